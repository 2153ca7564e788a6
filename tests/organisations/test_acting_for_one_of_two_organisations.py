"""Someone who acts for two organisations always sees for which, and sees only what that one may."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, two_councils
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = two_councils()
    made.member("Rita", "Brindale Council", Role.READER, administrator="Brian")
    return made


def test_the_page_says_for_whom_and_a_press_changes_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Rita"))
    assert "Acting for" in client.get("/").content.decode()
    brindale = cast.organisations["Brindale Council"]
    answer = client.post(f"/organisations/{brindale.ref}/act-for/", follow=True)
    assert "You act for Brindale Council now." in answer.content.decode()


def test_people_of_the_other_organisation_are_not_there(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Rita"))
    ambleford, brindale = (cast.organisations[name].ref for name in cast.organisations)
    client.post(f"/organisations/{ambleford}/act-for/")
    assert client.get(f"/organisations/{ambleford}/people/").status_code == 200
    assert client.get(f"/organisations/{brindale}/people/").status_code == 404


def test_nobody_acts_for_an_organisation_that_is_not_theirs(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Ada"))
    brindale = cast.organisations["Brindale Council"]
    answer = client.post(f"/organisations/{brindale.ref}/act-for/")
    assert answer.status_code == 403
    assert "You have no roles in this organisation" in answer.content.decode()
