"""A manner: one way in which two records come to be of one benefit, or only look as if they were."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from tests.analysis.commitments.activities import ACTIVITIES
from tests.analysis.commitments.otherwise import reference_otherwise
from tests.analysis.commitments.scene import Scene
from tests.analysis.commitments.telling import Telling
from weft.analysis.commitments.benefit import Evidence

Label = Literal["repeat", "look-alike"]
NUMBERED = tuple(one.key for one in ACTIVITIES if one.proof in {"payroll", "training", "statement"})
SHORT = tuple(one.key for one in ACTIVITIES if one.key in NUMBERED and one.lasts in {"day", "days", "weeks"})  # fmt: skip
"""Numbered activities that begin and end on any day."""
NAMED = tuple(one.key for one in ACTIVITIES if one.whom)
"""Activities that somebody is named as receiving."""


@dataclass(frozen=True)
class Seen:
    """Two tellings of a case, held against each other by a careful person."""

    why: str
    same: tuple[str, ...]
    """What they share, in the words of `aspects`."""
    differs: tuple[str, ...]
    """What is another in the second, in the same words."""
    first: int = 0
    second: int = 1


@dataclass(frozen=True)
class Case:
    """Some tellings, and which of them make a pair."""

    tellings: tuple[Telling, ...]
    seen: tuple[Seen, ...]
    either: tuple[tuple[int, int], ...] = ()
    """Pairs of which a person may say one or the other."""


@dataclass(frozen=True)
class Manner:
    """One way in which pairs come to be."""

    name: str
    label: Label
    words: str
    make: Callable[[Scene], Case]

    @property
    def is_held_out(self) -> bool:
        """Whether the author of a detector is not to see it: the first byte of its name's SHA-256 is odd."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2 == 1


MANNERS: dict[str, Manner] = {}
Make = Callable[[Scene], Case]


def repeat(name: str, words: str) -> Callable[[Make], Make]:
    """Take what it stands over in as a manner in which one benefit is recorded twice."""
    return _taken_in(name, "repeat", words)


def look_alike(name: str, words: str) -> Callable[[Make], Make]:
    """Take what it stands over in as a manner in which two benefits look like one."""
    return _taken_in(name, "look-alike", words)


def _taken_in(name: str, label: Label, words: str) -> Callable[[Make], Make]:
    def taken(make: Make) -> Make:
        assert name not in MANNERS
        MANNERS[name] = Manner(name, label, words, make)
        return make

    return taken


def pair(first: Telling, second: Telling, why: str, same: str, differs: str) -> Case:
    """A case of two; aspects are given as words with spaces between them."""
    return Case((first, second), (Seen(why, tuple(same.split()), tuple(differs.split())),))


def again(scene: Scene, told: Telling, **said: object) -> Telling:
    """The same told another time in other words, with nothing attached unless it is said.

    At times the place or the people whom it reached first are left out.
    """
    ways = len(told.activity.ways)
    other: dict[str, object] = {
        "way": told.way + scene.rng.randrange(1, ways),
        "places": () if scene.rng.random() < 0.15 else told.places,
        "cohorts": () if scene.rng.random() < 0.3 else told.cohorts,
        "recorded_on": scene.later(told),
        "evidence": (),
    }
    return replace(told, **(other | said))  # type: ignore[arg-type]


def another(scene: Scene, told: Telling, **said: object) -> Telling:
    """Another happening of the same kind in the same words, with its own evidence and day of record."""
    other = replace(told, **said)  # type: ignore[arg-type]
    return replace(other, evidence=scene.evidence(other), recorded_on=scene.reported(other.ends))


def the_number(scene: Scene, told: Telling) -> tuple[Evidence, ...]:
    """The number that proves it, at times written otherwise, and without what was attached."""
    proof = replace(told.evidence[0], sha256="")
    if scene.rng.random() < 0.3:
        proof = replace(proof, reference=reference_otherwise(proof.reference, scene.rng))
    return (proof,)


def number_or_name(scene: Scene, told: Telling) -> tuple[tuple[Evidence, ...], str, str]:
    """What a second record still has of the first: its number, or whom and when and how much.

    Gives the evidence of the second record, the aspects that stay and the words for it.
    """
    if told.receiver and scene.rng.random() < 0.5:
        reference = Evidence("statement", "", None, f"REF-{scene.next()}")
        own = scene.rng.choice(((), (scene.picture(),), (reference,)))
        return own, "receiver days amount", f"{told.amount} for {told.whom} on the same days"
    number = told.evidence[0].reference
    return the_number(scene, told), "number", f"the same number, {number}"
