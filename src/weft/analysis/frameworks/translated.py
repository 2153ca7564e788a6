"""A list of measured things carried from one framework to another: what arrives, what is lost, what could
be counted twice.

| mapping | what becomes of an amount |
|---|---|
| exact | it arrives, times the quantity factor |
| broader (the object is wider) | it arrives, times the factor: all of it counts there, too |
| narrower (the object is a part) | lost: nobody knows how much of it is in the part |
| related, none, not mapped, not agreed | lost |

Why something is lost is told apart: it is agreed that nothing like it is asked for there, it is left out there, or
nobody has said yet what it is there.

An amount may carry a *reference* to the benefit that it tells. Two amounts with one reference are the same
benefit in two measures, and count once. Amounts of two measures without a reference may be the same
benefit: what arrives is then a range, from the largest to the sum. No amount grows beyond its factor:
what is left over below the object's smallest part is said and not rounded up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from weft.analysis.frameworks.beside import SAYS, Lack
from weft.analysis.frameworks.crosswalks import Mapping, Relation, Status, between
from weft.analysis.frameworks.edition import Edition, Node, wholes
from weft.analysis.frameworks.measure import AddsUp


@dataclass(frozen=True)
class Told:
    """An amount of a measure of the first framework, in its smallest part."""

    code: str
    parts: int
    reference: str = ""


@dataclass(frozen=True)
class Contribution:
    """What one measure brings to a measure of the other framework."""

    mapping: Mapping
    told: tuple[Told, ...]
    parts: int
    """In the smallest part of the other measure, rounded down."""
    left_over: Fraction
    """What is below one smallest part and so not carried."""


@dataclass(frozen=True)
class Arrived:
    """What a measure of the other framework has from all that was told."""

    node: Node
    contributions: tuple[Contribution, ...]
    at_least: int
    at_most: int

    @property
    def parts(self) -> int | None:
        """The amount, where there is no doubt about it."""
        return self.at_least if self.at_least == self.at_most else None


@dataclass(frozen=True)
class Lost:
    """An amount that does not arrive, and why."""

    node: Node
    told: tuple[Told, ...]
    why: str
    lack: Lack | None = None
    """What kind of nothing meets it there; None where something does, and carries no amount."""


@dataclass(frozen=True)
class Twice:
    """Where the same thing would be counted twice, in words."""

    codes: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Translated:
    """All that becomes of a list."""

    arrived: tuple[Arrived, ...]
    lost: tuple[Lost, ...]
    twice: tuple[Twice, ...]


def translated(
    told: Sequence[Told],
    before: Edition,
    after: Edition,
    mappings: Iterable[Mapping],
    *,
    left_out: MappingOf[str, str] = MappingProxyType({}),
) -> Translated:
    """Carry amounts from one framework to another by the agreed mappings between them.

    `left_out`: codes of the first that the other could ask for and leaves out, with its reasons. Raises NoSuchNode for a code that the first framework has not.
    """
    ways: dict[str, list[Mapping]] = {}
    for mapping in between(mappings, before.ref, after.ref):
        ways.setdefault(mapping.subject_code, []).append(mapping)
    by_code: dict[str, list[Told]] = {}
    for one in told:
        before.node(one.code)
        by_code.setdefault(one.code, []).append(one)
    lost = [
        gone
        for code, these in by_code.items()
        for gone in _lost(before, code, these, ways, left_out)
    ]
    into: dict[str, list[Contribution]] = {}
    gone = {one.node.code for one in lost}
    for code, these in by_code.items():
        if code in gone:
            continue
        for mapping in _carrying(ways.get(code, ())):
            if after.node(mapping.object_code).measure is not None:
                into.setdefault(mapping.object_code, []).append(_contribution(mapping, these))
    order = [node.code for _, node in after.in_order() if node.code in into]
    arrived = tuple(_arrived(before, after.node(code), into[code]) for code in order)
    return Translated(arrived, tuple(lost), tuple(_twice(before, after, arrived)))


def _carrying(ways: Iterable[Mapping]) -> list[Mapping]:
    return [one for one in ways if one.carries and one.status is Status.AGREED]


def _lost(
    before: Edition,
    code: str,
    these: list[Told],
    ways: dict[str, list[Mapping]],
    left_out: MappingOf[str, str],
) -> Iterator[Lost]:
    node, said = before.node(code), ways.get(code, ())
    if why := _why_not_one(node, these):
        yield Lost(node, tuple(these), why)
    elif not _carrying(said):
        lack = _lack(code, said, left_out)
        why = _why_lost(said) if lack is None else _why_nothing(lack, said, left_out.get(code, ""))
        yield Lost(node, tuple(these), why, lack)


def _why_not_one(node: Node, these: list[Told]) -> str:
    """Why amounts of one measure are not one amount, or nothing where they are."""
    if node.measure is None:
        return "Nothing is measured there."
    if len(these) > 1 and node.measure.over_time is not AddsUp.SUM:
        return "There are several amounts of it, and they never add up: carry each by itself."
    return ""


def _lack(code: str, ways: Sequence[Mapping], left_out: MappingOf[str, str]) -> Lack | None:
    """What kind of nothing meets a node; None where something is said that carries no amount, or waits to be agreed."""
    agreed = [one for one in ways if one.status is Status.AGREED]
    if any(one.for_nothing for one in agreed):
        return Lack.NOTHING
    if any(one.relation is not Relation.NONE for one in agreed):
        return None
    if code in left_out:
        return Lack.LEFT_OUT
    return None if len(agreed) < len(ways) else Lack.UNSAID


def _why_nothing(lack: Lack, ways: Sequence[Mapping], reason: str) -> str:
    friends = [one.object_code for one in ways if one.object_code]
    if lack is Lack.LEFT_OUT:
        return f"{SAYS[lack]} {reason}".strip()
    if lack is Lack.UNSAID and friends:
        are = "is" if len(friends) == 1 else "are"
        return (
            f"{SAYS[lack]} {', '.join(friends)}, which could be taken for it, {are} not the same."
        )
    return SAYS[lack]


def _why_lost(ways: Sequence[Mapping]) -> str:
    agreed = [one for one in ways if one.status is Status.AGREED]
    if parts := [one.object_code for one in agreed if one.relation is Relation.NARROWER]:
        return f"{', '.join(parts)} counts only a part of it, and nobody knows how large a part."
    if near := [one.object_code for one in agreed if one.relation is Relation.RELATED]:
        return f"{', '.join(near)} is near to it, and counts something else."
    waiting = [one.object_code for one in ways if one.status is not Status.AGREED]
    if any(waiting):
        return f"Its mapping to {', '.join(filter(None, waiting))} is not agreed yet."
    return "That nothing like it is asked for there is not agreed yet."


def _contribution(mapping: Mapping, these: list[Told]) -> Contribution:
    exact = Fraction(sum(one.parts for one in these)) * (mapping.factor or 1)
    return Contribution(mapping, tuple(these), int(exact), exact - int(exact))


def _arrived(before: Edition, node: Node, each: list[Contribution]) -> Arrived:
    assert node.measure is not None
    if node.measure.over_time is not AddsUp.SUM:
        amounts = [one.parts for one in each]
        return Arrived(node, tuple(each), min(amounts), max(amounts))
    named, unnamed = _by_reference(each)
    sure = sum((max(found.values()) for found in named.values()), Fraction(0))
    sums = _without_parts(before, unnamed)
    least, most = sure + max(sums, default=Fraction(0)), sure + sum(sums, Fraction(0))
    return Arrived(node, tuple(each), int(least), int(most))


ByMeasure = dict[str, Fraction]


def _by_reference(each: list[Contribution]) -> tuple[dict[str, ByMeasure], ByMeasure]:
    """What each benefit brings by each measure, and what each measure brings of unnamed benefits."""
    named: dict[str, ByMeasure] = {}
    unnamed: ByMeasure = {}
    for one in each:
        code, factor = one.mapping.subject_code, one.mapping.factor or Fraction(1)
        for told in one.told:
            here = named.setdefault(told.reference, {}) if told.reference else unnamed
            here[code] = here.get(code, Fraction(0)) + told.parts * factor
    return named, unnamed


def _without_parts(before: Edition, unnamed: ByMeasure) -> list[Fraction]:
    """The amounts of measures that are not counted within another one that stands there, too."""
    return [
        parts
        for code, parts in unnamed.items()
        if not any(unnamed.get(whole, Fraction(-1)) >= parts for whole in wholes(before, code))
    ]


def _twice(before: Edition, after: Edition, arrived: Sequence[Arrived]) -> Iterator[Twice]:
    for one in arrived:
        codes = tuple(each.mapping.subject_code for each in one.contributions)
        if len(codes) > 1:
            yield Twice(codes, _words_of_one(before, one, codes))
    for code, targets in _spread(arrived).items():
        inside = [
            (part, whole) for part in targets for whole in targets if whole in wholes(after, part)
        ]
        how = "the one within the other" if inside else "in each of them"
        yield Twice(
            (code,),
            f"{code} counts for {' and for '.join(targets)}, {how}: never add these up.",
        )


def _words_of_one(before: Edition, one: Arrived, codes: tuple[str, ...]) -> str:
    within = [
        f"{code} is part of {whole}"
        for code in codes
        for whole in wholes(before, code)
        if whole in codes
    ]
    if within:
        return f"{', '.join(codes)} all count for {one.node.code}; {'; '.join(within)}, and is counted once."
    if one.parts is not None:
        return f"{', '.join(codes)} all count for {one.node.code}; each benefit is counted once."
    return (
        f"{', '.join(codes)} all count for {one.node.code} and may be the same benefits: at least the "
        "largest of them, at most their sum."
    )


def _spread(arrived: Sequence[Arrived]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in arrived:
        for each in one.contributions:
            found.setdefault(each.mapping.subject_code, []).append(one.node.code)
    return {code: targets for code, targets in found.items() if len(targets) > 1}
