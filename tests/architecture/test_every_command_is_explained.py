"""Every command that `weft` offers is shown in use in the README or a how-to that is hand-written.

docs/how-to/commands.md lists the options and is made from the code, so it does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Any

import typer

from tests.architecture.project import ROOT
from weft.cli.main import GROUP

MADE = {"commands.md", "exit-codes.md"}


def commands(command: Any, name: str) -> Iterator[str]:
    """The full name of a command, or of each command below it."""
    inner = getattr(command, "commands", None)
    if not inner:
        yield name
        return
    for word, below in inner.items():
        if not below.hidden:
            yield from commands(below, f"{name} {word}")


def offered() -> list[str]:
    ours = [entry for entry in entry_points(group=GROUP) if entry.value.startswith("weft.")]
    return [
        name
        for entry in ours
        for name in commands(typer.main.get_command(entry.load()), f"weft {entry.name}")
    ]


def test_every_command_is_shown_in_use() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs" / "how-to").glob("*.md")]
    told = "\n".join(page.read_text(encoding="utf-8") for page in pages if page.name not in MADE)
    names = offered()
    assert names
    missing = [name for name in names if not re.search(rf"\b{name}(?=[\s`])", told)]
    assert not missing, "Show in README.md or docs/how-to: " + ", ".join(missing)
