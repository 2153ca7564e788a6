"""The example place in the site: its organisations and people, made through the same actions as real ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.analysis.spend.example.areas import district_code, wards
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
from weft.places.actions import name_areas
from weft.places.queries import districts
from weft.spend import actions as spend
from weft.web.beginning import join_verified

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person

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


ORGANISATIONS: tuple[tuple[str, Kind], ...] = (
    *((council.name, Kind.COUNCIL) for council in COUNCILS),
    ("Greater Quillmouth Combined Authority", Kind.COMBINED_AUTHORITY),
    ("Fennel & Brook Construction Ltd", Kind.SUPPLIER),
    ("Ostlebeck Repair Café", Kind.COMMUNITY),
    ("Quillmouth Tide College", Kind.TRAINING_PROVIDER),
    ("Quillmouth Royal NHS Trust", Kind.ANCHOR),
    ("Lantern Wharf Developments Ltd", Kind.DEVELOPER),
    ("Dunsallow District Council", Kind.ASSOCIATE_COUNCIL),
)
STEWARD = Part(
    "Wren Ashdown",
    ORGANISATIONS[3][0],
    (Role.POLICY_LEAD,),
    "looks after the place: decides about councils, merges records, has them compared",
)
"""A place steward, who works for the combined authority: long work is done for an organisation."""
CAST: tuple[Part, ...] = (
    Part("Idris Penhallow", COUNCILS[0].name, (Role.ADMINISTRATOR,), "decides about suppliers, invites colleagues, reads the record"),
    Part("Mabel Okoro", COUNCILS[0].name, (Role.SPEND_ANALYST,), "sends payment files and says where the money went; acts for a second organisation, too"),
    Part("Odile Brandt", COUNCILS[0].name, (Role.EVALUATOR,), "sees who acts for the council and its jobs, but no files"),
    Part("Casper Lunn", COUNCILS[0].name, (Role.READER,), "reads, and changes nothing"),
    Part("Tomas Reyl", COUNCILS[0].name, (Role.CONTRACT_MANAGER,), "sends files and steers jobs, but gives nobody roles"),
    Part("Delia Marsh", COUNCILS[0].name, (Role.POLICY_LEAD,), "keeps what the council asks for, and adapts the authority’s framework"),
    Part("Sunniva Hart", COUNCILS[1].name, (Role.ADMINISTRATOR, Role.COMMISSIONER), "runs a second council, which shares its results of spend with the first"),
    Part("Gethin Moss", COUNCILS[1].name, (Role.SPEND_ANALYST,), "says where the second council’s money went"),
    Part("Ivo Carrick", COUNCILS[1].name, (Role.POLICY_LEAD,), "keeps what the second council asks for"),
    Part("Bram Castell", COUNCILS[2].name, (Role.ADMINISTRATOR,), "is new here, and says first where the council works"),
    Part("Orla Venn", COUNCILS[2].name, (Role.SPEND_ANALYST,), "says where the third council’s money went"),
    Part("Nerys Tolland", COUNCILS[2].name, (Role.POLICY_LEAD,), "keeps what the third council asks for"),
    Part("Leonie Farr", ORGANISATIONS[3][0], (Role.ADMINISTRATOR, Role.POLICY_LEAD), "keeps the authority’s details, and reads its record"),
    Part("Joss Fennel", ORGANISATIONS[4][0], (Role.ADMINISTRATOR, Role.REPORTER), "runs a supplier"),
    Part("Amina Dell", ORGANISATIONS[5][0], (Role.ADMINISTRATOR, Role.COMMUNITY_LEAD), "runs a community organisation"),
    Part("Pavel Stroud", ORGANISATIONS[6][0], (Role.ADMINISTRATOR,), "runs a training provider"),
    Part("Halima Voss", ORGANISATIONS[7][0], (Role.ADMINISTRATOR, Role.COMMISSIONER), "runs an anchor institution: keeps its details, invites colleagues, sends files"),
    Part("Tamsin Marlow", ORGANISATIONS[8][0], (Role.ADMINISTRATOR,), "runs a developer: says where it builds, reads what was done for it"),
    Part("Petra Lind", ORGANISATIONS[9][0], (Role.ADMINISTRATOR, Role.SPEND_ANALYST), "runs a council beyond the boundary: decides about suppliers and sends payment files, as any council does"),
)  # fmt: skip
ALSO = Part("Mabel Okoro", ORGANISATIONS[3][0], (Role.READER,), "acts for a second organisation")
WAITING = Part(
    "Nell Ibarra",
    "Harrowfen Bright Start Nursery",
    (Role.ADMINISTRATOR,),
    "waits for a council’s decision",
)
"""Someone whose organisation registered itself as a supplier and waits for a council's decision."""
EVERYONE = (STEWARD, *CAST, WAITING)


@dataclass(frozen=True)
class Details:
    """What an organisation of the example place says of itself. Register, number and postcode are invented."""

    number: tuple[str, str]
    other_names: tuple[tuple[str, str], ...]
    addresses: tuple[tuple[str, str, str], ...]
    districts: tuple[str, ...]


