"""Each room offers its own commands, and one that is broken does not take the others with it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest
import typer

from weft.analysis.errors import ExitCode
from weft.cli.main import GROUP, command_line, ending

GOOD = """
import typer
app = typer.Typer(help="A room that works.")

@app.callback()
def room() -> None:
    "A room that works."

@app.command()
def greet() -> None:
    typer.echo("hello from the room")
"""

Run = Callable[..., int]


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    (tmp_path / "room_that_works.py").write_text(GOOD)
    (tmp_path / "room_that_breaks.py").write_text("import a_package_nobody_has")
    (tmp_path / "room_without_door.py").write_text("app = 'not an app'")
    monkeypatch.syspath_prepend(tmp_path)
    return [
        EntryPoint("broken", "room_that_breaks:app", GROUP),
        EntryPoint("doorless", "room_without_door:app", GROUP),
        EntryPoint("works", "room_that_works:app", GROUP),
    ]


@pytest.fixture
def weft(rooms: list[EntryPoint], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["weft", *words])
        return ending(command_line(rooms))

    return run


def test_a_room_that_works_works_beside_broken_ones(
    weft: Run, capfd: pytest.CaptureFixture[str]
) -> None:
    assert weft("works", "greet") == ExitCode.DONE
    said = capfd.readouterr()
    assert said.out == "hello from the room\n"
    assert said.err == ""


def test_help_lists_every_room_and_says_which_is_broken(
    weft: Run, capfd: pytest.CaptureFixture[str]
) -> None:
    assert weft("--help") == ExitCode.DONE
    lines = capfd.readouterr().out.splitlines()
    assert any(line.split()[:1] == ["works"] and "A room that works" in line for line in lines)
    assert any(line.split()[:3] == ["broken", "Not", "available:"] for line in lines)
    assert any(line.split()[:3] == ["doorless", "Not", "available:"] for line in lines)


@pytest.mark.parametrize("words", [["broken"], ["broken", "read", "a.csv", "--out", "b"]])
def test_using_a_broken_room_says_what_is_wrong_and_what_to_do(
    weft: Run, capfd: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert weft(*words) == ExitCode.FAULT
    said = capfd.readouterr().err
    assert "a_package_nobody_has" in said
    assert "Install" in said
    assert said.count("\n") == 1


def test_two_rooms_that_claim_one_name_are_told_apart(
    rooms: list[EntryPoint], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    second = EntryPoint("works", "zoo:app", GROUP)
    monkeypatch.setattr(sys, "argv", ["weft", "works", "greet"])

    assert ending(command_line([second, *rooms])) == ExitCode.DONE

    said = capfd.readouterr()
    assert said.out == "hello from the room\n"
    assert "`works` from `zoo:app` is left out" in said.err


def test_the_same_room_found_twice_is_no_conflict(
    rooms: list[EntryPoint], capfd: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(command_line(rooms * 2), typer.Typer)
    assert capfd.readouterr().err == ""


def test_every_room_of_this_project_opens() -> None:
    ours = [entry for entry in entry_points(group=GROUP) if entry.value.startswith("weft.")]
    assert ours
    assert all(isinstance(entry.load(), typer.Typer) for entry in ours)
