"""The words of a file that somebody is about to give as evidence, as far as they can be read quickly: to look whether it names people.

Texts, tables (CSV, XLSX, XLS, ODS) and the words of DOCX are read, a bounded part of each; of a picture and a PDF nothing is.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Sequence
from io import BytesIO, StringIO

from python_calamine import CalamineWorkbook

from weft.analysis.commitments.personal import Found, in_rows, in_text

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_ROWS = 2_000

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
    with zipfile.ZipFile(BytesIO(content)) as parts:
        if sum(one.file_size for one in parts.infolist()) > MOST_UNPACKED:
            return None
        if _DOCUMENT in parts.namelist():
            markup = parts.read(_DOCUMENT).decode("utf-8", "replace")
            lines = re.sub(r"</w:p>|</w:tc>|<w:br/>", "\n", markup)
            return in_text(re.sub(r"<[^>]*>", "", lines))
    return in_rows(_rows(content))


def _rows(content: bytes) -> list[Sequence[str]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    rows = list[Sequence[str]]()
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name).to_python(nrows=MOST_ROWS)
        rows += [[_said(cell) for cell in row] for row in sheet]
    return rows


def _said(cell: object) -> str:
    return str(cell)[:10] if hasattr(cell, "year") else str(cell)


def _of_text(content: bytes) -> list[Found]:
    text = content.decode(
        "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "replace"
    )
    separator = max(",;\t", key=text[:4_000].count)
    rows = list(csv.reader(StringIO(text), delimiter=separator))[:MOST_ROWS]
    once = {one.sign: one for one in (*in_text(text), *in_rows(rows))}
    return list(once.values())
