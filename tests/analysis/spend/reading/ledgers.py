"""Any file of payments: clean and odd rows in any order, in any shape, with the truth beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

TITLES = [
    "Payments to suppliers",
    "Report printed by Finance",
    "All amounts over £500",
    "Page 1 of 1",
]
NAMES = [
    "Acorn Care Ltd", "Smith, Jones & Co", 'The "Den" Youth Trust', "Total Gas & Power", "REDACTED", "=SUM(A1:A9)",
    "Café Zoë", "12th Street Studios", "M&amp;S", "A; B | C Partnership", "-Minus Ltd",
]  # fmt: skip
BROKEN_NAMES = [*NAMES, "Bloggs\nBuilders Ltd", "Acorn\n\nCare, Ltd\n"]
HEADINGS = {
    "date": ["Payment Date", "Date Paid", "Date of payment", "Date"],
    "name": ["Supplier Name", "Supplier", "Vendor Name", "Beneficiary", "Payee"],
    "amount": [
        "Amount",
        "Amount (£)",
        "Net Amount",
        "Gross Amount",
        "Payment Value",
        "Invoice Amount",
    ],
    "ref": ["Transaction Number", "Document No", "Invoice Ref"],
    "purpose": ["Purpose", "Description", "Narrative"],
}
NOT_DATES = ["TBC", "31/02/2016", "n/a", "see note", "28/03/2016 - 02/04/2016", ""]
NOT_AMOUNTS = ["TBC", "see note", "12,34", "£12.50 and £3.00", "#REF!", "", "€10.00"]


@dataclass
class Truth:
    """What was put into the file, counted as it was put in."""

    rows: int = 0
    loaded: int = 0
    loaded_gbp: Decimal = Decimal(0)
    quarantined: int = 0
    quarantined_gbp: Decimal = Decimal(0)
    stated_gbp: Decimal = Decimal(0)
    blanks: int = 0

    @property
    def read_gbp(self) -> Decimal:
        return self.loaded_gbp + self.quarantined_gbp + self.stated_gbp


@dataclass
class Ledger:
    """The rows of one file and the truth about them."""

    rows: list[list[Any]] = field(default_factory=list)
    truth: Truth = field(default_factory=Truth)


def dates(day: date, manner: int) -> str:
    return (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day:%d-%b-%y}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%d/%m/%Y} 00:00:00",
        str((day - date(1899, 12, 30)).days),
    )[manner]


def amounts(amount: Decimal, manner: int) -> str:
    size = abs(amount)
    if amount < 0:
        return (
            f"{amount}",
            f"({size:,})",
            f"-£{size:,}",
            f"{size:,}-",
            f"{size} CR",
            f"£({size})",
        )[manner]
    return (f"{amount}", f"{amount:,}", f"£{amount:,}", f"£ {amount} ", f"{amount}000001", f" {amount:,}")[manner]  # fmt: skip


@st.composite
def ledgers(
    draw: st.DrawFn, name: str = "A", *, typed: bool = False, names: Sequence[str] = NAMES
) -> Ledger:
    """A ledger of 4 to 12 payments with odd rows among them; `typed` gives a workbook's own cells."""
    columns = draw(st.permutations(list(HEADINGS)))
    columns = [c for c in columns if c != "purpose" or draw(st.booleans())]
    headings = [draw(st.sampled_from(HEADINGS[c])) for c in columns]
    ledger = Ledger()
    for title in draw(st.lists(st.sampled_from(TITLES), max_size=3)):
        _add(ledger, [title])
    _add(ledger, headings)
    whole = draw(st.integers(4, 12))
    odd = draw(st.lists(st.sampled_from(list(ODD)), max_size=whole // 2))
    kinds = ["payment", "payment", *draw(st.permutations(["payment"] * (whole - 2) + odd))]
    for number, kind in enumerate(kinds):
        cells = _payment(draw, f"{name}{number:04}", names, typed=typed)
        if kind == "payment":
            ledger.truth.loaded += 1
            ledger.truth.loaded_gbp += cells.pop("worth")
            _add(ledger, [cells[c] for c in columns])
        else:
            ODD[kind](draw, ledger, columns, headings, cells)
    return ledger


def _payment(draw: st.DrawFn, ref: str, names: Sequence[str], *, typed: bool) -> dict[str, Any]:
    day = draw(st.dates(date(2015, 1, 1), date(2024, 12, 31)))
    worth = Decimal(draw(st.integers(-(10**6), 10**8).filter(bool))) / 100
    worth = worth.quantize(Decimal("0.01"))
    manner = draw(st.integers(0, 5))
    plain = typed and draw(st.booleans())
    return {
        "date": datetime.fromisoformat(f"{day}T00:00:00")
        if plain
        else dates(day, draw(st.integers(0, 5))),
        "name": draw(st.sampled_from(names)),
        "amount": float(worth) if plain else amounts(worth, manner),
        "ref": ref,
        "purpose": draw(st.sampled_from(["Care, adults", "Roads", "Stationery"])),
        "worth": worth,
    }


def _add(ledger: Ledger, cells: Sequence[Any]) -> None:
    ledger.rows.append(list(cells))
    ledger.truth.rows += 1


def _blank(draw: st.DrawFn, ledger: Ledger, columns: Any, headings: Any, cells: Any) -> None:
    _add(ledger, draw(st.sampled_from([[], [""] * len(columns), [" "] * len(columns)])))
    ledger.truth.blanks += 1


def _header_again(draw: Any, ledger: Ledger, columns: Any, headings: list[str], cells: Any) -> None:
    _add(ledger, headings)


def _note(draw: st.DrawFn, ledger: Ledger, columns: Any, headings: Any, cells: Any) -> None:
    _add(
        ledger,
        [draw(st.sampled_from(["Copyright of the council", "End of report", "* estimated"]))],
    )


def _total(draw: st.DrawFn, ledger: Ledger, columns: list[str], headings: Any, cells: Any) -> None:
    """A total of everything so far, labelled where the date or the name would be."""
    place = draw(st.sampled_from(["date", "name"]))
    worth = ledger.truth.loaded_gbp + ledger.truth.quarantined_gbp
    label = draw(st.sampled_from(["Total", "Grand Total", "Sub-total"]))
    given = {"amount": f"£{worth:,}", place: label}
    _add(ledger, [given.get(c, "") for c in columns])
    ledger.truth.stated_gbp += worth


def _bad_date(
    draw: st.DrawFn, ledger: Ledger, columns: list[str], headings: Any, cells: Any
) -> None:
    worth = cells.pop("worth")
    cells["date"] = draw(st.sampled_from(NOT_DATES))
    _add(ledger, [cells[c] for c in columns])
    ledger.truth.quarantined += 1
    ledger.truth.quarantined_gbp += worth


def _bad_amount(
    draw: st.DrawFn, ledger: Ledger, columns: list[str], headings: Any, cells: Any
) -> None:
    cells["amount"] = draw(st.sampled_from(NOT_AMOUNTS))
    _add(ledger, [cells[c] for c in columns])
    ledger.truth.quarantined += 1


def _nobody(draw: st.DrawFn, ledger: Ledger, columns: list[str], headings: Any, cells: Any) -> None:
    """Nobody named, but a date and an amount: a payment all the same."""
    cells["name"] = draw(st.sampled_from(["", "N/A", "-"]))
    ledger.truth.loaded += 1
    ledger.truth.loaded_gbp += cells.pop("worth")
    _add(ledger, [cells[c] for c in columns])


ODD = {
    "blank": _blank, "header": _header_again, "note": _note, "total": _total, "bad date": _bad_date,
    "bad amount": _bad_amount, "nobody": _nobody,
}  # fmt: skip
