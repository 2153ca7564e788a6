"""Which of many pairs of amounts may be as much, all at once: none is left out that `amounts.amount` takes for as much."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from weft.analysis.commitments.amounts import EXACTLY, MISTYPED, OF_A_POST, WITH_PENCE

Amounts = NDArray[np.float64]
Which = NDArray[np.bool_]
_TIMES = np.array(sorted({many for _left, many in MISTYPED}))
_UNITS = np.array(sorted(float(each) for each in EXACTLY))
_POSTS = np.array(sorted(OF_A_POST))
_SWAPPED = np.array([9 * figure * 10**at for figure in range(1, 10) for at in range(15)])
"""By so much two amounts differ of which two neighbouring figures have changed places."""


def may_be_as_much(one: Amounts, other: Amounts, one_measure: Which) -> Which:
    """Which pairs of amounts, in whole smallest parts, may be as much, by one measure or by two."""
    less, most = np.minimum(one, other), np.maximum(one, other)
    by = most - less
    tax = (less >= WITH_PENCE) & (abs(6 * less - 5 * most) <= 6)
    found = (by * 20 <= most) | tax | _rounded(less, most) | _rounded(most, less)
    some = less > 0
    ratio = np.divide(most, less, out=np.ones_like(most), where=some)
    slipped = np.isin(ratio, _TIMES) | np.isin(by, _SWAPPED)
    return np.asarray(found | np.where(one_measure, slipped, some & _in_another_unit(ratio, less)))


def _rounded(exact: Amounts, rounder: Amounts) -> Which:
    """Which may be others, rounded to one or two figures."""
    by = abs(exact - rounder)
    digits = np.floor(np.log10(np.maximum(exact, 1)) + 1e-9) + 1
    found = np.zeros(len(exact), dtype=bool)
    for figures in (1, 2):
        step = 10 ** np.maximum(0, digits - figures)
        found |= (step > 1) & (rounder % step == 0) & (by < step)
    return found & (by * 4 <= np.maximum(exact, rounder))


def _in_another_unit(ratio: Amounts, less: Amounts) -> Which:
    """Which may be as much in another unit, as weeks are days: by as much exactly, or by about as much, as posts are rounded."""
    return (_off(ratio, _UNITS) <= 1e-9) | (_off(ratio, _POSTS) * 2 * np.maximum(less, 1) <= 1 + 1e-9)  # fmt: skip


def _off(ratio: Amounts, known: NDArray[np.float64]) -> Amounts:
    """By which part of it each is off the nearest that is known."""
    at = np.searchsorted(known, ratio)
    below, above = known[np.maximum(at - 1, 0)], known[np.minimum(at, len(known) - 1)]
    return np.asarray(np.minimum(abs(ratio / below - 1), abs(ratio / above - 1)))
