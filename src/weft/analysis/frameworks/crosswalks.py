"""Crosswalks: what a node of one edition is in the words of another.

A mapping says how the object stands to the subject, in the terms of SKOS: *exact* (both say the same),
*broader* (the object is wider: all that counts for the subject counts for it), *narrower* (the object is
a part), *related* (near, and no amount can be carried), *none* (the same words may stand there, and they
are not the same; without an object: the other edition has nothing for it). A quantity factor says how many smallest parts of the object one smallest part of the
subject makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from weft.analysis.errors import WeftError
from weft.analysis.frameworks.edition import Edition


class CannotMap(WeftError):
    """A mapping cannot stand: which, and why."""


class Relation(StrEnum):
    """How the object stands to the subject."""

    EXACT = "exact"
    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"
    NONE = "none"


class Status(StrEnum):
    """How far people have come with a mapping. Only an agreed one carries quantities."""

    PROPOSED = "proposed"
    REVIEWED = "reviewed"
    AGREED = "agreed"


INVERSE = {
    Relation.EXACT: Relation.EXACT,
    Relation.BROADER: Relation.NARROWER,
    Relation.NARROWER: Relation.BROADER,
    Relation.RELATED: Relation.RELATED,
    Relation.NONE: Relation.NONE,
}
THROUGH = {
    (Relation.EXACT, Relation.EXACT): Relation.EXACT,
    (Relation.EXACT, Relation.BROADER): Relation.BROADER,
    (Relation.BROADER, Relation.EXACT): Relation.BROADER,
    (Relation.BROADER, Relation.BROADER): Relation.BROADER,
    (Relation.EXACT, Relation.NARROWER): Relation.NARROWER,
    (Relation.NARROWER, Relation.EXACT): Relation.NARROWER,
    (Relation.NARROWER, Relation.NARROWER): Relation.NARROWER,
    (Relation.EXACT, Relation.RELATED): Relation.RELATED,
    (Relation.RELATED, Relation.EXACT): Relation.RELATED,
}
"""What two mappings say together. What is not here says nothing: two nodes within a third may have
nothing in common."""


@dataclass(frozen=True)
class Mapping:
    """One statement about two nodes."""

    subject: str
    """The edition of the subject: "greater-manchester:2014"."""
    subject_code: str
    relation: Relation
    object: str
    object_code: str
    """Empty where the relation is *none* and the other edition has nothing for the subject."""
    factor: Fraction | None = None
    rationale: str = ""
    author: str = ""
    on: date | None = None
    status: Status = Status.PROPOSED
    through: tuple[str, ...] = ()
    """For what follows from others: the nodes in between, "edition/code"."""

    @property
    def carries(self) -> bool:
        """Whether an amount of the subject counts for the object."""
        return self.relation in (Relation.EXACT, Relation.BROADER)

    @property
    def for_nothing(self) -> bool:
        """Whether it says that the other edition has nothing for the subject."""
        return self.relation is Relation.NONE and not self.object_code

    @property
    def pair(self) -> tuple[str, str, str, str]:
        """The two nodes that it is about."""
        return self.subject, self.subject_code, self.object, self.object_code

    def turned(self) -> Mapping:
        """The same said of the object."""
        return replace(
            self,
            subject=self.object,
            subject_code=self.object_code,
            relation=INVERSE[self.relation],
            object=self.subject,
            object_code=self.subject_code,
            factor=1 / self.factor if self.factor else None,
        )


_FACTOR = re.compile(r"\d{1,20}(?:[./]\d{1,20})?", re.ASCII)


def factor_in(text: str) -> Fraction | None:
    """The factor that a person writes: “1/52”, “1000”, “0.5”; None for what is none."""
    written = text.strip()
    try:
        return Fraction(written) if _FACTOR.fullmatch(written) else None
    except ZeroDivisionError:
        return None


def why_not(mapping: Mapping, subject: Edition, object_: Edition) -> str | None:
    """Why a mapping cannot stand between two editions, or None where it can."""
    for edition, ref, code in (
        (subject, mapping.subject, mapping.subject_code),
        (object_, mapping.object, mapping.object_code),
    ):
        if ref != edition.ref:
            return f"The mapping speaks of {ref}, not of {edition.ref}."
        if code not in edition.by_code and (edition is subject or not mapping.for_nothing):
            return f"{ref} has nothing with the code “{code}”."
    if not mapping.rationale.strip():
        return f"Say why “{mapping.subject_code}” is {mapping.relation} to “{mapping.object_code}”."
    if mapping.for_nothing:
        return (
            None
            if mapping.factor is None
            else "A quantity factor stands only between two measures."
        )
    return _why_not_factor(mapping, subject, object_)


def _why_not_factor(mapping: Mapping, subject: Edition, object_: Edition) -> str | None:
    ours = subject.node(mapping.subject_code).measure
    theirs = object_.node(mapping.object_code).measure
    if mapping.factor is not None:
        if mapping.factor <= 0:
            return "A quantity factor is more than 0."
        if ours is None or theirs is None:
            return "A quantity factor stands only between two measures."
        if ours.unit == theirs.unit and mapping.factor != 1:
            return f"Both are counted in {ours.unit}: the quantity factor can only be 1."
    elif mapping.relation is Relation.EXACT and ours and theirs and ours.unit != theirs.unit:
        return (
            f"“{mapping.subject_code}” is counted in {ours.unit} and “{mapping.object_code}” in "
            f"{theirs.unit}: an exact mapping needs a quantity factor."
        )
    return None


def contradictions(mappings: Iterable[Mapping]) -> Iterator[tuple[Mapping, Mapping]]:
    """Pairs of mappings, in force together, that say different things of the same two nodes."""
    said: dict[tuple[str, str, str, str], Mapping] = {}
    for each in (one for one in mappings if not one.for_nothing):
        one = (
            each
            if (each.subject, each.subject_code) <= (each.object, each.object_code)
            else each.turned()
        )
        other = said.setdefault(one.pair, one)
        if (other.relation, other.factor) != (one.relation, one.factor):
            yield other, each


def between(mappings: Iterable[Mapping], subject: str, object_: str) -> tuple[Mapping, ...]:
    """The mappings from one edition to another, those that are said the other way round turned."""
    found = []
    for one in mappings:
        if (one.subject, one.object) == (subject, object_):
            found.append(one)
        elif (one.object, one.subject) == (subject, object_) and not one.for_nothing:
            found.append(one.turned())
    return tuple(found)


def spoken_of(known: Iterable[Mapping]) -> set[tuple[str, str, str, str]]:
    """The pairs of nodes of which mappings speak, either way round."""
    return {pair for one in known for pair in (one.pair, one.turned().pair)}


def composed(
    first: Sequence[Mapping], second: Sequence[Mapping], *, known: Iterable[Mapping] = ()
) -> tuple[Mapping, ...]:
    """What follows from agreed mappings through a third edition, as proposals.

    Only pairs of which nothing is said yet (`known`), and only where all ways between the two nodes
    say the same: two ways that say different things are for a person to judge.
    """
    settled = spoken_of(known)
    by_middle: dict[tuple[str, str], list[Mapping]] = {}
    for one in second:
        if one.status is Status.AGREED:
            by_middle.setdefault((one.subject, one.subject_code), []).append(one)
    found: dict[tuple[str, str, str, str], list[Mapping]] = {}
    for one in first:
        if one.status is Status.AGREED:
            for other in by_middle.get((one.object, one.object_code), ()):
                if together := _through(one, other):
                    found.setdefault(together.pair, []).append(together)
    return tuple(
        ways[0]
        for pair, ways in found.items()
        if pair not in settled and len({(way.relation, way.factor) for way in ways}) == 1
    )


def _through(one: Mapping, other: Mapping) -> Mapping | None:
    relation = THROUGH.get((one.relation, other.relation))
    if relation is None or other.object == one.subject:
        return None
    middle = f"{one.object}/{one.object_code}"
    return Mapping(
        subject=one.subject,
        subject_code=one.subject_code,
        relation=relation,
        object=other.object,
        object_code=other.object_code,
        factor=_factor(one, other),
        rationale=f"Through {middle}: {one.relation}, then {other.relation}.",
        through=(middle,),
    )


def _factor(one: Mapping, other: Mapping) -> Fraction | None:
    if one.factor is None and other.factor is None:
        return None
    return (one.factor or Fraction(1)) * (other.factor or Fraction(1))
