"""A table that a council keeps in a spreadsheet: its headings, its rows, in which column each thing stands, and the same written again.

Several sheets of the same headings are one table. What is wanted is known by the headings under which it is usually found; what stands where is
said by a person in the end.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter

from weft.analysis.commitments.opened import CannotOpen, opened
from weft.analysis.frameworks.units import NotAQuantity, number_said
from weft.analysis.spend.reading.dates import How, date_of

Known = Mapping[str, Sequence[str]]
"""What is wanted, each with the headings under which it stands; the first is the one that is written."""
Value = str | date | Decimal | int | None
MOST_ROWS, MOST_BYTES = 20_000, 20_000_000
HEADINGS_WITHIN = 20


class CannotReadTable(CannotOpen):
    """The file is no table that can be read: what to do."""


@dataclass(frozen=True)
class Row:
    """A row below the headings."""

    sheet: str
    number: int
    """From 1, as the spreadsheet counts."""
    cells: Sequence[str]

    @property
    def id(self) -> str:
        """By what it is told from the other rows of its file."""
        return f"{self.sheet}!{self.number}"

    def said(self, columns: Mapping[str, int]) -> dict[str, str]:
        """What it says, by what stands in which column."""
        cells = self.cells
        return {
            name: _bare(cells[at].strip()) if at < len(cells) else ""
            for name, at in columns.items()
        }


@dataclass(frozen=True)
class Table:
    """The rows of a file below its headings."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    unread: tuple[str, ...] = ()
    """The names of the sheets of its file that have other headings."""
    hidden: tuple[str, ...] = ()
    """The names of those that are hidden: they are not read, either."""

    @property
    def key(self) -> str:
        """The same for every file with these headings."""
        return hashlib.sha256("\n".join(map(plain, self.headings)).encode()).hexdigest()


def read_table(content: bytes, known: Known, name: str = "The file") -> Table:
    """The sheets whose headings fit best what is wanted. `name`: of the file. Raises CannotOpen, CannotReadTable."""
    most = MOST_ROWS + HEADINGS_WITHIN
    sheets, hidden = opened(content, name, most_rows=most, most_bytes=MOST_BYTES)
    tables = [_table(sheet, rows, known) for sheet, rows in sheets]
    best = max(tables, key=lambda one: len(guessed(one.headings, known)), default=None)
    if best is None or not best.rows:
        raise CannotReadTable(
            f"{name} has no rows below a line of headings. Write a row for each thing below its headings, and send it again."
        )
    rows = tuple(row for one in tables if one.key == best.key for row in one.rows)
    others = zip(sheets, tables, strict=True)
    unread = tuple(sheet for (sheet, _rows), one in others if one.rows and one.key != best.key)
    if len(rows) > MOST_ROWS:
        raise CannotReadTable(
            f"{name} has more than {MOST_ROWS:,} rows. Send it in parts of so many rows at most, each with its line of headings."
        )
    return Table(best.headings, rows, unread, hidden)


def _table(name: str, rows: Sequence[Sequence[str]], known: Known) -> Table:
    there = [(len(guessed(row, known)), -at) for at, row in enumerate(rows[:HEADINGS_WITHIN])]
    at = -max(there, default=(0, 0))[1]
    headings = tuple(rows[at]) if rows else ()
    if rows[at + 1 :] and (joined := _joined(headings, rows[at + 1])):
        headings, at = joined, at + 1
    below = enumerate(rows[at + 1 :], at + 2)
    return Table(headings, tuple(Row(name, number, cells) for number, cells in below))


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    """Headings in two rows, such as “Target” over “2025/26” and “2026/27”, as one; None where the second is none: it says something under a heading that
    stands over one column alone."""
    many = max(len(above), len(below))
    top, under = ([*(one.strip() for one in row), *("",) * (many - len(row))] for row in (above, below))  # fmt: skip
    for at in range(1, many):
        if not top[at] and under[at]:
            top[at] = top[at - 1]
    over_several = [bool(one) and one in (*top[at - 1 : at], *top[at + 1 : at + 2]) for at, one in enumerate(top)]  # fmt: skip
    said = [at for at in range(many) if under[at] and under[at] != top[at]]
    if len(said) < 2 or not all(over_several[at] for at in said):
        return None
    return tuple(f"{top[at]} {under[at]}" if at in said else top[at] for at in range(many))


