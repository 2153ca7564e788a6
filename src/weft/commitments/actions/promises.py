"""What is promised in an agreement, and the money spent under it from which promises accrue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from weft.audit.actions import record
from weft.commitments import days, rules
from weft.commitments.actions.benefits import Measured
from weft.commitments.actions.held import ON, kept
from weft.commitments.actions.who import CannotDo, can
from weft.commitments.models import Commitment, Drawdown, Part, Party
from weft.commitments.rules import Sort
from weft.frameworks.queries import adopted_measure
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.commitments.models import Agreement
    from weft.frameworks.models import Edition
    from weft.organisations.models import Organisation, Person


@dataclass(frozen=True)
class Promise:
    """What is promised, as it is recorded."""

    promised_by: Organisation
    edition: Edition
    code: str
    sort: Sort
    quantity: int
    """In the measure's smallest part: in all, per period, or per £1 million."""
    due: date | None = None
    months: int = 0
    words: str = ""
    cohorts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    baseline: str = ""
    evidence: str = ""
    weight: Decimal | None = None
    if_missed: str = ""
    may_subcontract: bool = True
    part: Part | None = None


@transaction.atomic
def record_commitment(
    *, agreement: Agreement, promise: Promise, by: Viewer, at: datetime
) -> Commitment:
    """Record what an organisation promises in an agreement, of a measure of an adopted edition."""
    held, person = kept(agreement, by)
    parties = Party.objects.filter(
        agreement=held, organisation=promise.promised_by, until__isnull=True
    )
    promises = parties.exclude(role__in=[one.value for one in rules.ASKING]).exists()
    made = as_promised(held, promise, promises=promises, person=person, at=at)
    made.save()
    record(
        act="record commitment", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": made.ref, "code": made.code, "sort": made.sort, "quantity": made.quantity, "due": made.due},
    )  # fmt: skip
    return made


def as_promised(
    agreement: Agreement, promise: Promise, *, promises: bool, person: Person, at: datetime, measured: Measured = adopted_measure
) -> Commitment:  # fmt: skip
    """What is promised, as it is to be kept. `promises`: whether whoever promises it is such a party; `measured` knows how a measure is counted.
    Raises CannotDo."""
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
    if promise.sort is Sort.FIXED and promise.due is None:
        raise CannotDo(why("Say by which day it is promised."))
    can(days.why_not_due(
        promise.due, begins=agreement.begins, ends=agreement.ends, may_extend_until=agreement.may_extend_until
    ))  # fmt: skip
    fields = {name: getattr(promise, name) for name in Promise.__dataclass_fields__}
    fields |= {"cohorts": list(promise.cohorts), "places": list(promise.places)}
    return Commitment(
        ref=new_ref(), agreement=agreement, unit=measure.unit, made_at=at, made_by=person, **fields
    )


@transaction.atomic
def record_drawdown(
    *, agreement: Agreement, begins: date, ends: date, amount_gbp: Decimal, source: str, by: Viewer, at: datetime
) -> Drawdown:  # fmt: skip
    """Record money spent under an agreement, from which what is promised per £1 million accrues."""
    held, person = kept(agreement, by)
    if ends < begins:
        raise CannotDo(why("It cannot end before it begins."))
    made = Drawdown.objects.create(
        ref=new_ref(), agreement=held, begins=begins, ends=ends, amount_gbp=amount_gbp, source=source,
        recorded_at=at, recorded_by=person,
    )  # fmt: skip
    record(
        act="record drawdown", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": made.ref, "begins": begins, "ends": ends, "amount_gbp": amount_gbp, "source": source},
    )  # fmt: skip
    return made


@transaction.atomic
def withdraw_drawdown(*, drawdown: Drawdown, because: str, by: Viewer, at: datetime) -> Drawdown:
    """Take back what was recorded as spent, and say why. It stays in the history."""
    held, _person = kept(drawdown.agreement, by)
    found = held.drawdowns.select_for_update().get(pk=drawdown.pk)
    if found.withdrawn_at:
        raise CannotDo(why("It is taken back already."))
    if not because.strip():
        raise CannotDo(why("Say why."))
    found.withdrawn_at, found.withdrawn_because = at, because
    found.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record(
        act="withdraw drawdown", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": found.ref, "amount_gbp": found.amount_gbp},
    )  # fmt: skip
    return found
