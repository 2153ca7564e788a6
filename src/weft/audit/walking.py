"""Whether the chain holds, and if not, which entry was changed, removed, moved or added.

Plain Python over rows in the order of their positions. A row *fits* when it follows the one before it
and its hash is right for the next position. A row that does not fit is a *stray*; a position that no
row fits is a *hole*. At the end strays are held against holes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from weft.audit.faults import Fault, Kind
from weft.audit.rules import GENESIS, Sealed, hash_at

REACH = 1000
"""How many positions away a row is looked for when entries were removed or added before it."""
SEARCHES = 50
"""How often a row is looked for near by; a chain that is worse than that is only counted."""
STRAYS = 1000
"""How many strays are kept to be told one by one."""


@dataclass(frozen=True)
class Fit:
    """A row in its place; `entry` is None for the nothing before the first."""

    entry: Sealed | None
    place: int
    chained: str


class Walk:
    """A walk along the chain. Give `walked` all rows in order of position; then ask for the faults."""

    def __init__(self, heads_at: Collection[int] = ()) -> None:
        self.faults: list[Fault] = []
        self.heads: dict[int, str | None] = dict.fromkeys(heads_at)
        """The hashes at the positions asked for, as far as they are there."""
        self.rows = 0
        self.uncounted = 0
        self._trail: deque[Fit] = deque([Fit(None, 0, GENESIS)], maxlen=REACH + 1)
        self._strays: list[Sealed] = []
        self._holes: list[tuple[int, int]] = []
        self._searches = 0
        self._shift = self._last_taken = 0

    @property
    def end(self) -> int:
        """The last position that a row has, be it changed or not."""
        return max(self._trail[-1].place, self._last_taken)

    @property
    def head(self) -> str:
        """The hash of the last row that fits."""
        return self._trail[-1].chained

    def walked(self, rows: Iterable[Sealed]) -> Iterator[Sealed]:
        """Pass the rows through, one by one."""
        for row, following in pairwise(chain(rows, [None])):
            assert row is not None
            self.rows += 1
            self._step(row, following)
            yield row
        self._settle()

    def _step(self, row: Sealed, following: Sealed | None) -> None:
        last = self._trail[-1]
        follows = row.previous == last.chained
        followed = following is None or following.previous == row.chained
        if follows and hash_at(row)(last.place + 1) == row.chained:
            self._fit(row, last.place + 1)
        elif follows and followed:
            self._say(Kind.CHANGED, row, "was changed after it was sealed")
            self._fit(row, last.place + 1)
        elif followed and not follows and (place := self._place_of(row, following is not None)):
            self._mend(row, place)
            self._fit(row, place)
        else:
            self._stray(row)

    def _fit(self, row: Sealed, place: int) -> None:
        self._trail.append(Fit(row, place, row.chained))
        if place in self.heads:
            self.heads[place] = row.chained
        shift = _number(row.position) - place
        if shift != self._shift and shift:
            what = f"was sealed at position {place}; it, or what follows it, was renumbered"
            self._say(Kind.MOVED, row, what)
        self._shift = shift

    def _place_of(self, row: Sealed, far: bool) -> int | None:
        """The position for which the hash of a row is right: the next, its own, or (`far`) one near."""
        near, here = self._trail[-1].place + 1, _number(row.position)
        hash_there = hash_at(row)
        for place in (near, here):
            if hash_there(place) == row.chained:
                return place
        self._searches += 1
        if not far or self._searches > SEARCHES:
            return None
        ahead = range(near + 1, near + 1 + REACH)
        back = range(near - 1, self._trail[0].place, -1)
        return next((at for at in chain(ahead, back) if hash_there(at) == row.chained), None)

    def _mend(self, row: Sealed, place: int) -> None:
        """Take up the chain at a row that is sound but does not follow the last one that fits."""
        while self._trail[-1].place >= place and len(self._trail) > 1:
            gone = self._trail.pop()
            assert gone.entry is not None
            self._strays.append(gone.entry)
        last = self._trail[-1]
        self._holes = [hole for hole in self._holes if hole[0] < place]
        if last.place + 1 < place:
            self._holes.append((last.place + 1, place - 1))
        elif row.previous != last.chained and last.entry is not None:
            self._say(
                Kind.CHANGED, last.entry, "is not the one that the next entry was sealed after"
            )

    def _stray(self, row: Sealed) -> None:
        if len(self._strays) < STRAYS:
            self._strays.append(row)
        else:
            self.uncounted += 1

    def _settle(self) -> None:
        """Hold each stray against the positions that are empty."""
        beyond = self._trail[-1].place + 1
        empty = [range(first, last + 1) for first, last in self._holes]
        empty.append(range(beyond, beyond + len(self._strays)))
        free = dict.fromkeys(islice(chain.from_iterable(empty), 2 * STRAYS))
        taken = []
        for row in sorted(self._strays, key=lambda row: _number(row.position)):
            if place := self._settled(row, free):
                taken.append(place)
                del free[place]
        self._last_taken = max(taken, default=0)
        self._tell_holes(sorted(taken))
        if self.uncounted:
            said = f"{self.uncounted} more entries do not fit the chain."
            self.faults.append(Fault(Kind.CHANGED, said))

    def _settled(self, row: Sealed, free: Collection[int]) -> int:
        """Say what became of a stray; gives the position that it takes, 0 for none."""
        here, hash_there = _number(row.position), hash_at(row)
        if here in free and hash_there(here) == row.chained:
            return here
        for place in islice(free, 2 * REACH):
            if hash_there(place) == row.chained:
                self._say(Kind.MOVED, row, f"was sealed at position {place}")
                return place
        if here in free:
            self._say(Kind.CHANGED, row, "was changed after it was sealed")
            return here
        self._say(Kind.INSERTED, row, "was never sealed there")
        return 0

    def _tell_holes(self, taken: list[int]) -> None:
        for first, last in self._holes:
            start = first
            for place in (place for place in taken if first <= place <= last):
                self._tell_hole(start, place - 1)
                start = place + 1
            self._tell_hole(start, last)

    def _tell_hole(self, first: int, last: int) -> None:
        if first > last:
            return
        many = f"The entries at positions {first} to {last} are missing."
        said = f"The entry at position {first} is missing." if first == last else many
        self.faults.append(Fault(Kind.MISSING, said, first, None, last))

    def _say(self, kind: Kind, row: Sealed, what: str) -> None:
        said = f"Entry {row.id} at position {row.position} {what}."
        self.faults.append(Fault(kind, said, _number(row.position), row.id))


def _number(position: object) -> int:
    return position if isinstance(position, int) else 0
