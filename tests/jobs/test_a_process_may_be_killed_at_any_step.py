"""Kill -9 of web or worker at any step: the work is done once and wholly, or was never asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.architecture.project import ROOT


@pytest.fixture(scope="module")
def deaths() -> list[dict[str, Any]]:
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.jobs.dying"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_a_job_whose_asking_died_is_there_wholly_or_not_at_all(
    deaths: list[dict[str, Any]],
) -> None:
    asked = [death for death in deaths if death["during"] == "asking"]
    assert sum(death["died"] for death in asked) >= 5
    for death in asked:
        assert death["jobs"] in ({0, 1} if death["died"] else {1})
        assert all(then["state"] == "done" and then["sheep"] == 3 for then in death["then"])
        assert len(death["then"]) == death["jobs"]


def test_a_job_whose_worker_died_is_done_once_and_wholly(deaths: list[dict[str, Any]]) -> None:
    carried = [death for death in deaths if death["during"] == "carrying out"]
    assert sum(death["died"] for death in carried) >= 8
    for death in carried:
        (then,) = death["then"]
        assert (then["state"], then["sheep"], then["ends"]) == ("done", 3, 1), death
