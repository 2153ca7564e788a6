"""The third set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of the first two sets. What an auditor could
not tell from two records was left out:

- an amount for nobody in particular, twice in a quarter, without number, file or supplier (one gift told twice, or two);
- two photographs of one place from other days, alike by chance;
- numbers that differ in one digit only (a slip, or the next number), and names of which the one is only initials;
- the agency's payroll number beside the employer's, where nothing else ties the two starters;
- totals of a quarter that may or may not hold a single gift, where neither says so;
- the offer of a post and a start weeks later without a number;
- tied firms at one event, where neither says whose people it counts;
- the value of given hours in pounds beside the hours: whether both count is the framework's matter, not the records'.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.analysis.commitments.planted import Pair, Planted
from tests.analysis.commitments.third_set import (
    kept_looks_people,
    kept_looks_things,
    kept_repeats_people,
    kept_repeats_things,
    shown_looks_people,
    shown_looks_things,
    shown_repeats_people,
    shown_repeats_things,
)
from tests.analysis.commitments.third_set.halves import Half
from tests.analysis.commitments.third_set.manner import Case, Label, Manner, Two
from tests.analysis.commitments.third_set.stage import Stage
from weft.analysis.commitments.benefit import Recorded

OF: dict[Half, dict[Label, list[Manner]]] = {
    "shown": {
        "repeat": shown_repeats_people.MANNERS.all + shown_repeats_things.MANNERS.all,
        "look-alike": shown_looks_people.MANNERS.all + shown_looks_things.MANNERS.all,
    },
    "kept": {
        "repeat": kept_repeats_people.MANNERS.all + kept_repeats_things.MANNERS.all,
        "look-alike": kept_looks_people.MANNERS.all + kept_looks_things.MANNERS.all,
    },
}
Refs = tuple[str, str]
SEED: dict[Half, int] = {"shown": 51871, "kept": 86243}


def third_set(half: Half, size: int, seed: int | None = None) -> Planted:
    """So many ordinary benefits, and among them as many pairs of each manner of that half.

    About a pair of each manner for 100 ordinary benefits, and ten at least. The same for the same half, size and seed.
    """
    stage = Stage(SEED[half] if seed is None else seed)
    cases = [
        (label, manner, case)
        for label, manners in OF[half].items()
        for manner in manners
        for case in _cases(manner, stage, max(10, size // 100))
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
    place = stage.region
    return Planted(in_order, place.contains, place.related, tuple(pairs), frozenset(either))


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
