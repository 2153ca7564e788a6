"""Two editions beside each other, as those ask for them who adopted them.

A council that adapts an edition takes its nodes over: a mapping that is said of such a node, where it was written, holds for every
council that takes it over, and a node that two councils take over from one edition is the same without anybody saying so. What a
council leaves out it does not ask for, whatever is said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from weft.analysis.frameworks.crosswalks import Mapping, Relation, Status
from weft.analysis.frameworks.edition import Edition, Node


@dataclass(frozen=True)
class Asked:
    """An edition as it is asked for: whole, with what of it is taken over from another."""

    edition: Edition
    base: str = ""
    """The edition that it adapts, by its reference; empty where it adapts none."""
    own: frozenset[str] = frozenset()
    """The codes of what it adds to that one."""
    left_out: MappingOf[str, str] = field(default_factory=dict)
    """The codes of what is not asked for of that one, with all that stood under it, and why."""
    weights: MappingOf[str, Decimal] = field(default_factory=dict)
    priorities: MappingOf[str, str] = field(default_factory=dict)

    @property
    def ref(self) -> str:
        """How the edition is named."""
        return self.edition.ref

    @cached_property
    def homes(self) -> tuple[str, ...]:
        """The editions in which its nodes were written."""
        return (self.ref, self.base) if self.base else (self.ref,)

    def home_of(self, code: str) -> str:
        """The edition in which a node was written: mappings are said of it there."""
        return self.base if self.base and code not in self.own else self.ref

    def has(self, home: str, code: str) -> bool:
        """Whether it asks for a node that was written in an edition."""
        return code in self.edition.by_code and self.home_of(code) == home


def lifted(ours: Asked, theirs: Asked, mappings: Iterable[Mapping]) -> tuple[Mapping, ...]:
    """What mappings say of the nodes of two editions that may be taken over from others: between the two themselves, each once.

    A node that both take over from one edition is exact, and agreed by that.
    """
    found = [*_taken_over(ours, theirs)]
    seen = {one.pair for one in found}
    for one in mappings:
        for said in (one,) if one.for_nothing else (one, one.turned()):
            here = replace(said, subject=ours.ref, object=theirs.ref)
            if here.pair not in seen and _speaks(said, ours, theirs):
                seen.add(here.pair)
                found.append(here)
    return tuple(found)


def _taken_over(ours: Asked, theirs: Asked) -> Iterator[Mapping]:
    for node in ours.edition.nodes:
        home = ours.home_of(node.code)
        if theirs.has(home, node.code):
            why = f"Both have it from {home}."
            yield Mapping(
                ours.ref, node.code, Relation.EXACT, theirs.ref, node.code, rationale=why,
                status=Status.AGREED,
            )  # fmt: skip


def _speaks(said: Mapping, ours: Asked, theirs: Asked) -> bool:
    """Whether a mapping, said of nodes where they were written, speaks of nodes of both."""
    if not ours.has(said.subject, said.subject_code):
        return False
    if said.for_nothing:  # what adds to an edition may have what that one has not
        return said.object == theirs.ref or (said.object == theirs.base and not theirs.own)
    return theirs.has(said.object, said.object_code)


class Lack(StrEnum):
    """Why a node of the one has nothing that meets it in the other."""

    NOTHING = "nothing"
    """It is agreed that the other asks for nothing like it."""
    LEFT_OUT = "left out"
    """The other could have it, and leaves it out."""
    UNSAID = "unsaid"
    """Nobody has said what it is there."""


SAYS = {
    Lack.LEFT_OUT: "It is left out there.",
    Lack.NOTHING: "Nothing like it is asked for there; that is agreed.",
    Lack.UNSAID: "Nobody has said yet what it is there.",
}


@dataclass(frozen=True)
class Met:
    """A node, and what it is in the other edition."""

    node: Node
    mapping: Mapping
    other: Node
    taken_over: bool = False
    """Whether it is one node, which both have from one edition."""


@dataclass(frozen=True)
class Alone:
    """A node that only the one asks for, as far as anybody has said."""

    node: Node
    lack: Lack
    because: str = ""


@dataclass(frozen=True)
class Beside:
    """Two editions beside each other."""

    same: tuple[Met, ...]
    near: tuple[Met, ...]
    """Wider, a part of it, or near to it."""
    only_ours: tuple[Alone, ...]
    only_theirs: tuple[Alone, ...]
    weighed: tuple[Met, ...]
    """Those that are the same, and that the one weighs or puts first otherwise than the other."""


def beside(ours: Asked, theirs: Asked, mappings: Sequence[Mapping]) -> Beside:
    """Hold two editions beside each other by what is agreed, each part in the order of its tree."""
    agreed = [one for one in mappings if one.status is Status.AGREED]
    met = [*_met(ours, theirs, lifted(ours, theirs, agreed))]
    same = tuple(one for one in met if one.mapping.relation is Relation.EXACT)
    reached = {one.node.code for one in met}
    back = {one.other.code for one in met}
    return Beside(
        same,
        tuple(one for one in met if one.mapping.relation is not Relation.EXACT),
        tuple(_alone(ours, theirs, reached, agreed)),
        tuple(_alone(theirs, ours, back, agreed)),
        tuple(one for one in same if _counts(ours, one.node) != _counts(theirs, one.other)),
    )


def _met(ours: Asked, theirs: Asked, between: Iterable[Mapping]) -> Iterator[Met]:
    said: dict[str, list[Mapping]] = {}
    for one in between:
        if one.relation is not Relation.NONE:
            said.setdefault(one.subject_code, []).append(one)
    for _depth, node in ours.edition.in_order():
        for one in said.get(node.code, ()):
            other = theirs.edition.node(one.object_code)
            one_home = ours.home_of(node.code) == theirs.home_of(other.code)
            yield Met(node, one, other, one_home and node.code == other.code)


def left_out_there(ours: Asked, theirs: Asked, mappings: Iterable[Mapping] = ()) -> dict[str, str]:
    """The codes of what the other could have, and leaves out, with its reason: itself, or what mappings say that it is there."""
    found = {
        node.code: theirs.left_out[node.code]
        for node in ours.edition.nodes
        if theirs.base == ours.home_of(node.code) and node.code in theirs.left_out
    }
    for one in mappings:
        for said in (one, one.turned()):
            if said.relation is Relation.NONE or said.object != theirs.base:
                continue
            if said.object_code in theirs.left_out and ours.has(said.subject, said.subject_code):
                found.setdefault(said.subject_code, theirs.left_out[said.object_code])
    return found


def _alone(
    ours: Asked, theirs: Asked, reached: set[str], agreed: Sequence[Mapping]
) -> Iterator[Alone]:
    nothing = {
        one.subject_code: one.rationale
        for one in lifted(ours, theirs, (each for each in agreed if each.for_nothing))
        if one.for_nothing
    }
    left_out = left_out_there(ours, theirs, agreed)
    for _depth, node in ours.edition.in_order():
        if node.code in reached:
            continue
        if node.code in nothing:
            yield Alone(node, Lack.NOTHING, nothing[node.code])
        elif node.code in left_out:
            yield Alone(node, Lack.LEFT_OUT, left_out[node.code])
        else:
            yield Alone(node, Lack.UNSAID)


def _counts(asked: Asked, node: Node) -> tuple[Decimal | None, bool]:
    return asked.weights.get(node.code), node.code in asked.priorities
