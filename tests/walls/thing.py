"""What an address is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PASSED_BY = 999_999
"""A number that nothing has."""


@dataclass(frozen=True)
class Thing:
    """What an address is about: its references, whose it is, and the person that it concerns."""

    references: dict[str, Any]
    organisation: str | None = None
    person: str | None = None
    public: bool = False
    """Whether it is an edition of a framework that everybody sees."""
    asked: frozenset[str] = frozenset()
    """The organisations that are consulted about it; of a comment, those whose people read it."""
    parties: frozenset[str] = frozenset()
    """The organisations that an agreement binds, besides the one that keeps it."""
    sides: frozenset[str] = frozenset()
    """Those that have a part in a dispute about it."""