DETAILS: dict[str, Details] = {
    COUNCILS[0].name: Details(
        ("XI-EASTMARCH", "C001"), (("short", "Quillmouth"),), (("registered", "City Hall, Tide Square, Quillmouth", "ZX1 1AA"),),
        ("Quillmouth",),
    ),
    ORGANISATIONS[4][0]: Details(
        ("XI-EASTMARCH", "F0417"), (("trading", "Fennel & Brook"), ("former", "Fennel Builders Ltd")),
        (("registered", "4 Ropewalk, Quillmouth", "ZX2 3AB"), ("branch", "Unit 9, Fen Yard, Harrowfen", "ZX11 2DE")),
        ("Quillmouth", "Harrowfen"),
    ),
    ORGANISATIONS[5][0]: Details(
        ("XI-EASTMARCH", "V2203"), (("short", "The Repair Café"),), (("trading", "The Old Chapel, Ostlebeck", "ZX16 1BD"),),
        ("Ostlebeck",),
    ),
    ORGANISATIONS[7][0]: Details(
        ("XI-EASTMARCH", "N0031"), (("short", "The Royal"),), (("registered", "Infirmary Road, Quillmouth", "ZX3 8RH"),),
        ("Quillmouth", "Harrowfen", "Ostlebeck"),
    ),
    ORGANISATIONS[8][0]: Details(
        ("XI-EASTMARCH", "F0952"), (), (("registered", "1 Lantern Wharf, Harrowfen", "ZX12 4LW"),), ("Harrowfen",),
    ),
    ORGANISATIONS[9][0]: Details(
        ("XI-EASTMARCH", "C009"), (), (("registered", "The Moot Hall, Dunsallow", "ZX30 1AA"),), ("Dunsallow",),
    ),
}  # fmt: skip
"""Ostlebeck Council has none yet: whoever signs in for it is asked first where it works."""


@transaction.atomic
def fill_example_place() -> None:
    """Make the cast, once."""
    if stewards().exists():
        return
    at = timezone.now()
    people = {
        part.name: join_verified(email=part.email, name=part.name, password=PASSWORD)
        for part in EVERYONE
    }
    steward = people[STEWARD.name]
    actions.make_first_steward(person=steward, at=at)
    name_areas(
        edition="the example place", by=viewer_for(steward, None).actor, at=at,
        districts=[(district_code(one), one.name) for one in DISTRICTS],
        wards=[(one.code, one.name, district_code(one.district)) for one in wards()],
    )  # fmt: skip
    for name, kind in ORGANISATIONS:
        _found(name, kind, people, steward)
    for part in (*CAST, STEWARD, ALSO):
        _join(part, people)
    for name, details in DETAILS.items():
        _describe(name, details, people)
    _share(people)
    _register(WAITING.organisation, Kind.SUPPLIER, people[WAITING.name])


def holds_example_place() -> bool:
    """Whether any of the cast, whose password everybody knows, is in this database.

    Their addresses count where they are confirmed: a stranger who signs up under one is not of the cast.
    """
    return anyone_confirmed([part.email for part in EVERYONE])


def keepers_of(organisation: str) -> tuple[str, str]:
    """Two people of the cast who keep an organisation's frameworks: who writes, and who adopts."""
    there = [
        part for part in EVERYONE
        if part.organisation == organisation and {Role.POLICY_LEAD, Role.ADMINISTRATOR} & set(part.roles)
    ]  # fmt: skip
    leads = sorted(there, key=lambda part: Role.ADMINISTRATOR in part.roles)
    return leads[0].name, leads[1].name


def sign_ins() -> list[tuple[Part, str]]:
    """The cast as the sign-in page shows it, each with the password."""
    return [(part, PASSWORD) for part in EVERYONE]


def _found(name: str, kind: Kind, people: dict[str, Person], steward: Person) -> None:
    first = next(part for part in CAST if part.organisation == name)
    made = _register(name, kind, people[first.name])
    by = viewer_for(steward, None)
    actions.approve_organisation(organisation=made, by=by, at=timezone.now())


def _register(name: str, kind: Kind, founder: Person) -> Organisation:
    by = viewer_for(founder, None)
    return actions.register_organisation(name=name, kind=kind, by=by, at=timezone.now())


def _describe(name: str, details: Details, people: dict[str, Person]) -> None:
    founder = next(part for part in CAST if part.organisation == name)
    found = organisation_named(name)
    areas = districts().filter(name__in=details.districts).values_list("pk", flat=True)
    actions.change_organisation(
        organisation=found, name=name, website="", identifiers=[details.number], other_names=details.other_names,
        addresses=details.addresses, areas=list(areas), by=viewer_for(people[founder.name], found.pk), at=timezone.now(),
    )  # fmt: skip


def _share(people: dict[str, Person]) -> None:
    """The first two councils share results of spend; the third offers it to the first, which has yet to answer."""
    administrators = [
        next(one for one in CAST if one.organisation == name) for name, _kind in ORGANISATIONS[:3]
    ]
    first, second, third = (
        viewer_for(people[one.name], organisation_named(one.organisation).pk)
        for one in administrators
    )
    at = timezone.now()
    assert first.acting_for is not None
    sharing = spend.offer_to_share(other=first.acting_for, by=second, at=at)
    spend.agree_to_share(sharing=sharing, by=first, at=at)
    spend.offer_to_share(other=first.acting_for, by=third, at=at)


def _join(part: Part, people: dict[str, Person]) -> None:
    """Give someone their roles: the founder by the administrator's hand, the others by invitation."""
    found = organisation_named(part.organisation)
    founder = next(one for one in CAST if one.organisation == part.organisation)
    by, at = viewer_for(people[founder.name], found.pk), timezone.now()
    if part.name == founder.name:
        membership = person_named(found, part.name)
        actions.give_roles(membership=membership, roles=part.roles, by=by, at=at)
        return
    person = people[part.name]
    invitation, _ = actions.invite(
        organisation=found, email=person.email, roles=part.roles, by=by, at=at
    )
    actions.accept_invitation(invitation=invitation, person=person, at=at)
