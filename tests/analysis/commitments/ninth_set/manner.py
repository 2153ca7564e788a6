"""A manner in which records come about, and what in them decides whether they are one benefit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from tests.analysis.commitments.ninth_set.facts import Fact
from tests.analysis.commitments.ninth_set.scene import Scene
from tests.analysis.commitments.plant import Case
from weft.analysis.commitments.benefit import Recorded

Label = Literal["repeat", "look-alike"]
Make = Callable[[Scene], Case]
Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Manner:
    """One way in which a repeat is disguised, or in which honest benefits look alike."""

    name: str
    decides: str
    """What in the records decides it, in one sentence."""
    facts: frozenset[Fact]
    """Facts that every pair shows."""
    said: tuple[Pattern, ...]
    """Words that stand in one description or the other of every pair."""
    same: tuple[Pattern, ...]
    """What both descriptions say alike."""
    other: tuple[Pattern, ...]
    """What both descriptions say, each otherwise."""
    make: Make

    def shown(self) -> Iterator[str]:
        """What every pair of it shows, by name."""
        return (fact.name for fact in self.facts)

    def missing(self, one: Recorded, other: Recorded) -> Iterator[str]:
        """What it says of the words of two records and they do not show."""
        texts = one.description, other.description
        for pattern in self.said:
            if not any(pattern.search(text) for text in texts):
                yield f"said: {pattern.pattern}"
        for pattern in self.same:
            if len({_caught(pattern, text) for text in texts}) != 1 or not _caught(
                pattern, texts[0]
            ):
                yield f"same: {pattern.pattern}"
        for pattern in self.other:
            if len({_caught(pattern, text) for text in texts} - {""}) != 2:
                yield f"other: {pattern.pattern}"


def _caught(pattern: Pattern, text: str) -> str:
    """What the pattern catches of the text: its first group, or nothing where it is not there."""
    found = pattern.search(text)
    return found[1].casefold() if found else ""


@dataclass
class Manners:
    """The manners of one label in one module."""

    all: list[Manner] = field(default_factory=list)

    def add(
        self, name: str, decides: str, *facts: Fact, said: tuple[str, ...] = (), same: tuple[str, ...] = (), other: tuple[str, ...] = (),
    ) -> Callable[[Make], Make]:  # fmt: skip
        """Take in the manner that makes its cases so."""

        def take(make: Make) -> Make:
            words = (_patterns(said), _patterns(same), _patterns(other))
            self.all.append(Manner(name, decides, frozenset(facts), *words, make))
            return make

        return take


def _patterns(texts: tuple[str, ...]) -> tuple[Pattern, ...]:
    return tuple(re.compile(each, re.IGNORECASE) for each in texts)


def two(one: Recorded, other: Recorded, *around: Recorded) -> Case:
    """Two records, and what happened around them."""
    return Case((one, other), around=around)
