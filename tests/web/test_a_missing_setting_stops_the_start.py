"""A missing setting stops the start with its name and the remedy; secrets have no defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from weft.web.environment import CannotStart, Environment

LIVE = {"WEFT_SECRET_KEY": "k" * 60, "WEFT_HOSTS": "weft.example.org"}


@pytest.mark.parametrize("name", ["WEFT_PLACE", "WEFT_ADDRESS"])
def test_the_message_names_what_is_missing_and_where_to_look(name: str) -> None:
    with pytest.raises(CannotStart, match=rf"{name}.*missing.*\.env\.example"):
        Environment(LIVE).text(name, demo="anything", meaning="what it is for")


@pytest.mark.parametrize("given", ["", "short"])
def test_a_live_site_has_no_secret_by_default(given: str) -> None:
    with pytest.raises(CannotStart, match="weft site secret"):
        Environment({"WEFT_SECRET_KEY": given}).secret("WEFT_SECRET_KEY")


def test_a_secret_is_never_shown_in_a_message() -> None:
    with pytest.raises(CannotStart) as stopped:
        Environment({"WEFT_SECRET_KEY": "hunter2hunter2"}).secret("WEFT_SECRET_KEY")
    assert "hunter2" not in str(stopped.value)


def test_the_example_place_needs_no_setting() -> None:
    demo = Environment({"WEFT_MODE": "demo"})
    assert demo.text("WEFT_PLACE", demo="Greater Quillmouth") == "Greater Quillmouth"
    assert demo.secret("WEFT_SECRET_KEY") != demo.secret("WEFT_SECRET_KEY")


def test_a_mode_that_there_is_not_is_refused() -> None:
    with pytest.raises(CannotStart, match="demo or live"):
        Environment({"WEFT_MODE": "production"})


def test_the_database_is_a_file_unless_a_server_is_named() -> None:
    file = Environment(LIVE).database(Path("/data/weft.sqlite3"))
    server = Environment(LIVE | {"WEFT_DATABASE": "postgres://w:p@db:5432/weft"}).database(
        Path("x")
    )
    assert (file["ENGINE"], server["ENGINE"]) == (
        "django.db.backends.sqlite3",
        "django.db.backends.postgresql",
    )
    assert "WAL" in file["OPTIONS"]["init_command"]


def test_a_database_that_cannot_be_understood_is_not_repeated_with_its_password() -> None:
    with pytest.raises(CannotStart) as stopped:
        Environment(LIVE | {"WEFT_DATABASE": "oracle://weft:hunter2@db"}).database(Path("x"))
    assert "hunter2" not in str(stopped.value)


def test_a_sqlite_that_is_too_old_is_said_before_anything_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 37, 2))
    monkeypatch.setattr("sqlite3.sqlite_version", "3.37.2")
    with pytest.raises(CannotStart, match=r"has SQLite 3\.37\.2, and Weft needs 3\.38 or later"):
        Environment({"WEFT_MODE": "demo"}).database(Path("/var/lib/weft/weft.sqlite3"))
    server = {"WEFT_MODE": "demo", "WEFT_DATABASE": "postgres://weft@db.example/weft"}
    assert Environment(server).database(Path("x"))["NAME"] == "weft"
