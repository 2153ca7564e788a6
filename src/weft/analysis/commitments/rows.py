"""Many records as rows of numbers, to be held against each other at once: no two are passed over that a close look would take for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from weft.analysis.commitments.amounts import EXACTLY, MISTYPED, OF_A_POST, WITH_PENCE
from weft.analysis.commitments.candidates import Numbers
from weft.analysis.commitments.seen import Seen

SEVERAL = 5
"""So many people and areas of a record are looked at; of one that has more, all is possible."""
MOST_DIGITS = 16
MOST_NUMBERS = 3
Which = NDArray[np.bool_]
Amounts = NDArray[np.float64]


def numbers_of(held: Sequence[Seen]) -> tuple[Numbers, Numbers, Which]:
    """Of each record its first few numbers, of how many digits each is, and whether it has more, or such as are not of digits alone."""
    plain, digits = (np.zeros((len(held), MOST_NUMBERS), dtype=np.int64) for _ in "12")
    odd = np.zeros(len(held), dtype=bool)
    for at, one in enumerate(held):
        some = [*one.numbers]
        if len(some) > MOST_NUMBERS or one.bases or not all(each.isdigit() and len(each) < MOST_DIGITS for each in some):  # fmt: skip
            odd[at] = True
            continue
        plain[at, : len(some)] = [int(each) for each in some]
        digits[at, : len(some)] = [*map(len, some)]
    return plain, digits, odd


def people_of(one: Seen) -> int:
    """Of which kinds its numbers of people are, each as a bit."""
    return sum(bit for bit, kind in ((1, "payroll"), (2, "training")) if any(kind in one.kinds[each] for each in one.of_people))  # fmt: skip


def turned(day: date) -> int:
    """The day, with month and day in each other's place; 0 where there is no such day."""
    return day.replace(month=day.day, day=day.month).toordinal() if day.day <= 12 else 0


A_YEAR = 4
"""So many digits more has a number that begins with its year."""


def may_be_a_slip(one: Numbers, other: Numbers, digits: Numbers, others: Numbers) -> Which:
    """Of two rows of numbers, and of how many digits each is, which pairs may be one number: with a figure left out, mistyped or in another's place,
    or with the year before it."""
    by, apart = abs(one - other), abs(digits - others)
    found: Which = (apart == 0) & ((by == 0) | np.isin(by, _SLIPPED))
    longer, shorter = np.maximum(one, other), np.minimum(one, other)
    at = np.flatnonzero(apart == 1)
    found[at] = _is_one_left_out(longer[at], shorter[at])
    at = np.flatnonzero(apart == A_YEAR)
    found[at] = longer[at] % 10 ** np.minimum(digits, others)[at] == shorter[at]
    return found


def _is_one_left_out(longer: Numbers, shorter: Numbers) -> Which:
    """Which numbers are another with one figure left out."""
    found = np.zeros(len(longer), dtype=bool)
    for at in range(MOST_DIGITS - 1):
        cut = 10**at
        found |= (longer // (10 * cut)) * cut + longer % cut == shorter
    return found


_SLIPPED = np.array(
    [9 * figure * 10**at for figure in range(1, 10) for at in range(1, MOST_DIGITS - 1)]
    + [figure * 10**at for figure in range(1, 10) for at in range(2, MOST_DIGITS)]
)
"""By so much two numbers differ of which two neighbouring figures have changed places, but for the last two, or one before those is another."""


class Numbering:
    """Things, each with a number as they come, 0 for nothing."""

    def __init__(self) -> None:
        self.given: dict[object, int] = {"": 0}

    def of(self, things: Iterable[object]) -> Numbers:
        given = self.given
        return np.array([given.setdefault(each, len(given)) for each in things], dtype=np.int64)

    def several(self, things: Iterable[Iterable[object]]) -> tuple[Numbers, Which]:
        """Of each record the first few, side by side; and which records have more."""
        rows = [[*each][: SEVERAL + 1] for each in things]
        many = np.array([len(row) for row in rows], dtype=np.int64)
        found = np.zeros((len(rows), SEVERAL + 1), dtype=np.int64)
        found[np.arange(SEVERAL + 1) < many[:, None]] = self.of(each for row in rows for each in row)  # fmt: skip
        return found[:, :SEVERAL], many > SEVERAL


def meet(one: Numbers, other: Numbers) -> Which:
    """Which of two lists of rows have a number in common."""
    found = np.zeros(len(one), dtype=bool)
    for at in range(one.shape[1]):
        mine = one[:, at]
        for there in range(other.shape[1]):
            found |= (mine == other[:, there]) & (mine > 0)
    return found


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
