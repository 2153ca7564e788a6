"""Whoever sends a form and is asked for the password first loses nothing of it, and nothing is done unseen."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, PASSWORD, Cast, two_councils
from tests.web.getting_in import acts_about, confirmed, is_sure
from weft.organisations import actions
from weft.organisations.models import Person
from weft.organisations.views.asking import TYPED

pytestmark = pytest.mark.django_db
TYPED_BY_STELLA = {"email": "rita@example.org", "because": "By letter; we rang <b>back</b>."}
NOT_YET = "Nothing has been done yet"


@pytest.fixture
def cast() -> Cast:
    made = two_councils()
    made.steward()
    for name in ("Rita", "Stella"):
        confirmed(made.person(name))
    return made


@pytest.fixture
def stella(client: Client, cast: Cast) -> Client:
    client.force_login(cast.person("Stella"))
    return client


def sent_too_late(someone: Client, there: str, typed: dict[str, str]) -> str:
    """A form is sent, the password is asked for and given; the page that one comes to."""
    asked = someone.post(there, typed)
    assert asked.url.startswith("/account/reauthenticate/?next=")  # type: ignore[attr-defined]
    next_ = {"password": PASSWORD, "next": there}
    return someone.post(asked.url, next_, follow=True).content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("there", ["/stewards/erase/", "/stewards/make/"])
def test_the_form_comes_back_filled_in_and_waits_to_be_sent(
    stella: Client, cast: Cast, there: str
) -> None:
    page = sent_too_late(stella, there, TYPED_BY_STELLA)
    assert NOT_YET in page
    assert 'value="rita@example.org"' in page
    assert ("By letter; we rang &lt;b&gt;back&lt;/b&gt;." in page) == (there == "/stewards/erase/")
    rita = Person.objects.get(name="Rita")
    assert (acts_about(rita), rita.steward) == ([], False)
    stella.post(there, TYPED_BY_STELLA)
    assert len(acts_about(cast.person("Rita"))) == 1


def test_who_leaves_for_good_presses_once_more(client: Client, cast: Cast) -> None:
    client.force_login(cast.person("Rita"))
    page = sent_too_late(client, "/me/erase/", {})
    assert NOT_YET in page
    assert "Erase me" in page
    client.post("/me/erase/")
    assert not Person.objects.filter(name="Rita").exists()


def test_it_is_shown_once_and_on_no_other_form(stella: Client) -> None:
    sent_too_late(stella, "/stewards/erase/", TYPED_BY_STELLA)
    assert "rita@example.org" not in stella.get("/stewards/erase/").content.decode()
    assert TYPED not in stella.session


def test_on_another_form_it_is_dropped(stella: Client, cast: Cast) -> None:
    stella.post("/stewards/erase/", TYPED_BY_STELLA)
    is_sure(stella, cast.person("Stella"))
    page = stella.get("/stewards/make/").content.decode()
    assert NOT_YET not in page
    assert "rita@example.org" not in page
    assert TYPED not in stella.session


def test_nobody_who_signs_in_after_them_sees_it(stella: Client, cast: Cast) -> None:
    stan = actions.make_another_steward(person=confirmed(cast.person("Stan")), at=NOW)
    stella.post("/stewards/erase/", TYPED_BY_STELLA)
    stella.post("/account/logout/")
    stella.force_login(stan)
    is_sure(stella, stan)
    assert stella.get("/stewards/erase/").status_code == 200
    assert "rita@example.org" not in stella.get("/stewards/erase/").content.decode()


def test_a_change_of_how_one_gets_in_is_carried_out_once_the_password_is_given(
    client: Client, cast: Cast
) -> None:
    """The library's own forms take up what was sent: what they do can be undone."""
    rita = cast.person("Rita")
    client.force_login(rita)
    typed = {"email": "rita.new@example.org", "action_add": ""}
    page = sent_too_late(client, "/account/email/", typed)
    assert "rita.new@example.org" in page
    assert acts_about(rita) == ["ask to change email address"]
