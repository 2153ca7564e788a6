"""The records of manners, planted among ordinary benefits: as the later authors' sets plant theirs.

Each set has manners, cases and a place of its own; how cases become records with references that tell nothing, and pairs with labels, is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Protocol, TypeVar

from tests.analysis.commitments.manners import Label
from tests.analysis.commitments.planted import Pair, Planted, Refs
from weft.analysis.commitments.benefit import Contains, Recorded, Related

Two = tuple[int, int]


@dataclass(frozen=True)
class Case:
    """Records that somebody lays side by side."""

    records: tuple[Recorded, ...]
    pairs: tuple[Two, ...] = ((0, 1),)
    """Which two of them bear the label."""
    either: tuple[Two, ...] = ()
    """Of which two one may say either, as of two parts of one whole."""
    around: tuple[Recorded, ...] = ()
    """Honest records beside them, each of a benefit of its own."""


class Manner(Protocol):
    """One way in which a repeat is disguised, or in which honest benefits look alike."""

    @property
    def name(self) -> str: ...
    @property
    def decides(self) -> str: ...
    @property
    def make(self) -> Callable[[Any], Case]: ...


M = TypeVar("M", bound=Manner)
Made = tuple[Label, M, Case]
"""A case, with its label and manner."""


def cases_of(
    of: Mapping[Label, Iterable[M]], stage: object, pairs: Callable[[M], int]
) -> list[Made[M]]:
    """Cases of each manner, until they hold so many pairs of it."""
    return [
        (label, manner, case)
        for label, manners in of.items()
        for manner in manners
        for case in _cases(manner, stage, pairs(manner))
    ]


def _cases(manner: Manner, stage: object, pairs: int) -> Iterator[Case]:
    many = 0
    while many < pairs:
        case = manner.make(stage)
        many += len(case.pairs)
        yield case


def plant(
    alone: Iterable[Recorded], cases: Sequence[Made[M]], rng: Random, *, contains: Contains, related: Related,
    shows: Callable[[M], Iterable[str]], letter: str = "B",
) -> Planted:  # fmt: skip
    """Ordinary benefits and those of cases, in an order that tells nothing. `shows`: what every pair of a manner shows; `letter`: with which
    references begin."""
    alone = [*alone, *(one for *_, case in cases for one in case.around)]
    many = len(alone) + sum(len(case.records) for *_, case in cases)
    refs = iter(rng.sample([f"{letter}-{number:06}" for number in range(1, many + 1)], many))
    records, pairs = [replace(one, ref=next(refs)) for one in alone], []
    either: set[Refs] = set()
    for label, manner, case in cases:
        named = [replace(one, ref=next(refs)) for one in case.records]
        records += named
        shown = tuple(sorted(shows(manner)))
        pairs += [
            Pair(*_two(named, at), label, manner.name, manner.decides, shown, ())
            for at in case.pairs
        ]
        either |= {_two(named, at) for at in case.either}
    in_order = tuple(sorted(records, key=lambda one: one.ref))
    return Planted(in_order, contains, related, tuple(pairs), frozenset(either))


def _two(records: Sequence[Recorded], at: Two) -> Refs:
    first, second = sorted(records[n].ref for n in at)
    return first, second
