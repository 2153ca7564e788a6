"""What is kept of people, why, for how long and who answers for it: recorded by the place, told to everyone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.architecture.project import ROOT
from weft.web.keeping import DEFAULTS, CannotKeepSo, keepings

RECORDS = """
controller = "Quillmouth Combined Authority"
[files]
months = 25
[jobs]
controller = "Ambleford Council"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "records.toml"
    path.write_text(RECORDS)
    return path


def test_the_place_answers_for_what_is_its_own(file: Path) -> None:
    told = {one.kind: one for one in keepings(file, place="Quillmouth")}
    assert told["accounts"].controller == "Quillmouth Combined Authority"
    assert told["files"].controller == "the organisation that the file was sent to"
    assert (told["files"].months, told["jobs"].controller) == (25, "Ambleford Council")


def test_without_a_file_there_is_a_default_for_each() -> None:
    for one in keepings(None, place="Quillmouth"):
        assert (one.months >= 1 or one.fixed) and one.controller and one.why and one.counted_from


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[postcards]\nmonths = 3", "“postcards” is no kind of record. There are: accounts"),
        ("[letters]\nmonths = 3", r"\[letters\]: the site itself ends these"),
        ("[files]\nmonths = 1201", "at most 1200"),
        ("[files]\nmonths = '3'", r"\[files\]: it takes"),
        ("[files]\nyears = 3", r"\[files\]: it takes"),
        ("[files]\nmonths = 0", "at least 1"),
        ("controller = 3", "`controller` is a text"),
        ("[files", "cannot be read"),
    ],
)
def test_what_makes_no_sense_stops_the_start(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "records.toml"
    path.write_text(text)
    with pytest.raises(CannotKeepSo, match=said):
        keepings(path, place="Quillmouth")


@pytest.mark.django_db
def test_everyone_can_read_it(client: Client, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "KEEPINGS", keepings(file, place="Quillmouth"))
    page = client.get("/privacy/").content.decode()
    for one in DEFAULTS:
        assert one.what in page and one.why in page
    assert page.count("Quillmouth Combined Authority") >= 4
    assert "25 months" in page


def test_whoever_runs_the_site_sees_it_and_no_secret(file: Path, tmp_path: Path) -> None:
    known = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
    secret = "s3cret" * 12
    given = {
        "WEFT_MODE": "demo", "WEFT_DATA": str(tmp_path), "WEFT_RECORDS": str(file),
        "WEFT_SECRET_KEY": secret, "WEFT_DATABASE": "postgres://weft:hushhush@db.example/weft",
        "DJANGO_SETTINGS_MODULE": "weft.web.settings",
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-m", "weft", "site", "show"], cwd=ROOT, env=known | given,
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "Quillmouth Combined Authority" in told and "25 months" in told
    assert "postgresql" in told and "db.example" in told
    assert secret not in told and "hushhush" not in told
