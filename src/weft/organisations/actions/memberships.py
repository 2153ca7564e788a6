"""What can happen to a membership: other roles, its end."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from weft.audit.actions import WEFT, record
from weft.organisations import access, rules
from weft.organisations.access import Viewer
from weft.organisations.actions.refusals import allow, can
from weft.organisations.models import HeldRole, Membership, Organisation
from weft.organisations.queries import administrators_of
from weft.organisations.rules import Role
from weft.ui.marks import why


@transaction.atomic
def give_roles(
    *, membership: Membership, roles: Collection[Role], by: Viewer, at: datetime
) -> Membership:
    """Give a member these roles and no others; an organisation keeps an administrator."""
    allow(access.why_not_manage_people(by, membership.organisation))
    can(None if roles else why("Choose at least one role, or end the membership."))
    before = sorted(membership.held)
    keep_an_administrator(membership, stays=Role.ADMINISTRATOR in roles)
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
    allow(access.why_not_end(by, membership))
    keep_an_administrator(membership, stays=False)
    membership.until = at
    membership.save(update_fields=["until"])
    record(
        act="end membership", by=by.actor, on=("organisation", membership.organisation_id), at=at,
        before={"person": membership.person_id, "roles": sorted(membership.held)},
    )  # fmt: skip
    return membership


@transaction.atomic
def forget_membership(*, membership: Membership, at: datetime) -> None:
    """Delete a membership that ended long ago, as the place has decided. The record keeps that it was."""
    before = {
        "person": membership.person_id, "roles": sorted(membership.held),
        "since": membership.since, "until": membership.until,
    }  # fmt: skip
    on = ("organisation", membership.organisation_id)
    membership.delete()
    record(act="forget membership", by=WEFT, on=on, at=at, before=before)


def keep_an_administrator(membership: Membership, *, stays: bool) -> None:
    """Stop where the organisation would be left without an administrator. Raises CannotDo."""
    if stays or Role.ADMINISTRATOR not in membership.held:
        return
    now = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    if now.state not in rules.HAS_PEOPLE:
        return
    others = administrators_of(membership.organisation).exclude(pk=membership.pk)
    can(rules.why_not_leave_unattended(administrators_left=others.count()))
