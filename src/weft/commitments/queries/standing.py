"""How promises stand: promised, due by now, reported, confirmed, verified, side by side and never added; and what they come to by the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Sum

from weft.analysis.commitments.forecast import Forecast, forecast
from weft.analysis.frameworks.measure import Measure
from weft.analysis.frameworks.units import UNITS
from weft.commitments.due import DAY, accrued, due_by, last_due, missing_of
from weft.commitments.models import Claim, Commitment, Drawdown
from weft.commitments.queries.wordings import confirmed_of
from weft.commitments.rules import Sort
from weft.frameworks.queries import whole


@dataclass(frozen=True)
class Standing:
    """How one promise stands on a day. Amounts in the smallest part of its measure."""

    commitment: Commitment
    wording: str
    measure: Measure | None
    promised: int | None
    """In all; what was due of it, where it is promised no longer; None where it goes on without an end, or accrues from money that is not all spent."""
    due: int
    was_due: int
    """By the day before: of that alone something can be late, or missed."""
    confirmed: int | None
    """None where nobody can confirm it."""

    @property
    def reported(self) -> int:
        """What was claimed for it, also where a council counts less of that."""
        return int(self.commitment.reported)

    @property
    def verified(self) -> int:
        """What of that the keeper has verified."""
        return int(self.commitment.verified)

    @property
    def is_late(self) -> bool:
        """Whether less counts than was due, and the rest is not made good in another way."""
        return self._lacks(self.was_due)

    @property
    def is_due_today(self) -> bool:
        """Whether some of it is due on this very day, and does not count yet."""
        return not self.is_late and self._lacks(self.due)

    def _lacks(self, due: int) -> bool:
        one = self.commitment
        lacks = missing_of(due, done=one.claimed, made_good=one.made_good)
        return one.ended_at is None and lacks > 0

    @property
    def missing(self) -> int:
        """What was due and is neither verified nor made good in another way."""
        return missing_of(self.was_due, done=self.verified, made_good=self.commitment.made_good)

    @property
    def was_never_due(self) -> bool:
        """Whether nothing of it was due before it was promised no longer."""
        return self.due == 0 and self.commitment.ended_on is not None

    @property
    def is_kept(self) -> bool:
        """Whether all that was promised is verified."""
        return self.promised is not None and self.verified >= self.promised > 0


def standings(commitments: Iterable[Commitment], on: date) -> list[Standing]:
    """How promises stand on a day."""
    found = list(commitments)
    drawn = drawn_for(found, on)
    return [_standing(one, drawn.get(one.pk, 0), on) for one in found]


class AtRate(NamedTuple):
    """What has to be known of a promise, to know what was drawn down for it."""

    pk: int
    agreement_id: int
    sort: str
    since: date | None
    until: date | None
    ended_on: date | None = None


def drawn_for(promises: Iterable[AtRate | Commitment], on: date) -> dict[int, int]:
    """What was drawn down by a day, of promises at a rate while they held, in pence, by their numbers."""
    at_rate = [one for one in promises if one.sort == Sort.RATE]
    days = {one.pk: _between(one, on) for one in at_rate}
    of_day: dict[date, set[int]] = {}
    for one in at_rate:
        for day in days[one.pk]:
            of_day.setdefault(day, set()).add(one.agreement_id)
    drawn = {day: drawn_under(agreements, day) for day, agreements in of_day.items()}
    found = {}
    for one in at_rate:
        last, *before = (drawn[day].get(one.agreement_id, 0) for day in days[one.pk])
        found[one.pk] = last - sum(before)
    return found


def _between(one: AtRate | Commitment, on: date) -> tuple[date, ...]:
    """The day by which what was drawn down counts for a promise; and that by which it counts for another, where one was there before."""
    last = min(day for day in (on, one.until, _last_of(one)) if day is not None)
    return (last, min(last, one.since - DAY)) if one.since else (last,)


def _last_of(one: AtRate | Commitment) -> date | None:
    """The last day on which a promise stood that was ended."""
    return one.ended_on - DAY if one.ended_on else None


def drawn_under(agreements: Iterable[int], on: date) -> dict[int, int]:
    """What was drawn down under agreements by a day, in pence, by their numbers."""
    wanted = set(agreements)
    if not wanted:
        return {}
    here = Drawdown.objects.filter(agreement__in=wanted, withdrawn_at__isnull=True, ends__lte=on)
    summed: Iterable[tuple[int, Decimal]] = (
        here.order_by().values("agreement").annotate(sum=Sum("amount_gbp")).values_list("agreement", "sum")
    )  # fmt: skip
    return {number: int(amount * 100) for number, amount in summed}


def dues(commitments: Sequence[Commitment], on: date) -> dict[int, tuple[int, bool]]:
    """How much of each of many promises is due by a day, in the measure's smallest part, and whether it is late, by their numbers."""
    drawn = drawn_for(commitments, on)
    found = {}
    for one in commitments:
        due, was_due = (due_on(one, drawn.get(one.pk, 0), day) for day in (on, on - DAY))
        lacks = missing_of(was_due, done=one.claimed, made_good=one.made_good)
        found[one.pk] = due, one.ended_at is None and lacks > 0
    return found


