"""No cookie but the session's, and that only for who signs in or opens a form."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import two_councils

pytestmark = pytest.mark.django_db
PAGES = (
    "/",
    "/accessibility/",
    "/privacy/",
    "/cookies/",
    "/roles/",
    "/nowhere/",
    "/spend-published/",
)
SIGNED_IN = ("/", "/organisations/", "/organisations/waiting/", "/roles/")


def test_reading_sets_none(client: Client) -> None:
    for page in PAGES:
        assert client.get(page).cookies == {}, page


def test_a_form_sets_only_the_sessions(client: Client) -> None:
    client.get("/account/login/")
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME}


def test_neither_does_being_signed_in(client: Client) -> None:
    client.force_login(two_councils().person("Ada"))
    for page in SIGNED_IN:
        client.get(page)
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME}


def test_the_page_names_the_cookie_there_is(client: Client) -> None:
    page = client.get("/cookies/").content.decode()
    assert f">{settings.SESSION_COOKIE_NAME}<" in page
    assert "After 12 hours" in page


def test_the_sessions_cookie_is_out_of_reach_of_scripts(client: Client) -> None:
    cookie = client.get("/account/login/").cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
