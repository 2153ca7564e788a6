"""The sixth set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of the other sets. What a careful officer could
not tell from two records was left out:

- one matter at one receiver on one day with two amounts that nothing explains;
- numbers of which the one may be a slip of the other, or the next one;
- one person who left a post and came back to it;
- money, hours and things that may be three measures of one day's work;
- two posts of a trade from one day without any number;
- names of people, nicknames, and names of which the one is only initials.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.analysis.commitments.planted import Pair, Planted
from tests.analysis.commitments.sixth_set import (
    looks_of_days,
    looks_of_gifts,
    looks_of_groups,
    looks_of_people,
    repeats_by_amount,
    repeats_by_firm,
    repeats_by_name,
    repeats_by_paper,
    repeats_by_time,
)
from tests.analysis.commitments.sixth_set.manner import Case, Label, Manner, Two
from tests.analysis.commitments.sixth_set.stage import Stage
from weft.analysis.commitments.benefit import Recorded

OF: dict[Label, tuple[Manner, ...]] = {
    "repeat": tuple(
        manner
        for each in (repeats_by_firm, repeats_by_time, repeats_by_amount, repeats_by_paper, repeats_by_name)
        for manner in each.MANNERS.all
    ),
    "look-alike": tuple(
        manner
        for each in (looks_of_groups, looks_of_people, looks_of_gifts, looks_of_days)
        for manner in each.MANNERS.all
    ),
}  # fmt: skip
SEED = 730_451
Refs = tuple[str, str]


def sixth_set(size: int, seed: int = SEED) -> Planted:
    """So many ordinary benefits, and among them pairs of each manner as often as an auditor meets it.

    A rare manner has a pair for 400 ordinary benefits, and two at least; a usual one twice, a common one three
    times as many. The same for the same size and seed.
    """
    stage = Stage(seed, size)
    cases = [
        (label, manner, case)
        for label, manners in OF.items()
        for manner in manners
        for case in _cases(manner, stage, manner.often * max(2, size // 400))
    ]
    alone = [*stage.ordinary(size), *(one for *_, case in cases for one in case.around)]
    refs = _refs(len(alone) + sum(len(case.records) for *_, case in cases), stage.rng)
    records, pairs = [replace(one, ref=next(refs)) for one in alone], []
    either: set[Refs] = set()
    for label, manner, case in cases:
        named = [replace(one, ref=next(refs)) for one in case.records]
        records += named
        pairs += [_pair(_two(named, at), label, manner) for at in case.pairs]
        either |= {_two(named, at) for at in case.either}
    in_order = tuple(sorted(records, key=lambda one: one.ref))
    return Planted(in_order, stage.land.contains, stage.related, tuple(pairs), frozenset(either))


def _cases(manner: Manner, stage: Stage, pairs: int) -> Iterator[Case]:
    """Cases until they hold so many pairs."""
    many = 0
    while many < pairs:
        case = manner.make(stage)
        many += len(case.pairs)
        yield case


def _refs(many: int, rng: Random) -> Iterator[str]:
    """References in an order that tells nothing."""
    return iter(rng.sample([f"B-{number:06}" for number in range(1, many + 1)], many))


def _two(records: list[Recorded], at: Two) -> Refs:
    first, second = sorted(records[n].ref for n in at)
    return first, second


def _pair(refs: Refs, label: Label, manner: Manner) -> Pair:
    signs = tuple(sorted(sign.value for sign in manner.signs))
    return Pair(*refs, label, manner.name, manner.decides, signs, ())
