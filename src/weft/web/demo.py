"""The example place in the site: its organisations and people, made through the same actions as real ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.analysis.spend.example.place import COUNCILS, DISTRICTS
from weft.organisations import actions
from weft.organisations.queries import (
    organisation_named,
    person_named,
    stewards,
    viewer_for,
)
from weft.organisations.rules import Kind, Role
from weft.organisations.signing_in import anyone_confirmed
from weft.places.actions import name_districts
from weft.web.beginning import join_verified

if TYPE_CHECKING:
    from weft.organisations.models import Person

PASSWORD = "over under over under"
"""Everyone's in the example place. It is shown on the sign-in page, so the site listens on this machine only."""


@dataclass(frozen=True)
class Part:
    """Someone of the cast: who they are, for whom they act, and what they come to do."""

    name: str
    organisation: str
    roles: tuple[Role, ...]
    comes_to: str

    @property
    def email(self) -> str:
        """Their email address, in a domain that nobody can own."""
        return f"{self.name.split()[0].lower()}@{self.name.split()[-1].lower()}.example"


STEWARD = Part("Wren Ashdown", "", (), "looks after the place: approves councils, merges records")
ORGANISATIONS: tuple[tuple[str, Kind], ...] = (
    *((council.name, Kind.COUNCIL) for council in COUNCILS),
    ("Greater Quillmouth Combined Authority", Kind.COMBINED_AUTHORITY),
    ("Fennel & Brook Construction Ltd", Kind.SUPPLIER),
    ("Ostlebeck Repair Café", Kind.COMMUNITY),
    ("Quillmouth Tide College", Kind.TRAINING_PROVIDER),
)
CAST: tuple[Part, ...] = (
    Part("Idris Penhallow", COUNCILS[0].name, (Role.ADMINISTRATOR,), "approves suppliers, invites colleagues"),
    Part("Mabel Okoro", COUNCILS[0].name, (Role.SPEND_ANALYST,), "says where the money went"),
    Part("Tomas Reyl", COUNCILS[0].name, (Role.CONTRACT_MANAGER,), "follows what was promised"),
    Part("Sunniva Hart", COUNCILS[1].name, (Role.ADMINISTRATOR, Role.COMMISSIONER), "asks for social value"),
    Part("Bram Castell", COUNCILS[2].name, (Role.ADMINISTRATOR,), "is new here"),
    Part("Leonie Farr", ORGANISATIONS[3][0], (Role.ADMINISTRATOR, Role.POLICY_LEAD), "keeps the framework"),
    Part("Joss Fennel", ORGANISATIONS[4][0], (Role.ADMINISTRATOR, Role.REPORTER), "reports what was delivered"),
    Part("Amina Dell", ORGANISATIONS[5][0], (Role.ADMINISTRATOR, Role.COMMUNITY_LEAD), "says what is needed"),
    Part("Pavel Stroud", ORGANISATIONS[6][0], (Role.ADMINISTRATOR,), "offers training"),
)  # fmt: skip
ALSO = ("Mabel Okoro", ORGANISATIONS[3][0], (Role.READER,))
"""One who acts for two organisations."""
WAITING = ("Harrowfen Bright Start Nursery", Kind.SUPPLIER, "Nell Ibarra")
"""An organisation that registered itself and waits for a council's decision."""


@transaction.atomic
def fill_example_place() -> None:
    """Make the cast, once."""
    if stewards().exists():
        return
    at = timezone.now()
    steward = join_verified(email=STEWARD.email, name=STEWARD.name, password=PASSWORD)
    actions.make_first_steward(person=steward, at=at)
    name_districts(
        edition="the example place", by=viewer_for(steward, None).actor, at=at,
        districts=[(f"Q{number:02}", one.name) for number, one in enumerate(DISTRICTS, start=1)],
    )  # fmt: skip
    people = {
        part.name: join_verified(email=part.email, name=part.name, password=PASSWORD)
        for part in CAST
    }
    for name, kind in ORGANISATIONS:
        _found(name, kind, people, steward)
    for part in CAST:
        _join(part.name, part.organisation, part.roles, people)
    _join(*ALSO, people)
    _register_waiting()


def holds_example_place() -> bool:
    """Whether any of the cast, whose password everybody knows, is in this database.

    Their addresses count where they are confirmed: a stranger who signs up under one is not of the cast.
    """
    waiting = Part(WAITING[2], WAITING[0], (), "")
    return anyone_confirmed([part.email for part in (STEWARD, *CAST, waiting)])


def sign_ins() -> list[tuple[Part, str]]:
    """The cast as the sign-in page shows it, each with the password."""
    return [(part, PASSWORD) for part in (STEWARD, *CAST)]


def _found(name: str, kind: Kind, people: dict[str, Person], steward: Person) -> None:
    first = next(part for part in CAST if part.organisation == name)
    at = timezone.now()
    made = actions.register_organisation(
        name=name, kind=kind, by=viewer_for(people[first.name], None), at=at
    )
    actions.approve_organisation(organisation=made, by=viewer_for(steward, None), at=at)


def _join(name: str, organisation: str, roles: tuple[Role, ...], people: dict[str, Person]) -> None:
    """Give someone their roles: the founder by the administrator's hand, the others by invitation."""
    found = organisation_named(organisation)
    founder = next(part for part in CAST if part.organisation == organisation)
    by, at = viewer_for(people[founder.name], found.pk), timezone.now()
    if name == founder.name:
        membership = person_named(found, name)
        actions.give_roles(membership=membership, roles=roles, by=by, at=at)
        return
    invitation, _ = actions.invite(
        organisation=found, email=people[name].email, roles=roles, by=by, at=at
    )
    actions.accept_invitation(invitation=invitation, person=people[name], at=at)


def _register_waiting() -> None:
    name, kind, person = WAITING
    part = Part(person, name, (), "")
    owner = join_verified(email=part.email, name=person, password=PASSWORD)
    actions.register_organisation(
        name=name, kind=kind, by=viewer_for(owner, None), at=timezone.now()
    )
