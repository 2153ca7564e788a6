"""Someone is invited to act for an organisation, and accepts."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from weft.audit.actions import WEFT, Actor, Personal, erase, record
from weft.organisations import access, rules
from weft.organisations.access import Viewer
from weft.organisations.actions.refusals import allow, can
from weft.organisations.models import HeldRole, Invitation, Membership, Organisation, Person
from weft.organisations.queries import bears, is_attended
from weft.organisations.rules import Role, State
from weft.ui.marks import Reason, why


@transaction.atomic
def invite(
    *, organisation: Organisation, email: str, roles: Collection[Role], by: Viewer, at: datetime
) -> tuple[Invitation, str]:
    """Invite someone to act for an organisation; gives the invitation and the secret of its link."""
    allow(access.why_not_manage_people(by, organisation))
    can(None if roles else why("Choose at least one role."))
    return _invite(organisation, email, roles, by, at)


@transaction.atomic
def invite_administrator(
    *, organisation: Organisation, email: str, by: Viewer, at: datetime
) -> tuple[Invitation, str]:
    """A steward invites someone to administer an organisation that nobody administers any more.

    An invitation that still stands open gives way to this one: nobody else could withdraw it.
    """
    attended = is_attended(organisation)
    allow(access.why_not_invite_administrator(by, organisation, attended=attended))
    _open(organisation, at).update(withdrawn_at=at)
    return _invite(organisation, email, [Role.ADMINISTRATOR], by, at)


def _invite(
    organisation: Organisation, email: str, roles: Collection[Role], by: Viewer, at: datetime
) -> tuple[Invitation, str]:
    can(_why_not_invite(organisation, email.strip(), at))
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


def _open(organisation: Organisation, at: datetime) -> QuerySet[Invitation]:
    """The invitations that can still be accepted."""
    return organisation.invitations.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


def _why_not_invite(organisation: Organisation, email: str, at: datetime) -> Reason | None:
    """A person acts for an organisation once, and has one invitation to it at a time."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    members = organisation.memberships.filter(until__isnull=True, person__email__iexact=email)
    open_ = _open(organisation, at).filter(email__iexact=email)
    return rules.why_not_invite(email, acts=members.exists(), invited=open_.exists())


def sealed(secret: str) -> str:
    """What the database keeps of an invitation's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Viewer, at: datetime) -> Invitation:
    """Take an invitation back before it is accepted."""
    allow(access.why_not_manage_people(by, invitation.organisation))
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    can(rules.why_not_withdraw(accepted=held.accepted_at is not None))
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
    can(
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
def forget_invitation(*, invitation: Invitation, at: datetime) -> None:
    """Delete an invitation that was over long ago, as the place has decided.

    Where nobody ever joined under its address, and no other invitation bears it, the record loses it, too.
    """
    email, on = invitation.email, ("organisation", invitation.organisation_id)
    before = {"roles": invitation.roles, "sent_at": invitation.sent_at}
    invitation.delete()
    record(act="forget invitation", by=WEFT, on=on, at=at, before=before)
    if not bears(email):
        erase(about=None, known_as=[email], at=at)
