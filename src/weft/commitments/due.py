"""What of a promise is due by a day, and what of it goes over to another organisation. Plain Python: no Django, no database, no clock."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from weft.analysis.frameworks.measure import AddsUp, Measure
from weft.commitments.rules import AgreementState, Sort
from weft.ui.marks import Reason, why

DAY = timedelta(1)


def adds_up(measure: Measure) -> bool:
    """Whether what counts for a promise of a measure is added up over time. Stories are counted; of a share, a headcount, a yes, what was told of the
    latest days counts: also of what frameworks average over time, as nothing here knows the weights."""
    return measure.over_time is AddsUp.SUM or measure.unit == "story"


def due_by(
    sort: Sort, *, quantity: int, due: date | None, begins: date | None, ends: date | None, months: int, on: date, since: date | None = None,
    until: date | None = None, adds: bool = True,
) -> int:  # fmt: skip
    """How much of a commitment is due by a day, in the measure's smallest part.

    A fixed amount is due whole on its day; one per period at the end of each period of so many months, as long as the agreement
    lasts. What accrues from drawdown is `accrued`. `since`, `until`: the first and the last day of one that took another's place, or was taken
    over: periods that were over before, or are over later, are another's; what was to be done by a later day was due when it went over.
    `adds`: whether it is added up over time; what is not is due anew in each period, and never more than is promised for one.
    """
    if sort is not Sort.PER_PERIOD:
        return due_once(quantity, due, until, on)
    return due_each_period(
        quantity=quantity, begins=begins, ends=ends, months=months, on=on, since=since, until=until, adds=adds
    )  # fmt: skip


def last_due(state: str, ends: date | None) -> date | None:
    """The last day on which anything is due in an agreement; None where there is none. In one that was terminated nothing is due after its end;
    in one that has ended as agreed, something may be."""
    return ends if state == AgreementState.TERMINATED else None


def due_once(quantity: int, due: date | None, until: date | None, on: date) -> int:
    """How much of what is due whole on a day is due by another."""
    day = until if due is not None and until is not None and until < due else due
    return quantity if day is not None and on >= day else 0


def due_each_period(
    *, quantity: int, begins: date | None, ends: date | None, months: int, on: date, since: date | None, until: date | None, adds: bool
) -> int:  # fmt: skip
    """How much is due by a day of what is due at the end of each period."""
    if begins is None or months < 1:
        return 0
    last = min(one for one in (on, ends, until) if one is not None)
    before = _periods(begins, since - DAY, months) if since else 0
    periods = max(0, _periods(begins, last, months) - before)
    return quantity * (periods if adds else min(periods, 1))


def _periods(begins: date, until: date, months: int) -> int:
    """How many whole periods of so many months are over at the end of a day."""
    last = until + DAY
    whole = (last.year - begins.year) * 12 + last.month - begins.month - (last.day < begins.day)
    return max(0, whole // months)


def last_of_period(begins: date, months: int, number: int = 1) -> date:
    """The last day of the first, second or a later period of so many months: the day before that of the month on which the first one began; the last
    of a month that has no such day."""
    after = months_after(begins, months * number)
    return after if after.day < begins.day else after - DAY


def missing_of(due: int, *, done: int, made_good: int | None) -> int:
    """How much of what was due is neither done nor made good in another way, in the smallest part. A promise is late where something is missing of what
    was due by the day before: on its own day it is due."""
    return max(0, due - done - (made_good or 0))


def accrued(*, parts_per_million: int, drawn_pence: int) -> int:
    """How much a rate per £1 million comes to on what was drawn down, in smallest parts, never rounded up."""
    return max(0, parts_per_million * drawn_pence // 100_000_000)


def why_not_promise(sort: Sort, *, adds: bool) -> Reason | None:
    """Say why something cannot be promised so, or None when it can: what is not added up over time does not grow with the money that is spent."""
    if sort is Sort.RATE and not adds:
        return why("It is not added up over time, so it is not promised for each £1 million. Promise it by a day, or for each period.")  # fmt: skip
    return None


def why_not_per_period(months: int, *, begins: date | None, ends: date | None) -> Reason | None:
    """Say why nothing can be promised for each period of so many months, or None when it can: the first is over while the agreement lasts."""
    if begins is None or ends is None or months < 1 or last_of_period(begins, months) <= ends:
        return None
    return why("The first period would be over after the agreement has ended, so that nothing would ever be due. Make periods shorter, or promise it by a day.")  # fmt: skip


@dataclass(frozen=True)
class Parted:
    """A promise that goes over to another organisation: how much stays with the one that made it, and how much the other promises."""

    stays: int
    goes: int
    """0, where nothing goes over."""


def parted(
    sort: Sort, *, quantity: int, claimed: int, due: date | None, ends: date | None, adds: bool, on: date
) -> Parted:  # fmt: skip
    """What of a promise stays, and what goes over, where another takes the place of whoever made it from a day on. In the smallest part.

    What was due before stays, and what is missing of it, too. What is due later goes over but for what counts already; of what is not added
    up (a share, a yes), all of it, unless it is kept. Per period and per £1 million, the same amount goes over for the time that is left, of
    an agreement that lasts so long.

    | sort | promised | counts | due | stays | goes over |
    |---|---|---|---|---|---|
    | fixed | 10 | 4 | later | 4 | 6 |
    | fixed | 10 | 4 | before | 10 | 0 |
    | fixed | 10 | 12 | later | 10 | 0 |
    | yes or no | 1 | 0 | later | 0 | 1 |
    | per period | 5 | 7 | | 5 | 5 |
    """
    if sort in (Sort.PER_PERIOD, Sort.RATE):
        return Parted(quantity, 0 if ends is not None and ends < on else quantity)
    if due is not None and due < on:
        return Parted(quantity, 0)
    return parted_anew(promised=quantity, claimed=claimed, adds=adds)


def parted_anew(*, promised: int, claimed: int, adds: bool) -> Parted:
    """The same of what is due later at once: also once something else counts for whoever left than when another took over. That one answers for what
    counts, the other for the rest; of what is not added up, for all of it, unless it is kept. `promised`: by both together."""
    if claimed >= promised:
        return Parted(promised, 0)
    return Parted(claimed, promised - claimed if adds else promised)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_period_ends(
    *, begins: date | None, ends: date | None, months: int, on: date
) -> date | None:
    """The last day of the period that a day lies in, of those that begin with an agreement; None where there is none."""
    if begins is None or months < 1 or (ends is not None and on > ends):
        return None
    last = last_of_period(begins, months, _periods(begins, on - DAY, months) + 1)
    return last if ends is None or last <= ends else None
