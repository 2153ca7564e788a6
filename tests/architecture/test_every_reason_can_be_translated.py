"""Every reason that a room gives a person is made by `why`, so that it can be said in another language."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, SOURCE, action_modules


def plain_rules() -> list[Path]:
    """The modules of the rooms that decide in plain Python, as the stairs name them: `rules.py` and its neighbours."""
    stairs = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]
    contract = next(one for one in stairs["contracts"] if one["id"] == "plain-rules")
    return [SOURCE.parent / f"{name.replace('.', '/')}.py" for name in contract["source_modules"]]


ROOMS = [*plain_rules(), *SOURCE.glob("*/access.py"), *action_modules()]
REFUSALS = {"NotAllowed", "CannotDo", "allow", "can"}


def bare(text: str) -> Iterator[str]:
    """The reasons that are plain texts: given back by a function called `why_not_…`, or raised."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name.lstrip("_").startswith("why_not_"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value is not None:
                    yield from _texts(inner.value)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS:
            for argument in node.args:
                yield from _texts(argument)


def _texts(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield ast.unparse(node)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_reason_can_be_translated(path: object) -> None:
    assert hasattr(path, "read_text")
    assert list(bare(path.read_text(encoding="utf-8"))) == [], "Say these with why(…)."


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def why_not_go(): return 'No.'", ["No."]),
        ("def why_not_go(): return None if a else 'No.'", ["No."]),
        ("def why_not_go(): return f'{a} no.'", ["f'{a} no.'"]),
        ("def act(): raise CannotDo('No.')", ["No."]),
        ("def act(): can(None if a else 'No.')", ["No."]),
        ("def why_not_go(): return why('No.')", []),
        ("def act(): raise Taken('No.')", []),
    ],
)
def test_a_reason_that_is_plain_text_is_found(code: str, found: list[str]) -> None:
    assert list(bare(code)) == found
