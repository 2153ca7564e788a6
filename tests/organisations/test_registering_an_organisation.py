"""Someone registers an organisation: what may be the same is shown first, and then it waits."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, two_councils
from weft.organisations.models import Organisation
from weft.organisations.rules import Kind, State

pytestmark = pytest.mark.django_db
NUMBER = {"identifiers-0-register": "GB-COH", "identifiers-0-number": "01234567"}
BAKERY = {"name": "Mill Lane Bakery Ltd", "kind": "supplier", **NUMBER}


@pytest.fixture
def cast() -> Cast:
    return two_councils()


@pytest.fixture
def sam(client: Client, cast: Cast) -> Client:
    client.force_login(cast.person("Sam"))
    return client


def test_a_new_organisation_waits_and_whoever_registers_it_sees_it(sam: Client) -> None:
    answer = sam.post("/organisations/register/", BAKERY, follow=True)
    made = Organisation.objects.get(name=BAKERY["name"])
    assert made.state == State.WAITING
    assert [one.org_id for one in made.identifiers.all()] == ["GB-COH-01234567"]
    assert BAKERY["name"] in answer.content.decode()


def test_what_may_be_the_same_is_shown_before_it_is_made(sam: Client) -> None:
    again = {"name": "MILL LANE BAKERY LTD.", "kind": "supplier"}
    sam.post("/organisations/register/", BAKERY)
    answer = sam.post("/organisations/register/", again)
    assert "Is it one of these?" in answer.content.decode()
    assert Organisation.objects.filter(kind="supplier").count() == 1
    sam.post("/organisations/register/", {**again, "none_of_these": "yes"})
    assert Organisation.objects.filter(kind="supplier").count() == 2


@pytest.mark.parametrize(
    ("here", "typed"),
    [
        ("Mill Lane Bakery Limited", "Mill Lane Bakery"),
        ("Fennel & Brook Construction Ltd", "Fennel and Brook Construction"),
        ("Café Zoë", "The Cafe Zoe Ltd."),
        ("Group 4 Total Security Ltd", "Group 4 Total Security t/a G4S"),
        ("Ambleford Wood Works", "Ambleford Woodworks"),
        ("Dunsallow District Council", "Dunsallow Distrct Council"),
        ("Repair Café Ostlebeck", "Ostlebeck Repair Cafe"),
    ],
)
def test_it_is_shown_however_the_name_is_written(
    sam: Client, cast: Cast, here: str, typed: str
) -> None:
    cast.organisation(here, Kind.SUPPLIER, administrator="Pat")
    page = sam.post("/organisations/register/", {"name": typed, "kind": "supplier"})
    assert "Is it one of these?" in page.content.decode()


def test_another_name_is_no_duplicate(sam: Client, cast: Cast) -> None:
    cast.organisation("Mill Lane Bakery Limited", Kind.SUPPLIER, administrator="Pat")
    page = sam.post("/organisations/register/", {"name": "Mill Hill Dairy Limited", "kind": "supplier"}, follow=True)  # fmt: skip
    assert "Mill Hill Dairy Limited is registered" in page.content.decode()


def test_someone_elses_waiting_organisation_is_not_given_away(sam: Client, cast: Cast) -> None:
    cast.organisation("Mill Lane Bakery Ltd", Kind.SUPPLIER, administrator="Pat", approved=False)
    answer = sam.post(
        "/organisations/register/", {"name": BAKERY["name"], "kind": "supplier"}, follow=True
    )
    assert "Is it one of these?" not in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Enter the name"),
        ({"identifiers-0-number": "123456789"}, "is not a number of this register"),
        ({"postcode": "Manchester"}, "Enter a full UK postcode"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    sam: Client, wrong: dict[str, str], said: str
) -> None:
    answer = sam.post("/organisations/register/", BAKERY | wrong)
    assert said in answer.content.decode()
    assert not Organisation.objects.filter(kind="supplier").exists()
