"""How far a register has been read: which rows of which piece, and which of them were rejected."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TypeVar

from weft.analysis.registers.rejects import Place, Rejects
from weft.analysis.registers.sources import Piece

Row = TypeVar("Row")


@dataclass
class Done:
    """How much of a piece is read: so many of its rows, or all of it."""

    rows: int = 0
    ended: bool = False


class Reading:
    """One reading of a register's pieces, from the beginning or on from a place.

    Layouts take every row through `rest`, so that what was read before is neither read nor rejected twice.
    """

    def __init__(
        self, pieces: Sequence[Piece], rejects: Rejects, place: Place | None = None
    ) -> None:
        """Take the pieces, where rejected rows go, and the place to go on from, if there is one."""
        done = place["pieces"] if place else [{}] * len(pieces)
        self.rejects = rejects
        self.done = {piece: Done(**one) for piece, one in zip(pieces, done, strict=True)}

    def rest(self, piece: Piece, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of a piece that were not read before. A piece of which all was read is not opened."""
        done = self.done[piece]
        if done.ended:
            return
        ahead = iter(rows)
        with self.rejects.silent(done.rows > 0):
            deque(islice(ahead, done.rows), maxlen=0)
        for row in ahead:
            done.rows += 1
            yield row
        done.ended = True

    def held(self, piece: Piece, rows: Iterable[Row]) -> Iterator[Row]:
        """All rows of a piece, of a layout that holds them in memory; rejected when first read only."""
        done = self.done[piece]
        with self.rejects.silent(done.ended):
            yield from rows
        done.ended = True

    def place(self) -> Place:
        """How far it has come: whatever was read up to here, and rejected, is on the disk."""
        return {
            "pieces": [asdict(one) for one in self.done.values()],
            "rejects": self.rejects.place(),
        }
