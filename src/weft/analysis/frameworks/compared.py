"""Two editions held against each other: what came, went, moved, and was said otherwise, word by word.

A node of the older edition is met again in the newer one under its own code, or under the codes of the
nodes that say that they take its place.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from weft.analysis.frameworks.edition import Edition, Node
from weft.analysis.frameworks.measure import Counting, Measure

_WORDS = re.compile(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")


class Step(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Words:
    """A run of words that stayed, went or came."""

    step: Step
    text: str


class Fate(StrEnum):
    """What became of a node."""

    SAME = "same"
    CHANGED = "changed"
    REPLACED = "replaced"
    """Others say that they take its place."""
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Changed:
    """One thing about a node that is not as it was, in words: "unit: people → fte"."""

    about: str
    before: str
    after: str

    @property
    def words(self) -> tuple[Words, ...]:
        """The change word by word."""
        return word_by_word(self.before, self.after)


@dataclass(frozen=True)
class Difference:
    """What became of one node."""

    fate: Fate
    before: Node | None
    after: tuple[Node, ...]
    changes: tuple[Changed, ...] = ()


def compared(before: Edition, after: Edition) -> tuple[Difference, ...]:
    """What became of every node of the edition before, then what is new, each in the tree's order."""
    successors: dict[str, list[Node]] = {}
    for node in after.nodes:
        for code in node.takes_place_of:
            successors.setdefault(code, []).append(node)
    met = {code for code in successors if code in before.by_code}
    found = [_fate(node, after, successors) for _, node in before.in_order()]
    came = [
        Difference(Fate.NEW, None, (node,))
        for _, node in after.in_order()
        if node.code not in before.by_code and not met.intersection(node.takes_place_of)
    ]
    return (*found, *came)


def compared_heads(before: Edition, after: Edition) -> tuple[Changed, ...]:
    """What is not as it was outside the tree: definition, principles, cohorts, dates, level names."""
    texts = [
        ("definition", before.definition, after.definition),
        ("in force from", str(before.begins or ""), str(after.begins or "")),
        ("in force until", str(before.ends or ""), str(after.ends or "")),
        ("levels", _levels(before), _levels(after)),
    ]
    lists = [
        ("principle", _principles(before), _principles(after)),
        ("cohort", _cohorts(before), _cohorts(after)),
    ]
    for about, old, new in lists:
        texts += [
            (f"{about} {code}", old.get(code, ""), new.get(code, "")) for code in {**old, **new}
        ]
    return tuple(Changed(*text) for text in texts if text[1] != text[2])


def changes(before: Node, after: Node) -> tuple[Changed, ...]:
    """What is not as it was about a node: wording, note, place in the tree, every rule of its measure."""
    if before == after:
        return ()
    plain = [(name, getattr(before, name), getattr(after, name)) for name in _OF_NODE]
    rules = [
        (about, old, new)
        for (about, old), (_, new) in zip(
            _rules(before.measure), _rules(after.measure), strict=True
        )
    ]
    return tuple(Changed(*one) for one in (*plain, *rules) if one[1] != one[2])


def word_by_word(before: str, after: str) -> tuple[Words, ...]:
    """What stayed, went and came, in the order in which one reads it."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Words] = []
    for step, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if step == "equal":
            found.append(Words(Step.SAME, "".join(old[a:b])))
            continue
        if b > a:
            found.append(Words(Step.GONE, "".join(old[a:b])))
        if d > c:
            found.append(Words(Step.NEW, "".join(new[c:d])))
    return tuple(found)


_OF_NODE = ("wording", "note", "parent", "level", "origin")


def _fate(node: Node, after: Edition, successors: dict[str, list[Node]]) -> Difference:
    if same := after.by_code.get(node.code):
        changed = changes(node, same)
        fate = Fate.CHANGED if changed else Fate.SAME
        return Difference(fate, node, (same,), changed)
    if found := successors.get(node.code):
        said = changes(node, found[0]) if len(found) == 1 else ()
        return Difference(Fate.REPLACED, node, tuple(found), said)
    return Difference(Fate.GONE, node, ())


def _rules(measure: Measure | None) -> Iterator[tuple[str, str]]:
    """Every rule of a measure as a name and a text; empty texts where nothing is measured."""
    for each in fields(Measure):
        if each.name == "counting":
            counting = measure.counting if measure else Counting()
            for rule in fields(Counting):
                yield rule.name.replace("_", " "), _text(getattr(counting, rule.name))
        else:
            value = getattr(measure, each.name) if measure else ""
            yield each.name.replace("_", " "), _text(value)


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(str(one) for one in value)
    return "" if value is None else str(value)


def _levels(edition: Edition) -> str:
    return " → ".join(level.one for level in edition.levels)


def _principles(edition: Edition) -> dict[str, str]:
    return {one.code: one.wording for one in edition.principles}


def _cohorts(edition: Edition) -> dict[str, str]:
    return {one.code: ": ".join(filter(None, (one.name, one.who))) for one in edition.cohorts}
