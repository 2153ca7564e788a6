"""Benefits of an invented place in which repeats in disguise and honest look-alikes are planted, with labels.

Written by someone who has not seen what finds repeats. A repeat can be recognised, and a look-alike told
apart, from the two records, from what is known around them (`contains`, `related`), and from how many other
records share what they share; what a careful person could not decide was left out.

How it was labelled. The firms of a repeat have always to do with each other: the same provider, two of one
group, contractor and subcontractor, two contractors of one subcontractor. And at least one of these is kept:

- the number of its evidence, digit by digit and of the same kind, whatever stands around it;
- the bytes of a file; or a picture, with at most 8 of its 64 bits another;
- who received it (an organisation, or its name typed otherwise), with days in common and the same, a rounded
  or a part of the amount;
- for money and weight: the exact amount over the same days.

The benefits of a look-alike lack all of these, but for two cases: what many records of a firm share (a logo,
a policy, an order number: 8 or more have it), and what firms share with which nothing ties them.

What is seen by whom. Until November 2026 a detector was built on `dev()` and judged on `held_out()`: a manner is held out
when the first byte of the SHA-256 of its name is odd (`Manner.is_held_out`), and the place is made from another seed. Since
then the detector learns from all of it, and is judged on the half of `second_set` that is kept from its author.
`everything()` has all manners in a third place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from tests.analysis.commitments import (  # noqa: F401 - each takes in its manners
    looks_alike,
    looks_shared,
    repeats_by_party,
    repeats_by_record,
)
from tests.analysis.commitments.manners import MANNERS, Case, Label, Manner
from tests.analysis.commitments.scene import Scene, ordinary
from weft.analysis.commitments.benefit import Contains, Recorded, Related

DEV_SEED, HELD_OUT_SEED, LAST_SEED = 1129, 6007, 88211
Refs = tuple[str, str]


@dataclass(frozen=True)
class Pair:
    """Two records and what a careful person says who has both before them."""

    first: str
    second: str
    """The refs; `first` comes first in the alphabet."""
    label: Label
    manner: str
    why: str
    same: tuple[str, ...]
    differs: tuple[str, ...]

    @property
    def refs(self) -> Refs:
        """Both refs."""
        return self.first, self.second


@dataclass(frozen=True)
class Planted:
    """Benefits as a detector is given them, and the labels that it is not."""

    benefits: tuple[Recorded, ...]
    contains: Contains
    related: Related
    pairs: tuple[Pair, ...]
    either: frozenset[Refs]
    """Pairs of which a person may say one or the other, such as the two parts of a whole."""

    @cached_property
    def refs(self) -> frozenset[str]:
        """Of all benefits."""
        return frozenset(one.ref for one in self.benefits)


def dev(size: int = 2000) -> Planted:
    """What the author of a detector may look at."""
    return planted(size, DEV_SEED, lambda manner: not manner.is_held_out)


def held_out(size: int = 2000) -> Planted:
    """What a detector is judged on: other manners, in another place."""
    return planted(size, HELD_OUT_SEED, lambda manner: manner.is_held_out)


def everything(size: int = 2000) -> Planted:
    """All manners in a third place, for the last word: of any size, up to 100,000 benefits."""
    return planted(size, LAST_SEED)


def planted(size: int, seed: int, which: Callable[[Manner], bool] = lambda manner: True) -> Planted:
    """So many benefits, with some 300 repeats and 300 look-alikes, or one in fifty of each where that is more.

    The same for the same size, seed and manners, on every machine.
    """
    scene = Scene(seed, size)
    each = max(300, size // 50)
    cases = [(manner, case) for _, manner in sorted(MANNERS.items()) if which(manner)
             for case in _cases(manner, scene, _times(manner, each, which))]  # fmt: skip
    told = [one for _, case in cases for one in case.tellings]
    told += ordinary(scene, size - len(told))
    refs = _refs(len(told), seed)
    starts = _starts([case for _, case in cases])
    pairs = [one for (manner, case), start in zip(cases, starts, strict=True)
             for one in _pairs(manner, case, refs[start : start + len(case.tellings)])]  # fmt: skip
    either = {
        _in_order(refs[start + one], refs[start + other])
        for (_, case), start in zip(cases, starts, strict=True)
        for one, other in case.either
    }
    benefits = sorted(
        (one.written(ref) for one, ref in zip(told, refs, strict=True)), key=lambda one: one.ref
    )
    place = scene.place
    return Planted(tuple(benefits), place.contains, place.related, tuple(pairs), frozenset(either))


def _times(manner: Manner, each: int, which: Callable[[Manner], bool]) -> int:
    """How many pairs of a manner there are, so that all of its label come to `each`, or just above."""
    alike = [one for one in MANNERS.values() if one.label == manner.label and which(one)]
    return -(-each // len(alike))


def _cases(manner: Manner, scene: Scene, pairs: int) -> Iterator[Case]:
    made = 0
    while made < pairs:
        case = manner.make(scene)
        made += len(case.seen)
        yield case


def _refs(many: int, seed: int) -> list[str]:
    """References in an order that tells nothing."""
    refs = [f"B-{number:06}" for number in range(1, many + 1)]
    Random(f"{seed} refs").shuffle(refs)
    return refs


def _starts(cases: list[Case]) -> list[int]:
    starts = [0]
    for case in cases:
        starts.append(starts[-1] + len(case.tellings))
    return starts[:-1]


def _pairs(manner: Manner, case: Case, refs: list[str]) -> Iterator[Pair]:
    for seen in case.seen:
        first, second = _in_order(refs[seen.first], refs[seen.second])
        yield Pair(first, second, manner.label, manner.name, seen.why, seen.same, seen.differs)


def _in_order(one: str, other: str) -> Refs:
    return (one, other) if one < other else (other, one)
