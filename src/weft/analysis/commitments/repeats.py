"""Which records may be one benefit twice, with the reasons, for a person to judge.

A benefit happens once. Two records are held against each other where they share a thing that few records share (a file, a picture, a
number in a payroll, an address on the web), or where the same people did the same, or something for the same, in overlapping days.
`compared.py` says what is so of the two in each aspect: who, by which evidence, what, how much, when, where, for whom, in which words.
Each of these has a weight for or against one benefit (`weights.py`); the weights are added up, and from SHOWN_FROM on the two are shown.
The weights are learned, by logistic regression, on repeats and look-alikes that the author thought of; docs/method/repeats.md has the
scores, also on those that somebody else planted.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

import numpy as np

from weft.analysis.beside import meanwhile, shared_out
from weft.analysis.commitments.alike import named, numbered
from weft.analysis.commitments.benefit import Contains, Recorded, Related
from weft.analysis.commitments.candidates import candidates_among
from weft.analysis.commitments.compared import but_for_words, with_words
from weft.analysis.commitments.glanced import Glanced, may_weigh
from weft.analysis.commitments.parts import parts_of_wholes
from weft.analysis.commitments.seen import NEAR_BITS, Common, Seen, seen
from weft.analysis.commitments.weights import REASONS, SHOWN_FROM, WEIGHTS

__all__ = ["NEAR_BITS", "Repeat", "named", "numbered", "pairs", "repeats", "repeats_of"]


MANY = 10_000
"""From so many records on Python need not look for what is used no more, and a second process is worth its while."""


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
    with _nothing_collected() if len(records) > MANY else nullcontext():
        return _repeats(records, contains, related)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without Python's collector, which would look through hundreds of thousands of records again and again, and find that all are in use."""
    was_on = gc.isenabled()
    gc.disable()
    frozen = gc.get_freeze_count()
    try:
        yield
    finally:
        if was_on and not frozen:
            gc.freeze()  # what is there is looked through no more: it is in use
        if was_on:
            gc.enable()
        if was_on and not frozen:
            gc.unfreeze()


def _repeats(records: Sequence[Recorded], contains: Contains, related: Related) -> tuple[Repeat, ...]:  # fmt: skip
    apart = len(records) > MANY
    held = [seen(one, contains, related) for one in records]
    with meanwhile(lambda: candidates_among(held), apart=apart) as looking:
        looked = Glanced(held)  # here, as what it reads in each record is read again below
        worth = looking.done()
        glanced = looked.knowing(held, worth.common)
    with meanwhile(lambda: parts_of_wholes(held, worth.first, worth.second), apart=apart) as parts:
        closely = worth.has_thing | glanced.worth(worth.first, worth.second, SHOWN_FROM)
        split = parts.done()
    some = zip(worth.first[closely].tolist(), worth.second[closely].tolist(), strict=True)

    def shown(pairs: Sequence[tuple[int, int]]) -> list[Repeat]:
        return [
            each
            for one, other in pairs
            for each in _shown(held[one], held[other], worth.common, is_split=(one, other) in split)
        ]

    found = shared_out(shown, sorted({*some} | split), apart=apart)
    return tuple(sorted(found, key=lambda each: (-each.weight, each.one, each.other)))


def repeats_of(
    new: Recorded, records: Sequence[Recorded], *, contains: Contains, related: Related
) -> tuple[Repeat, ...]:
    """The records that may be the same benefit as a new one."""
    held = [seen(one, contains, related) for one in (*records, new)]
    worth, last = candidates_among(held), len(records)
    first = np.concatenate([worth.first, np.arange(last)])
    split = parts_of_wholes(held, first, np.concatenate([worth.second, np.full(last, last)]))
    found = [
        each
        for at in range(last)
        for each in _shown(held[last], held[at], worth.common, is_split=(at, last) in split)
    ]
    return tuple(sorted(found, key=lambda each: (-each.weight, each.other)))


def _weight(so: Iterable[str]) -> int:
    return sum(WEIGHTS.get(each, 0) for each in so)


def _shown(one: Seen, other: Seen, common: Common, *, is_split: bool = False) -> list[Repeat]:
    """Two that may be one benefit, and what speaks for that, the strongest first; nothing, where too little does."""
    known = but_for_words(one, other, common, is_split=is_split)
    has_thing = any("shared" in each for each in known)
    if not has_thing and not may_weigh(SHOWN_FROM, known, one, other):
        return []
    so = with_words(known, one, other, common)
    weight = _weight(so)
    if weight < SHOWN_FROM:
        return []
    strongest = sorted(so, key=lambda each: (-WEIGHTS.get(each, 0), each))
    reasons = dict.fromkeys(REASONS[each] for each in strongest if each in REASONS)
    return [Repeat(one.told.ref, other.told.ref, weight, tuple(reasons))]


def pairs(found: Iterable[Repeat]) -> set[frozenset[str]]:
    """The pairs alone."""
    return {frozenset((each.one, each.other)) for each in found}
