"""Repeats and look-alikes put together from their parts: who reports it again, by which thing it can be known, and what became of the rest on the way;
or in what two benefits differ that have the rest in common.

The parts are what any careful official would say of two records, so that whatever is learned holds for manners that nobody has thought of as such.
"""

from __future__ import annotations

from dataclasses import replace

from tests.analysis.commitments.scene import Scene
from tests.analysis.commitments.thought_of.known_again import BY, a_repeat
from tests.analysis.commitments.thought_of.reported_again import WHO
from tests.analysis.commitments.thought_of.told_apart import TWO, a_look_alike
from tests.analysis.commitments.thought_of.two import Two
from weft.analysis.commitments.benefit import Recorded

Composed = tuple[str, bool, Recorded, Recorded]


def composed(many: int, seed: int, ordinary: int) -> tuple[Scene, list[Recorded], list[Composed]]:
    """So many pairs of each composition, among so many ordinary benefits: the place, all records, and the pairs."""
    scene = Scene(seed, ordinary)
    records = [scene.ordinary().written("-") for _ in range(ordinary)]
    made: list[tuple[str, bool, Two]] = []
    for by in BY:
        for who in WHO:
            some = max(1, round(many * WHO[who][1] / 2))
            made += [(f"{by} {who}", True, a_repeat(scene, by, who)) for _ in range(some)]
    for manner in TWO:
        made += [(manner, False, a_look_alike(scene, manner)) for _ in range(2 * many)]
    numbered = iter(range(1, 10**6))
    records = [replace(one, ref=f"C-{next(numbered):06}") for one in records]
    pairs: list[Composed] = []
    for name, is_one, two in made:
        one, other = (replace(each, ref=f"C-{next(numbered):06}") for each in (two.one, two.other))
        records += [one, other, *(replace(each, ref=f"C-{next(numbered):06}") for each in two.around)]  # fmt: skip
        pairs.append((name, is_one, one, other) if scene.rng.random() < 0.5 else (name, is_one, other, one))  # fmt: skip
    return scene, records, pairs
