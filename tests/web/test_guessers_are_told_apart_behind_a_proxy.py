"""Who guesses passwords is stopped by their own address; behind a proxy it is the one that the proxy tells."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests.cast import PASSWORD, two_councils
from tests.web.getting_in import confirmed

PROXY, GUESSER, RITA = "127.0.0.1", "203.0.113.7", "198.51.100.4"
LIMIT = 10
"""So many wrong passwords are taken from an address in a minute."""


@pytest.fixture(autouse=True)
def rita_has_an_account(db: None) -> None:
    cache.clear()
    confirmed(two_councils().person("Rita"))


def try_password(told: str, *, login: str, password: str) -> bool:
    """Sign in by way of the proxy, which tells these addresses; whether it went well."""
    client = Client()
    client.post(
        "/account/login/", {"login": login, "password": password},
        headers={"x-forwarded-for": told}, REMOTE_ADDR=PROXY,
    )  # fmt: skip
    return "_auth_user_id" in client.session


def guess(*told: str) -> None:
    """Try a wrong password with each of these headers, each time for somebody else."""
    for number, header in enumerate(told):
        login = f"nobody-{number}@example.org"
        assert not try_password(header, login=login, password="wrong wrong wrong")


def rita_gets_in(told: str) -> bool:
    return try_password(told, login="rita@example.org", password=PASSWORD)


def test_one_who_guesses_locks_out_nobody_else(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    guess(*[GUESSER] * LIMIT)
    assert not rita_gets_in(GUESSER)
    assert rita_gets_in(RITA)


def test_an_address_that_the_guesser_makes_up_does_not_help(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    guess(*(f"192.0.2.{number}, {GUESSER}" for number in range(LIMIT)))
    assert not rita_gets_in(f"192.0.2.99, {GUESSER}")
    assert rita_gets_in(RITA)


def test_without_a_proxy_what_the_header_says_is_not_believed(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    guess(*(f"192.0.2.{number}" for number in range(LIMIT)))
    assert not rita_gets_in(RITA)


@pytest.mark.parametrize(("proxies", "believed"), [(None, "0"), ("0", "0"), ("1", "1")])
def test_the_environment_says_how_many_proxies_there_are(
    tmp_path: Path, proxies: str | None, believed: str
) -> None:
    said = started(tmp_path, proxies)
    assert said.stdout.strip() == believed, said.stderr


@pytest.mark.parametrize("proxies", ["one", "-1", "1.5"])
def test_anything_but_a_whole_number_stops_the_start(tmp_path: Path, proxies: str) -> None:
    said = started(tmp_path, proxies)
    assert f"WEFT_PROXIES is “{proxies}”. It is a whole number" in said.stderr


def started(folder: Path, proxies: str | None) -> subprocess.CompletedProcess[str]:
    """Ask a site with this setting how many proxies the sign-in believes."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
    given = {} if proxies is None else {"WEFT_PROXIES": proxies}
    ask = "from weft.web import settings; print(settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
    return subprocess.run(
        [sys.executable, "-c", ask],
        env=known | {"WEFT_MODE": "demo", "WEFT_DATA": str(folder), "PYTHONUTF8": "1"} | given,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
