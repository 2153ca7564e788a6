"""Kill -9 of the worker at any step of a look or an analysis: the page says so, another worker takes it up, and what
comes of it is byte for byte what would have come, once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.architecture.project import ROOT

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def deaths() -> list[dict[str, Any]]:
    known = {name: said for name, said in os.environ.items() if name != "WEFT_DATABASE"}
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.spend.dying"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=1800, env=known,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


@pytest.mark.parametrize(("what", "at_least"), [("look", 14), ("analysis", 20)])
def test_it_is_done_once_and_wholly(deaths: list[dict[str, Any]], what: str, at_least: int) -> None:
    found = [each for each in deaths if each["what"] == what]
    assert len(found) >= at_least
    for each in found:
        assert each["died"] == [True, True], each
        assert (each["state"], each["ends"], each["folders"]) == ("done", 1, 1), each
        assert each["same"], each


def test_meanwhile_the_pages_say_how_it_stands(deaths: list[dict[str, Any]]) -> None:
    for each in deaths:
        assert not any(said["wrong"] for said in each["said"]), each
        ended = [said["state"] == "done" for said in each["said"]]
        assert not ended[0], each
        assert each["attempt"] == 1 or each["said"][2]["again"], each


def test_what_the_dead_wrote_aside_takes_no_room(deaths: list[dict[str, Any]]) -> None:
    assert [each["left"] for each in deaths if each["left"]] == []
