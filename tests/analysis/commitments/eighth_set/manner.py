"""A manner in which records come about, and what in them decides whether they are one benefit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.analysis.commitments.eighth_set.desk import Desk
from tests.analysis.commitments.eighth_set.facts import Fact
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Recorded

Often = Literal[1, 2, 3]
Make = Callable[[Desk], Case]


@dataclass(frozen=True)
class Manner:
    """One way in which a repeat is disguised, or in which honest benefits look alike."""

    name: str
    decides: str
    """What in the records decides it, in one sentence."""
    often: Often
    """How often an officer who checks records meets it: 1 now and then, 3 all the time."""
    facts: frozenset[Fact]
    """Facts that every pair shows."""
    words: re.Pattern[str] | None
    """Words that stand in one description or the other of every pair, where words decide."""
    make: Make

    def shown(self) -> tuple[str, ...]:
        """What every pair of it shows, by name."""
        return tuple(fact.name for fact in self.facts)


@dataclass
class Manners:
    """Manners of one label."""

    all: list[Manner] = field(default_factory=list)

    def add(
        self, name: str, decides: str, *facts: Fact, often: Often, words: str = ""
    ) -> Callable[[Make], Make]:
        """Take in the manner that makes its cases so."""
        pattern = re.compile(words, re.IGNORECASE) if words else None

        def take(make: Make) -> Make:
            self.all.append(Manner(name, decides, often, frozenset(facts), pattern, make))
            return make

        return take


def two(one: Recorded, other: Recorded, *around: Recorded) -> Case:
    """Two records, and honest ones beside them."""
    return Case((one, other), around=around)
