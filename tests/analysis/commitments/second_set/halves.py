"""The draw by which a half of the manners is kept from the detector's author.

It was drawn from the names alone, before a pair was made, and so before anything was scored. The names stand
with their manners, so that whoever reads this file learns none.
"""

from __future__ import annotations

from collections.abc import Collection
from random import Random
from typing import Literal

Half = Literal["shown", "kept"]
HALVES: tuple[Half, ...] = ("shown", "kept")
DRAWN_WITH = "second set, 30 November 2026"


def drawn(names: Collection[str]) -> dict[str, Half]:
    """Into which half each of these manners was drawn: the first half of the shuffled names is shown."""
    shuffled = sorted(names)
    Random(DRAWN_WITH).shuffle(shuffled)
    return {name: HALVES[n * 2 // len(names)] for n, name in enumerate(shuffled)}
