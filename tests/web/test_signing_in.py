"""Signing in: by password, with a second factor where a role needs one, and never by guessing."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests.cast import PASSWORD, Cast, two_councils
from tests.web.getting_in import Commits, code, confirmed
from weft.organisations.models import Person
from weft.web.demo import fill_example_place, sign_ins

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def cast() -> Cast:
    return two_councils()


@pytest.fixture
def live(settings: Settings) -> None:
    """As in a real installation, but without TLS."""
    settings.DEMO = False


def sign_in(client: Client, name: str) -> None:
    client.post("/account/login/", {"login": f"{name.lower()}@example.org", "password": PASSWORD})


def test_the_example_places_people_sign_in_as_the_page_says(client: Client) -> None:
    fill_example_place()
    page = client.get("/account/login/").content.decode()
    for part, password in sign_ins()[:2]:
        assert part.email in page
        answer = client.post("/account/login/", {"login": part.email, "password": password})
        assert answer.status_code == 302
        client.logout()


def test_a_real_installation_shows_nobodys_password(client: Client, live: None) -> None:
    fill_example_place()
    assert sign_ins()[0][1] not in client.get("/account/login/").content.decode()


def test_someone_signs_up_confirms_the_address_and_is_in(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    told = {"email": "noor@example.org", "name": "Noor Haddad", "password1": PASSWORD}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/signup/", told)
    assert "_auth_user_id" not in client.session
    link = re.search(r"/account/confirm-email/\S+", mail.outbox[0].body)
    assert link is not None
    client.post(link[0])
    client.post("/account/login/", {"login": "noor@example.org", "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(Person.objects.get(email="noor@example.org").pk)


def test_a_wrong_password_is_not_told_apart_from_a_wrong_address(
    client: Client, cast: Cast
) -> None:
    wrong = [("ada@example.org", "wrong password here"), ("nobody@example.org", PASSWORD)]
    said = [
        re.findall(r"<a href=\"#[^\"]*\">([^<]+)</a>|error-message[^>]*>\s*([^<]+)", client.post(
            "/account/login/", {"login": login, "password": password}).content.decode())
        for login, password in wrong
    ]  # fmt: skip
    assert said[0] == said[1]


def test_guessing_is_stopped(client: Client, cast: Cast) -> None:
    cast.person("Rita")
    for _ in range(6):
        client.post("/account/login/", {"login": "rita@example.org", "password": "wrong wrong"})
    sign_in(client, "Rita")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("name", "asked"), [("Ada", True), ("Stella", True), ("Rita", False)])
def test_who_holds_such_a_role_sets_up_a_second_factor_first(
    client: Client, cast: Cast, live: None, name: str, asked: bool
) -> None:
    cast.steward()
    client.force_login(cast.person(name))
    answer = client.get("/organisations/")
    assert (answer.status_code == 302 and answer["Location"] == "/account/2fa/") is asked


def test_a_code_is_asked_for_once_an_app_is_set_up(client: Client, cast: Cast, live: None) -> None:
    ada = cast.person("Ada")
    confirmed(ada)
    sign_in(client, "Ada")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", page)
    assert secret is not None
    client.post("/account/2fa/totp/activate/", {"code": code(secret[1])})
    assert client.get("/organisations/").status_code == 200
    client.logout()
    cache.clear()
    sign_in(client, "Ada")
    assert "_auth_user_id" not in client.session
    client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "_auth_user_id" not in client.session
    recovery = RecoveryCodes.activate(ada).get_unused_codes()[0]
    client.post("/account/2fa/authenticate/", {"code": recovery})
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_someone_signs_out_everywhere_else(cast: Cast) -> None:
    confirmed(cast.person("Rita"))
    here, there = Client(), Client()
    for one in (here, there):
        sign_in(one, "Rita")
    here.post("/account/sessions/")
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302


def test_whoever_signs_up_is_told_in_our_words_what_a_password_needs(
    client: Client, settings: Settings
) -> None:
    page = client.get("/account/signup/").content.decode()
    least = next(
        one["OPTIONS"]["min_length"]
        for one in settings.AUTH_PASSWORD_VALIDATORS
        if "OPTIONS" in one
    )
    assert f"At least {least} characters" in page
    assert "Three words that have nothing to do with each other" in page
    for of_the_library in ("Your password can’t be", "Your password must contain", "&lt;li&gt;"):
        assert of_the_library not in page
