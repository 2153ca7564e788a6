"""A glimpse of a file: the headings of each table that stands first in it, and the rows below them.

So that a person can say which column is which, and so that what they said is found again for the next
file with the same headings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from weft.analysis.scratch import scratch
from weft.analysis.spend.reading.containers import Piece, Sort, pieces_of
from weft.analysis.spend.reading.decoding import decoded
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.escapes import in_usual_quotes
from weft.analysis.spend.reading.header import find_header, header_in_row, likely_header
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.records import Records, read_records
from weft.analysis.spend.reading.sheets import parquet_of, sheets_of

SEARCHED, SHOWN, LONGEST = 300, 5, 60


@dataclass(frozen=True)
class Glimpse:
    """The head of one table."""

    file: str
    """As in the reconciliation's `path`."""
    sheet: str | None
    headings: tuple[str, ...]
    """None where no row looks like headings: the columns then go by their numbers."""
    rows: tuple[tuple[str, ...], ...]
    """The first filled rows below, cells cut to `LONGEST` letters."""

    @property
    def key(self) -> str:
        """What tables with the same headings share: spaces and capitals do not count."""
        plain = "\n".join(" ".join(heading.split()).casefold() for heading in self.headings)
        return hashlib.sha256(plain.encode()).hexdigest() if plain.strip() else ""


def glimpses_of(
    path: Path, vocabulary: Vocabulary | None = None, *, header_row: int | None = None
) -> tuple[Glimpse, ...]:
    """A glimpse of each table of a file, a folder, a zip or a gzip; nothing of what cannot be read.

    `header_row` is the row in which a person has said that the headings stand.
    """
    vocabulary = vocabulary or Vocabulary(())
    found: list[Glimpse] = []
    with scratch() as folder:
        for piece in pieces_of([path], folder):
            if isinstance(piece, Piece):
                with suppress(CannotRead):
                    found.extend(_of_piece(piece, folder, vocabulary, header_row))
    return tuple(found)


def _of_piece(
    piece: Piece, scratch: Path, vocabulary: Vocabulary, header_row: int | None
) -> Iterator[Glimpse]:
    if piece.sort is Sort.WORKBOOK:
        for sheet in sheets_of(piece, scratch):
            yield _glimpse(piece.name, sheet.name, sheet.records, vocabulary, header_row)
        return
    if piece.sort is Sort.PARQUET:
        yield _glimpse(piece.name, None, parquet_of(piece), vocabulary, header_row)
        return
    text = in_usual_quotes(decoded(piece.file, name=piece.name, folder=scratch), scratch)
    with text.file:
        _, chunks = read_records(text)
        for records in chunks:
            yield _glimpse(piece.name, None, records, vocabulary, header_row)
            break


def _glimpse(
    name: str, sheet: str | None, records: Records, vocabulary: Vocabulary, header_row: int | None
) -> Glimpse:
    head = records.rows(range(min(len(records.table), SEARCHED)))
    header = header_in_row(records, header_row)
    header = header or find_header(head, vocabulary) or likely_header(head)
    below = head[header.after :] if header else head
    if header and header.after >= len(head):
        below = records.rows(range(header.after, min(len(records.table), header.after + SEARCHED)))
    filled = [tuple(c[:LONGEST] for c in cells) for cells in below if any(c.strip() for c in cells)]
    return Glimpse(name, sheet, header.headings if header else (), tuple(filled[:SHOWN]))
