"""A manner in which records come about, and what in them decides whether they are one benefit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.third_set.facts import Fact
from tests.analysis.commitments.third_set.stage import Stage
from weft.analysis.commitments.benefit import Recorded

Label = Literal["repeat", "look-alike"]


Make = Callable[[Stage], Case]


@dataclass(frozen=True)
class Manner:
    """One way in which a repeat is disguised, or in which honest benefits look alike."""

    name: str
    decides: str
    """What in the records decides it, in one sentence."""
    facts: frozenset[Fact]
    """Facts that every pair shows."""
    words: tuple[re.Pattern[str], ...]
    """Words that stand in one description or the other of every pair, where words decide."""
    make: Make

    def shown(self) -> Iterator[str]:
        """What every pair of it shows, by name."""
        return (fact.name for fact in self.facts)


@dataclass
class Manners:
    """The manners of one label in one half."""

    all: list[Manner] = field(default_factory=list)

    def add(
        self, name: str, decides: str, *facts: Fact, words: tuple[str, ...] = ()
    ) -> Callable[[Make], Make]:
        """Take in the manner that makes its cases so."""
        patterns = tuple(re.compile(each, re.IGNORECASE) for each in words)

        def take(make: Make) -> Make:
            self.all.append(Manner(name, decides, frozenset(facts), patterns, make))
            return make

        return take


def two(one: Recorded, other: Recorded, *around: Recorded) -> Case:
    """Two records, and what happened around them."""
    return Case((one, other), around=around)
