"""Stopping a long reading leaves what was there before, and nothing half written."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.spend_command import TIDY, WRITTEN, listed, surroundings, weft
from weft.analysis.errors import ExitCode

ROWS = 600_000
LONGEST_WAIT = 60


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that takes seconds to read."""
    file = tmp_path_factory.mktemp("long") / "ledger.csv"
    heading, *lines = TIDY.splitlines(keepends=True)
    with file.open("w") as ledger:
        ledger.write(heading)
        ledger.write("".join(lines) * (ROWS // len(lines)))
    return file


@pytest.mark.parametrize(
    ("told", "code"),
    [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, ExitCode.TERMINATED)],
    ids=["Ctrl-C", "the system"],
)
def test_nothing_half_written_is_left(
    long_file: Path, tmp_path: Path, told: signal.Signals, code: ExitCode
) -> None:
    out = tmp_path / "out"
    answer = stopped_in_the_middle(long_file, out, told)
    assert answer.returncode == code, answer.stderr
    assert "Traceback" not in answer.stderr
    assert answer.stdout == ""
    assert listed(tmp_path) == []


def test_ctrl_c_says_one_word_and_keeps_the_result_of_before(
    long_file: Path, tmp_path: Path
) -> None:
    file, out = tmp_path / "april.csv", tmp_path / "out"
    file.write_text(TIDY)
    assert weft("spend", "read", file, "--out", out).returncode == ExitCode.DONE
    before = {name: (out / name).read_bytes() for name in WRITTEN}
    answer = stopped_in_the_middle(long_file, out, signal.SIGINT)
    assert (answer.returncode, answer.stderr) == (130, "weft: Stopped.\n")
    assert {name: (out / name).read_bytes() for name in WRITTEN} == before
    assert listed(tmp_path) == ["april.csv", "out"]


def stopped_in_the_middle(
    file: Path, out: Path, told: signal.Signals
) -> subprocess.CompletedProcess[str]:
    """Read the file, and send the signal when payments are being written."""
    command = [sys.executable, "-m", "weft", "spend", "read", str(file), "--out", str(out)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings()
    ) as running:
        wait_for_payments(out.parent, running)
        running.send_signal(told)
        said, complaint = running.communicate(timeout=LONGEST_WAIT)
    return subprocess.CompletedProcess(command, running.returncode, said, complaint)


def wait_for_payments(folder: Path, running: subprocess.Popen[str]) -> None:
    """Wait until the file of payments grows in the hidden folder beside the result."""
    until = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < until:
        assert running.poll() is None, "It was done before it could be stopped."
        growing = [*folder.glob(".out-*/result/payments.parquet")]
        if growing and growing[0].stat().st_size > 100:
            return
        time.sleep(0.01)
    raise AssertionError("Nothing was written in a minute.")


def test_ctrl_c_before_anything_has_begun_says_one_word_too(tmp_path: Path) -> None:
    """A stand-in for the first library that Weft loads presses Ctrl-C while it is being loaded."""
    (tmp_path / "typer.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    answer = subprocess.run(
        [sys.executable, "-m", "weft", "--help"],
        capture_output=True,
        text=True,
        check=False,
        env={**surroundings(), "PYTHONPATH": str(tmp_path)},
        timeout=LONGEST_WAIT,
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (
        ExitCode.INTERRUPTED,
        "",
        "weft: Stopped.\n",
    )
