"""A framework and its editions: definition, principles, cohorts, and a tree whose levels are its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.measure import Measure, Strict, wrong_with

CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9])?")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
MOST_LETTERS = 20_000
"""Of one text: less than a cell of a workbook holds."""
KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?")


class NoSuchNode(WeftError):
    """An edition was asked for a code that it has not."""


class Origin(StrEnum):
    """Whose words a node has."""

    PUBLISHER = "publisher"
    """The publisher's, or what the publisher says in other words."""
    WEFT = "weft"
    """Ours: a measure to begin with, where the publisher gives none that may be shipped."""
    PLACE = "place"
    """Written by the place or the council itself."""


@dataclass(frozen=True)
class Source:
    """A public page or document on which facts of an edition stand."""

    __pydantic_config__: ClassVar = Strict
    id: str
    title: str
    publisher: str
    url: str = ""
    read_on: date | None = None


@dataclass(frozen=True)
class Licence:
    """On what terms the text may be passed on."""

    __pydantic_config__: ClassVar = Strict
    name: str
    url: str = ""
    attribution: str = ""
    may_be_published: bool = True
    """False for a licensed set: it is kept for those who hold the licence and never shown in public."""


@dataclass(frozen=True)
class Framework:
    """What stays the same over editions."""

    __pydantic_config__: ClassVar = Strict
    key: str
    name: str
    owner: str
    licence: Licence
    scope: str = ""
    """What it is for, in a sentence."""


@dataclass(frozen=True)
class Level:
    """A level of the tree, by the framework's own name: objective, mission, award criterion."""

    __pydantic_config__: ClassVar = Strict
    key: str
    one: str
    many: str


@dataclass(frozen=True)
class Principle:
    """What holds for everything that is done under the edition."""

    __pydantic_config__: ClassVar = Strict
    code: str
    wording: str
    source: str = ""


@dataclass(frozen=True)
class Cohort:
    """People who are to benefit first. Cohorts overlap: their numbers never add up to a total."""

    __pydantic_config__: ClassVar = Strict
    code: str
    name: str
    who: str = ""
    source: str = ""


@dataclass(frozen=True)
class Node:
    """A place in the tree, and what is measured there if anything is."""

    __pydantic_config__: ClassVar = Strict
    code: str
    level: str
    wording: str
    parent: str = ""
    """The code of the node above; empty at the top."""
    note: str = ""
    source: str = ""
    origin: Origin = Origin.PUBLISHER
    takes_place_of: tuple[str, ...] = ()
    """Codes of the edition before: what this node takes the place of, where its code is another."""
    measure: Measure | None = None


