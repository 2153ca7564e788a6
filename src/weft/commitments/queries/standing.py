"""How promises stand: promised, due by now, reported, confirmed, verified, side by side and never added; and what they come to by the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from weft.analysis.commitments.forecast import Forecast, forecast
from weft.analysis.frameworks.measure import Confirmer, Measure
from weft.analysis.frameworks.units import UNITS
from weft.commitments import rules
from weft.commitments.models import Claim, Commitment, Drawdown
from weft.commitments.rules import Sort
from weft.frameworks.queries import whole


@dataclass(frozen=True)
class Standing:
    """How one promise stands on a day. Amounts in the smallest part of its measure."""

    commitment: Commitment
    wording: str
    measure: Measure | None
    promised: int | None
    """In all; None where it goes on without an end, or accrues from money that is not all spent."""
    due: int
    confirmed: int | None
    """None where nobody can confirm it."""

    @property
    def reported(self) -> int:
        """What claims bring."""
        return int(self.commitment.claimed)

    @property
    def verified(self) -> int:
        """What of that the keeper has verified."""
        return int(self.commitment.verified)

    @property
    def is_late(self) -> bool:
        """Whether less is reported than is due."""
        return self.commitment.ended_at is None and self.reported < self.due

    @property
    def missing(self) -> int:
        """What was due and is not verified."""
        return max(0, self.due - self.verified)

    @property
    def is_kept(self) -> bool:
        """Whether all that was promised is verified."""
        return self.promised is not None and self.verified >= self.promised > 0


def standings(commitments: Iterable[Commitment], on: date) -> list[Standing]:
    """How promises stand on a day."""
    found = list(commitments)
    drawn = drawn_under({one.agreement_id for one in found if one.sort == Sort.RATE}, on)
    return [_standing(one, drawn.get(one.agreement_id, 0), on) for one in found]


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


def due_of(commitment: Commitment, on: date) -> int:
    """How much of a promise is due by a day, in the measure's smallest part."""
    number = commitment.agreement_id
    drawn = drawn_under([number], on) if commitment.sort == Sort.RATE else {}
    return due_on(commitment, drawn.get(number, 0), on)


def _standing(one: Commitment, drawn: int, on: date) -> Standing:
    node = whole(one.edition).value.by_code.get(one.code)
    measure = node.measure if node else None
    confirmable = measure is None or Confirmer.NOBODY not in measure.confirmed_by
    return Standing(
        one, node.wording if node else one.code, measure, _promised(one, drawn), due_on(one, drawn, on),
        one.confirmed if confirmable else None,
    )  # fmt: skip


def due_on(one: Commitment, drawn: int, on: date) -> int:
    """How much of a promise is due by a day, with so much drawn down by then, in pence."""
    if one.sort == Sort.RATE:
        return rules.accrued(parts_per_million=one.quantity, drawn_pence=drawn)
    agreement = one.agreement
    return rules.due_by(
        Sort(one.sort), quantity=one.quantity, due=one.due, begins=agreement.begins, ends=agreement.ends,
        months=one.months, on=on,
    )  # fmt: skip


def _promised(one: Commitment, drawn: int) -> int | None:
    if one.sort == Sort.RATE:
        return None
    if one.sort == Sort.PER_PERIOD:
        ends = one.agreement.ends
        return due_on(one, drawn, ends) if ends else None
    return int(one.quantity)


def forecasts(commitments: Iterable[Commitment], today: date) -> dict[int, Forecast]:
    """What promises come to by their end, from what is reported so far, by their numbers; without those of which it is too early to say, and
    those that do not add up over time."""
    wanted = {one.pk: one for one in commitments if UNITS[one.unit].adds and _end_of(one)}
    amounts = _reported_by_day(wanted)
    made = {
        number: forecast(amounts.get(number, []), begins=one.agreement.begins, ends=end, today=today)
        for number, one in wanted.items()
        if one.agreement.begins and (end := _end_of(one)) and end > one.agreement.begins
    }  # fmt: skip
    return {number: one for number, one in made.items() if one is not None}


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
