"""What can happen to organisations and people; the only file of the room that writes."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from weft.audit.actions import WEFT, Actor, Personal, erase, record
from weft.organisations import access, rules
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.models import (
    Address,
    AreaWorkedIn,
    HeldRole,
    Identifier,
    Invitation,
    Membership,
    Merge,
    Organisation,
    OtherName,
    Person,
)
from weft.organisations.queries import administrators_of
from weft.organisations.rules import Kind, Role, State
from weft.organisations.signing_in import forget, take_second_factors
from weft.ui.marks import Reason, why


class CannotDo(Exception):
    """The state of things does not allow it, with the reason."""


def _allow(reason: Reason | None) -> None:
    if reason:
        raise NotAllowed(reason)


def _can(reason: Reason | None) -> None:
    if reason:
        raise CannotDo(reason)


@transaction.atomic
def join(*, email: str, name: str, at: datetime, password: str | None = None) -> Person:
    """Make a person who can sign in; without a password they sign in some other way."""
    person = Person()
    person.set_password(password)
    return take_in(person=person, email=email, name=name, at=at)


@transaction.atomic
def take_in(*, person: Person, email: str, name: str, at: datetime) -> Person:
    """Keep a new person, whose password (or lack of one) is set already."""
    person.email, person.name, person.joined_at = email.strip().lower(), name.strip(), at
    person.save()
    after = {"email": Personal(person.email, person.pk), "name": Personal(person.name, person.pk)}
    record(act="join", by=Actor(person.pk), on=("person", person.pk), at=at, after=after)
    return person


@transaction.atomic
def make_first_steward(*, person: Person, at: datetime) -> Person:
    """Make the first place steward; only while there is none."""
    if Person.objects.select_for_update().filter(steward=True).exists():
        raise CannotDo(
            why("The place has a steward already. `weft site make-steward` makes another one.")
        )
    return _steward(person, by=Actor(person.pk), at=at)


@transaction.atomic
def make_steward(*, person: Person, by: Viewer, at: datetime) -> Person:
    """A steward makes another person a steward."""
    _allow(None if by.is_steward else why("Only a place steward makes another one."))
    return _steward(person, by=by.actor, at=at)


@transaction.atomic
def make_another_steward(*, person: Person, at: datetime) -> Person:
    """Make someone a steward who has an account. Whoever runs the site does it, at its command line."""
    return _steward(person, by=WEFT, at=at)


def _steward(person: Person, *, by: Actor, at: datetime) -> Person:
    already = Person.objects.select_for_update().get(pk=person.pk).steward
    _can(why("%(name)s is a place steward already.", name=person.name) if already else None)
    person.steward = True
    person.save(update_fields=["steward"])
    record(
        act="make steward", by=by, on=("person", person.pk), at=at,
        before={"steward": False}, after={"steward": True},
    )  # fmt: skip
    return person


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
    _allow(access.why_not_register(by))
    person = by.person
    assert person is not None
    organisation = Organisation.objects.create(
        name=name.strip(), kind=kind, registered_by=person, registered_at=at
    )
    _describe(organisation, identifiers, other_names, addresses)
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
    _allow(access.why_not_decide(by, organisation))
    return _decide(organisation, State.APPROVED, "approve organisation", by, at)


@transaction.atomic
def refuse_organisation(
    *, organisation: Organisation, because: str, by: Viewer, at: datetime
) -> Organisation:
    """Refuse an organisation that waits, and say why to those who registered it."""
    _allow(access.why_not_decide(by, organisation))
    organisation.refused_because = because.strip()
    return _decide(organisation, State.REFUSED, "refuse organisation", by, at)


def _decide(
    organisation: Organisation, to: State, act: str, by: Viewer, at: datetime
) -> Organisation:
    now = State(Organisation.objects.select_for_update().get(pk=organisation.pk).state)
    _can(rules.why_not_decide(now=now, to=to))
    organisation.state = to
    organisation.save(update_fields=["state", "refused_because"])
    after: dict[str, str] = {"state": to}
    if to == State.REFUSED:
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
    _allow(access.why_not_change(by, organisation))
    before = details_of(organisation)
    organisation.name, organisation.website = name.strip(), website
    organisation.save(update_fields=["name", "website"])
    for rows in (
        organisation.identifiers, organisation.other_names, organisation.addresses, organisation.areas,
    ):  # fmt: skip
        rows.all().delete()
    _describe(organisation, identifiers, other_names, addresses)
    AreaWorkedIn.objects.bulk_create(
        AreaWorkedIn(organisation=organisation, area_id=number) for number in areas
    )
    record(
        act="change organisation", by=by.actor, on=("organisation", organisation.pk), at=at,
        before=before, after=details_of(organisation),
    )  # fmt: skip
    return organisation


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
    identifiers: Sequence[tuple[str, str]],
    other_names: Sequence[tuple[str, str]],
    addresses: Sequence[tuple[str, str, str]],
) -> None:
    Identifier.objects.bulk_create(
        Identifier(organisation=organisation, scheme=scheme, number=number)
        for scheme, number in identifiers
    )
    OtherName.objects.bulk_create(
        OtherName(organisation=organisation, kind=kind, name=name) for kind, name in other_names
    )
    Address.objects.bulk_create(
        Address(organisation=organisation, kind=kind, lines=lines, postcode=postcode)
        for kind, lines, postcode in addresses
    )


@transaction.atomic
def invite(
    *, organisation: Organisation, email: str, roles: Collection[Role], by: Viewer, at: datetime
) -> tuple[Invitation, str]:
    """Invite someone to act for an organisation; gives the invitation and the secret of its link."""
    _allow(access.why_not_manage_people(by, organisation))
    _can(None if roles else why("Choose at least one role."))
    _can(_why_not_invite(organisation, email.strip(), at))
    assert by.person is not None
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=organisation, email=email.strip().lower(), roles=sorted(roles),
        token=sealed(secret), invited_by=by.person, sent_at=at,
        expires_at=at + timedelta(days=rules.INVITATION_DAYS),
    )  # fmt: skip
    after = {"email": Personal(invitation.email), "roles": sorted(roles)}
    record(act="invite", by=by.actor, on=("organisation", organisation.pk), at=at, after=after)
    return invitation, secret


def _why_not_invite(organisation: Organisation, email: str, at: datetime) -> Reason | None:
    """A person acts for an organisation once, and has one invitation to it at a time."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    members = organisation.memberships.filter(until__isnull=True, person__email__iexact=email)
    open_ = organisation.invitations.filter(
        email__iexact=email, accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at
    )
    return rules.why_not_invite(email, acts=members.exists(), invited=open_.exists())


