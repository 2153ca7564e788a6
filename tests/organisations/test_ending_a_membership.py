"""A membership ends once somebody has said that it shall; a click on the list only asks."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, two_councils
from weft.organisations.models import Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return two_councils()


def of(cast: Cast, name: str) -> Membership:
    return Membership.objects.get(person=cast.person(name))


def page_of(cast: Cast, name: str) -> str:
    ref = cast.organisations["Ambleford Council"].ref
    return f"/organisations/{ref}/people/{of(cast, name).pk}/end/"


def test_the_list_leads_to_a_page_that_asks_and_ends_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Ada"))
    ref = cast.organisations["Ambleford Council"].ref
    people = client.get(f"/organisations/{ref}/people/").content.decode()
    assert f'href="{page_of(cast, "Rita")}"' in people
    assert f'action="{page_of(cast, "Rita")}"' not in people
    asked = client.get(page_of(cast, "Rita")).content.decode()
    assert "Rita" in asked and "Ambleford Council" in asked
    assert "has to be invited again" in asked
    assert of(cast, "Rita").until is None


def test_the_button_of_that_page_ends_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Ada"))
    answer = client.post(page_of(cast, "Rita"))
    assert answer["Location"].endswith("/people/")
    assert of(cast, "Rita").until is not None


def test_someone_who_leaves_is_asked_about_themselves(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Rita"))
    assert (
        "You act for Ambleford Council no more"
        in client.get(page_of(cast, "Rita")).content.decode()
    )
    assert client.post(page_of(cast, "Rita"))["Location"] == "/"
    assert of(cast, "Rita").until is not None


def test_the_last_administrator_is_told_why_they_stay(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Ada"))
    told = client.post(page_of(cast, "Ada"), follow=True).content.decode()
    assert "would have no administrator" in told
    assert of(cast, "Ada").until is None


@pytest.mark.parametrize("page", ["/organisations/{ref}/people/", "/me/"])
def test_whoever_only_reads_can_leave(client: Client, cast: Cast, page: str) -> None:
    client.force_login(cast.person("Rita"))
    shown = client.get(
        page.format(ref=cast.organisations["Ambleford Council"].ref)
    ).content.decode()
    assert f'href="{page_of(cast, "Rita")}"' in shown
    assert f'href="{page_of(cast, "Ada")}"' not in shown
    client.post(page_of(cast, "Rita"))
    assert of(cast, "Rita").until is not None
