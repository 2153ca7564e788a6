"""What of a promise is due by a day, and what of it goes over to another organisation. Plain Python: no Django, no database, no clock."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from weft.analysis.frameworks.measure import AddsUp, Measure
from weft.commitments.rules import AgreementState, Sort
from weft.ui.marks import Reason, why

DAY = timedelta(1)


def adds_up(measure: Measure) -> bool:
    """Whether what counts for a promise of a measure is added up over time. Stories are counted; of a share, a headcount, a yes, what was told of the
    latest days counts: also of what frameworks average over time, as nothing here knows the weights."""
    return measure.over_time is AddsUp.SUM or measure.unit == "story"


Earlier = Sequence[tuple[date, int]]
"""What was promised before it was varied, from the first on: until which day, and how much then."""


def promised_on(day: date, quantity: int, earlier: Earlier) -> int:
    """How much was promised on a day of what is promised each period, or for each £1 million."""
    return next((much for last, much in earlier if day <= last), quantity)


def varied(quantity: int, earlier: Earlier, *, on: date, since: date | None) -> Earlier:
    """What was promised before a day from which something else is. `quantity`: until now; `since`: the first day for which it is promised."""
    found: list[tuple[date, int]] = []
    for last, much in (*earlier, (on - DAY, quantity)):
        if (since is not None and on <= since) or (found and found[-1][0] >= on - DAY):
            break
        found.append((min(last, on - DAY), much))
    return found


OVER = (AgreementState.ENDED, AgreementState.TERMINATED)
Suspended = Sequence[tuple[date, date | None]]
"""From which day on an agreement was suspended, and from which it went on; None where it has not."""


def last_due(state: str, ends: date | None) -> date | None:
    """The last day on which anything falls due in an agreement that is over: that of its end; None where it is not over."""
    return ends if state in OVER else None


def due_until(on: date, *, over: date | None, ended_on: date | None, suspended: Suspended) -> date:
    """The last day of which what was due by it is due on another: nothing falls due once the agreement is over, or the promise has ended; and while
    it is suspended nothing does. What would have been due in those days is, on the day on which it goes on."""
    day = min(one for one in (on, over, ended_on and ended_on - DAY) if one is not None)
    for first, until in reversed(suspended):
        if first <= day and (until is None or day < until):
            day = first - DAY
    return day


def falls_due(day: date, suspended: Suspended) -> date | None:
    """The day on which what is due by a day falls due: where it is suspended then, that on which it goes on; None where nobody knows that yet."""
    found: date | None = day
    for first, until in suspended:
        if found is not None and first <= found and (until is None or found < until):
            found = until
    return found


def due_once(quantity: int, due: date | None, until: date | None, on: date) -> int:
    """How much of what is due whole on a day is due by another."""
    day = until if due is not None and until is not None and until < due else due
    return quantity if day is not None and on >= day else 0


def due_each_period(
    *, quantity: int, begins: date | None, ends: date | None, months: int, on: date, since: date | None, until: date | None, adds: bool,
    earlier: Earlier = (),
) -> int:  # fmt: skip
    """How much is due by a day of what is due at the end of each period."""
    numbers = _due_numbers(begins, months, on, ends, since, until)
    if not adds:
        numbers = numbers[-1:]
    if begins is None or not earlier:
        return quantity * len(numbers)
    return sum(promised_on(last_of_period(begins, months, one), quantity, earlier) for one in numbers)  # fmt: skip


def _due_numbers(
    begins: date | None, months: int, on: date, ends: date | None, since: date | None, until: date | None
) -> range:  # fmt: skip
    """Which periods of an agreement are over by a day, of those that a promise is for: the first one is number 1."""
    if begins is None or months < 1:
        return range(0)
    last = min(one for one in (on, ends, until) if one is not None)
    before = _periods(begins, since - DAY, months) if since else 0
    return range(before + 1, _periods(begins, last, months) + 1)


class Told(NamedTuple):
    """What was told of some days, of something that is not added up over time. Amounts in the smallest part."""

    begins: date
    ends: date
    reported: int
    counts: int
    confirmed: int
    verified: int


class OfPeriod(NamedTuple):
    """What was told of a period, of something that is due anew in each: 0 where nothing was."""

    begins: date
    ends: date
    promised: int
    reported: int
    counts: int
    confirmed: int
    verified: int


def of_each_period(
    told: Sequence[Told], *, quantity: int, begins: date | None, ends: date | None, months: int, on: date, since: date | None,
    until: date | None, earlier: Earlier = (),
) -> list[OfPeriod]:  # fmt: skip
    """What was told of each period that is over by a day. `told`: what was told last, last; it is of the period in which most of its days lie."""
    if begins is None or months < 1:
        return []
    of_number: dict[int, list[Told]] = {}
    for one in told:
        of_number.setdefault(_period_of(one, begins, months), []).append(one)
    found = []
    for number in _due_numbers(begins, months, on, ends, since, until):
        last = last_of_period(begins, months, number)
        promised = promised_on(last, quantity, earlier)
        found.append(_latest(_first_of_period(begins, months, number), last, promised, of_number.get(number, ())))  # fmt: skip
    return found


def _first_of_period(begins: date, months: int, number: int) -> date:
    return last_of_period(begins, months, number - 1) + DAY if number > 1 else begins


def _period_of(one: Told, begins: date, months: int) -> int:
    """The number of the period in which most days of what was told lie; of two with as many the later one."""
    first, last = (_over_before(begins, max(day, begins), months) + 1 for day in (one.begins, one.ends))  # fmt: skip
    if first == last:
        return first

    def days_in(number: int) -> int:
        ends, starts = last_of_period(begins, months, number), _first_of_period(begins, months, number)  # fmt: skip
        return (min(one.ends, ends) - max(one.begins, starts)).days

    return max(range(last, first - 1, -1), key=days_in)


def _latest(first: date, last: date, promised: int, told: Sequence[Told]) -> OfPeriod:
    reported = counts = confirmed = verified = 0
    for one in told:
        reported, counts = one.reported or reported, one.counts or counts
        confirmed, verified = one.confirmed or confirmed, one.verified or verified
    return OfPeriod(first, last, promised, reported, counts, confirmed, verified)


class Lacks(NamedTuple):
    """How much of what was due is not there, in the smallest part: does not count, and is not verified. Of what is due anew in each period, in all
    periods together."""

    uncounted: int
    unverified: int


def lacks_of(due: int, *, counts: int, verified: int) -> Lacks:
    """How much of what was due is not there."""
    return Lacks(max(0, due - counts), max(0, due - verified))


def lacks_of_each(periods: Iterable[OfPeriod]) -> Lacks:
    """How much is not there in all periods together, each by itself: what is more in one makes nothing up in another."""
    each = [lacks_of(one.promised, counts=one.counts, verified=one.verified) for one in periods]
    return Lacks(sum(one.uncounted for one in each), sum(one.unverified for one in each))


def _periods(begins: date, until: date, months: int) -> int:
    """How many whole periods of so many months are over at the end of a day."""
    return _over_before(begins, until + DAY, months)


def _over_before(begins: date, day: date, months: int) -> int:
    """How many whole periods of so many months are over before a day."""
    whole = (day.year - begins.year) * 12 + day.month - begins.month - (day.day < begins.day)
    return max(0, whole // months)


@lru_cache(maxsize=50_000)  # of thousands of promises in agreements that began on few days
def last_of_period(begins: date, months: int, number: int = 1) -> date:
    """The last day of the first, second or a later period of so many months: the day before that of the month on which the first one began; the last
    of a month that has no such day."""
    after = months_after(begins, months * number)
    return after if after.day < begins.day else after - DAY


class Terms(NamedTuple):
    """What has to be known of a promise to say how much of it is due, and what is not there of that."""

    sort: str
    quantity: int
    due: date | None
    months: int
    adds: bool
    since: date | None
    until: date | None
    ended_on: date | None
    begins: date | None
    """Of its agreement, as the four below."""
    ends: date | None
    over: date | None
    """Its last day, where it is over."""
    suspended: Suspended
    earlier: Earlier = ()

    @property
    def is_due_anew(self) -> bool:
        """Whether it is due anew in each period, and not added up: each period is told of by itself."""
        return self.sort == Sort.PER_PERIOD and not self.adds

    def last_day(self, on: date) -> date:
        """The last day of which what was due by it is due on another."""
        if self.over is None and self.ended_on is None and not self.suspended:
            return on
        return due_until(on, over=self.over, ended_on=self.ended_on, suspended=self.suspended)

    def spans(self, on: date) -> list[tuple[int, date | None, date]]:
        """Of a rate: how much was promised for each £1 million of what was drawn down after which day, until which, by a day."""
        last = self.last_day(min(on, self.until) if self.until else on)
        after = min(last, self.since - DAY) if self.since else None
        found = []
        for until, much in (*self.earlier, (last, self.quantity)):
            found.append((much, after, min(until, last)))
            after = min(until, last)
        return found

    def by(self, on: date, accrued: int = 0) -> int:
        """How much is due by a day, in the measure's smallest part; of a rate, what has accrued.

        A fixed amount is due whole on its day; one per period at the end of each period of so many months, as long as the agreement lasts. `since`,
        `until`: the first and the last day of one that took another's place, or was taken over: periods that were over before, or are over later, are
        another's; what was to be done by a later day was due when it went over. `adds`: whether it is added up over time; what is not is due anew in each
        period, and never more than is promised for one. `earlier`: a period is for as much as was promised on its last day.
        """
        if self.sort == Sort.RATE:
            return accrued
        if self.sort != Sort.PER_PERIOD:
            return due_once(self.quantity, self.due, self.until, self.last_day(on))
        return due_each_period(
            quantity=self.quantity, begins=self.begins, ends=self.ends, months=self.months, on=self.last_day(on), since=self.since,
            until=self.until, adds=self.adds, earlier=self.earlier,
        )  # fmt: skip

    def in_all(self) -> int | None:
        """How much is promised in all; what was due of it, where it has ended; None where it goes on without an end, or accrues."""
        if self.sort == Sort.RATE:
            return None
        if self.sort == Sort.PER_PERIOD:
            return self._whenever().by(self.ends) if self.ends else None
        return self.by(self.ended_on) if self.ended_on else self.quantity

    def _whenever(self) -> Terms:
        """The same, as if nothing had been suspended."""
        return self._replace(suspended=()) if self.suspended else self

    def periods(self, told: Sequence[Told], on: date) -> list[OfPeriod]:
        """What was told of each period that is due by a day, where it is due anew in each; else none."""
        if not self.is_due_anew:
            return []
        return of_each_period(
            told, quantity=self.quantity, begins=self.begins, ends=self.ends, months=self.months, on=self.last_day(on), since=self.since,
            until=self.until, earlier=self.earlier,
        )  # fmt: skip

    def lacks(
        self, on: date, *, counts: int, verified: int, accrued: int = 0, told: Sequence[Told] = ()
    ) -> Lacks:
        """How much of what is due by a day is not there."""
        if self.is_due_anew:
            return lacks_of_each(self.periods(told, on))
        return lacks_of(self.by(on, accrued), counts=counts, verified=verified)

    def is_kept(self, promised: int | None, verified: int, told: Sequence[Told] = ()) -> bool:
        """Whether all that was promised is verified; of what is due anew in each period, of each until the end. `promised`: `in_all`."""
        if not promised:
            return False
        if self.is_due_anew and self.ends:
            each = self._whenever().periods(told, self.ends)
            return lacks_of_each(each).unverified == 0
        return verified >= promised


def missing_of(lacks: int, made_good: int | None, then: int) -> int:
    """How much of what is not there is not made good in another way, either, in the smallest part. A promise is late where something is missing of what
    was due by the day before: on its own day it is due. `then`: how much is not there, by now, of what was due by the day for which something was made
    good: what was delivered after all needs no making good, and what fell due later is another matter."""
    return max(0, lacks - min(made_good or 0, then))


def accrued(drawn: Iterable[tuple[int, int]]) -> int:
    """How much a rate per £1 million comes to, in smallest parts, never rounded up. `drawn`: how many parts were promised for each £1 million, and how many
    pence were drawn down meanwhile."""
    return max(0, sum(parts * pence for parts, pence in drawn) // 100_000_000)


def why_not_promise(sort: Sort, *, adds: bool) -> Reason | None:
    """Say why something cannot be promised so, or None when it can: what is not added up over time does not grow with the money that is spent."""
    if sort is Sort.RATE and not adds:
        return why("It is not added up over time, so it is not promised for each £1 million. Promise it by a day, or for each period.")  # fmt: skip
    return None


def why_not_vary_once_due(due: date | None, *, on: date) -> Reason | None:
    """Say why what is due by a day does not change from another on, or None when it does: what was due before stays due."""
    if due is None or on <= due:
        return None
    return why("It was due before that day, and what was due stays due: say on its page what is to follow. Where it was recorded wrongly, say that the change holds from the day on which it was due, or before.")  # fmt: skip


def why_not_per_period(months: int, *, begins: date | None, ends: date | None) -> Reason | None:
    """Say why nothing can be promised for each period of so many months, or None when it can: it is known when the agreement begins, and the first is over
    while it lasts."""
    if begins is None:
        return why("It is not known when the agreement begins, so nothing would ever be due. Say that on its page first, or promise it by a day.")  # fmt: skip
    if ends is None or months < 1 or last_of_period(begins, months) <= ends:
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
