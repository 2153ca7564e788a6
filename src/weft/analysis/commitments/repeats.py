"""Which records may be one benefit twice, with the reasons, for a person to judge.

A benefit happens once. Two records are held against each other where they share a thing that few records share (a file, a picture, a
number in a payroll, an address on the web), or where the same people did the same, or something for the same, in overlapping days.
`compared.py` says what is so of the two in each aspect: who, by which evidence, what, how much, when, where, for whom, in which words.
Each of these has a weight for or against one benefit (`weights.py`); the weights are added up, and from SHOWN_FROM on the two are shown.
The weights are learned, by logistic regression, on repeats and look-alikes that the author thought of; docs/method/repeats.md has the
scores, also on those that somebody else planted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from weft.analysis.commitments.alike import named, numbered
from weft.analysis.commitments.benefit import Contains, Recorded, Related
from weft.analysis.commitments.candidates import candidates_among
from weft.analysis.commitments.compared import (
    ALL_ALIKE,
    ALL_ALIKE_BY_A_THING,
    at_a_glance,
    of_places,
    traits,
)
from weft.analysis.commitments.parts import parts_of_wholes
from weft.analysis.commitments.seen import NEAR_BITS, Common, Seen, seen
from weft.analysis.commitments.weights import REASONS, SHOWN_FROM, WEIGHTS

__all__ = ["NEAR_BITS", "Repeat", "named", "numbered", "pairs", "repeats", "repeats_of"]


@dataclass(frozen=True)
class Repeat:
    """Two records that may be one benefit, how much speaks for it, and why."""

    one: str
    other: str
    weight: int
    reasons: tuple[str, ...]


def repeats(
    records: Sequence[Recorded], *, contains: Contains, related: Related
) -> tuple[Repeat, ...]:
    """All pairs that may be one benefit, the likeliest first."""
    held = [seen(one, contains, related) for one in records]
    worth = candidates_among(held)
    split = parts_of_wholes(held, worth.pairs)
    found = []
    for pair in worth.pairs:
        one, other = held[pair[0]], held[pair[1]]
        if pair in split or _may_be_one(one, other, has_thing=pair in worth.by_a_thing):
            found += _shown(one, other, worth.common, is_split=pair in split)
    return tuple(sorted(found, key=lambda each: (-each.weight, each.one, each.other)))


def repeats_of(
    new: Recorded, records: Sequence[Recorded], *, contains: Contains, related: Related
) -> tuple[Repeat, ...]:
    """The records that may be the same benefit as a new one."""
    held = [seen(one, contains, related) for one in (*records, new)]
    worth, last = candidates_among(held), len(records)
    split = parts_of_wholes(held, {*worth.pairs, *((at, last) for at in range(last))})
    found = [
        each
        for at in range(last)
        for each in _shown(held[last], held[at], worth.common, is_split=(at, last) in split)
    ]
    return tuple(sorted(found, key=lambda each: (-each.weight, each.other)))


def _most(*aspects: str) -> int:
    return sum(max((0, *(weight for name, weight in WEIGHTS.items() if name.startswith(aspect)))) for aspect in aspects)  # fmt: skip


_MOST_IN_WORDS = _most("words:", ALL_ALIKE)
_MOST_WITHOUT = _MOST_IN_WORDS + _most("evidence: one", "evidence: nothing")
_MOST_BY_A_THING = _MOST_IN_WORDS + _most("file:", "picture:", "page:", "number: shared", "number: for", "evidence: more", "evidence: all", ALL_ALIKE_BY_A_THING)  # fmt: skip
_MOST_OF_PLACES = _most("where:", "for:", "cohort:")


def _may_be_one(one: Seen, other: Seen, *, has_thing: bool) -> bool:
    """Whether two can be shown at all, by days, people and amounts, and by places: most pairs need no closer look."""
    least = SHOWN_FROM - (_MOST_BY_A_THING if has_thing else _MOST_WITHOUT)
    least -= sum(WEIGHTS.get(each, 0) for each in at_a_glance(one, other, has_thing=has_thing))
    return least <= _MOST_OF_PLACES and least <= sum(WEIGHTS.get(each, 0) for each in of_places(one, other))  # fmt: skip


def _shown(one: Seen, other: Seen, common: Common, *, is_split: bool = False) -> list[Repeat]:
    """Two that may be one benefit, and what speaks for that, the strongest first; nothing, where too little does."""
    so = [*traits(one, other, common, is_split=is_split)]
    weight = sum(WEIGHTS.get(each, 0) for each in so)
    if weight < SHOWN_FROM:
        return []
    strongest = sorted(so, key=lambda each: (-WEIGHTS.get(each, 0), each))
    reasons = dict.fromkeys(REASONS[each] for each in strongest if each in REASONS)
    return [Repeat(one.told.ref, other.told.ref, weight, tuple(reasons))]


def pairs(found: Iterable[Repeat]) -> set[frozenset[str]]:
    """The pairs alone."""
    return {frozenset((each.one, each.other)) for each in found}
