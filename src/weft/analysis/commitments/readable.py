"""The words of a file that somebody is about to give as evidence, as far as they can be read quickly: to look whether it names people.

Texts, tables (CSV, XLSX, XLS, ODS) and the words of DOCX are read, a bounded part of each; of a picture and a PDF nothing is.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO, StringIO
from itertools import islice

from python_calamine import CalamineWorkbook

from weft.analysis.commitments.personal import Found, in_rows, in_text

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_ROWS = 2_000

Rows = Sequence[Sequence[str]]
_DOCUMENT = "word/document.xml"


def people_in(content: bytes) -> list[Found] | None:
    """What of people a file may hold; None, where it cannot be read."""
    if len(content) > MOST_BYTES:
        return None
    try:
        return _found(content)
    except Exception:  # of a stranger's file anything may be wrong
        return None


def _found(content: bytes) -> list[Found] | None:
    if content.startswith(b"PK"):
        return _of_zip(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return in_rows(_rows(content))
    if content.startswith((b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", b"\x1f\x8b", b"PAR1")):
        return None
    return _of_text(content)


def _of_zip(content: bytes) -> list[Found] | None:
    if not _unpacks_to_little(content):
        return None
    with zipfile.ZipFile(BytesIO(content)) as parts:
        if _DOCUMENT in parts.namelist():
            markup = parts.read(_DOCUMENT).decode("utf-8", "replace")
            lines = re.sub(r"</w:p>|</w:tc>|<w:br/>", "\n", markup)
            return in_text(re.sub(r"<[^>]*>", "", lines))
    return in_rows(_rows(content))


def _unpacks_to_little(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return sum(one.file_size for one in parts.infolist()) <= MOST_UNPACKED


def _rows(content: bytes) -> list[Sequence[str]]:
    return [row for _name, rows in sheets_of(content) for row in rows]


def sheets_of(content: bytes, most_rows: int = MOST_ROWS) -> list[tuple[str, Rows]]:
    """The sheets of a workbook by their names, or a CSV file as one without a name, each with its first rows as they stand there. Raises whatever is wrong with a file that is
    neither."""
    if not content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return [("", _as_csv(_decoded(content), most_rows))]
    if content.startswith(b"PK") and not _unpacks_to_little(content):
        raise ValueError("it unpacks to too much")
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [(name, _rows_of(book, name, most_rows)) for name in book.sheet_names]


def _rows_of(book: CalamineWorkbook, name: str, most: int) -> Rows:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=most)
    return [[_said(cell) for cell in row] for row in rows]


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


def _of_text(content: bytes) -> list[Found]:
    text = _decoded(content)
    once = {one.sign: one for one in (*in_text(text), *in_rows(_as_csv(text)))}
    return list(once.values())
