"""What can happen to agreements: recorded, begun, varied, extended, novated, handed over, suspended, ended; and what is promised in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from weft.audit.actions import record
from weft.commitments import queries, rules
from weft.commitments.actions.who import CannotDo, can, keeper_of
from weft.commitments.models import (
    Agreement,
    Commitment,
    Drawdown,
    Happening,
    Part,
    Party,
    Reference,
)
from weft.commitments.rules import AgreementKind, AgreementState, PartyRole, Sort
from weft.frameworks.queries import adopted_measure
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.frameworks.models import Edition
    from weft.organisations.models import Organisation, Person

ON = "agreement"


@dataclass(frozen=True)
class Bound:
    """Somebody whom an agreement is to bind: an organisation here, or one by its name."""

    role: PartyRole
    organisation: Organisation | None = None
    name: str = ""


@transaction.atomic
def record_agreement(
    *, kind: AgreementKind, title: str, parties: Iterable[Bound], begins: date | None = None, ends: date | None = None,
    value_gbp: Decimal | None = None, with_vat: bool | None = None, under: Agreement | None = None,
    under_act: bool | None = None, references: Iterable[tuple[str, str]] = (), parts: Iterable[str] = (),
    description: str = "", places: Iterable[str] = (), may_extend_until: date | None = None, state: AgreementState = AgreementState.IN_FORCE,
    by: Viewer, at: datetime,
) -> Agreement:  # fmt: skip
    """Record an agreement that the person's organisation keeps; the person is its manager until it is handed over."""
    keeper, person = keeper_of(by)
    if begins and ends and ends < begins:
        raise CannotDo(why("It cannot end before it begins."))
    above = queries.agreements_visible_to(by).get(pk=under.pk) if under else None
    made = Agreement.objects.create(
        ref=new_ref(), keeper=keeper, kind=kind, state=state, title=title, description=description, under=above,
        value_gbp=value_gbp, with_vat=with_vat, begins=begins, ends=ends, may_extend_until=may_extend_until,
        under_act=under_act, manager=person, places=list(places), made_at=at, made_by=person,
    )  # fmt: skip
    Party.objects.bulk_create(
        [_party(made, one, begins) for one in [*parties, Bound(PartyRole.BUYER, keeper)] if one.organisation != keeper or one.role in rules.ASKING]
    )  # fmt: skip
    Reference.objects.bulk_create(
        [Reference(agreement=made, scheme=s, number=n) for s, n in references]
    )
    Part.objects.bulk_create([Part(agreement=made, name=name) for name in parts])
    record(
        act="record agreement", by=by.actor, on=(ON, made.pk), at=at,
        after={"ref": made.ref, "kind": kind, "title": title, "value_gbp": value_gbp, "begins": begins, "ends": ends},
    )  # fmt: skip
    return made


def _party(agreement: Agreement, one: Bound, since: date | None) -> Party:
    name = one.organisation.name if one.organisation else one.name
    return Party(
        agreement=agreement, organisation=one.organisation, name=name, role=one.role, since=since
    )


def _kept(agreement: Agreement, by: Viewer) -> tuple[Agreement, Person]:
    """An agreement that the person's organisation keeps, which nobody else changes until the transaction ends."""
    _keeper, person = keeper_of(by)
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    return queries.agreements_kept_by(by).get(pk=agreement.pk), person


def _happened(
    agreement: Agreement, act: str, *, on: date, because: str, told: Mapping[str, Any], by: Viewer, person: Person, at: datetime
) -> Agreement:  # fmt: skip
    """Keep what happened to an agreement, with its reason, and write it down."""
    if not because.strip():
        raise CannotDo(why("Say why."))
    as_text = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in told.items()
    }
    Happening.objects.create(
        agreement=agreement,
        act=act,
        on=on,
        because=because,
        told=as_text,
        said_at=at,
        said_by=person,
    )
    record(
        act=f"{act} agreement",
        by=by.actor,
        on=(ON, agreement.pk),
        at=at,
        after={"ref": agreement.ref, "since": on, **as_text},
    )
    return agreement


