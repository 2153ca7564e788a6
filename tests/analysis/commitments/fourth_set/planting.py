"""The fourth set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of the first three sets. What an auditor could
not tell from two records was left out:

- the hours that were given and a value put on them under one framework: whether both count is the framework's matter;
- a thing given and the waste that it avoided: one act, but perhaps two outcomes;
- one person counted as local and as long out of work, in two measures of one framework;
- tied firms at one event with two amounts, where neither says whose people it counts;
- the employer's payroll number beside the training provider's, where nothing ties the two;
- two gifts of one sum to one receiver in one month, without number, cause or batch in words;
- a number with a slip in it, which looks like another number; those that follow each other are taken for two;
- a month's report and a quarter's, where neither names what it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.analysis.commitments.fourth_set import (
    looks_gifts,
    looks_people,
    looks_plain,
    looks_rare,
    looks_shared,
    looks_time,
    looks_told,
    repeats_gifts,
    repeats_green,
    repeats_people,
    repeats_plain,
    repeats_rare,
    repeats_records,
    repeats_told,
)
from tests.analysis.commitments.fourth_set.manner import Case, Label, Manner, Two
from tests.analysis.commitments.fourth_set.ordinary import ordinary
from tests.analysis.commitments.fourth_set.stage import Stage
from tests.analysis.commitments.planted import Pair, Planted
from weft.analysis.commitments.benefit import Recorded

REPEATS = (repeats_people, repeats_gifts, repeats_records, repeats_green, repeats_told, repeats_plain, repeats_rare)  # fmt: skip
LOOKS = (looks_people, looks_gifts, looks_shared, looks_time, looks_told, looks_plain, looks_rare)
OF: dict[Label, list[Manner]] = {
    "repeat": [manner for each in REPEATS for manner in each.MANNERS.all],
    "look-alike": [manner for each in LOOKS for manner in each.MANNERS.all],
}
Refs = tuple[str, str]
SEED = 40127


def fourth_set(size: int, seed: int | None = None) -> Planted:
    """So many ordinary benefits, and among them as many pairs of each manner.

    About a pair of each manner for 100 ordinary benefits, and ten at least. The same for the same size and seed.
    """
    stage = Stage(SEED if seed is None else seed)
    cases = [
        (label, manner, case)
        for label, manners in OF.items()
        for manner in manners
        for case in _cases(manner, stage, max(10, size // 100))
    ]
    alone = list(ordinary(stage, size))
    refs = _refs(len(alone) + sum(len(case.records) for *_, case in cases), stage.rng)
    records, pairs = [replace(one, ref=next(refs)) for one in alone], []
    either: set[Refs] = set()
    for label, manner, case in cases:
        named = [replace(one, ref=next(refs)) for one in case.records]
        records += named
        pairs += [_pair(_two(named, at), label, manner) for at in case.pairs]
        either |= {_two(named, at) for at in case.either}
    in_order = tuple(sorted(records, key=lambda one: one.ref))
    contains, related = stage.region.known()
    return Planted(in_order, contains, related, tuple(pairs), frozenset(either))


def _cases(manner: Manner, stage: Stage, pairs: int) -> Iterator[Case]:
    """Cases until they hold so many pairs; which of the two comes first in a case tells nothing."""
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
