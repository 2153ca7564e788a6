"""How promises stand: promised, due by now, reported, confirmed, verified, side by side and never added; and what they come to by the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Sum

from weft.analysis.commitments.forecast import Forecast, forecast
from weft.analysis.frameworks.measure import Measure
from weft.analysis.frameworks.units import UNITS
from weft.commitments.due import (
    DAY,
    Earlier,
    Lacks,
    OfPeriod,
    Suspended,
    Terms,
    Told,
    accrued,
    last_due,
    missing_of,
)
from weft.commitments.models import Claim, Commitment, Drawdown
from weft.commitments.queries.wordings import confirmed_of
from weft.commitments.rules import Sort
from weft.frameworks.queries import whole

if TYPE_CHECKING:
    from weft.frameworks.models import Edition


@dataclass(frozen=True)
class Standing:
    """How one promise stands on a day. Amounts in the smallest part of its measure."""

    commitment: Commitment
    wording: str
    measure: Measure | None
    promised: int | None
    """In all; what was due of it, where it is promised no longer; None where it goes on without an end, or accrues from money that is not all spent."""
    due: int
    lacks: Lacks
    """Of what was due by the day before: of that alone something can be late, or missed."""
    lacks_today: Lacks
    """Of what is due by the day itself."""
    confirmed: int | None
    """None where nobody can confirm it."""
    is_kept: bool
    """Whether all that was promised is verified."""
    was_due: int
    """By the day before."""
    is_over: bool
    """Whether nothing more of it falls due: it is promised no longer, or its agreement is over."""
    lacks_then: Lacks
    """By now of what was due by the day for which something was made good."""
    periods: Sequence[OfPeriod] = ()
    """Of what is due anew in each period, those that were over by the day before."""

    @property
    def reported(self) -> int:
        """What was claimed for it, also where a council counts less of that."""
        return int(self.commitment.reported)

    @property
    def verified(self) -> int:
        """What of that the keeper has verified."""
        return int(self.commitment.verified)

    @property
    def late(self) -> int:
        """How much was due, does not count, and is not made good in another way."""
        return self._missing(self.lacks.uncounted, self.lacks_then.uncounted)

    @property
    def is_late(self) -> bool:
        """Whether something is late of what is still promised."""
        return self.commitment.ended_at is None and self.late > 0

    @property
    def is_due_today(self) -> bool:
        """Whether some of it is due on this very day, and does not count yet."""
        lacks = self._missing(self.lacks_today.uncounted, self.lacks_then.uncounted)
        return not self.is_late and self.commitment.ended_at is None and lacks > 0

    @property
    def missing(self) -> int:
        """What was due and is neither verified nor made good in another way."""
        return self._missing(self.lacks.unverified, self.lacks_then.unverified)

    @property
    def was_never_due(self) -> bool:
        """Whether it ended before any of it was due."""
        return self.due == 0 and self.is_over and not self.is_kept

    @property
    def too_little(self) -> Sequence[OfPeriod]:
        """The periods of which less than was promised is told, or nothing."""
        return [one for one in self.periods if one.counts < one.promised]

    def _missing(self, lacks: int, then: int) -> int:
        return missing_of(lacks, self.commitment.made_good, then)


def standings(commitments: Iterable[Commitment], on: date) -> list[Standing]:
    """How promises stand on a day."""
    found = [(one, terms_of(one)) for one in commitments]
    editions: dict[int, Edition] = {one.edition_id: one.edition for one, _terms in found}
    values = {number: whole(edition).value for number, edition in editions.items()}
    come = accrued_for(((one.pk, one.agreement_id, terms) for one, terms in found), on)
    told = told_of(one.pk for one, terms in found if terms.is_due_anew)
    then = lacks_then(
        Promised(one.pk, one.agreement_id, terms, one.made_good_by, one.claimed, one.verified, told.get(one.pk, ())) for one, terms in found
    )  # fmt: skip
    return [
        _standing(one, values[one.edition_id], terms, come.get(one.pk, 0), told.get(one.pk, ()), then.get(one.pk, NOTHING), on)
        for one, terms in found
    ]  # fmt: skip


def terms_of(one: Commitment) -> Terms:
    """What has to be known of a promise to say how much of it is due."""
    of = one.agreement
    return Terms(
        one.sort, one.quantity, one.due, one.months, one.adds_up, one.since, one.until, one.ended_on, of.begins, of.ends,
        last_due(of.state, of.ends), suspended_in(of.suspended), earlier_in(one.earlier),
    )  # fmt: skip


def suspended_in(written: Iterable[tuple[str, str | None]] | None) -> Suspended:
    """The days between which an agreement was suspended, from how they are kept."""
    days = date.fromisoformat
    return tuple((days(first), days(until) if until else None) for first, until in written or ())


def earlier_in(written: Iterable[tuple[str, int]] | None) -> Earlier:
    """What was promised before it was varied, from how that is kept."""
    return tuple((date.fromisoformat(last), much) for last, much in written) if written else ()


def told_of(promises: Iterable[int]) -> dict[int, list[Told]]:
    """What was told of promises, by their numbers, of whichever days: what of the latest days was told last, last."""
    numbers = list(promises)
    found: dict[int, list[Told]] = {}
    if not numbers:
        return found
    claims = Claim.objects.filter(commitment__in=numbers, counts__gt=0).order_by("benefit__ends", "pk")  # fmt: skip
    rows: Iterable[tuple[int, date, date, int, int, int, int]] = claims.values_list(
        "commitment", "benefit__begins", "benefit__ends", "brings_reported", "brings", "confirmed", "brings_verified"
    )  # fmt: skip
    for row in rows:
        found.setdefault(row[0], []).append(Told(*row[1:]))
    return found


class Promised(NamedTuple):
    """A promise of which something may be made good: what has to be known to say how much is not there of what was due then."""

    number: int
    agreement: int
    terms: Terms
    by: date | None
    """By which day that was due; None where nothing is made good."""
    counts: int
    verified: int
    told: Sequence[Told]


NOTHING = Lacks(0, 0)


def lacks_then(promises: Iterable[Promised]) -> dict[int, Lacks]:
    """How much is not there, by now, of what was due by the day for which something was made good, by the numbers of those promises."""
    found: dict[int, Lacks] = {}
    for one in promises:
        if one.by is not None:
            come = accrued_for([(one.number, one.agreement, one.terms)], one.by)
            found[one.number] = one.terms.lacks(
                one.by, counts=one.counts, verified=one.verified, accrued=come.get(one.number, 0), told=one.told
            )  # fmt: skip
    return found


Spent = Iterable[tuple[int, int, Terms]]
"""The numbers of promises and of their agreements, and what has to be known of them."""


def accrued_for(promises: Spent, on: date) -> dict[int, int]:
    """How much has accrued by a day, of promises at a rate while they held, in the smallest part, by their numbers."""
    at_rate = [(pk, of, terms.spans(on)) for pk, of, terms in promises if terms.sort == Sort.RATE]
    of_day: dict[date, set[int]] = {}
    for _pk, of, spans in at_rate:
        for day in {day for _much, *days in spans for day in days if day}:
            of_day.setdefault(day, set()).add(of)
    drawn = {day: drawn_under(agreements, day) for day, agreements in of_day.items()}
    found = {}
    for pk, of, spans in at_rate:
        found[pk] = accrued(
            (much, drawn[last].get(of, 0) - (drawn[after].get(of, 0) if after else 0)) for much, after, last in spans
        )  # fmt: skip
    return found


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
    known = {one.pk: terms_of(one) for one in commitments}
    come = accrued_for(((one.pk, one.agreement_id, known[one.pk]) for one in commitments), on)
    told = told_of(number for number, terms in known.items() if terms.is_due_anew)
    then = lacks_then(
        Promised(one.pk, one.agreement_id, known[one.pk], one.made_good_by, one.claimed, one.verified, told.get(one.pk, ())) for one in commitments
    )  # fmt: skip
    found = {}
    for one in commitments:
        terms, there = known[one.pk], come.get(one.pk, 0)
        lacks = terms.lacks(on - DAY, counts=one.claimed, verified=one.verified, accrued=there, told=told.get(one.pk, ()))  # fmt: skip
        late = (
            one.ended_at is None
            and missing_of(lacks.uncounted, one.made_good, then.get(one.pk, NOTHING).uncounted) > 0
        )
        found[one.pk] = terms.by(on, there), late
    return found


def _standing(
    one: Commitment,
    edition: Any,
    terms: Terms,
    come: int,
    told: Sequence[Told],
    then: Lacks,
    on: date,
) -> Standing:
    node = edition.by_code.get(one.code)
    measure = node.measure if node else None
    before, today = (
        terms.lacks(day, counts=one.claimed, verified=one.verified, accrued=come, told=told) for day in (on - DAY, on)
    )  # fmt: skip
    promised = terms.in_all()
    return Standing(
        one, node.wording if node else one.code, measure, promised, terms.by(on, come), before, today,
        confirmed_of(measure, one.confirmed), terms.is_kept(promised, one.verified, told), terms.by(on - DAY, come),
        terms.over is not None or terms.ended_on is not None, then, terms.periods(told, on - DAY),
    )  # fmt: skip


def promised_in_all(one: Commitment) -> int | None:
    """How much is promised in all, in the measure's smallest part; None where nobody can say."""
    return terms_of(one).in_all() if one.adds_up else None


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
    is_open = one.until is None and one.ended_at is None and not _all_counts(one)
    return UNITS[one.unit].adds and one.adds_up and is_open and end is not None and end >= today


def _all_counts(one: Commitment) -> bool:
    """Whether all that is promised by a day counts already."""
    return one.sort == Sort.FIXED and one.claimed >= one.quantity


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
