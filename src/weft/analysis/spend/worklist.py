"""The worklist: the suppliers whose address would decide most of the money, to fill in and give back.

Payment files carry no address, so where the money went is unknown until somebody looks up where the
suppliers are. The largest come first (the published method looks at the top 300): a few hundred answers
decide most of the money. The workbook reads back as `--suppliers`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from weft.analysis.reporting.words import harmless
from weft.analysis.spend.figures import Account, part
from weft.analysis.spend.placed import UNKNOWN

TOP = 300
KINDS_OF_ADDRESS = {
    "registered": "Registered office",
    "trading": "Where it trades from",
    "invoice": "Where invoices come from",
    "branch": "A branch",
}
"""Kinds of address, and what pages call them: both are taken."""
NOT_KNOWN = "Not known"
"""What pages call a choice that nobody has made: nothing is filled in."""
YES_NO = ("yes", "no")
KNOWN = ("supplier_id", "supplier", "payments", "influenceable_gbp", "share_so_far")
"""What Weft fills in: `share_so_far` is of all influenceable spend whose place is unknown."""
ASKED = (
    "postcode",
    "kind_of_address",
    "branch_in_area",
    "employees",
    "vcse",
    "source",
    "looked_up",
)
"""What a person fills in."""
WIDTHS = {"supplier": 48, "supplier_id": 20, "source": 32}
HOW = (
    "Each row is a supplier whose address Weft does not know; the largest sums come first. Rows that you "
    "leave empty stay unknown, and nothing is guessed for them.",
    "postcode: where the supplier is. kind_of_address says what the address is: registered (at Companies "
    "House or the Charity Commission), trading, invoice (what your ledger has), or branch.",
    "branch_in_area: yes where it is based in your area or has a branch there, no where it has none.",
    "employees and vcse (a voluntary, community or social enterprise body): where you know them.",
    "source and looked_up: where you found it and on which day, so that others can follow it.",
    "Save the workbook and give it back: on the page that it came from, or to `weft spend report` as "
    "--suppliers.",
)
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Wanted:
    """A supplier whose place is unknown, and what hangs on it."""

    supplier_id: str
    supplier: str
    payments: int
    influenceable_gbp: Decimal
    share_so_far: Decimal | None


@dataclass(frozen=True)
class Worklist:
    """The suppliers to look up, the largest first, and what they come to."""

    wanted: tuple[Wanted, ...]
    unknown_gbp: Decimal
    """All influenceable spend whose place is unknown, with whoever is not listed."""

    @property
    def decides_gbp(self) -> Decimal:
        """What the listed suppliers would decide."""
        return sum((one.influenceable_gbp for one in self.wanted), Decimal(0))


def worklist(account: Account, *, top: int = TOP) -> Worklist:
    """The `top` suppliers by influenceable spend in the period whose place is unknown.

    Who is, or may be, an individual is never listed: nobody looks up where people live.
    """
    unknown = account.counts.in_period(kept_apart=None, locality=UNKNOWN).amount_gbp
    largest = account.counts.suppliers.largest("influenceable")
    sought = [one for one in largest if one.locality == UNKNOWN and not one.hidden][:top]
    wanted, so_far = [], Decimal(0)
    for one in sought:
        so_far += one.influenceable.amount_gbp
        wanted.append(
            Wanted(
                one.supplier_id, one.supplier, one.influenceable.payments,
                one.influenceable.amount_gbp, part(so_far, unknown),
            )
        )  # fmt: skip
    return Worklist(tuple(wanted), unknown)


Answers = Mapping[str, Mapping[str, str]]
"""By supplier id, what is known of `ASKED`."""


def worklist_xlsx(listed: Worklist, given: Answers | None = None) -> bytes:
    """The worklist as a workbook to fill in, with the answers that there are; the same gives the same bytes."""
    import xlsxwriter

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"title": "Suppliers to look up", "created": _NO_CLOCK})
    _list_sheet(book, listed.wanted, given or {})
    how = book.add_worksheet("How to")
    how.set_column(0, 0, 100)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, sentence in enumerate(HOW):
        how.write_string(row, 0, sentence, wrapped)
    book.close()
    return held.getvalue()


def _list_sheet(book: Any, wanted: Sequence[Wanted], given: Answers) -> None:
    sheet = book.add_worksheet("Suppliers")
    head = book.add_format({"bold": True, "bottom": 2})
    pounds = book.add_format({"num_format": '"£"#,##0.00'})
    share = book.add_format({"num_format": "0.0%"})
    to_fill = book.add_format({"bg_color": "#FFF7BF"})
    for at, title in enumerate((*KNOWN, *ASKED)):
        sheet.set_column(at, at, WIDTHS.get(title, 17))
        sheet.write_string(0, at, title, head)
    for row, one in enumerate(wanted, start=1):
        sheet.write_string(row, 0, one.supplier_id)
        sheet.write_string(row, 1, harmless(one.supplier))
        sheet.write_number(row, 2, one.payments)
        sheet.write_number(row, 3, float(one.influenceable_gbp), pounds)
        sheet.write_number(row, 4, float(one.share_so_far or 0), share)
        known = given.get(one.supplier_id, {})
        for at, title in enumerate(ASKED, start=len(KNOWN)):
            if answer := known.get(title):
                sheet.write_string(row, at, harmless(answer), to_fill)
            else:
                sheet.write_blank(row, at, None, to_fill)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(wanted), 1), len(KNOWN) + len(ASKED) - 1)
    for title, answers in (
        ("kind_of_address", KINDS_OF_ADDRESS), ("branch_in_area", YES_NO), ("vcse", YES_NO),
    ):  # fmt: skip
        at = (*KNOWN, *ASKED).index(title)
        choices = {"validate": "list", "source": list(answers)}
        sheet.data_validation(1, at, max(len(wanted), 1), at, choices)
