"""Stewards approve councils; councils' administrators approve suppliers and community organisations."""

from __future__ import annotations

import pytest

from tests.cast import NOW, Cast, two_councils
from weft.organisations import actions
from weft.organisations.access import NotAllowed
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