def sealed(secret: str) -> str:
    """What the database keeps of an invitation's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Viewer, at: datetime) -> Invitation:
    """Take an invitation back before it is accepted."""
    _allow(access.why_not_manage_people(by, invitation.organisation))
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    record(
        act="withdraw invitation", by=by.actor, on=("organisation", invitation.organisation_id), at=at,
        before={"email": Personal(invitation.email), "roles": invitation.roles},
    )  # fmt: skip
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, person: Person, at: datetime) -> Membership:
    """Take up an invitation: the person acts for the organisation with the roles offered."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    _can(
        rules.why_not_accept(
            accepted=held.accepted_at is not None, withdrawn=held.withdrawn_at is not None,
            expires=held.expires_at, at=at, now=State(held.organisation.state),
        )
    )  # fmt: skip
    held.accepted_by, held.accepted_at = person, at
    held.save(update_fields=["accepted_by", "accepted_at"])
    membership, _ = Membership.objects.get_or_create(
        person=person, organisation=held.organisation, until=None, defaults={"since": at}
    )
    for role in held.roles:
        HeldRole.objects.get_or_create(membership=membership, role=role)
    record(
        act="accept invitation", by=Actor(person.pk, held.organisation_id),
        on=("organisation", held.organisation_id), at=at,
        after={"person": person.pk, "roles": held.roles},
    )  # fmt: skip
    return membership


@transaction.atomic
def give_roles(
    *, membership: Membership, roles: Collection[Role], by: Viewer, at: datetime
) -> Membership:
    """Give a member these roles and no others; an organisation keeps an administrator."""
    _allow(access.why_not_manage_people(by, membership.organisation))
    _can(None if roles else why("Choose at least one role, or end the membership."))
    before = sorted(membership.held)
    _keep_an_administrator(membership, stays=Role.ADMINISTRATOR in roles)
    membership.roles.all().delete()
    HeldRole.objects.bulk_create(HeldRole(membership=membership, role=role) for role in roles)
    record(
        act="give roles", by=by.actor, on=("organisation", membership.organisation_id), at=at,
        before={"person": membership.person_id, "roles": before},
        after={"person": membership.person_id, "roles": sorted(roles)},
    )  # fmt: skip
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, by: Viewer, at: datetime) -> Membership:
    """End a membership: an administrator ends anyone's, a person their own."""
    _allow(access.why_not_end(by, membership))
    _keep_an_administrator(membership, stays=False)
    membership.until = at
    membership.save(update_fields=["until"])
    record(
        act="end membership", by=by.actor, on=("organisation", membership.organisation_id), at=at,
        before={"person": membership.person_id, "roles": sorted(membership.held)},
    )  # fmt: skip
    return membership


def _keep_an_administrator(membership: Membership, *, stays: bool) -> None:
    if stays or Role.ADMINISTRATOR not in membership.held:
        return
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    others = administrators_of(membership.organisation).exclude(pk=membership.pk)
    _can(rules.why_not_leave_unattended(administrators_left=others.count()))


