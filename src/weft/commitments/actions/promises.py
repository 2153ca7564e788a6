"""What is promised in an agreement."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from weft.analysis.frameworks.units import UNITS, in_words
from weft.audit.actions import record
from weft.commitments import days, plausible, queries, remedies, rules, twice
from weft.commitments.actions.benefits import Measured
from weft.commitments.actions.held import ON, for_one_side, kept
from weft.commitments.actions.who import CannotDo, ThereAlready, can, doubted
from weft.commitments.due import adds_up, why_not_per_period, why_not_promise
from weft.commitments.models import Commitment, Part, Party
from weft.commitments.rules import AgreementState, Sort
from weft.commitments.shares import PERCENT, why_not_so_much
from weft.frameworks.queries import adopted_measure
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import Reason, why

if TYPE_CHECKING:
    from weft.analysis.frameworks.measure import Measure
    from weft.commitments.models import Agreement
    from weft.frameworks.models import Edition
    from weft.organisations.models import Organisation, Person


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What is agreed of a promise beside its amount and its days."""

    words: str = ""
    cohorts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    baseline: str = ""
    evidence: str = ""
    weight: Decimal | None = None
    if_missed: str = ""
    may_subcontract: bool = True
    part: Part | None = None


@dataclass(frozen=True)
class Promise(Agreed):
    """What is promised, as it is recorded."""

    promised_by: Organisation
    edition: Edition
    code: str
    sort: Sort
    quantity: int
    """In the measure's smallest part: in all, per period, or per £1 million."""
    due: date | None = None
    months: int = 0
    made_for: Commitment | None = None
    """The missed promise for whose lack it is recorded."""


@transaction.atomic
def record_commitment(
    *, agreement: Agreement, promise: Promise, another: bool = False, sure: bool = False, by: Viewer, at: datetime
) -> Commitment:  # fmt: skip
    """Record what an organisation promises in an agreement, of a measure of an adopted edition.

    Raises ThereAlready where the same is promised in it, and nobody has said that this is `another`; Doubtful where it is hardly so and nobody is `sure`.
    """
    held, person = kept(agreement, by)
    for_one_side(held, by, promise.promised_by)
    there = queries.promise_alike(held, promise)
    reason = twice.why_not_promise_twice(there=there is not None, another=another)
    if reason and there:
        raise ThereAlready(reason, there)
    parties = Party.objects.filter(
        agreement=held, organisation=promise.promised_by, until__isnull=True
    )
    promises = parties.exclude(role__in=[one.value for one in rules.ASKING]).exists()
    made = as_promised(held, promise, promises=promises, person=person, at=at)
    if promise.made_for is not None:
        _can_be_made_for(held.commitments.get(pk=promise.made_for.pk), made, timezone.localdate(at))
    told_of_doubt = doubted(doubts_of(made, at), sure)
    made.save()
    record(
        act="record commitment", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": made.ref, "code": made.code, "sort": made.sort, "quantity": made.quantity, "due": made.due, **told_of_doubt},
    )  # fmt: skip
    return made


def doubts_of(made: Commitment, at: datetime) -> list[Reason | None]:
    """Why what is promised is hardly so."""
    unit = UNITS[made.unit]
    said = in_words(made.quantity, unit)
    much = Decimal(made.quantity) / unit.parts
    return [
        plausible.why_doubt_promised_money(pounds=much, value=made.agreement.value_gbp, said=said)
        if made.unit == "gbp" and made.sort != Sort.RATE else plausible.why_doubt_promise(units=int(much), said=said),
        plausible.why_doubt_due(made.due, today=timezone.localdate(at)),
    ]  # fmt: skip


def as_kept(agreed: Agreed) -> dict[str, Any]:
    """What is agreed of a promise, by the names of its columns."""
    told = {one.name: getattr(agreed, one.name) for one in fields(agreed)}
    return told | {"cohorts": list(agreed.cohorts), "places": list(agreed.places)}


def _can_be_made_for(missed: Commitment, made: Commitment, today: date) -> None:
    can(remedies.why_not_make_for(
        same_promiser=missed.promised_by_id == made.promised_by_id, missing=queries.missing_of(missed, today), ended=missed.ended_at is not None
    ))  # fmt: skip


def as_promised(
    agreement: Agreement, promise: Promise, *, promises: bool, person: Person, at: datetime, measured: Measured = adopted_measure
) -> Commitment:  # fmt: skip
    """What is promised, as it is to be kept. `promises`: whether whoever promises it is such a party; `measured` knows how a measure is counted.
    Raises CannotDo."""
    today = timezone.localdate(at)
    can(rules.why_not_promise_in(AgreementState(agreement.state), ends=agreement.ends, today=today))
    measure = measured(promise.edition, promise.code)
    if measure is None:
        raise CannotDo(
            why(
                "“%(code)s” is no measure of an adopted edition. Choose one that is.",
                code=promise.code,
            )
        )
    if not promises:
        raise CannotDo(
            why(
                "%(name)s is no party to this agreement that promises anything.",
                name=promise.promised_by.name,
            )
        )
    adds = adds_up(measure)
    can_be_of(promise.part, agreement)
    _fits(agreement, promise, measure, adds)
    return Commitment(
        ref=new_ref(),
        agreement=agreement,
        unit=measure.unit,
        adds_up=adds,
        made_at=at,
        made_by=person,
        **as_kept(promise),
    )


def can_be_of(part: Part | None, agreement: Agreement) -> None:
    """Raise CannotDo where a lot or phase is another agreement's."""
    if part is not None and part.agreement_id != agreement.pk:
        raise CannotDo(why("“%(name)s” is no lot or phase of this agreement.", name=part.name))


def _fits(agreement: Agreement, promise: Promise, measure: Measure, adds: bool) -> None:
    """Raise CannotDo, where something cannot be promised so: as its measure is counted, and while the agreement holds."""
    if promise.sort is Sort.FIXED and promise.due is None:
        raise CannotDo(why("Say by which day it is promised."))
    can(why_not_promise(promise.sort, adds=adds))
    if measure.unit == PERCENT:
        can(
            why_not_so_much(promise.quantity, share=queries.is_share(promise.edition, promise.code))
        )
    if promise.sort is Sort.PER_PERIOD:
        last = max(
            (day for day in (agreement.ends, agreement.may_extend_until) if day), default=None
        )
        can(why_not_per_period(promise.months, begins=agreement.begins, ends=last if agreement.ends else None))  # fmt: skip
    can(days.why_not_due(
        promise.due, begins=agreement.begins, ends=agreement.ends, may_extend_until=agreement.may_extend_until
    ))  # fmt: skip
