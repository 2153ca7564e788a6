"""A manner in which two records come about, and what in them decides whether they are one benefit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.analysis.commitments.scene import Scene
from tests.analysis.commitments.second_set.facts import Fact
from weft.analysis.commitments.benefit import Recorded


@dataclass(frozen=True)
class Case:
    """Two records that a careful official has before them, and others that happened around them."""

    one: Recorded
    other: Recorded
    around: tuple[Recorded, ...] = ()
    """Honest records of the same firm, each of a benefit of its own."""


Make = Callable[[Scene], Case]


@dataclass(frozen=True)
class Manner:
    """One way in which a repeat is disguised, or in which honest benefits look alike."""

    name: str
    decides: str
    """What in the two records decides it, in one sentence."""
    facts: frozenset[Fact]
    """The same as facts that can be looked for in every pair."""
    make: Make


@dataclass
class Manners:
    """The manners of one label in one half."""

    all: list[Manner] = field(default_factory=list)

    def add(self, name: str, decides: str, *facts: Fact) -> Callable[[Make], Make]:
        """Take in the manner that makes its pairs so."""

        def take(make: Make) -> Make:
            self.all.append(Manner(name, decides, frozenset(facts), make))
            return make

        return take
