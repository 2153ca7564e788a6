"""What a person says about files: columns, order of dates, body, and rows put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from weft.analysis.spend.reading.dates import Order


@dataclass(frozen=True)
class Correction:
    """What a person has put right in one cell of a row, by the hash of the file; without a column, the row is left out."""

    sha256: str
    sheet: str
    row: int
    column: int | None
    """From 1."""
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Wishes:
    """What a person has said about the files; a saved profile holds the same, but for what is true of one file alone: corrections, row of the headings, month."""

    columns: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    body: str | None = None
    corrections: tuple[Correction, ...] = ()
    header_row: int | None = None
    """The row, from 1 as the file counts them, in which a person says that the headings stand."""
    month: tuple[int, int] | None = None
    """The year and the month of rows to which the file gives no date."""
    payer: str | None = None
    """Who paid, where nothing in the file says it: whoever sent the file."""
