"""Tables as they are published: CSV (also gzipped, also many with the same columns) and XLSX.

A table may have title rows above its header, or no header at all.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from weft.analysis.errors import ExitCode, WeftError

LOOK_AT = 60
"""Rows at the top among which the header is looked for."""
_NUMBERS = count(1)


class CannotLoad(WeftError):
    """A file that cannot be loaded, with what to do."""

    exit_code = ExitCode.NOTHING_READ


@dataclass(frozen=True)
class TableRead:
    """A table in the engine, all its columns as text."""

    name: str
    """How SQL speaks of it."""
    columns: tuple[str, ...]
    titles: tuple[str, ...] = ()
    """What stands above the header, and the sheet's name."""


def read_table(
    connection: Any,
    files: Sequence[Path],
    is_header: Callable[[Sequence[str]], bool],
    *,
    no_header: Sequence[str] = (),
    wanted: Callable[[str], bool] | None = None,
) -> TableRead:
    """Read files of one layout as one table, all of it or the columns that are wanted.

    `is_header` knows the row of headings; where no row is one, `no_header` names the columns. Raises
    CannotLoad, which says what was looked for.
    """
    first = files[0]
    for file in files:
        if not file.is_file():
            raise CannotLoad(f"{file}: there is no such file. Check the spelling.")
        if file.suffix.lower() == ".zip":
            raise CannotLoad(f"{file}: unzip it first, and give the CSV that is in it.")
    if first.suffix.lower() in (".xlsx", ".xls", ".ods"):
        return _workbook(connection, first, is_header)
    heads = [_head(file) for file in files]
    at = _header_at(heads[0], is_header)
    if at is None and not no_header:
        row = next((row for row in heads[0] if any(row)), [])
        raise CannotLoad(
            f"{first}: no row of headings that Weft knows. It begins with: {', '.join(row)[:200]}."
        )
    titles = tuple(" ".join(row) for row in heads[0][: at or 0])
    header = _distinct(no_header if at is None else heads[0][at])
    others = [
        file for file, head in zip(files, heads, strict=True) if not _alike(head, heads[0], at)
    ]
    if others:
        raise CannotLoad(f"{others[0]}: its headings are not those of {first}. Load it by itself.")
    kept = [heading for heading in header if wanted is None or wanted(heading)]
    return _csv(connection, files, header, kept or header, 0 if at is None else at + 1, titles)


def _alike(head: list[list[str]], first: list[list[str]], at: int | None) -> bool:
    """Whether a file has the headings of the first; without headings, as many columns."""
    if at is None:
        return not head or len(head[0]) == len(first[0])
    return len(head) > at and head[at] == first[at]


def _distinct(header: Sequence[str]) -> list[str]:
    """The headings, those that repeat or are blank with their number."""
    seen: set[str] = set()
    named = []
    for at, heading in enumerate(header, start=1):
        name = heading.strip() or f"column {at}"
        named.append(name if name.casefold() not in seen else f"{name} {at}")
        seen.add(name.casefold())
    return named


def _csv(
    connection: Any,
    files: Sequence[Path],
    header: list[str],
    kept: list[str],
    skip: int,
    titles: tuple[str, ...],
) -> TableRead:
    """The columns that are kept, as text: nothing is left for the engine to guess."""
    name = f"published_{next(_NUMBERS)}"
    columns = ", ".join(f"{_literal(heading)}: 'VARCHAR'" for heading in header)
    paths = ", ".join(_literal(str(file)) for file in files)
    wanted = ", ".join('"' + heading.replace('"', '""') + '"' for heading in kept)
    sql = f"""CREATE TEMP TABLE {name} AS SELECT {wanted} FROM read_csv([{paths}], header = false,
        auto_detect = false, delim = ',', quote = '"', escape = '"', skip = {skip},
        null_padding = true, strict_mode = false, columns = {{{columns}}})"""
    try:
        connection.con.execute(sql)
    except Exception as fault:
        raise CannotLoad(f"{files[0]}: cannot be read as CSV ({fault}).") from None
    return TableRead(name, tuple(kept), titles)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _head(file: Path) -> list[list[str]]:
    opened = gzip.open if file.suffix == ".gz" else open
    try:
        with opened(file, "rt", encoding="utf-8-sig", errors="replace", newline="") as text:
            return list(islice(csv.reader(text), LOOK_AT))
    except (OSError, csv.Error) as fault:
        raise CannotLoad(f"{file}: cannot be read as CSV ({fault}).") from None


def _header_at(
    rows: Sequence[Sequence[str]], is_header: Callable[[Sequence[str]], bool]
) -> int | None:
    return next((at for at, row in enumerate(rows) if is_header(row)), None)


def _workbook(connection: Any, file: Path, is_header: Callable[[Sequence[str]], bool]) -> TableRead:
    """The first sheet that has a row of headings."""
    from python_calamine import load_workbook

    try:
        book = load_workbook(str(file))
    except Exception as fault:
        raise CannotLoad(f"{file}: cannot be read as a workbook ({fault}).") from None
    for sheet in book.sheet_names:
        rows = [[_text(cell) for cell in row] for row in book.get_sheet_by_name(sheet).to_python()]
        at = _header_at(rows[:LOOK_AT], is_header)
        if at is not None:
            return _given(connection, rows[at], rows[at + 1 :], (sheet, *map(" ".join, rows[:at])))
    raise CannotLoad(f"{file}: no sheet has a row of headings that Weft knows.")


def _given(
    connection: Any, header: list[str], rows: list[list[str]], titles: tuple[str, ...]
) -> TableRead:
    name = f"published_{next(_NUMBERS)}"
    columns = {
        heading: pa.array([row[at] or None for row in rows], pa.string())
        for at, heading in enumerate(_distinct(header))
    }
    table = pa.table(columns)
    connection.con.register(name, table)
    return TableRead(name, tuple(table.column_names), titles)


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
