"""Published files read by other means than Weft's: Python's csv and Decimal, and nothing else."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

Row = list[str]


def content(path: Path) -> bytes:
    """A file's bytes, out of its gzip or its zip of one file."""
    raw = path.read_bytes()
    if raw[:2] == b"\x1f\x8b":
        return gzip.decompress(raw)
    if raw[:2] == b"PK" and path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return archive.read(archive.namelist()[0])
    return raw


def rows(path: Path) -> list[Row]:
    """The records of a CSV that are not blank."""
    return [row for row in records(content(path)) if any(cell.strip() for cell in row)]


def records(raw: bytes) -> Iterator[Row]:
    """The records of a CSV, blank ones too; the quotes decide where a record ends."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text.lstrip().partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def is_text(path: Path) -> bool:
    """Whether it is neither empty, nor a workbook or Parquet, nor a web page."""
    raw = content(path)
    return bool(raw.strip()) and not raw.lstrip().startswith((b"PK", b"\xd0\xcf", b"PAR1", b"<"))


def money(cell: str) -> Decimal | None:
    """An amount in pounds, rounded to the penny; None where the cell holds none."""
    bare = cell.strip().replace(",", "").replace("£", "")
    try:
        return Decimal(bare).quantize(Decimal("0.01")) if bare else None
    except InvalidOperation:
        return None


def sums(path: Path, heading: str) -> tuple[int, Decimal] | None:
    """How many amounts stand under a heading of the first row, and their sum; None without it."""
    table = rows(path)
    names = [cell.strip().casefold() for cell in table[0]]
    if heading.casefold() not in names:
        return None
    column = names.index(heading.casefold())
    amounts = [money(row[column]) for row in table[1:] if len(row) > column]
    found = [amount for amount in amounts if amount is not None]
    return len(found), sum(found, Decimal(0))