@transaction.atomic
def move_agreement(
    *, agreement: Agreement, to: AgreementState, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Let an agreement begin, be suspended, go on, end or be terminated."""
    held, person = _kept(agreement, by)
    can(rules.why_not_move_agreement(AgreementState(held.state), to))
    was, held.state = held.state, to
    if to in {AgreementState.ENDED, AgreementState.TERMINATED}:
        held.ends = on
    held.save(update_fields=["state", "ends"])
    verbs = {
        AgreementState.IN_FORCE: "put in force", AgreementState.SUSPENDED: "suspend", AgreementState.ENDED: "end",
        AgreementState.TERMINATED: "terminate",
    }  # fmt: skip
    return _happened(
        held, verbs[to], on=on, because=because, told={"was": was}, by=by, person=person, at=at
    )


@transaction.atomic
def extend_agreement(
    *, agreement: Agreement, ends: date, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Let an agreement last longer."""
    held, person = _kept(agreement, by)
    if held.state not in (
        AgreementState.PLANNED,
        AgreementState.IN_FORCE,
        AgreementState.SUSPENDED,
    ):
        raise CannotDo(why("It has ended. Record a new agreement."))
    if held.ends and ends <= held.ends:
        raise CannotDo(why("It lasts as long already."))
    was, held.ends = held.ends, ends
    held.save(update_fields=["ends"])
    return _happened(
        held,
        "extend",
        on=on,
        because=because,
        told={"was": was, "ends": ends},
        by=by,
        person=person,
        at=at,
    )


@transaction.atomic
def hand_over(
    *, agreement: Agreement, manager: Person, deputy: Person | None, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:  # fmt: skip
    """Give an agreement to another contract manager, and say who stands in."""
    held, person = _kept(agreement, by)
    was = held.manager_id
    held.manager, held.deputy = manager, deputy
    held.save(update_fields=["manager", "deputy"])
    told = {"was": was, "manager": manager.pk, "deputy": deputy.pk if deputy else None}
    return _happened(
        held, "hand over", on=on, because=because, told=told, by=by, person=person, at=at
    )


@transaction.atomic
def novate(
    *, agreement: Agreement, leaving: Organisation, coming: Organisation, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:  # fmt: skip
    """Let one organisation take another's place in an agreement from a day on. What the first one promised and has not yet had verified is
    promised by the second one now; what was delivered stays with who delivered it."""
    held, person = _kept(agreement, by)
    there = list(Party.objects.filter(agreement=held, organisation=leaving, until__isnull=True))
    if not there:
        raise CannotDo(why("%(name)s is no party to this agreement.", name=leaving.name))
    if coming.pk in (leaving.pk, held.keeper_id):
        raise CannotDo(why("%(name)s cannot take its place.", name=coming.name))
    for party in there:
        party.until = on
        party.save(update_fields=["until"])
        Party.objects.create(
            agreement=held, organisation=coming, name=coming.name, role=party.role, since=on
        )
    moved = Commitment.objects.filter(agreement=held, promised_by=leaving, ended_at__isnull=True)
    refs = list(moved.values_list("ref", flat=True))
    moved.update(promised_by=coming)
    told = {"from": leaving.pk, "to": coming.pk, "commitments": refs}
    return _happened(held, "novate", on=on, because=because, told=told, by=by, person=person, at=at)


@transaction.atomic
def add_party(
    *, agreement: Agreement, party: Bound, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Let an agreement bind somebody else, too: a subcontractor, a partner."""
    held, person = _kept(agreement, by)
    made = _party(held, party, on)
    made.save()
    told = {"party": made.name, "role": party.role}
    return _happened(
        held, "add party to", on=on, because=because, told=told, by=by, person=person, at=at
    )


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
    held, person = _kept(agreement, by)
    measure = adopted_measure(promise.edition, promise.code)
    if measure is None:
        raise CannotDo(
            why(
                "“%(code)s” is no measure of an adopted edition. Choose one that is.",
                code=promise.code,
            )
        )
    parties = Party.objects.filter(
        agreement=held, organisation=promise.promised_by, until__isnull=True
    )
    if not parties.exclude(role__in=[one.value for one in rules.ASKING]).exists():
        raise CannotDo(
            why(
                "%(name)s is no party to this agreement that promises anything.",
                name=promise.promised_by.name,
            )
        )
    if promise.sort is Sort.FIXED and promise.due is None:
        raise CannotDo(why("Say by which day it is promised."))
    fields = {name: getattr(promise, name) for name in Promise.__dataclass_fields__}
    fields |= {"cohorts": list(promise.cohorts), "places": list(promise.places)}
    made = Commitment.objects.create(
        ref=new_ref(), agreement=held, unit=measure.unit, made_at=at, made_by=person, **fields
    )
    record(
        act="record commitment", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": made.ref, "code": made.code, "sort": made.sort, "quantity": made.quantity, "due": made.due},
    )  # fmt: skip
    return made


@transaction.atomic
def record_drawdown(
    *, agreement: Agreement, begins: date, ends: date, amount_gbp: Decimal, source: str, by: Viewer, at: datetime
) -> Drawdown:  # fmt: skip
    """Record money spent under an agreement, from which what is promised per £1 million accrues."""
    held, person = _kept(agreement, by)
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
