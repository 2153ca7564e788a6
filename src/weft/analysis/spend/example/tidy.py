"""Quillmouth's files: one tidy CSV a year, in UTF-8, with the columns of the LGA's spend schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from weft.analysis.spend.example.files import Published, Record, Sheet, What, money, said
from weft.analysis.spend.example.payment import Payment
from weft.analysis.spend.example.place import QUILLMOUTH
from weft.analysis.spend.example.titled import financial_year

COLUMNS = (
    "Organisation Name", "Organisation Code", "Directorate", "Service", "Cost Centre",
    "Supplier Name", "Supplier ID", "Company Number", "Supplier Postcode", "Invoice Date",
    "Payment Date", "Transaction Number", "Contract Reference", "Net Amount", "Irrecoverable VAT",
    "Expense Type", "Purpose", "ProClass Label", "ProClass Code",
)  # fmt: skip
AGAIN_IN_THE_NEXT_FILE = 25
ONE_CONTRACT_IN = 3
ONE_LINE_BREAK_IN = 211


def publish(ledgers: Mapping[int, Sequence[Payment]]) -> list[Published]:
    """A file for each year; the later one begins with the last payments of the year before."""
    published = []
    last: list[Payment] = []
    for year, ledger in sorted(ledgers.items()):
        rows = [*last, *ledger]
        records = [said(What.HEADER, len(COLUMNS), *COLUMNS), *map(_record, rows)]
        path = f"payments/{QUILLMOUTH.folder}/payments-{financial_year(year)}.csv"
        sheet = Sheet(None, tuple(records))
        published.append(Published(path, QUILLMOUTH.name, "tidy CSV", "utf-8", (sheet,)))
        last = [row for row in ledger if row.fault is None][-AGAIN_IN_THE_NEXT_FILE:]
    return published


def _record(payment: Payment) -> Record:
    fault = payment.fault
    paid, amount = payment.paid.isoformat(), f"{payment.amount:.2f}"
    if fault and fault.cell == "date":
        paid = fault.text
    if fault and fault.cell == "amount":
        amount = fault.text
    if payment.number % ONE_LINE_BREAK_IN == 0:
        purpose = f"{payment.purpose}\nsee invoice"
        return money(payment, _cells(payment, paid, amount, purpose), "line break in a cell")
    return money(payment, _cells(payment, paid, amount, payment.purpose))


def _cells(payment: Payment, paid: str, amount: str, purpose: str) -> tuple[str, ...]:
    supplier = payment.supplier
    number = int(supplier.id[1:]) if supplier else 0
    contract = f"QC-{number:04d}" if supplier and number % ONE_CONTRACT_IN == 0 else ""
    invoiced = (payment.paid - timedelta(days=5 + payment.number % 30)).isoformat()
    if payment.fault and payment.fault.cell == "date":
        invoiced = ""
    return (
        QUILLMOUTH.name, "ZX-QUI", payment.department, payment.service, payment.cost_centre,
        payment.payee, f"{100_000 + number}" if supplier else "",
        (supplier.company_number or "") if supplier else "",
        (supplier.postcode or "") if supplier else "", invoiced, paid, payment.ref,
        contract, amount, "0.00", payment.expense, purpose, payment.category, payment.code,
    )  # fmt: skip
