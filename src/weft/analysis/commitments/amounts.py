"""How much two benefits were: what is so of their amounts, by one measure or by two."""

from __future__ import annotations

from fractions import Fraction

AS_MUCH = frozenset([
    "amount: the same", "amount: the same, to the last figure", "amount: the same, a small one", "amount: the same, by two measures", "amount: the same, in two frameworks",
    "amount: the same but for its unit", "amount: the same but for its point", "amount: rounded",
    "amount: the same but for tax", "amount: two digits swapped",
])  # fmt: skip
"""All that means as much."""
WITH_PENCE = 1000
"""From so much on, a fifth more is no chance."""
SMALL = 3
"""So few of anything come together by chance."""
_HOURS_A_DAY = (Fraction(7), Fraction(15, 2), Fraction(8), Fraction(37, 5))
_HOURS_A_WEEK = (Fraction(35), Fraction(75, 2), Fraction(37), Fraction(40))
_WEEKS_A_YEAR = (44, 45, 46, 48, 52)
EXACTLY = frozenset([
    Fraction(1000), Fraction(100), Fraction(60),  # grams of a tonne's kilograms, pence of pounds, minutes of hours
    *(60 * hours for hours in (*_HOURS_A_DAY, *_HOURS_A_WEEK)),  # minutes of days, and of weeks
    *(60 * hours / 10 for hours in _HOURS_A_WEEK),  # minutes of tenths of a week
    *(60 * hours * weeks for hours in _HOURS_A_WEEK for weeks in _WEEKS_A_YEAR),  # minutes of people who stayed a year
    *(Fraction(10 * weeks) for weeks in _WEEKS_A_YEAR),  # tenths of a week of people who stayed a year
    *(Fraction(each) for each in (2, 5, 7, 10, 12, *_WEEKS_A_YEAR)),  # days and tenths of a week, of weeks; weeks of years
])  # fmt: skip
"""How many smallest parts of one unit make one of another."""
OF_A_POST = tuple(
    float(each)
    for weeks in _WEEKS_A_YEAR
    for each in (Fraction(weeks, 10), *(60 * hours * weeks / 100 for hours in _HOURS_A_WEEK))
)
"""Tenths of a week, and minutes, of a hundredth of a full-time post: as posts are rounded, about so many."""
A_FIFTH_OF_A_POST = 20
"""Of less of a post, many amounts would be about so many."""
MISTYPED = frozenset((0, each) for each in (10, 60, 100, 1000))
"""What is left, and how often, where one typed pounds for pence, or hours for minutes."""


def amount(one: int, other: int, *, one_framework: bool, one_measure: bool) -> str:
    """How two amounts lie to each other."""
    less, more = sorted((one, other))
    if less == more:
        if one_framework and not one_measure:
            return "amount: the same, by two measures"
        return _same(less) if one_framework else "amount: the same, in two frameworks"
    if less and one_measure and (more % less, more // less) in MISTYPED:
        return "amount: the same but for its point"
    if less and not one_measure and _in_another_unit(less, more):
        return "amount: the same but for its unit"
    if less >= WITH_PENCE and abs(6 * less - 5 * more) <= 6:
        return "amount: the same but for tax"
    if one_measure and _digits_swapped(str(less), str(more)):
        return "amount: two digits swapped"
    if is_rounded(less, more):
        return "amount: rounded"
    if not one_framework:
        return "amount: other, in two frameworks"
    if (more - less) * 20 <= more:
        return "amount: all but the same"
    if more <= less * 1.34:
        return "amount: nearly the same"
    return "amount: half as much again" if more <= less * 2 else "amount: other"


def _in_another_unit(less: int, more: int) -> bool:
    if Fraction(more, less) in EXACTLY:
        return True
    is_a_post = less >= A_FIFTH_OF_A_POST
    return is_a_post and any(abs(more - each * less) <= each / 2 for each in OF_A_POST)


def _digits_swapped(one: str, other: str) -> bool:
    """Whether two amounts are one, with two neighbouring figures that have changed places."""
    at = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (
        len(one) == len(other) > 2
        and len(at) == 2
        and at[1] == at[0] + 1
        and (one[at[0]], one[at[1]]) == (other[at[1]], other[at[0]])
    )


def _same(many: int) -> str:
    """The more figures it has, the fewer things happen to be as much."""
    if many <= SMALL:
        return "amount: the same, a small one"
    return "amount: the same, to the last figure" if _figures(many) >= 4 else "amount: the same"


def _figures(many: int) -> int:
    """So many figures it has before its noughts."""
    return len(str(many).rstrip("0"))


def _said_in(many: int) -> int:
    """So many figures a person needs to say it, in hours if it is whole hours."""
    hours = [_figures(many // 60)] if many and many % 60 == 0 else []
    return min(_figures(many), *hours) if hours else _figures(many)


def is_rounded(less: int, more: int) -> bool:
    """Whether one is the other, rounded to one or two figures, or to whole or tens of hours."""
    if (more - less) * 4 > more:
        return False
    for exact, rounder in ((less, more), (more, less)):
        is_rounder = _said_in(rounder) < _said_in(exact) or (exact % 60 and not rounder % 60)
        if is_rounder and abs(exact - rounder) * 20 <= exact:
            return True
        for figures in (1, 2):
            step = 10 ** max(0, len(str(exact)) - figures)
            if step > 1 and rounder % step == 0 and abs(exact - rounder) < step and exact % step:
                return abs(exact - rounder) * 4 <= exact
    return False
