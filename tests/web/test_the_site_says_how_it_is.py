"""Whoever watches the site can ask whether it is alive and ready, and its log names nobody."""

from __future__ import annotations

import json
import logging

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import Client
from pytest_django import Settings

from tests.cast import PASSWORD, two_councils
from weft.web.logs import NoAddresses, OneLine

pytestmark = pytest.mark.django_db


def lines(records: list[logging.LogRecord]) -> str:
    for record in records:
        NoAddresses().filter(record)
    return "\n".join(OneLine().format(record) for record in records)


def test_it_is_alive_and_ready(client: Client) -> None:
    assert client.get("/health/").json() == {"alive": True}
    assert client.get("/health/ready/").json() == {"ready": True}


def test_without_its_database_it_is_alive_but_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise DatabaseError("could not connect to 10.0.0.7 as weft")

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/health/ready/")
    assert answer.status_code == 503
    assert "10.0.0.7" not in answer.content.decode()
    assert client.get("/health/").status_code == 200


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError])
def test_someone_who_is_signed_in_hears_the_same_without_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    client.force_login(two_councils().person("Ada"))

    def gone(*_: object, **__: object) -> None:
        raise fault("gone")

    client.raise_request_exception = False
    monkeypatch.setattr(connection, "cursor", gone)
    assert client.get("/").status_code == 503
    assert client.get("/health/").status_code == 200
    answer = client.get("/health/ready/")
    assert answer.json() == {"ready": False, "because": "The database does not answer."}


def test_whoever_watches_it_need_not_know_its_name(client: Client, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["weft.example.org"]
    assert client.get("/", headers={"host": "127.0.0.1:8000"}).status_code == 400
    for address in ("/health/", "/health/ready/"):
        answer = client.get(address, headers={"host": "127.0.0.1:8000"})
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"].count("no-store") == 1
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_log_says_which_page_but_not_who_or_where(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    cast = two_councils()
    ref = cast.organisations["Ambleford Council"].ref
    caplog.set_level(logging.INFO)
    client.post("/account/login/", {"login": "ada@example.org", "password": PASSWORD})
    client.force_login(cast.person("Ada"))
    client.get(f"/organisations/{ref}/?find=Rita")
    client.get("/invitations/a-secret/")
    written = lines(caplog.records)
    assert "organisations:show" in written
    for private in ("ada@example.org", PASSWORD, ref, "Rita", "a-secret", "Ada"):
        assert private not in written


def test_a_fault_is_told_by_its_place_in_the_code_not_by_what_it_quotes() -> None:
    try:
        raise ValueError("noor@example.org is not a number")
    except ValueError:
        import sys

        record = logging.LogRecord("weft", logging.ERROR, "", 1, "failed", (), sys.exc_info())
    told = json.loads(OneLine().format(record))
    assert told["fault"] == "ValueError"
    assert "noor@example.org" not in json.dumps(told)
