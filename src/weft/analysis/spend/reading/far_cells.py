"""Cells that lie far away from all others in an XLSX sheet: brought near, so that one stray cell costs nothing.

A workbook's reader makes room for every cell between the first and the last. Here the empty rows and
columns between are left out first; every row keeps the number that a spreadsheet shows.
"""

from __future__ import annotations

import html
import re
import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from weft.analysis.spend.reading.containers import MOST_CELLS
from weft.analysis.spend.reading.corners import corners
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.spooled import spooled

_CHUNK = 1 << 20
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
_TAG = re.compile(rb"<(?:\w+:)?(c|row|mergeCell)\s[^>]*>")
_CELL = re.compile(rb'\sr="([A-Z]{1,3})([0-9]{1,7})"')
_FILLED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*?(/?)>')
_ROW = re.compile(rb'\sr="([0-9]{1,7})"')
_MERGED = re.compile(rb'\sref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_WIDE = 400
_LARGE = 2_000_000
_SPARSE = 10
_GAP = 2
_LAST_ROW = 1_048_576
Places = tuple[list[int], list[int]]


@dataclass
class Extent:
    """The rows and columns (from 1) of a sheet that hold something, and how many cells do."""

    rows: bytearray
    columns: set[int]
    cells: int = 0

    @property
    def corner(self) -> tuple[int, int]:
        """The last row and the last column."""
        return self.rows.rfind(1), max(self.columns, default=0)

    @property
    def scattered(self) -> bool:
        """Whether there is far more room between the cells than there are cells."""
        rows, columns = self.corner
        many = rows * columns > _LARGE and rows * columns > _SPARSE * self.cells
        return many or (columns > _WIDE and len(self.columns) <= _WIDE)


@dataclass(frozen=True)
class Gathered:
    """A workbook without far cells, and the number of every row that is left of each gathered sheet."""

    file: IO[bytes]
    rows: Mapping[str, list[int]]


def extents_of(archive: zipfile.ZipFile) -> dict[str, Extent]:
    """Where the cells of each sheet lie, by the sheet's place in the workbook's zip."""
    found = {}
    for member in archive.namelist():
        if _SHEET.match(member):
            with archive.open(member) as sheet:
                found[member] = _extent(sheet)
    return found


@contextmanager
def gathered(name: str, file: IO[bytes], folder: Path) -> Iterator[Gathered]:
    """The workbook, its far cells brought near where there are any; `folder` takes what is written.

    Raises CannotRead where a sheet has more room between its cells than can be opened, even so.
    """
    kept = _kept(name, file)
    file.seek(0)
    if not kept:
        yield Gathered(file, {})
        return
    with zipfile.ZipFile(file) as archive, _written(archive, kept, folder) as near:
        names = _names_of_sheets(archive)
        yield Gathered(near, {names[m]: rows for m, (rows, _) in kept.items() if m in names})


def _kept(name: str, file: IO[bytes]) -> dict[str, Places]:
    """The rows and columns that are left of each sheet with far cells, by its place in the zip."""
    file.seek(0)
    if file.read(2) != b"PK":
        return {}
    with zipfile.ZipFile(file) as archive:
        extents = extents_of(archive)
        if not extents and "content.xml" in archive.namelist():
            with archive.open("content.xml") as content:
                for rows, columns in corners(_whole_tags(content)):
                    _check_room(name, rows, columns)
    kept = {
        m: (_near(_set(e.rows)), _near(sorted(e.columns)))
        for m, e in extents.items()
        if e.scattered
    }
    for member, extent in extents.items():
        rows, columns = map(len, kept[member]) if member in kept else extent.corner
        _check_room(name, rows, columns)
    return kept


def _check_room(name: str, rows: int, columns: int) -> None:
    if rows * columns > MOST_CELLS:
        raise CannotRead(
            f"{name}: a sheet reaches to row {rows} and column {columns}, more than Weft opens; often one stray cell lies far away. Delete the empty rows and columns, or save the sheet as CSV."
        )


def _written(archive: zipfile.ZipFile, kept: Mapping[str, Places], folder: Path) -> IO[bytes]:
    """The workbook again, the cells of the sheets in `kept` at their new places."""
    target = spooled(folder)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as near:
        for member in archive.infolist():
            with archive.open(member) as source, near.open(member.filename, "w") as written:
                pieces = _whole_tags(source)
                if member.filename in kept:
                    pieces = _moved(pieces, *kept[member.filename])
                for piece in pieces:
                    written.write(piece)
    target.seek(0)
    return target


def _extent(sheet: IO[bytes]) -> Extent:
    found = Extent(bytearray(_LAST_ROW + 2), set())
    letters: dict[bytes, int] = {}
    for piece in _whole_tags(sheet):
        for column, row, empty in _FILLED.findall(piece):
            if empty:
                continue
            found.columns.add(letters.get(column) or letters.setdefault(column, _number(column)))
            found.rows[min(int(row), _LAST_ROW)] = 1
            found.cells += 1
    return found


def _whole_tags(source: IO[bytes]) -> Iterator[bytes]:
    """The content in pieces that end where a tag ends."""
    held = b""
    while chunk := source.read(_CHUNK):
        piece = held + chunk
        end = piece.rfind(b">") + 1
        held = piece[end:]
        yield piece[:end]
    yield held


def _set(rows: bytearray) -> list[int]:
    return [number for number, held in enumerate(rows) if held]


def _near(places: Iterable[int]) -> list[int]:
    """The places that hold something, with at most a few empty ones before each."""
    kept: list[int] = []
    last = 0
    for place in places:
        kept += range(max(last + 1, place - _GAP), place + 1)
        last = place
    return kept


def _moved(pieces: Iterator[bytes], rows: list[int], columns: list[int]) -> Iterator[bytes]:
    """The sheet with every cell at its new place; empty cells are left out."""

    def moved(tag: re.Match[bytes]) -> bytes:
        text = tag[0]
        if tag[1] == b"row":
            return _ROW.sub(lambda m: b' r="%d"' % _place(rows, int(m[1])), text)
        if tag[1] == b"mergeCell":
            return _MERGED.sub(
                lambda m: b' ref="%s:%s"' % (_cell(m[1], m[2]), _cell(m[3], m[4])), text
            )
        if text.endswith(b"/>"):
            return b""
        return _CELL.sub(lambda m: b' r="%s"' % _cell(m[1], m[2]), text)

    def _cell(column: bytes, row: bytes) -> bytes:
        return _letters(_place(columns, _number(column))) + b"%d" % _place(rows, int(row))

    for piece in pieces:
        yield _TAG.sub(moved, piece)


def _place(kept: list[int], place: int) -> int:
    """The new place (from 1) of an old one, or of the next that is kept."""
    return min(bisect_left(kept, place) + 1, max(len(kept), 1))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _letters(number: int) -> bytes:
    letters = b""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


def _names_of_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet, by its place in the workbook's zip."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        _said(tag, "Id"): _said(tag, "Target").removeprefix("/xl/")
        for tag in re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", links)
    }
    return {
        f"xl/{targets.get(_said(tag, 'id'), '')}": html.unescape(_said(tag, "name"))
        for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", book)
    }


def _said(tag: str, attribute: str) -> str:
    found = re.search(rf"""\b{attribute}\s*=\s*(["'])(.*?)\1""", tag)
    return found[2] if found else ""
