"""Who may do what with organisations and people, each a sentence. A stranger is told nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from django.http import HttpRequest

from weft.audit.actions import Actor
from weft.organisations.models import Membership, Organisation, Person
from weft.organisations.rules import (
    APPROVED_BY_STEWARD,
    COUNCILS,
    SEES,
    Kind,
    Permission,
    Role,
    State,
    permissions_of,
)
from weft.ui.marks import Reason, why


class NotAllowed(Exception):
    """This person may not do this; the reason is for those who may see the thing at all."""


@dataclass(frozen=True)
class Viewer:
    """Who is asking, and for which organisation; nobody, where no one is signed in."""

    person: Person | None = None
    acting_for: Organisation | None = None
    roles: frozenset[Role] = frozenset()
    memberships: dict[int, frozenset[Role]] = field(default_factory=dict)
    """The roles that the person holds, by the number of the organisation."""
    acts_in_place: bool = False
    """Whether one of these organisations is approved: one that waits does not act in the place yet."""
    asked: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was asked about them once: whoever asks lives as long as a request."""

    @property
    def is_steward(self) -> bool:
        """Whether they look after the place itself."""
        return self.person is not None and self.person.steward

    @property
    def permissions(self) -> frozenset[Permission]:
        """What they may do for the organisation that they are acting for; once it is closed, see."""
        held = permissions_of(self.roles)
        closed = self.acting_for is not None and self.acting_for.state == State.CLOSED
        return held & SEES if closed else held

    @property
    def actor(self) -> Actor:
        """How the audit names them."""
        person = self.person.pk if self.person else None
        return Actor(person, self.acting_for.pk if self.acting_for else None)

    def may(self, permission: Permission, organisation: Organisation) -> bool:
        """Whether they may do this for this organisation, which must be the one they act for."""
        return self.may_for(organisation.pk, permission)

    def may_for(self, number: int, permission: Permission) -> bool:
        """The same, for the organisation of this number."""
        mine = self.acting_for is not None and self.acting_for.pk == number
        return mine and permission in self.permissions


NOBODY = Viewer()


class Request(HttpRequest):
    """A request that knows who is asking, as the site's middleware makes every one."""

    viewer: Viewer


def viewer_in(request: HttpRequest) -> Viewer:
    """Who is asking."""
    return cast("Request", request).viewer


def viewer_of(
    person: Person, memberships: dict[Organisation, frozenset[Role]], wanted: int | None
) -> Viewer:
    """The person, acting for the organisation wanted, else for their only or first one."""
    by_number = {organisation.pk: organisation for organisation in memberships}
    acting_for = by_number.get(wanted or 0) or next(iter(by_number.values()), None)
    roles = memberships[acting_for] if acting_for else frozenset()
    held = {organisation.pk: roles_ for organisation, roles_ in memberships.items()}
    acts = any(organisation.state == State.APPROVED for organisation in memberships)
    return Viewer(person, acting_for, roles, held, acts)


def may_see(viewer: Viewer, organisation: Organisation) -> bool:
    """Whoever acts in the place, for an approved organisation, sees approved organisations; its own people
    and those who decide about it also see it while it waits, or when it is refused, closed or merged."""
    if viewer.person is None:
        return False
    if organisation.pk in viewer.memberships or viewer.is_steward:
        return True
    if organisation.state == State.APPROVED:
        return viewer.acts_in_place
    return why_not_decide(viewer, organisation) is None


def why_not_register(viewer: Viewer) -> Reason | None:
    """Anyone who is signed in may register an organisation."""
    return None if viewer.person else why("Sign in to register an organisation.")


def why_not_decide(viewer: Viewer, organisation: Organisation) -> Reason | None:
    """Stewards decide about any organisation; a council's administrators about suppliers, community
    organisations, developers and training providers, but not about one of which they are a member."""
    if viewer.is_steward:
        return None
    if Kind(organisation.kind) in APPROVED_BY_STEWARD:
        return why("Only a place steward decides about councils and anchor institutions.")
    if not decides_for_a_council(viewer):
        return why("Only a council’s administrator or a place steward decides about this.")
    if organisation.pk in viewer.memberships:
        return why("Nobody decides about an organisation of which they are a member.")
    return None


