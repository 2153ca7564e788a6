"""Amounts that a text adds up: “Q1 30, Q2 44, Q3 12, Q4 61”, “5 + 8 + 12 h”, “both days: 40 and 62 pupils”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from weft.analysis.commitments.figures import in_figures
from weft.analysis.commitments.spoken import without_days

PARTS = (1, 60, 100, 10, 1000, 1_000_000)
"""How many smallest parts an amount that is said may come to: people, hours, pounds, tenths, thousands, tonnes."""
HUNDREDTHS = 100
MOST = 24
"""So many figures of one text, at most, are added up."""
_A_FIGURE = re.compile(r"(?<![\w.,])£?(\d[\d,]*(?:\.\d{1,2})?)(?![\d%])(?= ?[a-z£+&,;:/)(–-]|\.?\s|\.?$)", re.IGNORECASE)  # fmt: skip
_ADDS_UP = re.compile(r"\d[^.;\n]*(?:\+|&|,|/|\b(?:plus|and|then)\b)[^.;\n]*\d", re.IGNORECASE)


@lru_cache(maxsize=300_000)
def figures_in(text: str) -> tuple[tuple[int, ...], ...]:
    """The figures of a text that may be added up, in hundredths, as they follow on each other; none where it adds up nothing.

    “April 12 plus 5” may name a day, or how much April was: both are possible.
    """
    said = in_figures(text)
    found = (_figures(each) for each in dict.fromkeys((said, without_days(said))) if _ADDS_UP.search(each))  # fmt: skip
    return tuple(each for each in found if 2 <= len(each) <= MOST)


def _figures(said: str) -> tuple[int, ...]:
    return tuple(round(float(each.replace(",", "")) * HUNDREDTHS) for each in _A_FIGURE.findall(said))  # fmt: skip


@lru_cache(maxsize=100_000)
def summed_up(text: str, quantity: int) -> frozenset[int]:
    """The amounts, in smallest parts, that a text adds up to its own: 1,800, 2,640, 720 and 3,660 minutes of the example in hours above."""
    return frozenset(part for figures in figures_in(text) for parts in PARTS for part in _of_a_run(figures, quantity, parts))  # fmt: skip


def _of_a_run(figures: tuple[int, ...], quantity: int, parts: int) -> Iterator[int]:
    """Each of some figures that follow on each other and come to the quantity."""
    wanted = quantity * HUNDREDTHS
    for first in range(len(figures) - 1):
        total = figures[first] * parts
        for last in range(first + 1, len(figures)):
            total += figures[last] * parts
            if total == wanted:
                yield from (each * parts // HUNDREDTHS for each in figures[first : last + 1])
            if total >= wanted:
                break
