"""When two benefits were: what is so of their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from weft.analysis.commitments.benefit import Recorded

FAR = timedelta(45)
A_WEEKEND = 3
"""So many days, at most, lie between a period and the next."""
LONG = 6


def when(one: Recorded, other: Recorded) -> str:
    """How the days of two lie to each other."""
    if (one.begins, one.ends) == (other.begins, other.ends):
        return "when: the same days"
    shared = (min(one.ends, other.ends) - max(one.begins, other.begins)).days + 1
    if shared > 0:
        return _overlapping(one, other, shared)
    return _apart(one, other, -shared)


def overlap(one: Recorded, other: Recorded) -> bool:
    """Whether they have a day in common."""
    return one.begins <= other.ends and other.begins <= one.ends


def _overlapping(one: Recorded, other: Recorded, shared: int) -> str:
    shorter, longer = sorted((one, other), key=lambda each: each.ends - each.begins)
    within = shared == (shorter.ends - shorter.begins).days + 1
    if within and longer.begins.day == 1 and (longer.ends - longer.begins).days >= 27:
        return "when: within a month, quarter or year"
    if one.begins == other.begins:
        return "when: the same first day"
    if one.ends == other.ends:
        return "when: the same last day"
    if within:
        return "when: within the other"
    if shared * 2 >= (shorter.ends - shorter.begins).days + 1:
        return "when: much overlaps"
    return "when: overlaps"


def _apart(one: Recorded, other: Recorded, gap: int) -> str:
    """Of days of which none are shared: `gap` lie between."""
    by = abs((one.begins - other.begins).days)
    if _swapped(one.begins, other.begins):
        return "when: day and month swapped"
    if _another_year(one, other):
        return "when: the same day of another year"
    if 356 <= by <= 373 or 722 <= by <= 739:
        return "when: a year later"
    lasted = min((each.ends - each.begins).days + 1 for each in (one, other))
    if lasted >= LONG and gap <= A_WEEKEND:
        return "when: one after the other"
    if by % 7 == 0 and by <= 56:
        return "when: weeks later"
    if by <= 10:
        return "when: some days apart"
    return "when: weeks apart" if by <= 45 else "when: at other times"


def _another_year(one: Recorded, other: Recorded) -> bool:
    """Whether their days are those of two years that follow each other: as they are, or as one was mistyped."""
    return (one.ends - one.begins).days < LATE and all(
        abs(mine.year - theirs.year) == 1 and (mine.month, mine.day) == (theirs.month, theirs.day)
        for mine, theirs in ((one.begins, other.begins), (one.ends, other.ends))
    )


def recorded(one: Recorded, other: Recorded) -> Iterator[str]:
    """What the days say on which two were written down, of which no day is shared."""
    first, last = sorted((one, other), key=lambda each: each.begins)
    if (
        _another_year(one, other)
        and (first.recorded_on - first.ends).days > LATE
        and (last.recorded_on - last.ends).days < LATE
    ):
        yield "when: recorded a year late"
    if any(each.begins == each.ends and each.begins in (one.recorded_on, other.recorded_on) for each in (one, other)):  # fmt: skip
        yield "when: the day of recording"


LATE = 300
"""Who records so many days after all was over may have mistyped the year."""


def _swapped(one: date, other: date) -> bool:
    return one.year == other.year and (one.day, one.month) == (other.month, other.day)


HALF_A_YEAR = timedelta(200)
A_RETURN_LATE = timedelta(100)
AS_FAST = 1.15
"""So many times as much a day, at most, is as much for its days."""


def is_in_the_return_after(one: Recorded, other: Recorded) -> bool:
    """Whether one is told for a whole month or quarter that begins after the other was over, as a late return is."""
    first, last = sorted((one, other), key=lambda each: each.begins)
    is_a_period = last.begins.day == 1 and (last.ends - last.begins).days >= 27
    return is_a_period and timedelta(0) < last.begins - first.ends <= A_RETURN_LATE and first.ends - first.begins < last.ends - last.begins  # fmt: skip


def are_as_long(one: Recorded, other: Recorded) -> bool:
    """Whether two last as long, as quarters do that are not all of as many days."""
    shorter, longer = sorted(each.ends - each.begins for each in (one, other))
    return shorter * AS_FAST >= longer


def is_a_day_of(one: Recorded, other: Recorded) -> bool:
    """Whether one is of a single day, and the other lasts for weeks."""
    shorter, longer = sorted((one, other), key=lambda each: each.ends - each.begins)
    return shorter.begins == shorter.ends and (longer.ends - longer.begins).days > LONG


def may_be_renewed(one: Recorded, other: Recorded) -> bool:
    """Whether two are so far apart that a paper may have come again under its number."""
    return abs(one.begins - other.begins) > HALF_A_YEAR


def in_step_with_days(one: Recorded, other: Recorded) -> bool:
    """Whether two that last for some time come to as much a day, so that both are that time itself."""
    lasted = [(each.ends - each.begins).days + 1 for each in (one, other)]
    if min(lasted) <= LONG or not min(one.quantity, other.quantity):
        return False
    slower, faster = sorted(
        each.quantity / days for each, days in zip((one, other), lasted, strict=True)
    )
    return faster <= slower * AS_FAST
