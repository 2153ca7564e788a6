"""What the tests of the house look at: the project's files and its code."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "weft"


def tracked_files() -> list[Path]:
    """Every file that a clone of this project brings, as git knows them."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("needs git and a clone: sudo apt-get install git, then clone the project")
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def modules() -> Iterator[Path]:
    """Every module of the package."""
    return (path for path in sorted(SOURCE.rglob("*.py")) if "__pycache__" not in path.parts)


def names_given(path: Path) -> Iterator[tuple[str, int]]:
    """Each name that a module gives to itself, a class or a function, with its line."""
    yield path.parent.name if path.stem == "__init__" else path.stem, 1
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno


def action_modules() -> list[Path]:
    """The modules of every room that write: `actions.py`, or `actions/<noun>.py`."""
    return sorted([*SOURCE.glob("*/actions.py"), *SOURCE.glob("*/actions/*.py")])


def room_of(path: Path) -> str:
    """The room that a module of the package stands in."""
    return path.relative_to(SOURCE).parts[0]
