"""Which half of the manners is shown to the detector's author, and which is kept from them.

Drawn from the names alone, before a pair was made and before anything was scored: of each label, the names are
put in the order of their hashes, and the first half is shown.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from typing import Literal

Half = Literal["shown", "kept"]
HALVES: tuple[Half, ...] = ("shown", "kept")
DRAWN_WITH = "third set, 30 November 2026"


def drawn(names: Collection[str]) -> dict[str, Half]:
    """Into which half each of these manners of one label was drawn."""
    in_order = sorted(names, key=lambda name: sha256(f"{DRAWN_WITH}: {name}".encode()).digest())
    return {name: HALVES[n * 2 // len(names)] for n, name in enumerate(in_order)}
