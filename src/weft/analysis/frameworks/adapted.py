"""What a council makes of an edition without copying it, and what becomes of that in the next edition.

A council's own part is a list of *local changes*: what it leaves out, adds, weighs, puts first. The
edition with them applied is its *adapted* framework; every node says whether it is the edition's or the
council's own. When a new edition comes, each change is walked through by itself: it is kept where
everything that it stands on is as it was, else a person decides; nothing is remapped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from weft.analysis.frameworks.compared import changes as changes_of
from weft.analysis.frameworks.edition import Cohort, Edition, Node, Origin, problems, wholes
from weft.analysis.frameworks.measure import Strict


@dataclass(frozen=True)
class LeaveOut:
    """The council does not ask for a node, nor for anything under it."""

    __pydantic_config__: ClassVar = Strict
    code: str
    reason: str


@dataclass(frozen=True)
class Add:
    """The council adds a node: a measure, an outcome, an example of its own."""

    __pydantic_config__: ClassVar = Strict
    node: Node

    @property
    def code(self) -> str:
        """The code of what is added."""
        return self.node.code


@dataclass(frozen=True)
class Weigh:
    """How much a node counts for the council against its siblings."""

    __pydantic_config__: ClassVar = Strict
    code: str
    weight: Decimal


@dataclass(frozen=True)
class PutFirst:
    """The node is one of the council's priorities."""

    __pydantic_config__: ClassVar = Strict
    code: str
    reason: str


@dataclass(frozen=True)
class AddCohort:
    """People whom the council wants reached first, besides the edition's."""

    __pydantic_config__: ClassVar = Strict
    cohort: Cohort

    @property
    def code(self) -> str:
        """The code of the cohort."""
        return self.cohort.code


LocalChange = LeaveOut | Add | Weigh | PutFirst | AddCohort


@dataclass(frozen=True)
class Adapted:
    """An edition as a council uses it."""

    edition: Edition
    """With the local nodes and cohorts, and without what is left out."""
    left_out: tuple[tuple[Node, str], ...]
    """What the council does not ask for, with its reason; what lies under it goes with it."""
    weights: dict[str, Decimal]
    priorities: dict[str, str]
    """Codes of what the council puts first, and why."""


def why_not(edition: Edition, local: Sequence[LocalChange]) -> Iterator[str]:
    """Everything that keeps these changes from being made to this edition; nothing where all fit."""
    found = [*_why_not_each(edition, local)]
    yield from found
    if not found and local:
        yield from (f"{wrong}." for wrong in problems(_with_added(edition, local)))
        yield from _why_not_together(edition, local)


