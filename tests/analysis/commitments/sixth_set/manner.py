"""A manner in which records come about, and what in them decides whether they are one benefit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from tests.analysis.commitments.plant import Case
from tests.analysis.commitments.sixth_set.signs import Sign, implied
from tests.analysis.commitments.sixth_set.stage import Stage
from weft.analysis.commitments.benefit import Recorded

Label = Literal["repeat", "look-alike"]
RARE, USUAL, COMMON = 1, 2, 3
"""How often an auditor meets a manner."""


Make = Callable[[Stage], Case]


@dataclass(frozen=True)
class Manner:
    """One way in which a repeat is disguised, or in which honest benefits look alike."""

    name: str
    often: int
    decides: str
    """What in the records decides it, in one sentence."""
    signs: frozenset[Sign]
    """What every pair shows."""
    make: Make

    def shown(self) -> Iterator[str]:
        """What every pair of it shows, by name."""
        return (sign.value for sign in self.signs)


@dataclass
class Manners:
    """The manners of one label that one module holds."""

    all: list[Manner] = field(default_factory=list)

    def add(self, often: int, decides: str, *signs: Sign) -> Callable[[Make], Make]:
        """Take in a manner by the name of what makes its cases."""

        def take(make: Make) -> Make:
            name = make.__name__.replace("_", " ")
            self.all.append(Manner(name, often, decides, implied(signs), make))
            return make

        return take


def two(one: Recorded, other: Recorded, *around: Recorded) -> Case:
    """Two records, and what happened around them."""
    return Case((one, other), around=around)
