"""Which words label a total.

A row with such a label is a total of the file's own, not a payment; it is compared with the sum of the
rows above it. A supplier whose name begins like a total is a supplier.
"""

from __future__ import annotations

HEADINGS: tuple[str, ...] = ("In the file", "A total", "Why")

CASES: list[tuple[str, bool, str]] = [
    ("Total", True, "the plain word"),
    ("TOTAL", True, "capitals"),
    ("Totals", True, "plural"),
    ("  Total : ", True, "a colon and spaces"),
    ("Grand Total", True, "of everything"),
    ("GRAND TOTAL:", True, "of everything"),
    ("Overall total", True, "of everything"),
    ("Report Total", True, "of everything"),
    ("Sub Total", True, "of a part"),
    ("Sub-total", True, "of a part"),
    ("Subtotal", True, "of a part"),
    ("Page total", True, "of a page"),
    ("Running Total", True, "so far"),
    ("Monthly Total", True, "of a month"),
    ("Net Total", True, "net"),
    ("Total for April", True, "of a month"),
    ("Total April 2016", True, "of a month"),
    ("Total 2016/17", True, "of a year"),
    ("Total £", True, "with the unit"),
    ("Total (£)", True, "with the unit"),
    ("Total payments", True, "of payments"),
    ("TOTAL PAYMENTS OVER £500", True, "of payments"),
    ("Total spend", True, "of spend"),
    ("Total Expenditure", True, "of spend"),
    ("Total amount paid", True, "of payments"),
    ("Total excl VAT", True, "net"),
    ("Total of all payments", True, "of payments"),
    ("Adult Care Total", True, "of a directorate"),
    ("Children's Services - Total", True, "of a directorate"),
    ("Total: Highways", True, "of a directorate"),
    ("Carried forward", True, "to the next page"),
    ("Balance brought forward", True, "from the page before"),
    ("c/f", True, "carried forward"),
    ("B/Fwd", True, "brought forward"),
    ("Sum", True, "sum"),
    ("Cyfanswm", True, "Welsh"),
    ("Total Gas & Power", False, "a supplier"),
    ("Total Gas and Power Ltd", False, "a supplier"),
    ("Total People Ltd", False, "a supplier"),
    ("Total Fitness", False, "a supplier"),
    ("Total UK Limited", False, "a supplier"),
    ("Total for Bloggs Builders Ltd", True, "of a supplier"),
    ("Totally Local Company", False, "a supplier"),
    ("Totalkare", False, "a supplier"),
    ("Grand Hotel", False, "a supplier"),
    ("Subtle Energies Ltd", False, "a supplier"),
    ("Sumo Digital", False, "a supplier"),
    ("Summit Scaffolding", False, "a supplier"),
    ("Forward Carriers Ltd", False, "a supplier"),
    ("CF Roofing", False, "a supplier"),
    ("", False, "blank"),
]
