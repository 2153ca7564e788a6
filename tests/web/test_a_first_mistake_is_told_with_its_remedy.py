"""Whoever begins a site and forgets a step hears which one, and never of a fault of Weft's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from weft.analysis.errors import ExitCode

LIVE = {
    "WEFT_PLACE": "Quillmouth", "WEFT_ADDRESS": "https://weft.example.org",
    "WEFT_WRITE_TO": "weft@example.org", "WEFT_HOSTS": "weft.example.org",
    "WEFT_SECRET_KEY": "a very long text, much longer than fifty characters, of a test",
}  # fmt: skip


def weft(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command of a live site that keeps things in a folder."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
    return subprocess.run(
        [sys.executable, "-m", "weft", *words], env=known | LIVE | {"WEFT_DATA": str(folder)} | settings,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("command", ["serve", "worker", "audit verify", "backup"])
def test_a_site_that_is_not_begun_says_how_to_begin_it(tmp_path: Path, command: str) -> None:
    ended = weft(tmp_path / "weft", *command.split())
    assert ended.returncode == ExitCode.WRONG_USE, ended.stderr
    assert "weft site start" in ended.stderr and len(ended.stderr.splitlines()) == 1
    assert not list(tmp_path.rglob("*sqlite3*"))


@pytest.mark.parametrize("command", ["serve", "serve --demo", "site check", "site migrate"])
def test_a_database_that_is_down_is_to_be_started(tmp_path: Path, command: str) -> None:
    down = "postgres://weft:not-told@127.0.0.1:1/weft"
    ended = weft(tmp_path / "weft", *command.split(), WEFT_DATABASE=down)
    assert ended.returncode == ExitCode.WRONG_USE, ended.stderr
    assert "Start it, or correct WEFT_DATABASE" in ended.stderr
    assert "not-told" not in ended.stderr and len(ended.stderr.splitlines()) == 1
