"""The sheets of a file that a stranger has sent; what cannot be opened is refused with what it is and what to do, by the file's name."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from weft.analysis.commitments.readable import Rows, hidden_in, sheets_of
from weft.analysis.errors import WeftError
from weft.analysis.spend.reading.containers import check_workbook
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.refusals import why_not_read

HEAD = 4096
OLD, PACKED, GZIP = b"\xd0\xcf\x11\xe0", b"PK", b"\x1f\x8b"
WIDE = (b"\xff\xfe", b"\xfe\xff")


class CannotOpen(WeftError):
    """The file holds no sheet that can be read: which file, what it is, and what to do."""


class Opened(NamedTuple):
    """The sheets of a file that are seen, by their names, each with its first rows; and what those are called that are hidden."""

    sheets: list[tuple[str, Rows]]
    hidden: tuple[str, ...] = ()


def opened(content: bytes, name: str, *, most_rows: int, most_bytes: int) -> Opened:
    """The sheets of a workbook, or a CSV file as one without a name; what is hidden is not read. Raises CannotOpen."""
    if len(content) > most_bytes:
        raise CannotOpen(
            f"{name} is larger than {most_bytes // 1_000_000} MB. Delete sheets, pictures and columns that are not needed, or send it in parts."
        )
    if reason := why_not_read(name, content[:HEAD], BytesIO(content)):
        raise CannotOpen(reason)
    if content.startswith(GZIP):
        raise CannotOpen(
            f"{name}: this is a packed file (gzip). Unpack it, and send what is in it."
        )
    try:
        if content.startswith((OLD, PACKED)):
            check_workbook(name, BytesIO(content))
        sheets, hidden = sheets_of(_as_utf8(content, name), most_rows), hidden_in(content)
    except CannotRead as fault:
        raise CannotOpen(fault.message) from None
    except CannotOpen:
        raise
    except Exception:  # of a stranger's file anything may be wrong
        raise CannotOpen(_no_workbook(content, name)) from None
    seen = [(sheet, rows) for sheet, rows in sheets if sheet not in hidden]
    if not seen:
        raise CannotOpen(f"{name}: all of its sheets are hidden. Show the one that is to be read in a spreadsheet program, and save it.")  # fmt: skip
    return Opened(seen, hidden)


def _no_workbook(content: bytes, name: str) -> str:
    if content.startswith(PACKED):
        return (
            f"{name}: no sheet can be read in it. It is damaged, a document, or a zip of other files. Open it in a spreadsheet program and save it "
            "as XLSX; unpack a zip first."
        )
    if content.startswith(OLD):
        return f"{name}: no sheet can be read in it. It is damaged, or no workbook. Open it in a spreadsheet program and save it as XLSX."
    return f"{name}: a line of it cannot be read as CSV. Open it in a spreadsheet program and save it as XLSX."


def _as_utf8(content: bytes, name: str) -> bytes:
    """Text of an older program, said as newer ones do."""
    if content.startswith((PACKED, OLD, *WIDE)):
        return content
    if b"\0" in content[:HEAD]:
        raise CannotOpen(f"{name}: this is neither a workbook nor a text. Open it in the program that made it, and save it as XLSX or CSV.")  # fmt: skip
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace").encode()
    return content
