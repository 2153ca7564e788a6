"""The second set: repeats and look-alikes hidden among ordinary benefits, as a detector is given them.

Written by someone who has seen neither the detector nor the manners of the first set. For each pair the manner
says what in the two records decides it; what a careful official could not decide was left out. One half of
the manners is shown to the detector's author, who never sees the other (`halves`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.analysis.commitments.planted import Label, Pair, Planted
from tests.analysis.commitments.scene import Scene, ordinary
from tests.analysis.commitments.second_set import (
    kept_looks,
    kept_repeats,
    shown_looks,
    shown_repeats,
)
from tests.analysis.commitments.second_set.halves import Half
from tests.analysis.commitments.second_set.manner import Case, Manner
from weft.analysis.commitments.benefit import Recorded

OF: dict[Half, dict[Label, list[Manner]]] = {
    "shown": {"repeat": shown_repeats.MANNERS.all, "look-alike": shown_looks.MANNERS.all},
    "kept": {"repeat": kept_repeats.MANNERS.all, "look-alike": kept_looks.MANNERS.all},
}
SEED: dict[Half, int] = {"shown": 30417, "kept": 72953}


def second_set(half: Half, size: int, seed: int | None = None) -> Planted:
    """So many ordinary benefits, and among them as many pairs of each manner of that half.

    A pair of each manner for 100 ordinary benefits, and ten at least. The same for the same half, size and seed.
    """
    scene = Scene(SEED[half] if seed is None else seed, size)
    cases = [
        (label, manner, manner.make(scene))
        for label, manners in OF[half].items()
        for manner in manners
        for _ in range(max(10, size // 100))
    ]
    honest = [one.written("-") for one in ordinary(scene, size)]
    honest += [one for _, _, case in cases for one in case.around]
    refs = _refs(len(honest) + 2 * len(cases), scene.rng)
    pairs, records = [], [replace(one, ref=next(refs)) for one in honest]
    for label, manner, case in cases:
        one, other = _two(case, refs)
        records += one, other
        pairs.append(_pair(one.ref, other.ref, label, manner))
    place = scene.place
    in_order = tuple(sorted(records, key=lambda one: one.ref))
    return Planted(in_order, place.contains, place.related, tuple(pairs), frozenset())


def _refs(many: int, rng: Random) -> Iterator[str]:
    """References in an order that tells nothing."""
    return iter(rng.sample([f"B-{number:06}" for number in range(1, many + 1)], many))


def _two(case: Case, refs: Iterator[str]) -> tuple[Recorded, Recorded]:
    return replace(case.one, ref=next(refs)), replace(case.other, ref=next(refs))


def _pair(one: str, other: str, label: Label, manner: Manner) -> Pair:
    first, second = sorted((one, other))
    facts = tuple(sorted(fact.name for fact in manner.facts))
    return Pair(first, second, label, manner.name, manner.decides, facts, ())