def _standing(one: Commitment, drawn: int, on: date) -> Standing:
    node = whole(one.edition).value.by_code.get(one.code)
    measure = node.measure if node else None
    return Standing(
        one, node.wording if node else one.code, measure, _promised(one, drawn), due_on(one, drawn, on),
        due_on(one, drawn, on - DAY), confirmed_of(measure, one.confirmed),
    )  # fmt: skip


def due_on(one: Commitment, drawn: int, on: date) -> int:
    """How much of a promise is due by a day, with so much drawn down, in pence; of one that was ended, what was due before that."""
    agreement = one.agreement
    lasts = (_last_of(one), last_due(agreement.state, agreement.ends))
    on = min([on, *(day for day in lasts if day is not None)])
    if one.sort == Sort.RATE:
        return accrued(parts_per_million=one.quantity, drawn_pence=drawn)
    return due_by(
        Sort(one.sort), quantity=one.quantity, due=one.due, begins=agreement.begins, ends=agreement.ends,
        months=one.months, on=on, since=one.since, until=one.until, adds=one.adds_up,
    )  # fmt: skip


def promised_in_all(one: Commitment) -> int | None:
    """How much is promised in all, in the measure's smallest part; None where nobody can say."""
    return _promised(one, 0) if one.adds_up else None


def _promised(one: Commitment, drawn: int) -> int | None:
    if one.sort == Sort.RATE:
        return None
    if one.sort == Sort.PER_PERIOD:
        ends = one.agreement.ends
        return due_on(one, drawn, ends) if ends else None
    return due_on(one, drawn, one.ended_on) if one.ended_on else int(one.quantity)


def forecasts(commitments: Iterable[Commitment], today: date) -> dict[int, Forecast | None]:
    """What promises come to by their end, from what is reported so far, by their numbers; None, where it is too early to say. Without those that
    do not add up over time, and those that are over. What another has taken over comes to nothing more; of what was taken over, the months since then are looked at."""
    wanted = {one.pk: one for one in commitments if _goes_on(one, today)}
    amounts = _reported_by_day(wanted)
    return {
        number: forecast(amounts.get(number, []), begins=begins, ends=end, today=today)
        for number, one in wanted.items()
        if (begins := one.since or one.agreement.begins) and (end := _end_of(one)) and end > begins
    }  # fmt: skip


def _goes_on(one: Commitment, today: date) -> bool:
    """Whether more of it can be added up until its end."""
    end = _end_of(one)
    is_open = one.until is None and one.ended_at is None
    return UNITS[one.unit].adds and one.adds_up and is_open and end is not None and end >= today


def _end_of(one: Commitment) -> date | None:
    return one.due or one.agreement.ends


def _reported_by_day(wanted: Mapping[int, Commitment]) -> dict[int, list[tuple[date, int]]]:
    rows = (
        Claim.objects.filter(commitment__in=list(wanted), counts__gt=0)
        .order_by()
        .values_list("commitment", "benefit__ends")
        .annotate(sum=Sum("brings"))
    )
    found: dict[int, list[tuple[date, int]]] = {}
    for number, day, parts in rows:
        found.setdefault(number, []).append((day, parts))
    return found