@dataclass(frozen=True)
class Edition:
    """One edition of a framework, whole."""

    __pydantic_config__: ClassVar = Strict
    framework: Framework
    name: str
    begins: date | None = None
    ends: date | None = None
    replaces: str = ""
    """The name of the edition before."""
    definition: str = ""
    definition_source: str = ""
    sources: tuple[Source, ...] = ()
    principles: tuple[Principle, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    levels: tuple[Level, ...] = ()
    nodes: tuple[Node, ...] = ()
    """Each after the node above it; siblings in the order in which they are read."""

    @property
    def ref(self) -> str:
        """How it is named in crosswalks and on the command line: "social-value-model:2025"."""
        return f"{self.framework.key}:{self.name}"

    @cached_property
    def by_code(self) -> dict[str, Node]:
        """Its nodes by their codes."""
        return {node.code: node for node in self.nodes}

    @cached_property
    def under(self) -> dict[str, tuple[Node, ...]]:
        """The nodes under each code, in order; under "" stand those at the top."""
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            found.setdefault(node.parent, []).append(node)
        return {code: tuple(nodes) for code, nodes in found.items()}

    def node(self, code: str) -> Node:
        """The node of a code. Raises NoSuchNode, which names the edition."""
        if code not in self.by_code:
            raise NoSuchNode(f"{self.ref} has nothing with the code “{code}”.")
        return self.by_code[code]

    def above(self, code: str) -> tuple[Node, ...]:
        """The nodes above one, from the top."""
        way: list[Node] = []
        while parent := self.node(code).parent:
            way.insert(0, self.node(parent))
            code = parent
        return tuple(way)

    def in_order(self, under: str = "") -> Iterator[tuple[int, Node]]:
        """Every node under one, depth first, with how deep it lies below it, from 0."""
        waiting = [(0, node) for node in reversed(self.under.get(under, ()))]
        while waiting:
            depth, node = waiting.pop()
            yield depth, node
            waiting += [(depth + 1, one) for one in reversed(self.under.get(node.code, ()))]

    def measures(self) -> Iterator[tuple[Node, Measure]]:
        """The nodes at which something is measured."""
        for _, node in self.in_order():
            if node.measure is not None:
                yield node, node.measure

    def level(self, key: str) -> Level:
        """A level by its key. Raises KeyError where the edition has not been checked."""
        return next(level for level in self.levels if level.key == key)


@dataclass(frozen=True)
class Wrong:
    """Something in an edition that cannot be right: where it stands, and what to do."""

    where: str
    words: str

    def __str__(self) -> str:
        """As one line for a person."""
        return f"{self.where}: {self.words}"


def problems(edition: Edition) -> tuple[Wrong, ...]:
    """Everything that cannot be right in an edition; empty where it may be adopted."""
    found = [*wrong_texts(edition), *_wrong_names(edition), *_wrong_dates(edition)]
    found += _wrong_lists(edition)
    found += _wrong_tree(edition)
    if not found:  # a tree that does not hang together has no measures to hold against each other
        found += _wrong_measures(edition)
    return tuple(found)


def wrong_texts(thing: object, where: str = "edition") -> Iterator[Wrong]:
    """Texts that no table and no page can hold: control characters, and more than a cell takes."""
    where = str(getattr(thing, "code", "") or getattr(thing, "id", "") or where)
    for each in fields(thing):  # type: ignore[arg-type]
        value = getattr(thing, each.name)
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one):
                yield from wrong_texts(one, where)
            elif isinstance(one, str):
                yield from _wrong_text(where, each.name, one, in_list=isinstance(value, tuple))


def _wrong_text(where: str, name: str, text: str, *, in_list: bool) -> Iterator[Wrong]:
    words = name.replace("_", " ")
    if _CONTROL.search(text):
        yield Wrong(where, f"the {words} holds a sign that cannot be shown; type it anew")
    if len(text) > MOST_LETTERS:
        yield Wrong(where, f"the {words} has more than {MOST_LETTERS:,} letters")
    if in_list and ("\n" in text or not text.strip()):
        yield Wrong(where, f"each of its {words} is one line with something in it")


def _wrong_names(edition: Edition) -> Iterator[Wrong]:
    if not KEY.fullmatch(edition.framework.key):
        yield Wrong("framework", f"the key “{edition.framework.key}” may hold a–z, 0–9 and hyphens")
    if not CODE.fullmatch(edition.name):
        yield Wrong("edition", f"the name “{edition.name}” may hold letters, digits, . _ and -")
    for name, text in (("framework", edition.framework.name), ("owner", edition.framework.owner)):
        if not text.strip():
            yield Wrong(name, "it has no name")


def _wrong_dates(edition: Edition) -> Iterator[Wrong]:
    if edition.begins and edition.ends and edition.ends < edition.begins:
        yield Wrong("edition", "it ends before it begins")
    if edition.replaces == edition.name:
        yield Wrong("edition", "it cannot replace itself")


