"""Whether the whole record holds: the chain, the personal values beside it, and the checkpoints.

Plain Python over rows, from whatever database or file they come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from weft.audit import checkpoints
from weft.audit.checkpoints import Checkpoint, Line
from weft.audit.faults import Fault, Kind
from weft.audit.rules import (
    CHECKPOINT,
    MAKE_CHECKPOINT,
    Sealed,
    ToldValue,
    fingerprint,
    fingerprints,
)
from weft.audit.walking import Walk

Rows = Iterable[tuple[Sealed, Sequence[ToldValue]]]


@dataclass
class Verdict:
    """What checking the whole record found."""

    entries: int = 0
    head: str = ""
    unsealed: int = 0
    told: int = 0
    erased: int = 0
    checkpoints: int = 0
    last: Checkpoint | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults

    @property
    def since_last(self) -> int:
        """How many entries came after the last checkpoint."""
        return max(0, self.entries - (self.last.count if self.last else 0))


def check(rows: Rows, lines: Sequence[Line], *, keys: Collection[str], whole: bool) -> Verdict:
    """Check rows of the chain, in the order of their positions, against themselves and the checkpoints."""
    signed = [line.said for line in lines if line.said]
    walk, told = Walk({one.count for one in signed}), PersonalValues()
    made: set[int] = set()
    values: dict[int, Sequence[ToldValue]] = {}
    for row in walk.walked(_noting(rows, values)):
        told.look_at(row, values.pop(row.id, ()))
        if row.subject_kind == CHECKPOINT and row.act == MAKE_CHECKPOINT:
            made.add(row.subject)
    good, faults = checkpoints.check(lines, keys=keys, made=made, whole=whole)
    faults += checkpoints.compare(good, walk.heads, walk.end)
    last = max(good, key=lambda one: one.count, default=None)
    return Verdict(
        entries=walk.rows, head=walk.head, told=told.kept, erased=told.erased, checkpoints=len(good),
        last=last, faults=[*walk.faults, *told.left(), *faults],
    )  # fmt: skip


def _noting(rows: Rows, values: dict[int, Sequence[ToldValue]]) -> Iterator[Sealed]:
    for row, told in rows:
        values[row.id] = told
        yield row


class PersonalValues:
    """The personal values, held against the fingerprints in the entries."""

    def __init__(self) -> None:
        self.kept = self.erased = 0
        self.faults: list[Fault] = []
        self._unsaid: dict[datetime, Fault] = {}
        """Erasures that no act has said yet, by their moment."""

    def look_at(self, row: Sealed, told: Sequence[ToldValue]) -> None:
        """Hold the values of one entry against it."""
        held = dict(fingerprints(row.before, row.after))
        for one in told:
            expected = held.pop((one.side, one.field), None)
            if expected is None:
                self._say(row, one.field, "stands beside an entry that has none of the kind")
            elif one.erased_at is not None:
                self.erased += 1
                said = f"The personal value {one.field} of entry {row.id} was erased, and no act says so."
                self._unsaid.setdefault(
                    one.erased_at, Fault(Kind.PERSONAL, said, row.position, row.id)
                )
            elif fingerprint(one.salt, one.value) != expected:
                self._say(row, one.field, "was changed")
            else:
                self.kept += 1
        for _side, name in held:
            self._say(row, name, "is gone, and nobody erased it")
        self._unsaid.pop(row.at, None)

    def left(self) -> list[Fault]:
        """All that is wrong, once every entry was looked at."""
        return [*self.faults, *self._unsaid.values()]

    def _say(self, row: Sealed, name: str, what: str) -> None:
        said = f"The personal value {name} of entry {row.id} at position {row.position} {what}."
        self.faults.append(Fault(Kind.PERSONAL, said, row.position, row.id))
