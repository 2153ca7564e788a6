"""systemd understands the units that are shipped, and what they run is a command of Weft."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from typer.main import get_command

from tests.architecture.project import ROOT
from weft.cli.main import GROUP, command_line, entry_points

UNITS = sorted((ROOT / "deploy").glob("*.service")) + sorted((ROOT / "deploy").glob("*.timer"))
INSTALLED = "/opt/weft/.venv/bin/weft"


def test_systemd_understands_them(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is missing. To get it: sudo apt-get install systemd")
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace(INSTALLED, "/bin/true"))
    told = subprocess.run(
        ["systemd-analyze", "verify", *(str(tmp_path / unit.name) for unit in UNITS)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    ours = [line for line in told.stderr.splitlines() if "weft" in line]
    assert (told.returncode, ours) == (0, [])


@pytest.mark.parametrize(
    "unit", [one for one in UNITS if one.suffix == ".service"], ids=lambda u: u.stem
)
def test_what_they_run_is_a_command_with_such_options(unit: Path) -> None:
    (line,) = [one for one in unit.read_text().splitlines() if one.startswith("ExecStart=")]
    program, *words = line.removeprefix("ExecStart=").split()
    assert program == INSTALLED
    command = get_command(command_line(entry_points(group=GROUP)))
    options: set[str] = set()
    while words and not words[0].startswith("-"):
        command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
    for parameter in command.params:
        options |= set(parameter.opts)
    assert {word for word in words if word.startswith("--")} <= options
