"""Every act that an action records has words on the pages of the record, in people's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.project import action_modules
from weft.web.audit.words import ACTS


def acts() -> Iterator[str]:
    """The texts given as `act=` to `record`."""
    for path in action_modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.keyword(arg="act", value=ast.Constant(value=act)):
                    yield str(act)


def test_every_act_has_words() -> None:
    found = set(acts())
    assert "invite" in found
    assert found - set(ACTS) == set(), "Give words to these acts in weft.web.audit.words."
