"""Whoever received something is known by any of its names, its number or its reference; what is not clear is asked, and nobody is their own beneficiary by another name."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.commitments.conftest import BUILDERS, CHOIR, Place
from tests.commitments.test_recording_in_pages import SAID, begun, errors_in, recorded, signed_in
from weft.commitments.models import Benefit
from weft.organisations.models import Identifier, OtherName
from weft.organisations.queries.called import Called
from weft.organisations.rules import Kind, Role

pytestmark = pytest.mark.django_db
CAFE = "Ostlebeck Repair Café CIC"


@pytest.fixture
def named(place: Place) -> Place:
    """A café with a short name and a number, and builders with a trading and a former name."""
    cafe = place.cast.organisation(CAFE, Kind.COMMUNITY, administrator="Cora")
    builders = place.cast.organisations[BUILDERS]
    for one, kind, name in (
        (cafe, "short", "The Repair Café"), (builders, "trading", "Fennel & Brook"), (builders, "former", "Fenland Masons Ltd"),
    ):  # fmt: skip
        OtherName.objects.create(organisation=one, kind=kind, name=name)
    Identifier.objects.create(organisation=cafe, scheme="GB-COH", number="01234567")
    Identifier.objects.create(organisation=builders, scheme="GB-COH", number="07654321")
    place.cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    return place


@pytest.fixture
def rena(named: Place) -> Client:
    return signed_in(named, "Rena")


@pytest.mark.parametrize("name", [
    CAFE, "ostlebeck repair cafe", "The Repair Café", "Repair Cafe", "GB-COH-01234567", "01234567", "  ostlebeck  REPAIR café C.I.C.",
])  # fmt: skip
def test_a_group_is_known_by_any_of_its_names_and_numbers(
    named: Place, rena: Client, name: str
) -> None:
    assert recorded(rena, named, received=name).beneficiary == named.cast.organisations[CAFE]


def test_it_is_known_by_its_reference(named: Place, rena: Client) -> None:
    cafe = named.cast.organisations[CAFE]
    assert recorded(rena, named, received=cafe.ref.upper()).beneficiary == cafe


@pytest.mark.parametrize(
    "name", [BUILDERS, "Fennel & Brook", "fennel and brook limited", "Fenland Masons", "07654321"]
)
def test_nobody_is_their_own_beneficiary_by_another_name(
    named: Place, rena: Client, name: str
) -> None:
    page = rena.post(begun(rena, named), {**SAID, "received": name}).content.decode()
    assert "Nobody is their own beneficiary. Say who else received it." in page
    assert not Benefit.objects.exists()


def test_a_name_that_several_have_is_asked_about(named: Place, rena: Client) -> None:
    OtherName.objects.create(organisation=named.cast.organisations[CHOIR], kind="short", name="Repair Cafe")  # fmt: skip
    address = begun(rena, named)
    (problem,) = errors_in(rena.post(address, {**SAID, "received": "repair café"}).content.decode())  # fmt: skip
    assert problem.startswith("Several are called so") and CHOIR in problem and CAFE in problem
    assert not Benefit.objects.exists()


def test_a_name_that_is_nearly_one_is_asked_about_and_may_be_another_group(
    named: Place, rena: Client
) -> None:
    address = begun(rena, named)
    said = {**SAID, "received": "Ostlebek Repair Cafe"}
    (problem,) = errors_in(rena.post(address, said).content.decode())
    assert problem.startswith(f"Do you mean one of these? {CAFE}.")
    rena.post(address, {**said, "unregistered": "on"})
    (made,) = Benefit.objects.all()
    assert (made.beneficiary, made.beneficiary_name) == (None, "Ostlebek Repair Cafe")


def test_a_group_that_nobody_knows_stays_what_it_is(named: Place, rena: Client) -> None:
    made = recorded(rena, named, received="Quay Food Bank")
    assert (made.beneficiary, made.beneficiary_name) == (None, "Quay Food Bank")


def test_an_organisation_is_known_by_the_names_of_the_record_that_is_part_of_it(
    named: Place,
) -> None:
    cafe = named.cast.organisations[CAFE]
    other = named.cast.organisation("Beck Menders", Kind.COMMUNITY, administrator="Cora")
    type(other).objects.filter(pk=other.pk).update(merged_into=cafe, state="merged")
    assert Called(named.viewer("Rena")).meant("beck menders").one == cafe
