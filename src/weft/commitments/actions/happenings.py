"""What happens to an agreement, each with its reason: it begins, is varied, extended, handed over, novated, suspended, ends; parties come, leave,
and are insolvent; what is promised in it is varied, and ends."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from weft.audit.actions import record
from weft.commitments import queries, rules
from weft.commitments.actions.agreements import Bound, party_of
from weft.commitments.actions.held import ON, kept
from weft.commitments.actions.who import CannotDo, can
from weft.commitments.models import Agreement, Commitment, Happening, Party
from weft.commitments.rules import AgreementState, Sort
from weft.organisations.access import Viewer
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person


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
    held, person = kept(agreement, by)
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
    held, person = kept(agreement, by)
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
    held, person = kept(agreement, by)
    could = queries.could_manage(by)
    for one in (manager, deputy):
        if one is not None and one.pk not in could:
            raise CannotDo(why("%(name)s does not record agreements for you.", name=one.name))
    if deputy is not None and deputy.pk == manager.pk:
        raise CannotDo(why("A deputy is somebody else."))
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
    held, person = kept(agreement, by)
    there = list(Party.objects.filter(agreement=held, organisation=leaving, until__isnull=True))
    if not there:
        raise CannotDo(why("%(name)s is no party to this agreement.", name=leaving.name))
    if coming.pk in (leaving.pk, held.keeper_id):
        raise CannotDo(why("%(name)s cannot take its place.", name=coming.name))
    for party in there:
        party.until = on
        party.save(update_fields=["until"])
        if not _is_party(held, coming, party.role):
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
    held, person = kept(agreement, by)
    if party.organisation and _is_party(held, party.organisation, party.role):
        raise CannotDo(
            why("%(name)s is a party in this role already.", name=party.organisation.name)
        )
    made = party_of(held, party, on)
    made.save()
    told = {"party": made.name, "role": party.role}
    return _happened(
        held, "add party to", on=on, because=because, told=told, by=by, person=person, at=at
    )


def _is_party(agreement: Agreement, organisation: Organisation, role: str) -> bool:
    """Whether an organisation is a party in a role now."""
    return agreement.parties.filter(organisation=organisation, role=role, until=None).exists()


@transaction.atomic
def vary_agreement(
    *, agreement: Agreement, title: str, value_gbp: Decimal | None, with_vat: bool | None, begins: date | None, ends: date | None,
    on: date, because: str, by: Viewer, at: datetime,
) -> Agreement:  # fmt: skip
    """Change what was agreed: what it is called, its value, its days."""
    held, person = kept(agreement, by)
    if begins and ends and ends < begins:
        raise CannotDo(why("It cannot end before it begins."))
    new = {
        "title": title,
        "value_gbp": value_gbp,
        "with_vat": with_vat,
        "begins": begins,
        "ends": ends,
    }
    changed = {name: value for name, value in new.items() if getattr(held, name) != value}
    if not changed:
        raise CannotDo(why("Nothing of it has changed."))
    was = {name: _plain(getattr(held, name)) for name in changed}
    for name, value in changed.items():
        setattr(held, name, value)
    held.save(update_fields=list(changed))
    told = {"was": was, **{name: _plain(value) for name, value in changed.items()}}
    return _happened(held, "vary", on=on, because=because, told=told, by=by, person=person, at=at)


def _plain(value: object) -> object:
    """A value as it is kept in a history."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@transaction.atomic
def end_party(
    *, agreement: Agreement, party: Party, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Let a party leave an agreement. What it promised is novated, varied or ended first."""
    held, person = kept(agreement, by)
    found = held.parties.get(pk=party.pk, until=None)
    promised = Commitment.objects.filter(
        agreement=held, promised_by=found.organisation_id, ended_at=None
    )
    elsewhere = held.parties.filter(organisation=found.organisation_id, until=None).exclude(
        pk=found.pk
    )
    if found.organisation_id and promised.exists() and not elsewhere.exists():
        raise CannotDo(
            why(
                "%(name)s still promises something in it. Let another take its place, or end what it promises, first.",
                name=found.name,
            )
        )  # fmt: skip
    found.until = on
    found.save(update_fields=["until"])
    told = {"party": found.name, "role": found.role}
    return _happened(
        held, "end party of", on=on, because=because, told=told, by=by, person=person, at=at
    )


@transaction.atomic
def note_insolvency(
    *, agreement: Agreement, party: Party, on: date, because: str, by: Viewer, at: datetime
) -> Agreement:
    """Keep that a party is insolvent, and what is known of it. What it promised stands until it is novated, varied or ended."""
    held, person = kept(agreement, by)
    found = held.parties.get(pk=party.pk, until=None)
    if found.insolvent_since:
        raise CannotDo(why("That it is insolvent is known already."))
    found.insolvent_since = on
    found.save(update_fields=["insolvent_since"])
    told = {"party": found.name}
    return _happened(
        held, "note insolvency in", on=on, because=because, told=told, by=by, person=person, at=at
    )


@transaction.atomic
def vary_commitment(
    *, commitment: Commitment, quantity: int, due: date | None, words: str, on: date, because: str, by: Viewer, at: datetime
) -> Commitment:  # fmt: skip
    """Change how much is promised, by when, and in which words. What counts for it goes on counting."""
    held, person, found = _open(commitment, by)
    if quantity < 1:
        raise CannotDo(why("Say how much is promised. To promise nothing any more, end it."))
    if Sort(found.sort) is Sort.FIXED and due is None:
        raise CannotDo(why("Say by which day it is promised."))
    was = {"quantity": found.quantity, "due": found.due.isoformat() if found.due else None}
    found.quantity, found.due, found.words = quantity, due, words
    found.save(update_fields=["quantity", "due", "words"])
    told = {"commitment": found.ref, "was": was, "quantity": quantity, "due": due}
    _happened(
        held, "vary commitment in", on=on, because=because, told=told, by=by, person=person, at=at
    )
    return found


@transaction.atomic
def end_commitment(
    *, commitment: Commitment, on: date, because: str, by: Viewer, at: datetime
) -> Commitment:
    """Let something be promised no longer. What counts for it stays, and nothing more can be claimed."""
    held, person, found = _open(commitment, by)
    found.ended_at, found.ended_because = at, because
    found.save(update_fields=["ended_at", "ended_because"])
    told = {"commitment": found.ref}
    _happened(
        held, "end commitment in", on=on, because=because, told=told, by=by, person=person, at=at
    )
    return found


def _open(commitment: Commitment, by: Viewer) -> tuple[Agreement, Person, Commitment]:
    """A promise that stands, in an agreement that the person's organisation keeps; held until the transaction ends."""
    held, person = kept(commitment.agreement, by)
    found = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk, agreement=held)
    if found.ended_at:
        raise CannotDo(why("It is promised no longer."))
    return held, person, found
