"""Every public action of a room that writes records exactly one entry, on each way through it.

Ways that end with an error write nothing. A turn of a loop may be an act of its own. What writes without
an entry is named in tests/recorded.py, with the reason.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.architecture.project import action_modules, room_of
from tests.recorded import NOT_ACTS

WRITES = {
    "save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create",
    "update_or_create", "enqueue",
}  # fmt: skip
Way = tuple[bool, int]
"""Whether it has written, and how many entries it has recorded."""
START: set[Way] = {(False, 0)}


class Actions:
    """The functions of one module of actions, and the ways through them."""

    def __init__(self, text: str) -> None:
        body = ast.parse(text).body
        self.functions = {one.name: one for one in body if isinstance(one, ast.FunctionDef)}
        self._known: dict[str, set[Way]] = {}

    def ways(self, name: str) -> set[Way]:
        """The ways through a function that do not end with an error."""
        if name not in self._known:
            self._known[name] = set(START)  # a function that calls itself adds nothing of its own
            falls, ends = self._block(self.functions[name].body, START)
            self._known[name] = falls | ends
        return self._known[name]

    def wrong(self) -> Iterator[str]:
        """The public functions that write and do not record once."""
        for name in self.functions:
            ways = self.ways(name)
            if not name.startswith("_") and any(wrote and entries != 1 for wrote, entries in ways):
                yield name

    def _block(self, body: Iterable[ast.stmt], start: set[Way]) -> tuple[set[Way], set[Way]]:
        falls, ends = set(start), set()
        for statement in body:
            falls, ended = self._statement(statement, falls)
            ends |= ended
        return falls, ends

    def _statement(self, node: ast.stmt, start: set[Way]) -> tuple[set[Way], set[Way]]:
        match node:
            case ast.Raise():
                return set(), set()
            case ast.Return(value=value):
                return set(), self._expression(value, start)
            case ast.If(test=test, body=body, orelse=orelse):
                begun = self._expression(test, start)
                return self._either([body, orelse], begun)
            case ast.For(iter=iterated, body=body) | ast.While(test=iterated, body=body):
                begun = self._expression(iterated, start)
                falls, ends = self._block(body, START)
                return _both(begun, _looped(falls)), _both(begun, ends)
            case ast.With(items=parts, body=body):
                for part in parts:
                    start = self._expression(part.context_expr, start)
                return self._block(body, start)
            case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=last):
                falls, ends = self._either([body + orelse, *(one.body for one in handlers)], start)
                after, ended = self._block(last, falls)
                return after, ends | ended
            case ast.Match(subject=subject, cases=cases):
                begun = self._expression(subject, start)
                return self._either([*(case.body for case in cases), []], begun)
            case ast.FunctionDef():
                return set(start), set()
        return self._expression(node, start), set()

    def _either(self, bodies: list[list[ast.stmt]], start: set[Way]) -> tuple[set[Way], set[Way]]:
        found = [self._block(body, start) for body in bodies]
        return set().union(*(falls for falls, _ in found)), set().union(*(end for _, end in found))

    def _expression(self, node: ast.AST | None, start: set[Way]) -> set[Way]:
        turns = isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp)
        ways = START if turns else set(start)
        for one in ast.iter_child_nodes(node) if node is not None else ():
            ways = self._expression(one, ways)
        if isinstance(node, ast.Call):
            return _both(ways, self._call(node.func))
        return _both(start, _looped(ways)) if turns else ways

    def _call(self, function: ast.expr) -> set[Way]:
        match function:
            case ast.Name(id="record"):
                return {(False, 1)}
            case ast.Name(id=name) if name in self.functions:
                return self.ways(name)
            case ast.Attribute(attr=name) if name in WRITES:
                return {(True, 0)}
        return START


def _both(first: set[Way], then: set[Way]) -> set[Way]:
    return {(wrote or also, entries + more) for wrote, entries in first for also, more in then}


def _looped(turn: set[Way]) -> set[Way]:
    """A loop in which each turn that writes records once is several acts, each as it has to be."""
    return START if all(way in {(False, 0), (True, 1)} for way in turn) else turn | START


MODULES = [path for path in action_modules() if room_of(path) != "audit"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{room_of(path)}-{path.stem}")
def test_every_action_that_writes_records_once(path: Path) -> None:
    room = room_of(path)
    wrong = [name for name in Actions(path.read_text()).wrong() if (room, name) not in NOT_ACTS]
    assert not wrong, f"These write, and do not record exactly one entry on every way: {wrong}"


def test_what_is_excused_is_still_there() -> None:
    there = {
        (room_of(path), name) for path in MODULES for name in Actions(path.read_text()).functions
    }
    assert set(NOT_ACTS) <= there


@pytest.mark.parametrize(
    ("code", "fine"),
    [
        ("def act(): thing.save(); record()", True),
        ("def act(): thing.save()", False),
        ("def act(): thing.save(); record(); record()", False),
        ("def act():\n if a:\n  record()\n thing.save()", False),
        ("def act():\n if a:\n  return\n thing.save()\n record()", True),
        ("def act():\n if a:\n  raise No\n thing.save()\n record()", True),
        ("def act():\n if a:\n  thing.save()\n  return 1\n record()", False),
        ("def act(): _make(); record()\ndef _make(): thing.save()", True),
        ("def act(): return _make()\ndef _make():\n thing.save()\n return record()", True),
        ("def act(): _make()\ndef _make(): thing.save()", False),
        ("def act():\n for a in b:\n  _one()\ndef _one():\n thing.save()\n record()", True),
        ("def act():\n for a in b:\n  thing.save()\n record()", True),
        ("def act():\n for a in b:\n  thing.save()", False),
        ("def act(): return [_one() for a in b]\ndef _one():\n thing.save()", False),
        ("def act(): return [_one() for a in b]\ndef _one():\n thing.save()\n record()", True),
        ("def act():\n thing.save()\n return [record() for a in b]", False),
        ("def _one(): thing.save()", True),
        ("def look(): return Thing.objects.filter(a=1)", True),
    ],
)  # fmt: skip
def test_a_way_without_an_entry_is_seen(code: str, fine: bool) -> None:
    assert (list(Actions(textwrap.dedent(code)).wrong()) == []) is fine
