"""What was shown to someone signed in is kept by no browser; what they typed is not lost with their session."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import two_councils

pytestmark = pytest.mark.django_db
REGISTER = "/organisations/register/"


@pytest.fixture
def ada() -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(two_councils().person("Ada"))
    return client


@pytest.mark.parametrize("page", ["/", "/me/", "/me/export/", "/organisations/", "/nowhere/"])
def test_a_page_for_someone_is_not_kept(ada: Client, page: str) -> None:
    assert ada.get(page)["Cache-Control"] == "private, no-store"


def test_a_page_for_everyone_may_be(client: Client) -> None:
    assert "Cache-Control" not in client.get("/privacy/")


def test_what_was_typed_is_shown_when_the_session_has_ended(ada: Client) -> None:
    ada.get(REGISTER)
    ada.cookies.clear()
    answer = ada.post(
        REGISTER, {"name": "Harbour <b>Choir</b>", "kind": "supplier"},
        headers={"referer": f"http://testserver{REGISTER}"},
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Harbour &lt;b&gt;Choir" in page
    assert "Nothing was changed" in page
    assert f"/account/login/?next={REGISTER}" in page


def test_what_another_site_sends_is_not_shown(ada: Client) -> None:
    answer = ada.post(
        REGISTER, {"name": "Ring this number"}, headers={"origin": "https://elsewhere.example"}
    )
    assert answer.status_code == 403
    assert "Ring this number" not in answer.content.decode()


def test_a_password_is_never_shown(ada: Client) -> None:
    ada.cookies.clear()
    answer = ada.post("/account/login/", {"login": "ada@example.org", "password": "a secret walk"})
    assert answer.status_code == 403
    assert "a secret walk" not in answer.content.decode()
