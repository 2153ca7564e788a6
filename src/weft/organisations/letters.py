"""What the room writes to people: an invitation, what was decided, a second factor that is still missing."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse

from weft.organisations.models import Invitation, Membership, Organisation, Person
from weft.organisations.queries import administrators_of
from weft.organisations.rules import NEEDS_SECOND_FACTOR
from weft.organisations.signing_in import has_second_factor
from weft.ui import letters


def invited(invitation: Invitation, secret: str) -> None:
    """Write to whoever is invited; the link stands only in this letter."""
    letters.send(
        "organisations/invitation.txt", invitation.email, invitation=invitation,
        address=_address("organisations:accept", secret),
    )  # fmt: skip


def decided(organisation: Organisation) -> None:
    """Write to an organisation's administrators whether it may act in the place."""
    for membership in administrators_of(organisation).select_related("person"):
        letters.send(
            "organisations/decided.txt", membership.person.email, organisation=organisation,
            address=_address("organisations:show", organisation.ref), register=_address("organisations:register"),
        )  # fmt: skip


def closed(organisation: Organisation) -> None:
    """Write to an organisation's administrators that it is closed, and why."""
    for membership in administrators_of(organisation).select_related("person"):
        letters.send(
            "organisations/closed.txt", membership.person.email, organisation=organisation,
            address=_address("organisations:show", organisation.ref),
        )  # fmt: skip


def erased(email: str) -> None:
    """Write to the address of someone who has just been erased because they asked a steward for it."""
    letters.send("organisations/erased.txt", email)


def second_factor_wanted(membership: Membership) -> None:
    """Write to someone whose role needs a second factor that they have not set up; else to nobody."""
    needed_for = sorted(NEEDS_SECOND_FACTOR & membership.held)
    if settings.DEMO or not needed_for or has_second_factor(membership.person):
        return
    letters.send(
        "organisations/second_factor_wanted.txt", membership.person.email, roles=needed_for,
        organisation=membership.organisation, address=_address("mfa_index"),
    )  # fmt: skip


def erased_soon(person: Person, day: date) -> None:
    """Write to someone who has not signed in for long that they are erased on a day unless they do."""
    letters.send(
        "organisations/erased_soon.txt", person.email, day=day, sign_in=_address("account_login"),
    )  # fmt: skip


def _address(name: str, *args: str) -> str:
    """The whole address of a page."""
    return settings.SITE_ADDRESS + reverse(name, args=args)