def guessed(headings: Sequence[str], known: Known) -> dict[str, int]:
    """In which column each thing stands, by the headings. No two stand in one."""
    there = {plain(text): at for at, text in reversed(list(enumerate(headings))) if text.strip()}
    found: dict[str, int] = {}
    for name, names in known.items():
        places = [there[plain(one)] for one in names if plain(one) in there]
        free = [at for at in places if at not in found.values()]
        if free:
            found[name] = free[0]
    return found


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


NO_DAY = frozenset({
    "", "-", "--", "n/a", "na", "none", "nil", "tbc", "tba", "tbd", "unknown", "not known", "not applicable", "to be confirmed", "ongoing",
    "on-going", "on going", "rolling", "open", "open ended", "open-ended", "continuous", "no end date", "no end",
})  # fmt: skip
"""So councils write that there is no day, or that nobody knows it."""


def day_of(text: str, *, first: bool = False) -> date | None:
    """The day that a cell says; None where it says none. Of a month or a quarter the last day, or the `first`. Raises ValueError."""
    if text.strip().casefold() in NO_DAY:
        return None
    read = date_of(text, earliest=EARLIEST, latest=LATEST)
    if read is None:
        raise ValueError(
            f"“{text[:40]}” is no date of the calendar. Write one, such as 31/03/2027, or leave it empty."
        )
    if read.how is not How.PERIOD:
        return read.date
    if text.strip().isdigit() and len(text.strip()) == 4:
        raise ValueError(f"“{text[:40]}” is a year, and no date. Write it as 31/03/{text.strip()}.")
    return read.date.replace(day=1) if first else read.date


EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Contracts are older than payments, and 31/12/2099 is how councils write that there is no end."""


def money_of(text: str) -> Decimal | None:
    """The pounds that a cell says; None where it says none. Raises ValueError."""
    plain = text.strip().removeprefix("£").strip()
    if not plain or plain.casefold() in NO_DAY:
        return None
    if plain.startswith("(") and plain.endswith(")"):
        raise ValueError(f"“{text[:40]}” stands in brackets, as amounts below 0 do. Write it without, or leave it empty.")  # fmt: skip
    try:
        amount = number_said(in_figures(plain))
    except NotAQuantity as reason:
        raise ValueError(f"“{text[:40]}” is no amount of money: {reason}") from None
    if not 0 <= amount < Decimal(10) ** 13:
        raise ValueError(f"“{text[:40]}” is no value of a contract.")
    pence = round(amount, 2)
    if abs(amount - pence) > NOISE:
        raise ValueError(f"“{text[:40]}” is finer than a penny. Correct it, or leave it empty.")
    return pence


NOISE = Decimal("0.0001")
"""So far off a whole penny is what a spreadsheet has worked out, and nobody has typed."""
SHORT = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mil": 6, "million": 6, "millions": 6, "bn": 9, "billion": 9,
}  # fmt: skip
_SHORT = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(" + "|".join(sorted(SHORT, key=len, reverse=True)) + r")\.?", re.IGNORECASE)  # fmt: skip


def in_figures(text: str) -> str:
    """An amount of money in figures that somebody has shortened: 1.2m, 500k, 3 million; any other as it stands."""
    if not (said := _SHORT.fullmatch(text)):
        return text
    return f"{number_said(said[1]) * 10 ** SHORT[said[2].casefold()]:f}"


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A table as CSV, which a spreadsheet opens as it stands."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_said(one) for one in row] for row in rows)
    return held.getvalue().encode("utf-8-sig")


def as_xlsx(name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A table as a workbook of one sheet: days are days, amounts numbers, and texts never formulas."""
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(name)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.set_column(0, len(headings), 18)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, headings, bold)
        for number, row in enumerate(rows, 1):
            for at, one in enumerate(row):
                if isinstance(one, date):
                    sheet.write_datetime(number, at, one, day)
                elif isinstance(one, Decimal | int):
                    sheet.write_number(number, at, float(one))
                elif one:
                    sheet.write_string(number, at, one)
    return into.getvalue()


def _said(one: Value) -> str:
    if isinstance(one, date):
        return one.strftime("%d/%m/%Y")
    if isinstance(one, Decimal | int):
        return f"{one:f}" if isinstance(one, Decimal) else str(one)
    return _safe(one or "")


_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _bare(text: str) -> str:
    """The same as it was before it was made safe."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text
