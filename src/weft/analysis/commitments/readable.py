"""The words of a file that somebody is about to give as evidence, as far as they can be read quickly: to look whether it names people.

| a file | what is read of it |
|---|---|
| a text, a table (CSV, XLSX, XLS, ODS), a document (DOCX, ODT) | all of it, up to bounds |
| a ZIP | each file in it, up to bounds; a ZIP within it is not opened |
| a picture, a PDF | nothing |

Whatever is not read, or not to its end, is said with the reason, so that a person looks.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO, StringIO
from itertools import islice

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from weft.analysis.commitments.personal import Found, in_rows, in_text

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_ROWS = 50_000
MOST_WITHIN = 200

Rows = Sequence[Sequence[str]]
_DOCUMENTS = ("word/document.xml", "content.xml")
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED = 0x1
_PICTURES = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", b"GIF8")


class Unread(StrEnum):
    """Why a file was not looked through, or not to its end."""

    PICTURE = "picture"
    LARGE = "large"
    LOCKED = "locked"
    WITHIN = "within"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Looked:
    """What of people a file may hold, and why not all of it was read."""

    found: list[Found] = field(default_factory=list)
    unread: frozenset[Unread] = frozenset()


def people_in(content: bytes) -> Looked:
    """What of people a file may hold, as far as it can be read."""
    if content.startswith(_PICTURES):
        return _not_read(Unread.PICTURE)
    if len(content) > MOST_BYTES:
        return _not_read(Unread.LARGE)
    try:
        return _looked(content)
    except Exception:  # of a stranger's file anything may be wrong
        return _not_read(Unread.UNKNOWN)


def _not_read(why: Unread) -> Looked:
    return Looked(unread=frozenset({why}))


def _looked(content: bytes) -> Looked:
    if content.startswith(b"PK"):
        return _of_zip(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _of_workbook(content)
    if content.startswith((b"\x1f\x8b", b"PAR1")):
        return _not_read(Unread.UNKNOWN)
    return _of_text(content)


def _of_zip(content: bytes, *, is_within: bool = False) -> Looked:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        there = [one for one in parts.infolist() if not one.is_dir()]
        names = {one.filename for one in there}
        if any(one.flag_bits & _ENCRYPTED for one in there):
            return _not_read(Unread.LOCKED)
        if sum(one.file_size for one in there) > MOST_UNPACKED:
            return _not_read(Unread.LARGE)
        if any(name.startswith("xl/workbook.") for name in names) or content[30:].startswith(_ODS):
            return _of_workbook(content)
        if document := next((one for one in _DOCUMENTS if one in names), None):
            return Looked(in_text(_bare(parts.read(document).decode("utf-8", "replace"))))
        if is_within:
            return _not_read(Unread.WITHIN)
        return _together([_of_part(parts.read(one)) for one in there[:MOST_WITHIN]], cut=len(there) > MOST_WITHIN)  # fmt: skip


def _of_part(content: bytes) -> Looked:
    """What one file in a ZIP holds."""
    if not content.startswith(b"PK"):
        return people_in(content)
    try:
        return _of_zip(content, is_within=True)
    except Exception:  # of a stranger's file anything may be wrong
        return _not_read(Unread.UNKNOWN)


def _together(looked: Sequence[Looked], *, cut: bool) -> Looked:
    found = {one.sign: one for each in looked for one in each.found}
    unread = frozenset(why for each in looked for why in each.unread)
    return Looked(list(found.values()), unread | {Unread.LARGE} if cut else unread)


def _bare(markup: str) -> str:
    """The words of a document, each paragraph and cell on its line."""
    lines = re.sub(r"</(?:w:p|w:tc|text:p|text:h)>|<w:br/>", "\n", markup)
    return re.sub(r"<[^>]*>", "", lines)


def _of_workbook(content: bytes) -> Looked:
    sheets = sheets_of(content, MOST_ROWS + 1)
    found = {one.sign: one for _name, rows in sheets for one in in_rows(rows)}
    is_cut = any(len(rows) > MOST_ROWS for _name, rows in sheets)
    return Looked(list(found.values()), frozenset({Unread.LARGE} if is_cut else ()))


def _unpacks_to_little(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return sum(one.file_size for one in parts.infolist()) <= MOST_UNPACKED


def sheets_of(content: bytes, most_rows: int = MOST_ROWS) -> list[tuple[str, Rows]]:
    """The sheets of a workbook by their names, or a CSV file as one without a name, each with its first rows as they stand there. Raises whatever is wrong with a file that is
    neither."""
    if not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return [("", _as_csv(_decoded(content), most_rows))]
    if content.startswith(b"PK") and not _unpacks_to_little(content):
        raise ValueError("it unpacks to too much")
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [(name, _rows_of(book, name, most_rows)) for name in book.sheet_names]


def hidden_in(content: bytes) -> tuple[str, ...]:
    """The names of the sheets of a workbook that whoever opens it does not see."""
    if not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return ()
    told = CalamineWorkbook.from_filelike(BytesIO(content)).sheets_metadata
    return tuple(one.name for one in told if one.visible != SheetVisibleEnum.Visible)


def _rows_of(book: CalamineWorkbook, name: str, most: int) -> Rows:
    """The first rows. What stands in a cell that goes over several rows stands in each of them."""
    sheet = book.get_sheet_by_name(name)
    rows = [
        [_said(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False, nrows=most)
    ]
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        for row in rows[top + 1 : bottom + 1]:
            if top < len(rows) and left < min(len(row), len(rows[top])):
                row[left] = row[left] or rows[top][left]
    return rows


def _said(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)[:10] if hasattr(cell, "year") else str(cell)


def _decoded(content: bytes) -> str:
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("it is no text")
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return content.decode("utf-16" if wide else "utf-8-sig", "replace")


def _as_csv(text: str, most: int = MOST_ROWS) -> Rows:
    separator = max(",;\t", key=text[:4_000].count)
    lines = StringIO(
        text.replace("\r\n", "\n").replace("\r", "\n")
    )  # older programs end a line with \r alone
    return list(islice(csv.reader(lines, delimiter=separator), most))


def _of_text(content: bytes) -> Looked:
    text = _decoded(content)
    rows = _as_csv(text, MOST_ROWS + 1)
    once = {one.sign: one for one in (*in_text(text), *in_rows(rows))}
    is_cut = len(rows) > MOST_ROWS
    return Looked(list(once.values()), frozenset({Unread.LARGE} if is_cut else ()))
