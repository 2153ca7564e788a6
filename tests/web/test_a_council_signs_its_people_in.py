"""A council signs its people in itself, by OpenID Connect: tried against a real provider's process."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from django.test import Client
from pytest_django import Settings

from tests.cast import Cast
from tests.web.getting_in import acts_about, entries_about
from weft.audit.models import Entry
from weft.organisations.models import Person
from weft.web.environment import CannotStart
from weft.web.single_sign_on import Council, councils_in

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1"]),
]

PEOPLE = {
    "noor": {"sub": "noor", "email": "noor@ambleford.example", "name": "Noor Haddad"},
    "eve": {"sub": "eve", "email": "ada@brindale.example", "name": "Eve"},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The council's own sign-in."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    people = [part for one in PEOPLE.values() for part in ("--user-claims", json.dumps(one))]
    command = Path(sys.executable).with_name("oidc-provider-mock")
    process = subprocess.Popen(
        [command, "--port", str(port), *people],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/.well-known/openid-configuration")
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str) -> None:
    for _ in range(150):
        try:
            if requests.get(address, timeout=2).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.2)
    raise AssertionError("the provider did not begin")


@pytest.fixture
def ambleford(issuer: str, settings: Settings) -> Council:
    """Ambleford signs in whoever has an address of its domain."""
    council = Council(
        "ambleford", "Ambleford Council", ("ambleford.example",), issuer, "weft", "a secret"
    )
    settings.SINGLE_SIGN_ON = (council,)
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [council.as_app()]}
    }
    return council


def sign_in_there(client: Client, who: str) -> str:
    """Go to the council, say who one is, and come back; gives the page where one ends."""
    away = client.post("/account/oidc/ambleford/login/")
    back = requests.post(away["Location"], data={"sub": who}, allow_redirects=False, timeout=10)
    answer = client.get(back.headers["Location"], follow=True)
    return answer.content.decode()


def test_someone_new_comes_in_and_is_on_record(client: Client, ambleford: Council) -> None:
    page = sign_in_there(client, "noor")
    noor = Person.objects.get(email="noor@ambleford.example")
    assert "Noor Haddad" in page
    assert Entry.objects.filter(act="join", subject=noor.pk).count() == 1
    assert not noor.has_usable_password()
    sign_in_there(Client(), "noor")
    assert acts_about(noor) == ["sign in", "sign in"]
    assert entries_about(noor)[0].after == {"ways": ["ambleford"]}


def test_someone_known_keeps_their_account(client: Client, ambleford: Council, cast: Cast) -> None:
    noor = cast.person("Noor")
    Person.objects.filter(pk=noor.pk).update(email="noor@ambleford.example")
    sign_in_there(client, "noor")
    assert Person.objects.filter(email__endswith="@ambleford.example").get() == noor
    (entry,) = entries_about(noor)
    assert (entry.act, entry.after["council"]) == ("connect council sign-in", "ambleford")


def test_a_council_cannot_sign_in_people_of_another_domain(
    client: Client, ambleford: Council
) -> None:
    page = sign_in_there(client, "eve")
    assert "not one of its own" in page
    assert not Person.objects.filter(email="ada@brindale.example").exists()


def test_its_people_do_not_come_in_by_password(
    client: Client, ambleford: Council, cast: Cast
) -> None:
    noor = cast.person("Noor")
    Person.objects.filter(pk=noor.pk).update(email="noor@ambleford.example")
    from tests.cast import PASSWORD

    answer = client.post(
        "/account/login/", {"login": "noor@ambleford.example", "password": PASSWORD}, follow=True
    )
    assert "Ambleford Council signs its people in itself" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_its_people_do_not_sign_up_with_a_password(client: Client, ambleford: Council) -> None:
    told = {
        "email": "new@ambleford.example",
        "name": "New",
        "password1": "a long walk by the canal",
    }
    answer = client.post("/account/signup/", told)
    assert "signs its people in itself" in answer.content.decode()
    assert not Person.objects.filter(email="new@ambleford.example").exists()


@pytest.fixture
def cast() -> Cast:
    return Cast()


GOOD = """[[council]]
key = "ambleford"
name = "Ambleford Council"
domains = ["ambleford.example"]
issuer = "https://login.ambleford.example/"
client = "weft"
secret = "s"
"""


def write(path: Path, text: str, mode: int = 0o600) -> Path:
    path.write_text(text)
    path.chmod(mode)
    return path


def test_the_file_is_read(tmp_path: Path) -> None:
    (council,) = councils_in(write(tmp_path / "councils.toml", GOOD))
    assert (council.key, council.domains) == ("ambleford", ("ambleford.example",))
    assert "secret" not in repr(council)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace('secret = "s"\n', ""), "secret is missing"),
        (GOOD + GOOD, "stands there twice"),
        ("[[council", "cannot be understood"),
        (GOOD.replace('"ambleford"', '"Amble/ford"'), "small letters"),
    ],
)
def test_what_is_wrong_with_the_file_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CannotStart, match=said):
        councils_in(write(tmp_path / "councils.toml", text))


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="chmod 600"):
        councils_in(write(tmp_path / "councils.toml", GOOD, mode=0o644))
