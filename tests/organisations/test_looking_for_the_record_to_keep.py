"""A steward who makes two records one looks for the other by name, number or reference."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from weft.organisations import actions
from weft.organisations.models import Organisation
from weft.organisations.queries import doubles
from weft.organisations.rules import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """Three bakeries, one with a number, another name and a reference that is known."""
    cast = two_councils()
    for name, administrator in (
        ("Mill Lane Bakery", "Sam"),
        ("Mill Lane Bakers", "Pat"),
        ("Rye", "Lou"),
    ):
        cast.organisation(name, Kind.SUPPLIER, administrator=administrator)
    actions.change_organisation(
        organisation=cast.organisations["Rye"], name="Rye", website="", addresses=[], areas=[],
        identifiers=[("GB-COH", "01234567")], other_names=[("trading", "The Crumb")],
        by=cast.steward(), at=NOW,
    )  # fmt: skip
    Organisation.objects.filter(name="Rye").update(ref="abcd2345")
    return cast


@pytest.fixture
def stella(client: Client, cast: Cast) -> Client:
    cast.steward()
    client.force_login(cast.person("Stella"))
    return client


def path(cast: Cast) -> str:
    return f"/organisations/{cast.organisations['Mill Lane Bakery'].ref}/merge/"


def offered(stella: Client, cast: Cast, text: str = "") -> list[str]:
    html = stella.get(path(cast), {"q": text} if text else {}).content.decode()
    refs = re.findall(r'name="kept"[^>]*value="(\w+)"', html)
    return sorted(Organisation.objects.filter(ref__in=refs).values_list("name", flat=True))


def test_those_much_alike_are_offered_first(stella: Client, cast: Cast) -> None:
    assert offered(stella, cast) == ["Mill Lane Bakers"]


@pytest.mark.parametrize(
    "text", ["rye", " RY ", "crumb", "01234567", "1234567", "gb-coh-1234567", "ABCD2345"]
)
def test_it_is_found_by_name_number_or_reference(stella: Client, cast: Cast, text: str) -> None:
    assert offered(stella, cast, text) == ["Rye"]


def test_the_record_itself_and_those_that_take_no_people_are_not_offered(
    stella: Client, cast: Cast
) -> None:
    actions.close_organisation(
        organisation=cast.organisations["Mill Lane Bakers"], because="Given up.", by=cast.steward(), at=NOW
    )  # fmt: skip
    assert offered(stella, cast, "Mill Lane") == []
    assert "No record that could be kept" in stella.get(path(cast), {"q": "zz"}).content.decode()


def test_the_one_chosen_is_kept(stella: Client, cast: Cast) -> None:
    answer = stella.post(f"{path(cast)}?q=crumb", {"kept": "abcd2345"}, follow=True)
    assert "The two records are one." in answer.content.decode()
    merged = Organisation.objects.get(name="Mill Lane Bakery").merged_into
    assert merged is not None
    assert merged.name == "Rye"


@pytest.mark.parametrize(
    ("kept", "said"),
    [("", "Choose the record to keep"), ("zzzzzzzz", "Choose a record from those shown")],
)
def test_where_none_is_chosen_the_search_stays_and_says_so(
    stella: Client, cast: Cast, kept: str, said: str
) -> None:
    html = stella.post(f"{path(cast)}?q=crumb", {"kept": kept}).content.decode()
    assert said in html
    assert 'value="crumb"' in html
    assert 'value="abcd2345"' in html
    assert 'href="#id_kept"' in html


def test_where_too_many_fit_it_says_so(
    stella: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubles, "FEW", 1)
    html = stella.get(path(cast), {"q": "r"}).content.decode()
    assert html.count('name="kept"') == 1
    assert "More records fit" in html
