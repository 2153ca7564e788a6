"""A test that needs a missing program skips for a newcomer, and fails where all are promised.

`.ci/run` installs every program that a test needs and promises so with WEFT_REQUIRE_PROGRAMS=1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT

TESTS = """
import pytest

def test_in_a_browser():
    pytest.skip("needs Chromium: sudo apt-get install chromium")

@pytest.mark.skipif(True, reason="needs PostgreSQL")
def test_on_a_server():
    pass

@pytest.mark.real_files
def test_of_real_files():
    pytest.skip("the real files are not here")

@pytest.mark.xfail
def test_known_to_fail():
    assert False
"""


@pytest.mark.parametrize(
    ("promised", "summary"),
    [
        ({}, "3 skipped, 1 xfailed"),
        ({"WEFT_REQUIRE_PROGRAMS": "1"}, "1 failed, 1 skipped, 1 xfailed, 1 error"),
    ],
    ids=["a newcomer", "the builder"],
)
def test_skipping(tmp_path: Path, promised: dict[str, str], summary: str) -> None:
    for name in ("conftest.py", "apart.txt"):
        shutil.copy(ROOT / "tests" / name, tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    real_files\n    apart\n")
    (tmp_path / "test_programs.py").write_text(TESTS)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
    answer = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-p",
            "no:django",
        ],
        cwd=tmp_path,
        env={**kept, **promised, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert summary in answer.stdout
    assert ("needs Chromium" in answer.stdout) == bool(promised)