def decides_for_a_council(viewer: Viewer) -> bool:
    """Administrators of an approved council decide, while they act for it."""
    council = viewer.acting_for
    return (
        council is not None
        and council.state == State.APPROVED
        and Kind(council.kind) in COUNCILS
        and Permission.APPROVE in viewer.permissions
    )


def why_not_change(viewer: Viewer, organisation: Organisation) -> Reason | None:
    """Its own administrators change an organisation's details, and stewards do."""
    if viewer.is_steward or viewer.may(Permission.CHANGE_ORGANISATION, organisation):
        return None
    return _closed(viewer, organisation) or why(
        "Only its administrators change an organisation’s details."
    )


def why_not_ask_to_close(viewer: Viewer, organisation: Organisation) -> Reason | None:
    """Its administrators ask for an organisation to be closed, and take that back."""
    if viewer.may(Permission.CLOSE, organisation):
        return None
    return _closed(viewer, organisation) or why(
        "Only its administrators ask for an organisation to be closed."
    )


def why_not_keep_open(viewer: Viewer, organisation: Organisation) -> Reason | None:
    """Its administrators take it back that they asked for it to be closed; a steward may say no to it."""
    return None if viewer.is_steward else why_not_ask_to_close(viewer, organisation)


def why_not_close(viewer: Viewer) -> Reason | None:
    """Stewards close organisations and reopen them."""
    if viewer.is_steward:
        return None
    return why("Only a place steward closes an organisation or reopens it.")


def _closed(viewer: Viewer, organisation: Organisation) -> Reason | None:
    """To its own people, that it is closed is why nothing is done for it."""
    if organisation.state == State.CLOSED and organisation.pk in viewer.memberships:
        return why(
            "The organisation is closed. It stays as it is unless a place steward reopens it."
        )
    return None


def why_not_merge(viewer: Viewer) -> Reason | None:
    """Stewards merge records and take them apart."""
    return None if viewer.is_steward else why("Only a place steward merges records.")


def why_not_see_people(viewer: Viewer, organisation: Organisation) -> Reason | None:
    """People of an organisation see who else acts for it."""
    if viewer.may(Permission.SEE_PEOPLE, organisation):
        return None
    return why("Only its own people see who acts for an organisation.")


def why_not_see_audit(viewer: Viewer) -> Reason | None:
    """Administrators and policy leads see the record of what was done for the organisation that they act
    for; stewards see all of it."""
    if viewer.is_steward or Permission.SEE_AUDIT in viewer.permissions:
        return None
    return why(
        "Only its administrators and policy leads see the record of what was done for an organisation."
    )


def why_not_act_for(viewer: Viewer, organisation: Organisation) -> Reason | None:
    """Whoever has a membership acts for the organisation; a steward who has none does not."""
    if organisation.pk in viewer.memberships:
        return None
    return why("You have no roles in this organisation. Ask its administrator to invite you.")


def why_not_end(viewer: Viewer, membership: Membership) -> Reason | None:
    """Administrators end anyone's membership of their organisation, and people their own."""
    if viewer.person is not None and membership.person_id == viewer.person.pk:
        return None
    return why_not_manage_people(viewer, membership.organisation)


def why_not_manage_people(viewer: Viewer, organisation: Organisation) -> Reason | None:
    """Administrators invite people, give roles and end memberships, in an approved organisation."""
    if not viewer.may(Permission.MANAGE_PEOPLE, organisation):
        return _closed(viewer, organisation) or why(
            "Only its administrators invite people and give them roles."
        )
    if organisation.state != State.APPROVED:
        return why("People are invited once the organisation is approved.")
    return None


def why_not_invite_administrator(
    viewer: Viewer, organisation: Organisation, *, attended: bool
) -> Reason | None:
    """Where nobody administers an approved organisation any more, a steward invites someone who will."""
    if not viewer.is_steward:
        return why("Only a place steward invites an administrator where there is none.")
    if organisation.state != State.APPROVED:
        return why("People are invited once the organisation is approved.")
    if attended:
        return why("The organisation has an administrator, who invites people.")
    return None
