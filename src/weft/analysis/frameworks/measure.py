"""A measure: what is counted, how it adds up, and who can say that it is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from weft.analysis.frameworks.units import UNITS, Unit

Strict = {"extra": "forbid"}
"""For the reader of documents (pydantic): a field that Weft does not know is an error, never dropped."""


class MeasureKind(StrEnum):
    """How near to people's lives it is."""

    INPUT = "input"
    OUTPUT = "output"
    OUTCOME = "outcome"
    STORY = "story"


class AddsUp(StrEnum):
    """What becomes of several amounts."""

    SUM = "sum"
    LATEST = "latest"
    WEIGHTED_AVERAGE = "weighted_average"
    NEVER = "never"


class Direction(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


class Confirmer(StrEnum):
    """Who, other than the provider, can say that it happened."""

    BENEFICIARY = "beneficiary"
    PARTICIPANTS = "participants_by_sample"
    AUDITOR = "auditor"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Counting:
    """How a measure is counted: the rules that stop overclaiming."""

    __pydantic_config__: ClassVar = Strict
    who: str = ""
    """Who or what counts."""
    at_least: str = ""
    """The shortest that counts: "a job of 26 weeks"."""
    when: str = ""
    """The moment from which it counts."""
    leaves_out: tuple[str, ...] = ()
    """What does not count, such as staff transferred under TUPE."""


@dataclass(frozen=True)
class Measure:
    """What is counted at a node of an edition. Its code and wording are the node's."""

    __pydantic_config__: ClassVar = Strict
    unit: str
    """A key of `units.UNITS`."""
    kind: MeasureKind
    over_time: AddsUp
    over_providers: AddsUp
    weighted_by: str = ""
    """For a weighted average: the code of the measure whose amounts are the weights."""
    direction: Direction = Direction.MORE
    counting: Counting = Counting()
    evidence: tuple[str, ...] = ()
    """What is enough; each by itself."""
    confirmed_by: tuple[Confirmer, ...] = (Confirmer.NOBODY,)
    cohorts: tuple[str, ...] = ()
    """Codes of the edition's cohorts by which amounts can be split. Cohorts overlap: no total."""
    places: tuple[str, ...] = ()
    """Levels of area by which amounts can be split: ward, district."""
    proportion: str = ""
    """How much it is fair to ask for, in words."""
    valid_from: date | None = None
    valid_until: date | None = None
    part_of: str = ""
    """The code of a measure in which all that this one counts is counted, too."""

    @property
    def counted_in(self) -> Unit:
        """The unit itself. Raises KeyError where the edition has not been checked."""
        return UNITS[self.unit]


PLACES = ("ward", "district", "combined_authority", "region")


def wrong_with(measure: Measure) -> Iterator[str]:
    """What cannot be right in a measure taken by itself; nothing where all is well."""
    unit = UNITS.get(measure.unit)
    if unit is None:
        yield f"the unit “{measure.unit}” is none of {', '.join(UNITS)}"
        return
    yield from _wrong_kind(measure, unit)
    yield from _wrong_sum(measure, unit)
    if Confirmer.NOBODY in measure.confirmed_by and len(measure.confirmed_by) > 1:
        yield "nobody can confirm it, and somebody can: say one or the other"
    if not measure.confirmed_by:
        yield "it does not say who can confirm it; where nobody can, say “nobody”"
    if unknown := [place for place in measure.places if place not in PLACES]:
        yield f"places are split by {', '.join(PLACES)}, not by {', '.join(unknown)}"
    if measure.valid_from and measure.valid_until and measure.valid_until < measure.valid_from:
        yield "it ends before it begins"


def _wrong_kind(measure: Measure, unit: Unit) -> Iterator[str]:
    if (measure.kind is MeasureKind.STORY) != (unit.key == "story"):
        yield "a measure of the kind story is counted in stories, and no other is"


def _wrong_sum(measure: Measure, unit: Unit) -> Iterator[str]:
    ways = {"over time": measure.over_time, "over providers": measure.over_providers}
    for words, how in ways.items():
        if how is AddsUp.SUM and not unit.adds:
            yield f"{unit.many} cannot be added up {words}"
        if how is AddsUp.WEIGHTED_AVERAGE and unit.key != "percent":
            yield f"{unit.many} have no weighted average; only per cent have"
    if measure.over_providers is AddsUp.LATEST:
        yield "over providers there is no latest: say sum, weighted average or never"
    averaged = AddsUp.WEIGHTED_AVERAGE in ways.values()
    if averaged and not measure.weighted_by:
        yield "a weighted average must say by which measure it is weighted"
    if measure.weighted_by and not averaged:
        yield "it says what it is weighted by, and is no weighted average"
