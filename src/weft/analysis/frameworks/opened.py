"""The sheets of a workbook, or of a zip of CSV files, as rows of text; what would harm or mislead is refused first.

Text that a spreadsheet would run as a formula has an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from enum import Enum
from typing import Any

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.faults import clipped, not_utf_8
from weft.analysis.frameworks.template import EDITION, SHEETS

MOST_BYTES = 64 << 20
MOST_UNPACKED = 128 << 20
MOST_CELLS = 1_000_000
"""Room between the first cell of a sheet and the last: an edition of 10,000 entries takes 260,000."""
SEVERAL = "\n"
_RISKY = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
_OLD = b"\xd0\xcf\x11\xe0"
Rows = list[list[str]]
Merged = tuple[tuple[int, int], tuple[int, int]]
TABLES = (EDITION, *(sheet.name for sheet in SHEETS))
MOST_MERGED = 1_000


class CannotReadTables(WeftError):
    """A template cannot be read: which sheet and row, and what to do."""


@dataclass(frozen=True)
class Opened:
    """The sheets of a file by their names, and what only a workbook has."""

    sheets: dict[str, Rows]
    merged: dict[str, list[Merged]] = field(default_factory=dict)

    def is_within(self, sheet: str, row: int, column: int) -> bool:
        """Whether a cell (from 0) lies within a merged one, and is empty for that."""
        return any(
            top <= row <= bottom and left <= column <= right
            for (top, left), (bottom, right) in self.merged.get(sheet, ())
        )


def opened(content: bytes, name: str) -> Opened:
    """The sheets of a workbook or the files of a zip. Raises CannotReadTables."""
    if len(content) > MOST_BYTES:
        raise CannotReadTables(f"{name} is larger than {MOST_BYTES >> 20} MB.")
    if not content:
        raise CannotReadTables(f"{name} is empty.")
    if content.startswith(_OLD):
        raise CannotReadTables(
            f"{name} is an old workbook (XLS), or locked with a password. Save it as XLSX, without a password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check_size(packed, name)
            if tables := [one for one in packed.namelist() if one.lower().endswith(".csv")]:
                return Opened(_csvs(packed, tables, name))
            _check_cells(packed, name)
    # locked with a password (RuntimeError), packed in a way that Python does not know (NotImplementedError), or cut off
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, KeyError):
        raise CannotReadTables(
            f"{name} is neither a workbook (XLSX) nor a zip of CSV files, or it is damaged or locked."
        ) from None
    return _workbook(content, name)


def _check_size(packed: zipfile.ZipFile, name: str) -> None:
    if sum(member.file_size for member in packed.infolist()) > MOST_UNPACKED:
        raise CannotReadTables(
            f"{name}: unpacked, it is larger than {MOST_UNPACKED >> 20} MB. A framework is far smaller: take "
            "out pictures and empty rows."
        )
    if broken := packed.testzip():
        raise CannotReadTables(f"{name}: {broken} in it is damaged. Save it again.")


def _csvs(packed: zipfile.ZipFile, tables: list[str], name: str) -> dict[str, Rows]:
    names = [called(one.rpartition("/")[2][:-4]) for one in tables]
    _check_once(names, name)
    _check_names(names, name)
    return {sheet: _csv(packed, one, name) for sheet, one in zip(names, tables, strict=True)}


def _check_once(names: list[str], name: str) -> None:
    for sheet, times in Counter(names).items():
        if times > 1:
            raise CannotReadTables(
                f"{name}: the sheet {sheet} is there {times} times. Take out all but one."
            )


def _check_names(names: list[str], name: str) -> None:
    """Refuse a sheet whose name is nearly that of one of the template, which is not there: it would not be read."""
    for one in names:
        near = get_close_matches(
            one, [table for table in TABLES if table not in names], n=1, cutoff=0.8
        )
        if one not in TABLES and near:
            raise CannotReadTables(
                f"{name}: the sheet “{clipped(one)}” is none of the template. Call it {near[0]}, or take it out."
            )


def _csv(packed: zipfile.ZipFile, one: str, name: str) -> Rows:
    content = packed.read(one)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        why = not_utf_8(content, error, "Save it as “CSV UTF-8”.")
        raise CannotReadTables(f"{name}, {one} {why}") from None
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        return [[plain(value) for value in row] for row in rows]
    except csv.Error:
        raise CannotReadTables(
            f"{name}, {one}: line {rows.line_num:,} cannot be read. A quotation mark is missing there, or the file is no CSV."
        ) from None


def delimiter_of(text: str) -> str:
    """What stands between the columns of a table: a tab, or a semicolon as where commas are decimal, else a comma."""
    first = text.lstrip().partition("\n")[0]
    return "\t" if "\t" in first else ";" if ";" in first and "," not in first else ","


def escaped(text: str) -> str:
    """Text for a cell, made harmless where a spreadsheet would run it."""
    return f"'{text}" if _RISKY.match(text) else text


def plain(text: str) -> str:
    """The text that was made harmless."""
    return text[1:] if text.startswith("'") and _RISKY.match(text[1:]) else text


def cell(value: Any) -> str:
    """A value as a cell of the template has it."""
    if isinstance(value, tuple):
        return SEVERAL.join(cell(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value if isinstance(value, Enum) else value)


def _workbook(content: bytes, name: str) -> Opened:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = Opened({}, {})
        wanted = [one for one in book.sheet_names if called(one) in TABLES]
        _check_once([called(one) for one in wanted], name)
        _check_names([called(one) for one in book.sheet_names], name)
        for one in wanted:
            sheet = book.get_sheet_by_name(one)
            rows = sheet.to_python(skip_empty_area=False)
            found.sheets[called(one)] = [[plain(_typed(value)) for value in row] for row in rows]
            found.merged[called(one)] = [*(sheet.merged_cell_ranges or ())][:MOST_MERGED]
    except (CalamineError, ValueError):
        raise CannotReadTables(
            f"{name} cannot be opened as a workbook. Open it in a spreadsheet program, and save it again as XLSX."
        ) from None
    return found


def called(sheet: str) -> str:
    """The name of a sheet, however it is written."""
    return sheet.strip().lower()


def _typed(value: Any) -> str:
    """A cell as text: people type numbers and days where the template has text."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return cell(value)


