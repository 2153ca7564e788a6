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
    """What a person has said about the files; a saved profile holds the same, but for the corrections."""

    columns: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    body: str | None = None
    corrections: tuple[Correction, ...] = ()
