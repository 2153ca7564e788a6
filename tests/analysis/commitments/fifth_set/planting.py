"""The fifth set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector, nor what is written of it, nor the manners of the sets before.
An officer who has both records before her, and knows which firms are of one group, which agreement lies under which
and which ward in which district, can decide each pair. What she could not decide without asking was left out:

- benefits of one person or thing each without a number, in the same words on the same day (two apprentices, or one twice);
- one event counted in hours and in the people whom it reached, or one act in tonnes and in carbon: whether both count
  is the framework's matter;
- one person under two measures of which one holds the other (a local resident, and a care leaver);
- the charity's receipt beside the firm's own number of the payment, where nothing else ties them;
- an apprentice registered anew under another number, and a season's worker taken on again under a measure of jobs;
- numbers that differ in a digit or two;
- round sums on one day without receipt to one receiver, or a pick of the wrong namesake without any paper;
- totals of a quarter that neither list nor say what they hold;
- firms that nothing ties and that report one thing; and tied firms at one event where neither says whose people it counts;
- a value in pounds beside the thing that it is the value of.

How often. A manner is met every quarter, now and then, or rarely, and has so many pairs: 3, 2 or 1 for 250 ordinary
benefits, and 12, 8 or 4 at least.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Final

from tests.analysis.commitments.fifth_set import (
    looks_hours,
    looks_money,
    looks_people,
    looks_things,
    repeats_again,
    repeats_parties,
    repeats_wholes,
)
from tests.analysis.commitments.fifth_set.manner import Case, Label, Manner, Two
from tests.analysis.commitments.fifth_set.stage import Stage
from tests.analysis.commitments.planted import Pair, Planted
from weft.analysis.commitments.benefit import Recorded

OF: Final[dict[Label, list[Manner]]] = {
    "repeat": [
        *repeats_again.MANNERS.all,
        *repeats_parties.MANNERS.all,
        *repeats_wholes.MANNERS.all,
    ],
    "look-alike": [
        *looks_people.MANNERS.all,
        *looks_hours.MANNERS.all,
        *looks_money.MANNERS.all,
        *looks_things.MANNERS.all,
    ],
}
Refs = tuple[str, str]
SEED = 340_719


def fifth_set(size: int, seed: int | None = None) -> Planted:
    """So many ordinary benefits, and among them pairs of each manner, as many as it is often met.

    The same for the same size and seed.
    """
    stage = Stage(SEED if seed is None else seed, size)
    cases = [
        (label, manner, case)
        for label, manners in OF.items()
        for manner in manners
        for case in _cases(manner, stage, manner.often * max(4, size // 250))
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
    place = stage.place
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
    return iter(rng.sample([f"W-{number:06}" for number in range(1, many + 1)], many))


def _two(records: list[Recorded], at: Two) -> Refs:
    first, second = sorted(records[n].ref for n in at)
    return first, second


def _pair(refs: Refs, label: Label, manner: Manner) -> Pair:
    facts = tuple(sorted(fact.name for fact in manner.facts))
    return Pair(*refs, label, manner.name, manner.decides, facts, ())
