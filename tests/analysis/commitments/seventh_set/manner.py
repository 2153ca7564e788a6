"""A manner in which records come about, how often one meets it, and what in them decides whether they are one benefit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.seventh_set.facts import Fact
from tests.analysis.commitments.seventh_set.stage import Stage
from weft.analysis.commitments.benefit import Recorded

Label = Literal["repeat", "look-alike"]
Often = Literal[1, 2, 3]
"""How often those who check such records meet it: now and then, usually, all the time."""


Make = Callable[[Stage], Case]


@dataclass(frozen=True)
class Manner:
    """One way in which a repeat is disguised, or in which honest benefits look alike."""

    name: str
    decides: str
    """What in the records decides it, in one sentence."""
    often: Often
    facts: frozenset[Fact]
    """Facts that every pair shows."""
    says: re.Pattern[str] | None
    """What one description or the other says outright, where words decide."""
    differs: re.Pattern[str] | None
    """What both descriptions say, each of something else, where that decides."""
    make: Make

    def words_hold(self, one: Recorded, other: Recorded) -> bool:
        """Whether the descriptions say what they must."""
        if self.says and not any(self.says.search(each.description) for each in (one, other)):
            return False
        if self.differs:
            mine, yours = (self.differs.findall(each.description.lower()) for each in (one, other))
            return bool(mine and yours and mine[-1] != yours[-1])
        return True

    def shown(self) -> Iterator[str]:
        """What every pair of it shows, by name."""
        return (fact.name for fact in self.facts)


@dataclass
class Manners:
    """The manners of one label."""

    all: list[Manner] = field(default_factory=list)

    def add(self, name: str, decides: str, often: Often, *facts: Fact, says: str = "", differs: str = "") -> Callable[[Make], Make]:  # fmt: skip
        """Take in the manner that makes its cases so."""
        said, apart = (
            re.compile(each, re.IGNORECASE) if each else None for each in (says, differs)
        )

        def take(make: Make) -> Make:
            self.all.append(Manner(name, decides, often, frozenset(facts), said, apart, make))
            return make

        return take


def two(*records: Recorded, around: tuple[Recorded, ...] = ()) -> Case:
    """Two records, and what happened around them."""
    one, other = records
    return Case((one, other), around=around)
