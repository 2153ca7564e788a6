"""What every layout gives, and what the layouts of rows under headings share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, TypeVar

import pyarrow as pa

from weft.analysis.registers.reading import Reading
from weft.analysis.registers.rejects import Rejected, Rejects
from weft.analysis.registers.schema import FOUND
from weft.analysis.registers.sources import (
    CannotLoad,
    Piece,
    breaks_off,
    records,
    what_it_is,
)

Row = TypeVar("Row")
Found = dict[str, Any]
"""One organisation, with the columns of `schema.FOUND` that are known of it."""

BATCH = 20_000
NO_NUMBER = "no number, or one that the register does not use"
NO_NAME = "no name"
CELLS = "not as many cells as the heading has"


@dataclass(frozen=True)
class Layout:
    """One register's layout: where it is published, how to know it, and how to read it."""

    kind: str
    publisher: str
    page: str
    signs: tuple[str, ...]
    """The headings by which it is known; empty where it has none."""
    looks: Callable[[Piece], bool]
    """Whether a piece looks like this register."""
    read: Callable[[Sequence[Piece], Reading], Iterator[pa.Table]]
    """The organisations that were not read before, in tables with the columns of `schema.FOUND`."""
    official: bool = True
    """Whether its names are those that are registered, without trading names and notes."""


def tables(found: Iterable[Found]) -> Iterator[pa.Table]:
    """Organisations one by one as tables of some thousands."""
    rows: list[Found] = []
    for one in found:
        rows.append(one)
        if len(rows) == BATCH:
            yield pa.Table.from_pylist(rows, schema=FOUND)
            rows = []
    if rows:
        yield pa.Table.from_pylist(rows, schema=FOUND)


def organisations(
    piece: Piece,
    rows: Iterable[tuple[int, Row]],
    understand: Callable[[Row], Found],
    reading: Reading,
) -> Iterator[Found]:
    """What each row of a piece says that was not read before, with the row it came from.

    Rows that cannot be used are rejected.
    """
    for number, row in reading.rest(piece, rows):
        try:
            found = understand(row) | {"source_file": piece.name, "source_row": number}
        except Rejected as fault:
            reading.rejects.add(piece.name, number, fault.reason, fault.text)
        else:
            yield found | {"name": " ".join(found["name"].split())}


def first_records(piece: Piece, most: int) -> list[list[str]]:
    """The first records of a piece, without outer spaces; none where it is no table."""
    if what_it_is(piece):
        return []
    try:
        return [[cell.strip() for cell in cells] for _, cells in islice(records(piece), most)]
    except (CannotLoad, ValueError):
        return []


def heading(piece: Piece) -> list[str]:
    """The first record of a piece; empty where it is no table."""
    return next(iter(first_records(piece, 1)), [])


def has(signs: Iterable[str]) -> Callable[[Piece], bool]:
    """Know a register by the headings that it has."""
    wanted = set(signs)
    return lambda piece: wanted <= set(heading(piece))


def even_records(piece: Piece, rejects: Rejects) -> Iterator[tuple[int, list[str]]]:
    """The records with as many cells as the first, trimmed; blank ones left out, uneven ones rejected.

    Raises CannotLoad where the file ends in the middle of a record.
    """
    wanted = number = short = 0
    for number, cells in records(piece):
        if not any(cell.strip() for cell in cells):
            continue
        wanted = wanted or len(cells)
        if len(cells) == wanted:
            yield number, [cell.strip() for cell in cells]
        else:
            rejects.add(piece.name, number, CELLS, ",".join(cells))
            short = number if len(cells) < wanted else short
    if short and short == number and breaks_off(piece):
        raise CannotLoad(f"{piece.name}: breaks off in the middle of row {number}. Fetch it again.")


def under_headings(piece: Piece, rejects: Rejects) -> Iterator[tuple[int, dict[str, str]]]:
    """The records below the first, by heading, with their numbers. Those that do not fit are rejected."""
    even = even_records(piece, rejects)
    _, names = next(even, (0, []))
    yield from ((number, dict(zip(names, cells, strict=True))) for number, cells in even)


def day(text: str | None) -> date | None:
    """A day as registers write it (31/03/2025, 2025-03-31, 20250331, with or without a time), else None."""
    bare = (text or "").strip()[:10]
    for pattern in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y%m%d"):
        try:
            return datetime.strptime(bare, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
