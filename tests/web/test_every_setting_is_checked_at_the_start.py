"""A setting that makes no sense stops the start: its name, what it was, and what to write instead."""

from __future__ import annotations

import os
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.project import ROOT
from weft.analysis.errors import WeftError

EXAMPLE = ROOT / ".env.example"
SETTINGS = ROOT / "src/weft/web/settings.py"
SECRET = "a very long text, much longer than fifty characters, of a test"
BAD: dict[str, tuple[str, ...]] = {
    "WEFT_MODE": ("production", "Demo"),
    "WEFT_PLACE": ("Greater\nQuillmouth", "Q" * 101),
    "WEFT_WRITE_TO": ("weft", "weft@", "Weft <weft@example.org>", "a@example.org, b@example.org"),
    "WEFT_LEFT_OUT_UNDER": ("section\n40", "s" * 101),
    "WEFT_COLOURS": ("green", "accent=#dddddd", "border=#000000"),
    "WEFT_MAIL": ("mail.example.org", "smtp://", "smtp://mail:port", "http://weft:hunter2@mail", "smtp://weft:hunter2@mail/inbox"),
    "WEFT_ADDRESS": (
        "foo", "weft.example.org", "http://weft.example.org", "https://", "https://weft.example.org/weft",
        "https://weft.example.org?x", "https://me@weft.example.org", "https://weft.example.org:port",
        "https://elsewhere.example.org", "https://we ft.example.org", "ftp://weft.example.org",
    ),
    "WEFT_HOSTS": (
        "*", "weft.example.org,*", "*.example.org", ".example.org", "https://weft.example.org",
        "weft.example.org:443", "weft_example", "weft.example.org weft.example.net", ",", "-weft.example.org",
        "300.1.1.1", "weft.example.org/path", "::1",
    ),
    "WEFT_PROXIES": ("one", "-1", "1.5", "10", "¹"),
    "WEFT_PROCESSES": ("none", "0", "-2", "2.5", "65"),
    "WEFT_SECRET_KEY": ("hunter2", "k" * 60, "ab" * 40),
    "WEFT_DATABASE": (
        "weft", "sqlite://", "sqlite://:memory:", "sqlite:///weft.sqlite3", "postgres://", "postgres://weft:hunter2@host",
        "postgres://weft:hunter2@host:port/weft", "mysql://weft:hunter2@host/weft", "postgres://weft:hunter2#@host/weft",
    ),
    "WEFT_DATA": ("weft", "./weft", "~/weft", "{file}", "{file}/weft"),
    "WEFT_KEYS": ("keys", "{file}"),
    "WEFT_CHECKPOINTS": ("checkpoints", "{file}"),
    "WEFT_UPLOAD_LIMIT_MB": ("0", "-1", "2.5", "200 MB", "many", "6000", "99999999999"),
    "WEFT_UPLOAD_QUOTA_MB": ("0", "lots", "100"),
    "WEFT_RECORDS": ("{folder}", "{folder}/nothing.toml", "{file}", "{strange}"),
    "WEFT_SINGLE_SIGN_ON": ("{folder}", "{folder}/nothing.toml", "{file}", "{strange}"),
}  # fmt: skip
"""For each setting, what it must not be."""
ROWS = [(name, bad) for name, rows in BAD.items() for bad in rows]


def named_in_example() -> dict[str, str]:
    """Every setting of the example file, those that are commented out, too."""
    text = EXAMPLE.read_text()
    return dict(re.findall(r"^(?:# )?(WEFT_\w+)=(.*)$", text, re.MULTILINE))


def start(monkeypatch: pytest.MonkeyPatch, **given: str) -> dict[str, Any]:
    """Read the settings of a live site from an environment that holds these, and nothing else of Weft's."""
    for name in [one for one in os.environ if one.startswith("WEFT_")]:
        monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(SETTINGS))


@pytest.fixture
def filled_in(tmp_path: Path) -> dict[str, str]:
    """The example file, filled in: its secret is made, and the files that it names are there."""
    records, councils = tmp_path / "records.toml", tmp_path / "councils.toml"
    records.write_text("[files]\nmonths = 25\n")
    councils.write_text(
        '[[council]]\nkey = "ambleford"\nname = "Ambleford"\ndomains = ["ambleford.example"]\n'
        'issuer = "https://login.ambleford.example/"\nclient = "weft"\nsecret = "s"\n'
    )
    councils.chmod(0o600)
    made = {
        "WEFT_SECRET_KEY": SECRET, "WEFT_RECORDS": str(records), "WEFT_SINGLE_SIGN_ON": str(councils),
    }  # fmt: skip
    return named_in_example() | made


def test_the_example_file_filled_in_is_understood(
    filled_in: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert filled_in["WEFT_COLOURS"].startswith('"'), "a shell reads it, too"
    settings = start(monkeypatch, **filled_in)
    assert settings["PLACE_NAME"] == "Greater Quillmouth"
    assert settings["SITE_ADDRESS"] == "https://weft.example.org"
    assert settings["ALLOWED_HOSTS"] == ["weft.example.org"]
    assert settings["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1


def test_each_setting_of_the_example_file_has_its_bad_values_here() -> None:
    assert set(BAD) - {"WEFT_MODE"} == set(named_in_example())


@pytest.mark.parametrize(
    ("name", "bad"), ROWS, ids=[f"{name[5:]}-{bad[:30]}" for name, bad in ROWS]
)
def test_a_bad_value_stops_the_start(
    filled_in: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, bad: str
) -> None:
    file, strange = tmp_path / "file", tmp_path / "strange.toml"
    file.write_text("[")
    strange.write_text("[[councils]]\nkey = 'a'\n")
    for secret in (file, strange):
        secret.chmod(0o600)
    value = bad.format(file=file, folder=tmp_path, strange=strange)
    with pytest.raises(WeftError) as stopped:
        start(monkeypatch, **(filled_in | {name: value}))
    said = str(stopped.value)
    assert name in said
    assert len(said.splitlines()) == 1
    assert "hunter2" not in said


@pytest.mark.parametrize(
    "name", ["WEFT_PLACE", "WEFT_WRITE_TO", "WEFT_ADDRESS", "WEFT_HOSTS", "WEFT_SECRET_KEY"]
)
def test_what_has_no_default_must_be_given(
    filled_in: dict[str, str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for nothing in ({}, {name: ""}, {name: "  "}):
        given = {one: value for one, value in filled_in.items() if one != name} | nothing
        with pytest.raises(WeftError, match=rf"{name}.*(missing|characters)"):
            start(monkeypatch, **given)


@pytest.mark.parametrize(
    ("hosts", "address"),
    [
        ("weft.example.org, www.example.org", "https://www.example.org"),
        ("weft", "https://weft:8443/"),
        ("10.0.0.7", "https://10.0.0.7"),
        ("[::1]", "https://[::1]:8443"),
        ("Weft.Example.org", "https://weft.example.org"),
    ],
)
def test_hosts_of_many_kinds_are_taken(
    filled_in: dict[str, str], monkeypatch: pytest.MonkeyPatch, hosts: str, address: str
) -> None:
    given = filled_in | {"WEFT_HOSTS": hosts, "WEFT_ADDRESS": address}
    assert start(monkeypatch, **given)["SITE_ADDRESS"] == address.rstrip("/")
