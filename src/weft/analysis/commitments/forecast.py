"""What a promise will come to by its end, from the pace so far, with a range.

Amounts are laid into months by their days. The forecast is what is there, and for every month that is left the mean of the months
so far. The range takes the spread of the months so far for that of the months to come, and those for independent: with *n* months so far
of standard deviation *s* and *k* months left, eight forecasts in ten lie within t·s·√(k + k²/n) of the mean, where t is Student's
for n − 1 degrees of freedom. (Prediction interval of a sum: Hahn and Meeker, *Statistical Intervals*, 1991, section 4.2.) Nothing comes below
what is there already.

| months so far | what is said |
|---|---|
| fewer than 3 | nothing: it is too early |
| 3 or more | the forecast, and the range |
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

FEWEST_MONTHS = 3
STUDENT_80 = (
    3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341, 1.337,
    1.333, 1.330, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.310,
)  # fmt: skip
"""The 90th percentile of Student's t for 1 to 30 degrees of freedom; above, that of the normal distribution."""
NORMAL_80 = 1.282


@dataclass(frozen=True)
class Forecast:
    """What an amount will come to, in smallest parts, and from what that is worked out."""

    so_far: int
    by_the_end: int
    at_least: int
    at_most: int
    months_so_far: int
    months_left: int

    def reaches(self, promised: int) -> bool | None:
        """Whether the promise is kept: True or False where the whole range says so, None where it may go either way."""
        if self.at_least >= promised:
            return True
        return False if self.at_most < promised else None


def forecast(
    amounts: Sequence[tuple[date, int]], *, begins: date, ends: date, today: date
) -> Forecast | None:
    """What amounts, each with the day on which it was there, come to by the end; None where it is too early to say.

    `today` counts as part of the month that it is in, which is taken as a whole once it is over.
    """
    so_far = sum(parts for day, parts in amounts if day <= today)
    over = ends + timedelta(1)
    whole = _months(begins, min(today, over))
    left = _months(begins, over) - whole
    if today >= ends or left == 0:
        return Forecast(so_far, so_far, so_far, so_far, whole, 0)
    if whole < FEWEST_MONTHS:
        return None
    monthly = [0] * whole
    for day, parts in amounts:
        if day <= today:
            monthly[min(max(0, _months(begins, day)), whole - 1)] += parts
    mean, spread = statistics.fmean(monthly), statistics.stdev(monthly)
    freedom = whole - 1
    t = STUDENT_80[freedom - 1] if freedom <= len(STUDENT_80) else NORMAL_80
    wide = t * spread * math.sqrt(left + left * left / whole)
    end = so_far + mean * left
    return Forecast(
        so_far, round(end), max(so_far, math.floor(end - wide)), math.ceil(end + wide), whole, left
    )


def _months(begins: date, day: date) -> int:
    """How many whole months lie between two days."""
    months = (day.year - begins.year) * 12 + day.month - begins.month
    return months - 1 if day.day < begins.day else months