@transaction.atomic
def merge_organisations(
    *, kept: Organisation, other: Organisation, by: Viewer, at: datetime
) -> Merge:
    """Make two records of one organisation into one; the other's people act for the one kept."""
    _allow(access.why_not_merge(by))
    was = State(other.state)
    _can(rules.why_not_merge(kept=State(kept.state), other=was, same=kept.pk == other.pk))
    there = set(
        Membership.objects.filter(organisation=kept, until=None).values_list("person_id", flat=True)
    )
    going = Membership.objects.filter(organisation=other, until=None).exclude(person_id__in=there)
    moved = sorted(going.values_list("pk", flat=True))
    going.update(organisation=kept)
    other.state, other.merged_into = State.MERGED, kept
    other.save(update_fields=["state", "merged_into"])
    merge = Merge.objects.create(kept=kept, other=other, other_was=was, moved=moved, merged_at=at)
    record(
        act="merge organisations", by=by.actor, on=("organisation", kept.pk), at=at,
        before={"other": other.pk, "state": was}, after={"other": other.pk, "memberships": moved},
    )  # fmt: skip
    return merge


@transaction.atomic
def undo_merge(*, merge: Merge, by: Viewer, at: datetime) -> Merge:
    """Take two merged records apart again, the latest merge first.

    Only memberships that still stand where the merge put them go back; neither record is left approved and
    without the administrator that it had.
    """
    _allow(access.why_not_merge(by))
    kept, other = _two_merged(merge)
    attended = administrators_of(kept).exists()
    back = Membership.objects.filter(pk__in=merge.moved, organisation=kept)
    moved = sorted(back.values_list("pk", flat=True))
    back.update(organisation=other)
    other.state, other.merged_into = merge.other_was, None
    other.save(update_fields=["state", "merged_into"])
    for one, had_one in ((kept, attended), (other, bool(merge.moved))):
        left = administrators_of(one).count() if had_one else None
        _can(rules.why_not_stand_alone(one.name, State(one.state), administrators=left))
    merge.undone_at = at
    merge.save(update_fields=["undone_at"])
    record(
        act="undo merge", by=by.actor, on=("organisation", kept.pk), at=at,
        after={"other": other.pk, "state": merge.other_was, "memberships": moved},
    )  # fmt: skip
    return merge


def _two_merged(merge: Merge) -> tuple[Organisation, Organisation]:
    """The record kept and the other, as they stand now and kept from changing; where they can be parted."""
    both = [merge.kept_id, merge.other_id]
    now = Organisation.objects.select_for_update().order_by("pk").in_bulk(both)
    merge.refresh_from_db(fields=["undone_at"])
    kept = now[merge.kept_id]
    undone = merge.undone_at is not None
    _can(rules.why_not_undo(kept.name, State(kept.state), undone=undone))
    return kept, now[merge.other_id]


@transaction.atomic
def erase_person(*, person: Person, by: Viewer, at: datetime) -> Person:
    """Erase a person who asks for it: name, address and every way in go, every session ends, and what they
    did stays on record without them.

    An organisation keeps an administrator, and the place a steward: where this person is the last one,
    someone else has to become one first.
    """
    own = by.person is not None and by.person.pk == person.pk
    _allow(
        None
        if own or by.is_steward
        else why("Only a person themselves, or a steward, erases them.")
    )
    _keep_a_steward(person)
    memberships = Membership.objects.filter(person=person, until__isnull=True)
    for membership in memberships:
        _keep_an_administrator(membership, stays=False)
    memberships.update(until=at)
    known_as = [person.email, person.name]
    Invitation.objects.filter(email__iexact=person.email).update(email=_nobody(person))
    person.email, person.name = _nobody(person), ""
    person.is_active, person.steward, person.erased_at = False, False, at
    person.set_unusable_password()
    person.save()
    forget(person)
    record(act="erase person", by=by.actor, on=("person", person.pk), at=at, after={"erased": True})
    erase(about=person.pk, known_as=known_as, at=at)
    return person


@transaction.atomic
def remove_second_factor(*, person: Person, at: datetime) -> list[str]:
    """Let someone in again who has lost their second factor; gives what was taken away.

    Whoever runs the site does it, at its command line; no page does.
    """
    taken = take_second_factors(person)
    _can(None if taken else why("%(name)s has no second factor.", name=person.name))
    record(
        act="reset second factor", by=WEFT, on=("person", person.pk), at=at, before={"ways": taken}
    )
    return taken


def _nobody(person: Person) -> str:
    """An address that leads to nobody, one for each person who has been erased."""
    return f"erased-{person.pk}@erased.invalid"


def _keep_a_steward(person: Person) -> None:
    if person.steward and not Person.objects.filter(steward=True).exclude(pk=person.pk).exists():
        raise CannotDo(why("The place would have no steward. Make someone else one first."))
