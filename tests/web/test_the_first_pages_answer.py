"""The first pages answer, to each what is theirs."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, two_councils
from tests.stories.people import WAYS
from weft.organisations.rules import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return two_councils()


def test_the_home_page_offers_a_way_in(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "Sign in" in page
    assert "Create an account" in page


def test_someone_signed_in_sees_for_whom_they_act(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Ada"))
    assert "Acting for" in client.get("/").content.decode()


def test_a_stranger_finds_nothing_where_an_organisation_waits(client: Client, cast: Cast) -> None:
    waiting = cast.organisation("Corvedale Council", administrator="Cora", approved=False)
    client.force_login(cast.person("Brian"))
    assert client.get(f"/organisations/{waiting.ref}/").status_code == 404
    client.force_login(cast.person("Cora"))
    assert client.get(f"/organisations/{waiting.ref}/").status_code == 200


def test_a_councils_administrator_sees_who_waits(client: Client, cast: Cast) -> None:
    cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam", approved=False)
    client.force_login(cast.person("Ada"))
    assert "Mill Lane Bakery" in client.get("/organisations/waiting/").content.decode()
    assert "1 waits" in client.get("/").content.decode()


def test_the_accessibility_statement_says_what_was_walked_by_keyboard(client: Client) -> None:
    """The story of tests/stories/test_a_place_begins.py is walked so."""
    said = client.get("/accessibility/").content.decode()
    _, told, after = said.partition("a keyboard alone, on the whole way into the site:")
    assert told and "by keyboard alone" in WAYS
    for step in (
        "create an account",
        "authenticator app",
        "register",
        "approve",
        "invite",
        "accept",
    ):
        assert step in after.partition("<")[0]
