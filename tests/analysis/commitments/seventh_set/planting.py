"""The seventh set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of the earlier sets. A manner that those who
check such records meet often is planted more often. What an officer could not tell from two records was left out:

- numbers that differ in one digit, which may be a slip or the next number, where nothing else is the same;
- a name of which the other is only initials, or a person's name that is another's short name;
- one gift or visit told twice without receiver, number, file or exact sum;
- somebody who left and was taken on again, which a framework may count once or twice;
- firms that are tied at one event with other counts, where neither says whose people it counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.analysis.commitments.planted import Pair, Planted
from tests.analysis.commitments.seventh_set import (
    looks_people,
    looks_things,
    repeats_people,
    repeats_things,
)
from tests.analysis.commitments.seventh_set.manner import Case, Label, Manner, Two
from tests.analysis.commitments.seventh_set.stage import CONTAINS, Stage
from weft.analysis.commitments.benefit import Recorded

OF: dict[Label, list[Manner]] = {
    "repeat": repeats_people.MANNERS.all + repeats_things.MANNERS.all,
    "look-alike": looks_people.MANNERS.all + looks_things.MANNERS.all,
}
Refs = tuple[str, str]
SEED = 70423


def seventh_set(size: int, seed: int = SEED) -> Planted:
    """So many ordinary benefits, and pairs of each manner among them, more of those that are met often.

    For 400 ordinary benefits a pair of a manner met now and then, and twice or three times as many of others; five at
    least. The same for the same size and seed.
    """
    stage = Stage(seed, size)
    cases = [
        (label, manner, case)
        for label, manners in OF.items()
        for manner in manners
        for case in _cases(manner, stage, manner.often * max(5, size // 400))
    ]
    alone = [*stage.ordinary(size), *(one for *_, case in cases for one in case.around)]
    refs = _refs(len(alone) + sum(len(case.records) for *_, case in cases), stage.rng)
    records, pairs = [replace(one, ref=next(refs)) for one in alone], []
    for label, manner, case in cases:
        named = [replace(one, ref=next(refs)) for one in case.records]
        records += named
        pairs += [_pair(_two(named, at), label, manner) for at in case.pairs]
    in_order = tuple(sorted(records, key=lambda one: one.ref))
    return Planted(in_order, CONTAINS, stage.related, tuple(pairs), frozenset())


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
    facts = tuple(sorted(fact.name for fact in manner.facts))
    return Pair(*refs, label, manner.name, manner.decides, facts, ())
