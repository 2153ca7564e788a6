"""Agreements recorded and described, and what was said about them in conversations. What happens to them is `happenings`; what is promised
in them `promises`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.audit.actions import record
from weft.commitments import days, performance, queries, rules, twice
from weft.commitments.actions.held import ON, kept
from weft.commitments.actions.who import (
    CannotDo,
    ThereAlready,
    can,
    keeper_of,
    nameless,
    refuse_overwriting,
)
from weft.commitments.models import Agreement, Note, Part, Party, Reference
from weft.commitments.rules import AgreementKind, AgreementState, PartyRole
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


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
    under_act: bool | None = None, category: str = "", references: Iterable[tuple[str, str]] = (), parts: Iterable[str] = (),
    description: str = "", places: Iterable[str] = (), may_extend_until: date | None = None, state: AgreementState = AgreementState.IN_FORCE,
    another: bool = False, by: Viewer, at: datetime,
) -> Agreement:  # fmt: skip
    """Record an agreement that the person's organisation keeps; the person is its manager until it is handed over.

    Raises ThereAlready where one is there that may be the same, and nobody has said that this is `another`.
    """
    keeper, person = keeper_of(by)
    bound, numbers = list(parties), list(references)
    _is_not_there(by, title, begins, ends, bound, [number for scheme, number in numbers if scheme != "ocid"], another=another)  # fmt: skip
    if begins and ends and ends < begins:
        raise CannotDo(why("It cannot end before it begins."))
    can(days.why_not_be_extended_until(may_extend_until, ends=ends))
    above = queries.agreements_visible_to(by).get(pk=under.pk) if under else None
    made = Agreement.objects.create(
        ref=new_ref(), keeper=keeper, kind=kind, state=state, title=title, description=description, under=above,
        value_gbp=value_gbp, with_vat=with_vat, begins=begins, ends=ends, may_extend_until=may_extend_until,
        under_act=under_act, category=category, manager=person, places=list(places), made_at=at, made_by=person,
    )  # fmt: skip
    can(performance.why_not_say_under_act(queries.begun(made)))
    if all(one.organisation != keeper for one in bound):
        bound.append(Bound(rules.role_of_keeper(kind), keeper))
    if any(one.organisation == keeper and one.role not in rules.ASKING for one in bound):
        raise CannotDo(why("Whoever keeps an agreement asks, and promises nothing in it."))
    Party.objects.bulk_create([party_of(made, one, begins) for one in bound])
    Reference.objects.bulk_create(
        [Reference(agreement=made, scheme=s, number=n) for s, n in numbers]
    )
    Part.objects.bulk_create([Part(agreement=made, name=name) for name in parts])
    record(
        act="record agreement", by=by.actor, on=(ON, made.pk), at=at,
        after={"ref": made.ref, "kind": kind, "title": title, "value_gbp": value_gbp, "begins": begins, "ends": ends},
    )  # fmt: skip
    return made


def _is_not_there(
    by: Viewer, title: str, begins: date | None, ends: date | None, bound: Iterable[Bound], numbers: Iterable[str], *, another: bool
) -> None:  # fmt: skip
    there, number = queries.agreement_of_number(by, numbers)
    if there is None:
        promisers = [(one.organisation, one.organisation.name if one.organisation else one.name) for one in bound if one.role not in rules.ASKING]  # fmt: skip
        there = queries.agreement_alike(by, title=title, begins=begins, ends=ends, promisers=promisers)  # fmt: skip
    reason = twice.why_not_record_agreement_twice(
        there=there.title if there else None, number=number, another=another
    )
    if reason and there:
        raise ThereAlready(reason, there)


def party_of(agreement: Agreement, one: Bound, since: date | None) -> Party:
    name = one.organisation.name if one.organisation else one.name
    return Party(
        agreement=agreement, organisation=one.organisation, name=name, role=one.role, since=since
    )


@dataclass(frozen=True)
class Described:
    """What is said of an agreement, and nobody has to agree to."""

    description: str = ""
    category: str = ""
    under: Agreement | None = None
    under_act: bool | None = None
    may_extend_until: date | None = None
    places: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()


@transaction.atomic
def describe_agreement(
    *, agreement: Agreement, told: Described, was: str = "", by: Viewer, at: datetime
) -> Agreement:
    """Say what an agreement is known by, which lots it has, where it is, and what it lies under. `was`: the fingerprint of what the writer saw."""
    held, _person = kept(agreement, by)
    refuse_overwriting(was, queries.description_of(held))
    if told.may_extend_until != held.may_extend_until:
        can(days.why_not_be_extended_until(told.may_extend_until, ends=held.ends))
    above = queries.agreements_visible_to(by).get(pk=told.under.pk) if told.under else None
    if above and held.pk in queries.chain_above(above):
        raise CannotDo(
            why("An agreement cannot lie under itself, or under one that lies under it.")
        )
    held.description, held.category, held.under = told.description, told.category, above
    held.under_act, held.may_extend_until = told.under_act, told.may_extend_until
    can(performance.why_not_say_under_act(queries.begun(held)))
    held.places = list(told.places)
    held.save()
    held.references.all().delete()
    Reference.objects.bulk_create(
        [Reference(agreement=held, scheme=s, number=n) for s, n in told.references]
    )
    _say_parts(held, told.parts)
    record(
        act="describe agreement", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "category": held.category, "places": held.places, "parts": list(told.parts),
               "numbers": [f"{s} {n}" for s, n in told.references], "under": above.ref if above else None},
    )  # fmt: skip
    return held


def _say_parts(held: Agreement, names: Iterable[str]) -> None:
    """Let an agreement have these lots or phases. One in which something is promised stays."""
    wanted, there = list(names), {one.name: one for one in held.parts.all()}
    for name, part in there.items():
        if name in wanted:
            continue
        if part.commitments.exists():
            raise CannotDo(why("Something is promised in “%(name)s”, so it stays.", name=name))
        part.delete()
    Part.objects.bulk_create([Part(agreement=held, name=one) for one in wanted if one not in there])


@transaction.atomic
def link_party(
    *, agreement: Agreement, party: Party, organisation: Organisation, by: Viewer, at: datetime
) -> Party:
    """Say which organisation of the place a party is that was known by its name only."""
    held, _person = kept(agreement, by)
    found = held.parties.get(pk=party.pk)
    if found.organisation_id is not None:
        raise CannotDo(why("It is known already which organisation this is."))
    if held.parties.filter(organisation=organisation, role=found.role, until=None).exists():
        raise CannotDo(why("%(name)s is a party in this role already.", name=organisation.name))
    found.organisation = organisation
    found.save(update_fields=["organisation"])
    record(
        act="link party of agreement", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "party": found.name, "organisation": organisation.pk},
    )  # fmt: skip
    return found


@transaction.atomic
def note_conversation(
    *, agreement: Agreement, on: date, text: str, looked: bool = False, by: Viewer, at: datetime
) -> Note:
    """Keep what was said in a conversation, for the people of the agreement's keeper.

    Raises NamesPeople where the text may name people and nobody has `looked`.
    """
    held, person = kept(agreement, by)
    if not text.strip():
        raise CannotDo(why("Write what was said."))
    nameless(looked, {"text": text})
    can(days.why_not_on(on, since=None, today=timezone.localdate(at)))
    made = Note.objects.create(agreement=held, on=on, text=text, said_at=at, said_by=person)
    record(
        act="note conversation about agreement", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "since": on},
    )  # fmt: skip
    return made
