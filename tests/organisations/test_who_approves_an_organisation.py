"""Stewards approve councils; councils' administrators approve suppliers and community organisations."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from weft.organisations import actions, queries
from weft.organisations.access import NotAllowed
from weft.organisations.models import Organisation
from weft.organisations.rules import Kind, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return two_councils()


@pytest.mark.parametrize("kind", [Kind.SUPPLIER, Kind.COMMUNITY, Kind.DEVELOPER])
def test_a_councils_administrator_approves_a_supplier(cast: Cast, kind: Kind) -> None:
    bakery = cast.organisation("Mill Lane Bakery", kind, administrator="Sam", approved=False)
    actions.approve_organisation(organisation=bakery, by=cast.viewer("Ada"), at=NOW)
    assert bakery.state == State.APPROVED


@pytest.mark.parametrize("kind", [Kind.COUNCIL, Kind.COMBINED_AUTHORITY, Kind.ANCHOR])
def test_only_a_steward_approves_a_council(cast: Cast, kind: Kind) -> None:
    council = cast.organisation("Corvedale Council", kind, administrator="Cora", approved=False)
    with pytest.raises(NotAllowed, match="Only a place steward"):
        actions.approve_organisation(organisation=council, by=cast.viewer("Ada"), at=NOW)
    actions.approve_organisation(organisation=council, by=cast.steward(), at=NOW)
    assert council.state == State.APPROVED


def test_a_reader_of_a_council_approves_nobody(cast: Cast) -> None:
    bakery = cast.organisation(
        "Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam", approved=False
    )
    with pytest.raises(NotAllowed):
        actions.approve_organisation(organisation=bakery, by=cast.viewer("Rita"), at=NOW)


def test_nobody_approves_their_own_supplier(cast: Cast) -> None:
    bakery = cast.organisation(
        "Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam", approved=False
    )
    with pytest.raises(NotAllowed):
        actions.approve_organisation(organisation=bakery, by=cast.viewer("Sam"), at=NOW)


@pytest.fixture
def chandlery(cast: Cast) -> Organisation:
    """A supplier that Ada, a council's administrator, registered herself."""
    return cast.organisation("Canal Chandlery", Kind.SUPPLIER, administrator="Ada", approved=False)


def test_a_councils_administrator_does_not_decide_about_an_organisation_of_their_own(
    cast: Cast, chandlery: Organisation
) -> None:
    ada = cast.viewer("Ada", "Ambleford Council")
    with pytest.raises(NotAllowed, match="of which they are a member"):
        actions.approve_organisation(organisation=chandlery, by=ada, at=NOW)
    with pytest.raises(NotAllowed, match="of which they are a member"):
        actions.refuse_organisation(organisation=chandlery, because="No.", by=ada, at=NOW)
    assert chandlery not in queries.waiting_for(ada)


def test_an_administrator_of_another_council_decides_about_it(
    cast: Cast, chandlery: Organisation
) -> None:
    assert chandlery in queries.waiting_for(cast.viewer("Brian"))
    actions.approve_organisation(organisation=chandlery, by=cast.viewer("Brian"), at=NOW)
    assert chandlery.state == State.APPROVED


def test_its_page_says_why_they_do_not_decide(
    client: Client, cast: Cast, chandlery: Organisation
) -> None:
    client.force_login(cast.person("Ada"))
    page = client.get(f"/organisations/{chandlery.ref}/").content.decode()
    assert "Nobody decides about an organisation of which they are a member." in page
    assert "Approve it" not in page
