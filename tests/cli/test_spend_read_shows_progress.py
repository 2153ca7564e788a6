"""On a terminal a bar of files and rows is shown; in a pipe nothing is."""

from __future__ import annotations

import os
import pty
import re
import struct
import subprocess
import sys
import termios
from contextlib import suppress
from fcntl import ioctl
from pathlib import Path

import pytest

from tests.cli.spend_command import TIDY, surroundings, weft

CONTROL = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\r")


@pytest.fixture
def months(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"{number}.csv").write_text(TIDY.replace(",900", f",{number}00"))
    return folder


def test_a_terminal_shows_files_and_rows(months: Path, tmp_path: Path) -> None:
    shown, said, code = on_a_terminal(months, tmp_path / "out")
    assert code == 0
    assert "Reading" in shown
    assert "/3 " in shown
    assert "12 rows" in shown
    assert "3.csv" in shown
    assert "3 of 3 files hold payments." in said


def test_a_pipe_stays_clean(months: Path, tmp_path: Path) -> None:
    answer = weft("spend", "read", months, "--out", tmp_path / "out")
    assert answer.stderr == ""
    assert "\x1b" not in answer.stdout
    assert "\r" not in answer.stdout


def test_the_same_is_said_with_a_bar_and_without(months: Path, tmp_path: Path) -> None:
    _, said, _ = on_a_terminal(months, tmp_path / "out")
    assert said == weft("spend", "read", months, "--out", tmp_path / "out").stdout


def on_a_terminal(folder: Path, out: Path) -> tuple[str, str, int]:
    """Read with stderr on a terminal of 100 columns; give what it showed, stdout and the code."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "weft", "spend", "read", str(folder), "--out", str(out)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        env=surroundings() | {"TERM": "xterm-256color"},
    ) as running:
        os.close(theirs)
        shown = everything(ours)
        assert running.stdout is not None
        said = running.stdout.read()
    os.close(ours)
    return CONTROL.sub("", shown), said, running.returncode


def everything(terminal: int) -> str:
    """Read a terminal until nobody writes to it any more."""
    parts = []
    with suppress(OSError):
        while part := os.read(terminal, 65536):
            parts.append(part)
    return b"".join(parts).decode(errors="replace")
