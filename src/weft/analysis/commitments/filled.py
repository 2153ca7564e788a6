"""What was delivered, in a workbook: a sheet to fill in with a line for each promise, and what stands in one that was filled in.

| column | what stands there |
|---|---|
| Promise | the reference of the promise; the sheet has it already |
| What, Agreement, Counted in, Can be split by | for whoever reads; passed over |
| How much | a number; lines without one are left out |
| From, To | days; without a last day all was on the first |
| Received by | an organisation or a group |
| What was done | words |
| Where | districts or wards, several with a semicolon between them; empty where nobody knows |
| Whom it reached | one of those by which it can be split; empty where that is not known. For several, a line each |

Columns are known by their headings, in any order; others are passed over. Several sheets are read one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

import xlsxwriter

from weft.analysis.commitments.opened import CannotOpen, opened

ASKED = {
    "promise": "Promise", "quantity": "How much", "begins": "From", "ends": "To", "received": "Received by",
    "description": "What was done", "places": "Where", "cohort": "Whom it reached",
}  # fmt: skip
TOLD = ("Promise", "What", "Agreement", "Counted in", "Can be split by")
"""What stands in the sheet already."""
NEEDED = ("promise", "quantity", "begins")
HEADINGS_WITHIN = 10
MOST_LINES, MOST_BYTES = 20_000, 20_000_000


class CannotReadSheet(CannotOpen):
    """The workbook cannot be read: what to do."""


@dataclass(frozen=True)
class Promised:
    """What a line of the sheet is for."""

    ref: str
    what: str
    agreement: str
    counted_in: str
    split_by: str = ""
    """Whom it may have reached, by name."""


@dataclass(frozen=True)
class Line:
    """A line that was filled in, as it was typed, by the names of `ASKED`."""

    sheet: str
    row: int
    """From 1, as the spreadsheet counts."""
    typed: dict[str, str]


def to_fill_in(promises: Iterable[Promised]) -> bytes:
    """The workbook to fill in."""
    into = BytesIO()
    with xlsxwriter.Workbook(into) as book:
        sheet = book.add_worksheet("Delivered")
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d mmmm yyyy"})
        headings = (*TOLD, *(text for name, text in ASKED.items() if name != "promise"))
        for at, text in enumerate(headings):
            sheet.write_string(0, at, text, bold)
        for row, one in enumerate(promises, 1):
            for at, text in enumerate(
                (one.ref, one.what, one.agreement, one.counted_in, one.split_by)
            ):
                sheet.write_string(row, at, text)
        sheet.set_column(0, 0, 11)
        sheet.set_column(1, 2, 38)
        sheet.set_column(3, 3, 16)
        sheet.set_column(4, 4, 34)
        sheet.set_column(5, 5, 16)
        sheet.set_column(6, 7, 18, day)
        sheet.set_column(8, 11, 34)
        sheet.freeze_panes(1, 0)
    return into.getvalue()


class Filled(NamedTuple):
    """The lines in which an amount stands, and what the sheets are called that are hidden, and not read."""

    lines: list[Line]
    hidden: tuple[str, ...]


def filled_in(content: bytes, name: str = "The workbook") -> Filled:
    """What was filled in. `name`: of the file. Raises CannotOpen, CannotReadSheet."""
    most = MOST_LINES + HEADINGS_WITHIN + 1
    sheets, hidden = opened(content, name, most_rows=most, most_bytes=MOST_BYTES)
    found = [line for sheet, rows in sheets for line in _of_a_sheet(name, sheet, rows)]
    if len(found) > MOST_LINES:
        raise CannotReadSheet(
            f"{name}: more than {MOST_LINES:,} lines are filled in. Send it in parts of so many lines at most."
        )
    if not found:
        raise CannotReadSheet(
            f"{name}: no line is filled in. Write how much was delivered below “{ASKED['quantity']}”, and send it again."
        )
    return Filled(found, hidden)


def _of_a_sheet(file: str, name: str, rows: Sequence[Sequence[str]]) -> list[Line]:
    head, columns = _headings(rows)
    if head is None:
        if not any(cell.strip() for row in rows for cell in row):
            return []
        missing = "”, “".join(ASKED[one] for one in NEEDED)
        where = f"{file}, sheet “{name}”," if name else file
        raise CannotReadSheet(
            f"{where} has no line of headings with “{missing}” in its first {HEADINGS_WITHIN} rows. Fill in the sheet that is offered here, or "
            "delete this one."
        )
    lines = (
        Line(
            name,
            number,
            {one: row[at].strip() if at < len(row) else "" for one, at in columns.items()},
        )
        for number, row in enumerate(rows[head + 1 :], head + 2)
    )
    return [line for line in lines if line.typed["quantity"]]


def _headings(rows: Sequence[Sequence[str]]) -> tuple[int | None, dict[str, int]]:
    """Which row holds the headings, and in which column each stands."""
    for at, row in enumerate(rows[:HEADINGS_WITHIN]):
        there = {" ".join(cell.split()).casefold(): column for column, cell in enumerate(row)}
        found = {
            one: there[text.casefold()] for one, text in ASKED.items() if text.casefold() in there
        }
        if all(one in found for one in NEEDED):
            return at, found
    return None, {}
