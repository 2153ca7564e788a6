"""What can happen to an organisation: it registers, is decided about, changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from weft.audit.actions import record
from weft.organisations import access, rules
from weft.organisations.access import Viewer
from weft.organisations.actions.refusals import allow, can
from weft.organisations.models import (
    Address,
    AreaWorkedIn,
    HeldRole,
    Identifier,
    Membership,
    Organisation,
    OtherName,
)
from weft.organisations.queries.doubles import held_by_another, held_elsewhere
from weft.organisations.registers import why_not_hold
from weft.organisations.rules import Kind, Role, State


@transaction.atomic
def register_organisation(
    *,
    name: str,
    kind: Kind,
    by: Viewer,
    at: datetime,
    identifiers: Sequence[tuple[str, str]] = (),
    other_names: Sequence[tuple[str, str]] = (),
    addresses: Sequence[tuple[str, str, str]] = (),
) -> Organisation:
    """Register an organisation; whoever does becomes its administrator, and it waits for approval.

    `identifiers` are (scheme, number), `other_names` (kind, name), `addresses` (kind, lines, postcode).
    """
    allow(access.why_not_register(by))
    beside = _keep_numbers_apart(identifiers, own=None)
    person = by.person
    assert person is not None
    organisation = Organisation.objects.create(
        name=name.strip(), kind=kind, registered_by=person, registered_at=at
    )
    _hold(organisation, identifiers, beside)
    _describe(organisation, other_names, addresses)
    membership = Membership.objects.create(person=person, organisation=organisation, since=at)
    HeldRole.objects.create(membership=membership, role=Role.ADMINISTRATOR)
    after = {
        "name": organisation.name, "kind": kind, "state": State.WAITING,
        "identifiers": [f"{scheme}-{number}" for scheme, number in identifiers],
    }  # fmt: skip
    record(
        act="register organisation", by=by.actor, on=("organisation", organisation.pk), at=at, after=after
    )  # fmt: skip
    return organisation


@transaction.atomic
def approve_organisation(*, organisation: Organisation, by: Viewer, at: datetime) -> Organisation:
    """Let an organisation act in the place."""
    allow(access.why_not_decide(by, organisation))
    return _decide(organisation, State.APPROVED, "approve organisation", by, at)


@transaction.atomic
def refuse_organisation(
    *, organisation: Organisation, because: str, by: Viewer, at: datetime
) -> Organisation:
    """Refuse an organisation that waits, and say why to those who registered it."""
    allow(access.why_not_decide(by, organisation))
    organisation.refused_because = because.strip()
    return _decide(organisation, State.REFUSED, "refuse organisation", by, at)


def _decide(
    organisation: Organisation, to: State, act: str, by: Viewer, at: datetime
) -> Organisation:
    now = State(Organisation.objects.select_for_update().get(pk=organisation.pk).state)
    can(rules.why_not_decide(now=now, to=to))
    organisation.state = to
    organisation.save(update_fields=["state", "refused_because"])
    after: dict[str, str] = {"state": to}
    if to == State.REFUSED:
        organisation.identifiers.update(held=False)
        after["because"] = organisation.refused_because
    record(
        act=act, by=by.actor, on=("organisation", organisation.pk), at=at,
        before={"state": now}, after=after,
    )  # fmt: skip
    return organisation


@transaction.atomic
def change_organisation(
    *,
    organisation: Organisation,
    name: str,
    website: str,
    identifiers: Sequence[tuple[str, str]],
    other_names: Sequence[tuple[str, str]],
    addresses: Sequence[tuple[str, str, str]],
    areas: Sequence[int],
    by: Viewer,
    at: datetime,
) -> Organisation:
    """Change an organisation's details to these, as a whole; `areas` are numbers of areas."""
    allow(access.why_not_change(by, organisation))
    beside = _keep_numbers_apart(identifiers, own=organisation)
    before = details_of(organisation)
    organisation.name, organisation.website = name.strip(), website
    organisation.save(update_fields=["name", "website"])
    for rows in (
        organisation.identifiers, organisation.other_names, organisation.addresses, organisation.areas,
    ):  # fmt: skip
        rows.all().delete()
    _hold(organisation, identifiers, beside)
    _describe(organisation, other_names, addresses)
    AreaWorkedIn.objects.bulk_create(
        AreaWorkedIn(organisation=organisation, area_id=number) for number in areas
    )
    record(
        act="change organisation", by=by.actor, on=("organisation", organisation.pk), at=at,
        before=before, after=details_of(organisation),
    )  # fmt: skip
    return organisation


def _keep_numbers_apart(
    identifiers: Sequence[tuple[str, str]], *, own: Organisation | None
) -> set[tuple[str, str]]:
    """A number belongs to one organisation of the place. One that it has already it keeps.

    Gives those of its numbers that another record holds, such as one that is part of it.
    """
    has = set(own.identifiers.values_list("scheme", "number")) if own else set()
    taken = held_by_another([one for one in identifiers if one not in has], own)
    can(why_not_hold(taken) if taken else None)
    return held_elsewhere(identifiers, own)


def _hold(
    organisation: Organisation,
    identifiers: Sequence[tuple[str, str]],
    beside: Collection[tuple[str, str]],
) -> None:
    """Give it these numbers; the database sees to it that nobody else was given one at the same moment."""
    holds = organisation.state != State.REFUSED
    try:
        with transaction.atomic():
            Identifier.objects.bulk_create(
                Identifier(
                    organisation=organisation, scheme=scheme, number=number,
                    held=holds and (scheme, number) not in beside,
                )
                for scheme, number in identifiers
            )  # fmt: skip
    except IntegrityError:
        taken = held_by_another(identifiers, organisation)
        can(why_not_hold(taken) if taken else None)
        raise


def details_of(organisation: Organisation) -> dict[str, object]:
    """An organisation's details as plain values, as the audit keeps them."""
    return {
        "name": organisation.name,
        "website": organisation.website,
        "identifiers": [one.org_id for one in organisation.identifiers.order_by("pk")],
        "other_names": [[one.kind, one.name] for one in organisation.other_names.order_by("pk")],
        "addresses": [
            [one.kind, one.lines, one.postcode] for one in organisation.addresses.order_by("pk")
        ],
        "areas": [
            one.area.name for one in organisation.areas.select_related("area").order_by("pk")
        ],
    }


def _describe(
    organisation: Organisation,
    other_names: Sequence[tuple[str, str]],
    addresses: Sequence[tuple[str, str, str]],
) -> None:
    OtherName.objects.bulk_create(
        OtherName(organisation=organisation, kind=kind, name=name) for kind, name in other_names
    )
    Address.objects.bulk_create(
        Address(organisation=organisation, kind=kind, lines=lines, postcode=postcode)
        for kind, lines, postcode in addresses
    )
