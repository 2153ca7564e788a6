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

from weft.analysis.commitments.readable import sheets_of
from weft.analysis.errors import WeftError
from weft.analysis.frameworks.units import NotAQuantity, number_said
from weft.analysis.spend.reading.dates import date_of

Known = Mapping[str, Sequence[str]]
"""What is wanted, each with the headings under which it stands; the first is the one that is written."""
Value = str | date | Decimal | int | None
MOST_ROWS, MOST_BYTES = 20_000, 20_000_000
HEADINGS_WITHIN = 20


class CannotReadTable(WeftError):
    """The file is no table that can be read: what to do."""


@dataclass(frozen=True)
class Row:
    """A row below the headings."""

    sheet: str
    number: int
    """From 1, as the spreadsheet counts."""
    cells: Sequence[str]

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

    @property
    def key(self) -> str:
        """The same for every file with these headings."""
        return hashlib.sha256("\n".join(map(_plain, self.headings)).encode()).hexdigest()


def read_table(content: bytes, known: Known) -> Table:
    """The sheets whose headings fit best what is wanted. Raises CannotReadTable."""
    if len(content) > MOST_BYTES:
        raise CannotReadTable(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        sheets = sheets_of(_as_utf8(content), MOST_ROWS + HEADINGS_WITHIN)
    except Exception:  # of a stranger's file anything may be wrong
        raise CannotReadTable(
            "This is no workbook or CSV file that can be read. Save it as XLSX or CSV, and send it again."
        ) from None
    tables = [_table(name, rows, known) for name, rows in sheets]
    best = max(tables, key=lambda one: len(guessed(one.headings, known)), default=None)
    if best is None or not best.rows:
        raise CannotReadTable("The file has no rows below a line of headings.")
    rows = tuple(row for one in tables if one.key == best.key for row in one.rows)
    if len(rows) > MOST_ROWS:
        raise CannotReadTable(f"The file has more than {MOST_ROWS:,} rows. Take it in parts.")
    return Table(best.headings, rows)


def _as_utf8(content: bytes) -> bytes:
    """Text of an older program, said as newer ones do."""
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace").encode()
    return content


def _table(name: str, rows: Sequence[Sequence[str]], known: Known) -> Table:
    there = [(len(guessed(row, known)), -at) for at, row in enumerate(rows[:HEADINGS_WITHIN])]
    at = -max(there, default=(0, 0))[1]
    below = enumerate(rows[at + 1 :], at + 2)
    return Table(
        tuple(rows[at]) if rows else (), tuple(Row(name, number, cells) for number, cells in below)
    )


def guessed(headings: Sequence[str], known: Known) -> dict[str, int]:
    """In which column each thing stands, by the headings. No two stand in one."""
    there = {_plain(text): at for at, text in reversed(list(enumerate(headings))) if text.strip()}
    found: dict[str, int] = {}
    for name, names in known.items():
        places = [there[_plain(one)] for one in names if _plain(one) in there]
        free = [at for at in places if at not in found.values()]
        if free:
            found[name] = free[0]
    return found


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def day_of(text: str) -> date | None:
    """The day that a cell says; None where it says none. Raises ValueError."""
    if not text:
        return None
    if (read := date_of(text)) is not None:
        return read.date
    if far := _FAR.fullmatch(text):
        day, month, year = (far[name] or far[f"{name}_"] for name in ("day", "month", "year"))
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            return _no_date(text)
    return _no_date(text)


_FAR = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20|21)\d\d)"
    r"|(?P<year_>(?:19|20|21)\d\d)-(?P<month_>\d\d)-(?P<day_>\d\d)"
)
"""31/12/2099: so councils write that there is no end; and contracts are older than payments."""


def _no_date(text: str) -> date:
    raise ValueError(f"“{text[:40]}” is no date.")


def money_of(text: str) -> Decimal | None:
    """The pounds that a cell says; None where it says none. Raises ValueError."""
    plain = text.strip().removeprefix("£").strip()
    if not plain:
        return None
    if plain.startswith("(") and plain.endswith(")"):
        raise ValueError(f"“{text[:40]}” stands in brackets, as amounts below 0 do. Write it without, or leave it empty.")  # fmt: skip
    try:
        amount = number_said(plain)
    except NotAQuantity as reason:
        raise ValueError(f"“{text[:40]}” is no amount of money: {reason}") from None
    if not 0 <= amount < Decimal(10) ** 13:
        raise ValueError(f"“{text[:40]}” is no value of a contract.")
    amount = round(amount, 2)
    return amount


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
