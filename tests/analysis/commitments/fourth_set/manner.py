"""A manner in which records come about, and what in them decides whether they are one benefit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from tests.analysis.commitments.fourth_set.facts import Fact
from tests.analysis.commitments.fourth_set.stage import Stage
from weft.analysis.commitments.benefit import Recorded

Label = Literal["repeat", "look-alike"]
Two = tuple[int, int]


@dataclass(frozen=True)
class Case:
    """Records that an auditor lays side by side."""

    records: tuple[Recorded, ...]
    pairs: tuple[Two, ...] = ((0, 1),)
    """Which two of them bear the label."""
    either: tuple[Two, ...] = ()
    """Of which two one may say either."""


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


@dataclass
class Manners:
    """The manners of one label in one file."""

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


def two(one: Recorded, other: Recorded) -> Case:
    """Two records."""
    return Case((one, other))
