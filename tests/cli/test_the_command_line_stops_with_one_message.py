"""Whatever goes wrong, the person gets one message to act on, and scripts get an exit code."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from weft.analysis.errors import ExitCode, WeftError
from weft.cli.main import ending


class NotADate(WeftError):
    exit_code = ExitCode.NOTHING_READ


def stopping_with(error: BaseException) -> Callable[[], None]:
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (NotADate("may.csv, row 7: “TBC” is not a date."), 3),
        (WeftError("Give --year as 2016-17."), 2),
        (WeftError("Some files were left.", exit_code=ExitCode.PARTLY_READ), 4),
    ],
)
def test_an_error_of_ours_is_its_message_and_its_code(
    error: WeftError, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ending(stopping_with(error)) == code
    assert capfd.readouterr().err == f"weft: {error.message}\n"


def test_a_fault_of_weft_says_on_one_line_how_to_see_more(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert ending(stopping_with(KeyError("no such\ncolumn"))) == ExitCode.FAULT
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert "KeyError" in said
    assert "no such" in said
    assert "WEFT_DEBUG=1" in said


@pytest.mark.parametrize("error", [KeyError("column"), NotADate("Not a date.")])
def test_the_traceback_is_there_for_who_asks(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEFT_DEBUG", "1")
    with pytest.raises(type(error)):
        ending(stopping_with(error))


def test_a_full_disk_is_told_as_a_full_disk(capfd: pytest.CaptureFixture[str]) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "out/payments.parquet")
    assert ending(stopping_with(full)) == ExitCode.CANNOT_WRITE
    said = capfd.readouterr().err
    assert "out/payments.parquet" in said
    assert "Make room" in said


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), SystemExit(130)])
def test_ctrl_c_is_one_line_and_130(stop: BaseException, capfd: pytest.CaptureFixture[str]) -> None:
    assert ending(stopping_with(stop)) == 130
    assert capfd.readouterr().err == "weft: Stopped.\n"


def test_a_command_that_ends_well_ends_with_nought() -> None:
    assert ending(lambda: None) == 0
    assert ending(stopping_with(SystemExit(None))) == 0
    assert ending(stopping_with(SystemExit(4))) == 4


LONG_COMMAND = """
import sys, time, typer
from pathlib import Path
from weft.cli import main

app = typer.Typer()

@app.callback(invoke_without_command=True)
def wait() -> None:
    try:
        print("waiting", flush=True)
        for _ in range(6000):  # a single long sleep may miss a signal that comes just before it
            time.sleep(0.01)
    finally:
        print("tidied up", flush=True)

main.command_line = lambda offered: app
main.run()
"""


@pytest.mark.parametrize(
    ("told", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "the system"]
)
def test_a_running_command_tidies_up_before_it_stops(told: signal.Signals, code: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LONG_COMMAND],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "waiting\n"
        running.send_signal(told)
        out, err = running.communicate(timeout=20)

    assert running.returncode == code
    assert out == "tidied up\n"
    assert "Traceback" not in err


def test_wrong_use_is_told_by_the_command_itself() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "weft", "--no-such-option"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == ExitCode.WRONG_USE
    assert "--no-such-option" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_every_exit_code_has_its_own_number_and_meaning() -> None:
    assert len({code.value for code in ExitCode}) == len(list(ExitCode.__members__))
    assert all(code.meaning.endswith(".") for code in ExitCode)
