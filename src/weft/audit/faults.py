"""What can be wrong with the record, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What was done to the record."""

    CHANGED = "changed"
    MISSING = "missing"
    MOVED = "moved"
    INSERTED = "inserted"
    REMADE = "made again"
    PERSONAL = "personal value"
    CHECKPOINT = "checkpoint"
    UNGUARDED = "unguarded"


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold: what kind, where in the chain, which entry, and in words."""

    kind: Kind
    said: str
    position: int | None = None
    entry: int | None = None
    until: int | None = None
    """The last position, where a fault has several."""