def _wrong_lists(edition: Edition) -> Iterator[Wrong]:
    lists = {
        "levels": [level.key for level in edition.levels],
        "principles": [one.code for one in edition.principles],
        "cohorts": [one.code for one in edition.cohorts],
        "sources": [one.id for one in edition.sources],
        "nodes": [node.code for node in edition.nodes],
    }
    for where, codes in lists.items():
        for code, times in Counter(code.lower() for code in codes).items():
            if times > 1:
                yield Wrong(where, f"“{code}” stands there {times} times; a code names one thing")
        for code in codes:
            if not CODE.fullmatch(code):
                yield Wrong(
                    where, f"the code “{code}” may hold letters, digits, . _ and -, 40 at most"
                )
    yield from _wrong_sources(edition, set(lists["sources"]))


def _wrong_sources(edition: Edition, known: set[str]) -> Iterator[Wrong]:
    """Sources that are not there, and addresses that a page cannot lead to."""
    addresses = [(one.id, one.url) for one in edition.sources]
    for where, url in (*addresses, ("licence", edition.framework.licence.url)):
        if url and not url.lower().startswith(("https://", "http://")):
            yield Wrong(where, f"its address “{url}” begins neither with https:// nor with http://")
    named = [("definition", edition.definition_source)]
    named += [(f"principle {one.code}", one.source) for one in edition.principles]
    named += [(f"cohort {one.code}", one.source) for one in edition.cohorts]
    named += [(node.code, node.source) for node in edition.nodes]
    for where, source in named:
        if source and source not in known:
            yield Wrong(where, f"its source “{source}” is not among the sources of the edition")


def _wrong_tree(edition: Edition) -> Iterator[Wrong]:
    depth = {level.key: at for at, level in enumerate(edition.levels)}
    seen: dict[str, Node] = {}
    for node in edition.nodes:
        if node.level not in depth:
            yield Wrong(node.code, f"the level “{node.level}” is not one of the edition's levels")
        if not node.wording.strip():
            yield Wrong(node.code, "it has no wording")
        if node.parent:
            above = seen.get(node.parent)
            if above is None:
                yield Wrong(
                    node.code,
                    f"“{node.parent}”, under which it stands, is not above it in the list",
                )
            elif above.measure is not None:
                yield Wrong(
                    node.code,
                    f"it stands under “{above.code}”, at which something is counted: a measure has nothing under it. "
                    "Put it beside that, and say “part of” where it is a part",
                )
            elif depth.get(node.level, 0) <= depth.get(above.level, -1):
                yield Wrong(
                    node.code, f"a node of the level {node.level} cannot stand under one of {above.level}"
                )  # fmt: skip
        seen[node.code] = node


def _wrong_measures(edition: Edition) -> Iterator[Wrong]:
    cohorts = {one.code for one in edition.cohorts}
    for node, measure in edition.measures():
        for words in wrong_with(measure):
            yield Wrong(node.code, words)
        if unknown := sorted(set(measure.cohorts) - cohorts):
            yield Wrong(
                node.code, f"it is split by cohorts that the edition has not: {', '.join(unknown)}"
            )
        yield from _wrong_neighbours(edition, node, measure)


def _wrong_neighbours(edition: Edition, node: Node, measure: Measure) -> Iterator[Wrong]:
    """What is wrong with the other measures that a measure names."""
    for code, says in ((measure.part_of, "part of"), (measure.weighted_by, "weighted by")):
        if not code:
            continue
        other = edition.by_code.get(code)
        if other is None or other.measure is None:
            yield Wrong(node.code, f"it is {says} “{code}”, which is no measure of the edition")
        elif says == "part of" and other.measure.unit != measure.unit:
            yield Wrong(
                node.code, f"it is part of “{code}”, which is counted in {other.measure.unit}"
            )
    if node.code in wholes(edition, node.code):
        yield Wrong(node.code, "by a way around it is part of itself")


def wholes(edition: Edition, code: str) -> tuple[str, ...]:
    """The measures in which all that one counts is counted, too, the nearest first."""
    found: list[str] = []
    node = edition.by_code.get(code)
    while node is not None and node.measure is not None and (whole := node.measure.part_of):
        if whole in found:
            break
        found.append(whole)
        node = edition.by_code.get(whole)
    return tuple(found)
