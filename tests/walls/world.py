"""A place with someone of every kind in it, for the tests of who may see and do what: its people, what addresses lead to, everyone's browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from tests.cast import NOW, Cast
from tests.jobs.work import known
from tests.walls.people import (
    AMBLEFORD,
    BAKERY,
    BRINDALE,
    CHANDLERY,
    CORVEDALE,
    DOCKSIDE,
    DUNMERE,
    ELMET,
    FENNEL,
    FENNELS,
    IN_AMBLEFORD,
    NOBODY,
    PEOPLE,
    QUAYSIDE,
    ROOFING,
    Someone,
    membership,
)
from tests.walls.thing import Thing
from tests.walls.things import WORK, things_of
from tests.walls.typed import Said, typed_in
from tests.web.getting_in import is_sure
from weft.jobs.kinds import Made
from weft.organisations import actions
from weft.organisations.rules import Kind, Role
from weft.places.actions import name_areas
from weft.web.middleware import ACTING_FOR


@dataclass
class World:
    """The place: its cast, what addresses lead to, and everyone's browser."""

    cast: Cast
    things: dict[str, Thing]
    typed: dict[str, dict[str, Any] | Said]
    """What is sent with a form, by the name of the address."""
    browsers: dict[str, Client]
    sure: dict[str, Client]
    """The same of those who have just given their password once more."""

    def browser(self, who: str, address: str) -> Client:
        """Someone's browser, for a page at this address."""
        return (self.sure if address in asking_again() else self.browsers)[who]

    def sign_in(self) -> None:
        """Everyone sits down at a new browser."""
        there = [one for one in PEOPLE if one.signed_in or one is NOBODY]
        self.browsers |= {one.name: browser(self.cast, one) for one in there}
        self.sure |= {one.name: browser(self.cast, one, sure=True) for one in there}


@contextmanager
def live() -> Iterator[None]:
    """The site as a council runs it: not the example place; with a kind of long work that does little."""
    with override_settings(DEMO=False), known(WORK, lambda run, wishes: Made()):
        yield


def build(folder: Path) -> World:
    """Make everything, through the same actions as in real use. `folder` is where the site keeps files."""
    settings.SITE_FOLDER, settings.UPLOAD_FOLDER = folder, folder / "uploads"
    settings.DATA_FOLDER = folder / "data"
    cast = Cast()
    _organisations(cast)
    _people(cast)
    things = things_of(cast)
    browsers = {someone.name: browser(cast, someone) for someone in PEOPLE}
    sure = {someone.name: browser(cast, someone, sure=True) for someone in PEOPLE}
    erin = cast.person("Erin")
    actions.erase_person(person=erin, by=cast.viewer("Erin"), at=NOW)
    return World(cast, things, typed_in(cast), browsers, sure)


ASK_AGAIN = ("organisations:erase", "organisations:make_steward", "organisations:erase_someone")
"""The pages that ask for the password once more before they are shown."""


def asking_again() -> set[str]:
    """The addresses of those pages."""
    return {reverse(name) for name in ASK_AGAIN}


def browser(cast: Cast, someone: Someone, *, sure: bool = False) -> Client:
    """Someone's browser, signed in where they are, acting for whom they act for."""
    client = Client(raise_request_exception=False)
    if someone is NOBODY:
        return client
    client.force_login(cast.person(someone.name))
    if someone.now:
        session = client.session
        session[ACTING_FOR] = cast.organisations[someone.now].pk
        session.save()
    if sure:
        is_sure(client, cast.person(someone.name))
    return client


def _organisations(cast: Cast) -> None:
    cast.steward()
    for name, kind, administrator in [
        (AMBLEFORD, Kind.COUNCIL, "Ada"), (BRINDALE, Kind.COUNCIL, "Brian"),
        (DUNMERE, Kind.COUNCIL, "Nia"), (ELMET, Kind.COUNCIL, "Otto"), (FENNEL, Kind.SUPPLIER, "Mo"),
        (FENNELS, Kind.SUPPLIER, "Mona"), (DOCKSIDE, Kind.SUPPLIER, "Dora"), (QUAYSIDE, Kind.SUPPLIER, "Quentin"),
    ]:  # fmt: skip
        cast.organisation(name, kind, administrator=administrator)
    for name, kind, administrator in [
        (BAKERY, Kind.SUPPLIER, "Sam"), (CORVEDALE, Kind.COUNCIL, "Cora"), (ROOFING, Kind.SUPPLIER, "Rex"),
        (CHANDLERY, Kind.SUPPLIER, "Hal"),
    ]:  # fmt: skip
        cast.organisation(name, kind, administrator=administrator, approved=False)
    own = cast.organisations
    actions.refuse_organisation(
        organisation=own[ROOFING], because="It is not known here.", by=cast.viewer("Ada"), at=NOW
    )
    actions.merge_organisations(kept=own[FENNEL], other=own[FENNELS], by=cast.steward(), at=NOW)
    districts = name_areas(
        edition="2026", districts=[("Q01", "Harbour")], wards=[("Q01A", "Quay", "Q01")], by=cast.steward().actor, at=NOW
    )  # fmt: skip
    for organisation in own.values():
        actions.change_organisation(
            organisation=organisation, name=organisation.name, website="https://example.org/",
            identifiers=[("GB-COH", f"0{organisation.pk:07}")], other_names=[("short", organisation.name[:4])],
            addresses=[("registered", "4 Lock Street", "M60 2LA")], areas=[districts[0].pk],
            by=cast.steward(), at=NOW,
        )  # fmt: skip
    _closings(cast)


def _closings(cast: Cast) -> None:
    """One supplier asks to be closed, one is, and one is open again after its administrator has left."""
    told = {"because": "The shop is given up.", "at": NOW}
    own = cast.organisations
    actions.ask_to_close(organisation=own[FENNEL], by=cast.viewer("Mo"), **told)
    for name in (DOCKSIDE, QUAYSIDE):
        actions.close_organisation(organisation=own[name], by=cast.steward(), **told)
    left = membership(cast, "Quentin", QUAYSIDE)
    actions.end_membership(membership=left, by=cast.viewer("Quentin"), at=NOW)
    actions.reopen_organisation(organisation=own[QUAYSIDE], by=cast.steward(), at=NOW)


def _people(cast: Cast) -> None:
    for name, role in IN_AMBLEFORD.items():
        if name != "Ada":
            cast.member(name, AMBLEFORD, role, administrator="Ada")
    for name in ("Una", "Tom", "Enid", "Hal"):
        cast.member(name, AMBLEFORD, Role.ADMINISTRATOR, administrator="Ada")
    cast.member("Bea", BRINDALE, Role.READER, administrator="Brian")
    cast.member("Tom", BRINDALE, Role.READER, administrator="Brian")
    cast.member("Nell", DUNMERE, Role.POLICY_LEAD, administrator="Nia")
    cast.member("Stan", BRINDALE, Role.SPEND_ANALYST, administrator="Brian")
    actions.make_steward(person=cast.person("Stan"), by=cast.steward(), at=NOW)
    enid = membership(cast, "Enid", AMBLEFORD)
    actions.end_membership(membership=enid, by=cast.viewer("Ada"), at=NOW)
    for someone in PEOPLE:
        if someone is not NOBODY:
            _way_in(cast, someone)


def _way_in(cast: Cast, someone: Someone) -> None:
    person = cast.person(someone.name)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    if someone.has_second_factor and (someone.steward or someone.acts_for):
        secret = {"secret": "JBSWY3DPEHPK3PXP"}
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data=secret)