_AT = rb"""\br\s*=\s*["'](?P<column>[A-Z]{1,3})(?P<row>[0-9]{1,7})["']"""
_FORMULA = rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?" + _AT + rb"[^>]*?(?P<empty>/?)>")
_FAILED = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*?""" + _AT + rb"[^>]*>(?:" + _FORMULA + rb")?"
    rb"\s*<(?:\w+:)?v>(?P<value>[^<]{0,20})"
)  # fmt: skip
_UNSOLVED = re.compile(
    rb"<(?:\w+:)?c\s(?P<before>[^>]*?)" + _AT + rb"(?P<after>[^>]*)>\s*" + _FORMULA +
    rb"\s*(?P<value><(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)  # fmt: skip
_TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")


def _check_cells(packed: zipfile.ZipFile, name: str) -> None:
    """Refuse sheets whose cells reach too far, for which a reader makes room, and formulas without a value or with an error,
    which it drops."""
    names = {*packed.namelist()}
    for member, sheet in _sheets(packed).items():
        if member not in names or called(sheet) not in TABLES:
            continue
        content = packed.read(member)
        rows, columns = _corner(content)
        if rows * columns > MOST_CELLS:
            raise CannotReadTables(
                f"{name}, sheet {sheet}: its cells reach to row {rows:,} and column {letters_of(columns)}, more than "
                "Weft opens. Delete what stands far away."
            )
        if failed := _FAILED.search(content):
            raise CannotReadTables(
                f"{name}, sheet {sheet}, cell {_place(failed)}: an error of the spreadsheet stands there "
                f"({html.unescape(failed['value'].decode('utf-8', 'replace'))}). Put the formula right, or type the value."
            )
        for formula in _UNSOLVED.finditer(content):
            is_text = _TEXT.search(formula["before"] + formula["after"])
            if not is_text or not formula["value"]:
                raise CannotReadTables(
                    f"{name}, sheet {sheet}, cell {_place(formula)}: a formula stands there without its value. "
                    "Save the workbook in a spreadsheet program, or type the value."
                )


def _place(found: re.Match[bytes]) -> str:
    """How a spreadsheet calls a cell: D3."""
    return (found["column"] + found["row"]).decode()


def _corner(content: bytes) -> tuple[int, int]:
    """The last row and the last column of a sheet in which something stands."""
    rows, letters = 0, set[bytes]()
    for found in _CELL.finditer(content):
        if not found["empty"]:
            rows = max(rows, int(found["row"]))
            letters.add(found["column"])
    return rows, max((number_of(one.decode()) for one in letters), default=0)


def _sheets(packed: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet, by its place in the workbook's zip."""
    book = packed.read("xl/workbook.xml").decode("utf-8", "replace")
    links = packed.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        _said(tag, "Id"): _said(tag, "Target").removeprefix("/xl/").removeprefix("/")
        for tag in re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", links)
    }
    return {
        f"xl/{targets.get(_said(tag, 'id'), '')}": html.unescape(_said(tag, "name"))
        for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", book)
    }


def _said(tag: str, attribute: str) -> str:
    found = re.search(rf"""\b{attribute}\s*=\s*(["'])(.*?)\1""", tag)
    return found[2] if found else ""


def number_of(letters: str) -> int:
    """The number of a column, from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(number: int) -> str:
    """How a spreadsheet calls a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
