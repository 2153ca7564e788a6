"""Pairs of every manner that the detector's author thought of, among ordinary benefits."""

from __future__ import annotations

import random

from tests.analysis.commitments.thought_of.again import AGAIN, Pair
from tests.analysis.commitments.thought_of.alike import ALIKE
from tests.analysis.commitments.thought_of.world import FIRMS, World
from weft.analysis.commitments.benefit import Recorded


def crowded(many: int, dice: int, ordinary: int) -> tuple[list[Recorded], list[tuple[str, bool, Pair]]]:  # fmt: skip
    """The same where four firms record all, so that much is alike by chance."""
    all_firms = FIRMS[:]
    FIRMS[:] = ["f0", "f1", "f20", "f30"]
    try:
        return drawn(many, dice, ordinary)
    finally:
        FIRMS[:] = all_firms


def drawn(many: int, dice: int, ordinary: int) -> tuple[list[Recorded], list[tuple[str, bool, Pair]]]:  # fmt: skip
    """So many pairs of each manner, after so many ordinary benefits."""
    world = World(random.Random(dice))
    records, pairs = [world.happened() for _ in range(ordinary)], []
    for manners, is_one in ((AGAIN, True), (ALIKE, False)):
        for name, manner in manners.items():
            for _ in range(many):
                pair = manner(world)
                records += (*pair, *world.beside)
                world.beside.clear()
                pairs.append((name, is_one, pair))
    return records, pairs
