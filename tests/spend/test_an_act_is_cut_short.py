"""Kill -9 of whoever sends a file, replaces one, asks for a run, asks that it be published, signs off or withdraws, at
any statement: it is done wholly and on record, or not at all, and can be done once more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.architecture.project import ROOT

pytestmark = pytest.mark.long
ONE_FILE = {
    "files": 1,
    "in use": 1,
    "uploads": 1,
    "looks": 1,
    "there": True,
    "astray": 0,
    "told": 1,
}
TWO_FILES = {
    "files": 2,
    "in use": 1,
    "uploads": 2,
    "looks": 2,
    "there": True,
    "astray": 0,
    "told": 2,
}
ONE_RUN = {"runs": 1, "with files": 1, "jobs": 1, "told": 1}
ASKED = {
    "stages": ["asked"], "numbers": [None], "decided": [False], "sealed": [False], "names": 0, "public": 404,
    "told": ["ask to publish spend"],
}  # fmt: skip
PUBLISHED = {
    "stages": ["published"], "numbers": [1], "decided": [True], "sealed": [True], "names": 1, "public": 200,
    "told": ["ask to publish spend", "publish spend"],
}  # fmt: skip
WITHDRAWN = PUBLISHED | {
    "stages": ["withdrawn"], "public": 410, "told": [*PUBLISHED["told"], "withdraw published spend"],
}  # fmt: skip


@pytest.fixture(scope="module")
def deaths() -> list[dict[str, Any]]:
    known = {name: said for name, said in os.environ.items() if name != "WEFT_DATABASE"}
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.spend.cut_short"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300, env=known,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


@pytest.mark.parametrize(
    ("act", "whole", "at_least"),
    [
        ("add", ONE_FILE, 8),
        ("replace", TWO_FILES, 8),
        ("run", ONE_RUN, 8),
        ("ask", ASKED, 4),
        ("sign off", PUBLISHED, 4),
        ("withdraw", WITHDRAWN, 4),
    ],
)
def test_it_is_done_wholly_or_not_at_all(
    deaths: list[dict[str, Any]], act: str, whole: dict[str, Any], at_least: int
) -> None:
    *died, last = [each for each in deaths if each["act"] == act]
    assert len(died) >= at_least
    for each in died:
        assert each["died"], each
        assert each["then"] in (each["before"], whole), each
    assert (last["died"], last["then"]) == (False, whole)
