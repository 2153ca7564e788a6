"""Each dependency stands in uv.lock, and pyproject.toml says in a comment why it is there."""

from __future__ import annotations

import re
import tomllib

from tests.architecture.project import ROOT

PYPROJECT = ROOT / "pyproject.toml"
NAME = re.compile(r"[A-Za-z0-9._-]+")


def declared() -> list[str]:
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    return project["project"]["dependencies"] + [wanted for group in groups for wanted in group]


def test_each_dependency_says_why_it_is_here() -> None:
    lines = PYPROJECT.read_text(encoding="utf-8").splitlines()
    without = [
        wanted
        for wanted in declared()
        if not any(re.search(rf'"{re.escape(wanted)}",?\s+# \w+', line) for line in lines)
    ]
    assert declared()
    assert not without, "Say why, in a comment on the same line: " + ", ".join(without)


def test_each_dependency_is_locked() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    locked = {package["name"] for package in lock["package"]}
    wanted = {name[0].lower() for each in declared() if (name := NAME.match(each))}
    assert wanted <= locked, "Run `uv lock`: " + ", ".join(sorted(wanted - locked))