def _why_not_each(edition: Edition, local: Sequence[LocalChange]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    kept = edition.by_code | {one.code: one.node for one in local if isinstance(one, Add)}
    cohorts = {cohort.code for cohort in edition.cohorts}
    for change in local:
        key = (type(change).__name__, change.code)
        if key in seen:
            yield f"“{change.code}” is said twice."
        seen.add(key)
        yield from _why_not_one(change, edition, kept, cohorts)


def _why_not_together(edition: Edition, local: Sequence[LocalChange]) -> Iterator[str]:
    """What stands on something that is left out."""
    whole = _with_added(edition, local)
    gone = _gone(whole, local)
    for change in local:
        on = change.node.parent if isinstance(change, Add) else change.code
        if on in gone and not isinstance(change, LeaveOut | AddCohort):
            yield f"“{on}” is left out, and “{change.code}” stands on it. Keep both, or neither."
    for node, measure in whole.measures():
        if node.code not in gone and measure.weighted_by in gone:
            yield (
                f"“{node.code}” is averaged by “{measure.weighted_by}”, which is left out. Keep both, or neither."
            )


def _gone(whole: Edition, local: Sequence[LocalChange]) -> set[str]:
    """The codes of all that is left out, with what lies under it."""
    return {
        node.code
        for change in local
        if isinstance(change, LeaveOut)
        for node in (whole.node(change.code), *(below for _, below in whole.in_order(change.code)))
    }


def _why_not_one(
    change: LocalChange, edition: Edition, kept: dict[str, Node], cohorts: set[str]
) -> Iterator[str]:
    match change:
        case Add(node) if node.code in edition.by_code:
            yield f"The edition has “{node.code}” itself. Choose another code."
        case Add(node) if node.parent and node.parent not in kept:
            yield f"“{node.code}” is to stand under “{node.parent}”, which is not there."
        case AddCohort(cohort) if cohort.code in cohorts:
            yield f"The edition has the cohort “{cohort.code}” itself."
        case LeaveOut(code) if code not in edition.by_code:
            yield f"“{code}” cannot be left out: the edition has it not."
        case LeaveOut(code, reason) if not reason.strip():
            yield f"Say why “{code}” is left out."
        case Weigh(code) | PutFirst(code) if code not in kept:
            yield f"“{code}” is not there, to be weighed or put first."
        case Weigh(code, weight) if weight < 0:
            yield f"The weight of “{code}” is less than 0."


def adapted(edition: Edition, local: Sequence[LocalChange]) -> Adapted:
    """The edition as the council uses it. The changes fit (`why_not` says nothing)."""
    reasons = {one.code: one.reason for one in local if isinstance(one, LeaveOut)}
    whole = _with_added(edition, local)
    gone = _gone(whole, local)
    nodes = tuple(
        _within_what_is_left(node, whole, gone) for node in whole.nodes if node.code not in gone
    )
    return Adapted(
        replace(whole, nodes=nodes),
        tuple((edition.node(code), reason) for code, reason in reasons.items()),
        {one.code: one.weight for one in local if isinstance(one, Weigh)},
        {one.code: one.reason for one in local if isinstance(one, PutFirst)},
    )


def _within_what_is_left(node: Node, whole: Edition, gone: set[str]) -> Node:
    """The node; counted within the next larger measure, where that in which it is counted is left out."""
    measure = node.measure
    if measure is None or measure.part_of not in gone:
        return node
    left = next((code for code in wholes(whole, node.code) if code not in gone), "")
    return replace(node, measure=replace(measure, part_of=left))


def _with_added(edition: Edition, local: Sequence[LocalChange]) -> Edition:
    nodes = [replace(one.node, origin=Origin.PLACE) for one in local if isinstance(one, Add)]
    cohorts = [one.cohort for one in local if isinstance(one, AddCohort)]
    return replace(
        edition,
        nodes=(*edition.nodes, *_parents_first(nodes)),
        cohorts=(*edition.cohorts, *cohorts),
    )


def _parents_first(nodes: Sequence[Node]) -> list[Node]:
    """Local nodes, each after the local node under which it stands."""
    waiting, done = list(nodes), list[Node]()
    while waiting:
        codes = {node.code for node in waiting}
        ready = [node for node in waiting if node.parent not in codes]
        if not ready:
            return done + waiting  # a circle, which `problems` tells
        done += ready
        waiting = [node for node in waiting if node not in ready]
    return done


class Becomes(StrEnum):
    """What is to become of a local change in the next edition."""

    KEPT = "kept"
    """All that it stands on is as it was."""
    DECIDE = "decide"
    """Something that it stands on is not as it was: a person says what becomes of it."""


@dataclass(frozen=True)
class Carried:
    """One local change on its way into the next edition."""

    change: LocalChange
    becomes: Becomes
    why: str
    """What is not as it was, in words; empty where it is kept."""
    could_be: tuple[str, ...] = ()
    """Codes of the new edition that say that they take the place of what it stood on."""


def carried(local: Sequence[LocalChange], before: Edition, after: Edition) -> tuple[Carried, ...]:
    """What becomes of each local change in the next edition: one answer for each, in their order.

    Nothing is dropped and nothing is moved to another code: where the code that a change stands on is
    gone, said otherwise or used for something else, a person decides (`decided`).
    """
    own = {one.code for one in local if isinstance(one, Add)}
    return tuple(_carry(change, before, after, own) for change in local)


def _carry(change: LocalChange, before: Edition, after: Edition, own: set[str]) -> Carried:
    taken = after.by_code if isinstance(change, Add) else {one.code for one in after.cohorts}
    if isinstance(change, Add | AddCohort) and change.code in taken:
        could = (change.code,) if isinstance(change, Add) else ()
        why = f"The new edition has “{change.code}” itself."
        return Carried(change, Becomes.DECIDE, why, could)
    whys = [*_not_as_it_was(change, before, after, own)]
    if not whys:
        return Carried(change, Becomes.KEPT, "")
    could_be = tuple(dict.fromkeys(code for _, heirs in whys for code in heirs))
    return Carried(change, Becomes.DECIDE, " ".join(why for why, _ in whys), could_be)


Why = tuple[str, tuple[str, ...]]
"""What is not as it was, and the codes of the new edition that it could be."""


def _not_as_it_was(
    change: LocalChange, before: Edition, after: Edition, own: set[str]
) -> Iterator[Why]:
    """What a change stands on that the new edition has not, or has otherwise."""
    if isinstance(change, Add):
        yield from _level_gone(change.node, after)
        yield from _cohorts_gone(change.node, before, after)
    for code in stands_on(change):
        if code not in own:
            yield from _held_against(code, before, after)
    yield from _cohorts_otherwise(_splits_by(change, before), before, after)
    if isinstance(change, LeaveOut) and change.code in after.by_code:
        yield from _otherwise_under(change.code, before, after)


def stands_on(change: LocalChange) -> tuple[str, ...]:
    """The codes of the edition on which a local change stands."""
    match change:
        case AddCohort():
            return ()
        case Add(node):
            measure = node.measure
            named = (measure.part_of, measure.weighted_by) if measure else ()
            return tuple(filter(None, (node.parent, *named)))
        case other:
            return (other.code,)


def _held_against(code: str, before: Edition, after: Edition) -> Iterator[Why]:
    old, new = before.node(code), after.by_code.get(code)
    heirs = tuple(node.code for node in after.nodes if code in node.takes_place_of)
    if new is None:
        yield f"“{code}” ({old.wording}) is not in the new edition.", heirs
    elif different := changes_of(old, new):
        about = ", ".join(one.about for one in different)
        yield f"“{code}” is not as it was: {about}.", (code, *heirs)


def _otherwise_under(code: str, before: Edition, after: Edition) -> Iterator[Why]:
    """What is new under a node that is left out: it would be left out with it, and nobody would know."""
    old = {node.code for _, node in before.in_order(code)}
    came = [node.code for _, node in after.in_order(code) if node.code not in old]
    if came:
        yield f"Under “{code}”, which is left out, the new edition has {', '.join(came)}.", (code,)


def _cohorts_gone(node: Node, before: Edition, after: Edition) -> Iterator[Why]:
    theirs = {one.code for one in before.cohorts} - {one.code for one in after.cohorts}
    if node.measure and (gone := sorted(theirs.intersection(node.measure.cohorts))):
        yield f"The new edition has not the cohorts {', '.join(gone)}, by which it is split.", ()


def _splits_by(change: LocalChange, before: Edition) -> set[str]:
    """The codes of the cohorts by which what a change adds, or stands on, is split."""
    nodes = [before.by_code[code] for code in stands_on(change) if code in before.by_code]
    if isinstance(change, Add):
        nodes.append(change.node)
    return {code for node in nodes if node.measure for code in node.measure.cohorts}


def _cohorts_otherwise(codes: set[str], before: Edition, after: Edition) -> Iterator[Why]:
    """Cohorts of the same code that are other people now."""
    old = {one.code: (one.name, one.who) for one in before.cohorts if one.code in codes}
    for one in after.cohorts:
        if one.code in old and old[one.code] != (one.name, one.who):
            yield f"The cohort “{one.code}” ({old[one.code][0]}) is not who it was.", ()


def _level_gone(node: Node, after: Edition) -> Iterator[Why]:
    if node.level not in {level.key for level in after.levels}:
        yield f"The new edition has no level “{node.level}”.", ()


def decided(change: LocalChange, *, to: str) -> LocalChange:
    """The change as a person has decided: standing on the code `to` of the new edition."""
    match change:
        case Add(node):
            return Add(replace(node, parent=to))
        case AddCohort():
            return change
        case other:
            return replace(other, code=to)
