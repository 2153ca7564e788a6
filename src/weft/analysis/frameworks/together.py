"""How amounts of a measure come together, over time and over providers, as the measure says.

| over | sum | latest | weighted average | never |
|---|---|---|---|---|
| time | added | the amount of the last period | by the weights | only one amount can stand |
| providers | added | (not possible) | by the weights | only one provider's can stand |

What cannot be brought together is never brought together: the answer says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from weft.analysis.frameworks.measure import AddsUp, Measure


@dataclass(frozen=True)
class Amount:
    """So much of a measure by one provider in a period that ended on a day."""

    provider: str
    ended: date
    parts: int
    """In the smallest part of the measure's unit."""
    weight: int = 0
    """For a weighted average: the amount of the measure by which it is weighted."""


@dataclass(frozen=True)
class Together:
    """What several amounts come to; or why they come to nothing."""

    parts: int | None
    why_not: str = ""
    weight: int = 0


def together(measure: Measure, amounts: Sequence[Amount]) -> Together:
    """Bring amounts together: first each provider's over time, then over providers.

    A weighted average is rounded to the nearest smallest part, halves up, once at the end.
    """
    if not amounts:
        return Together(None, "Nothing is reported.")
    each = []
    for provider in sorted({one.provider for one in amounts}):
        theirs = [one for one in amounts if one.provider == provider]
        over_time = _over_time(measure.over_time, theirs)
        if isinstance(over_time, str):
            return Together(None, over_time)
        each.append(over_time)
    if len(each) > 1 and measure.over_providers is AddsUp.NEVER:
        return Together(None, f"{len(each)} providers report it; it is never added over providers.")
    total = _brought(each, averaged=measure.over_providers is AddsUp.WEIGHTED_AVERAGE)
    if isinstance(total, str):
        return Together(None, total)
    value, weight = total
    return Together(int(value + Fraction(1, 2)), weight=weight)


Weighed = tuple[Fraction, int]


def _over_time(how: AddsUp, amounts: Sequence[Amount]) -> Weighed | str:
    each = [(Fraction(one.parts), one.weight) for one in amounts]
    if len(each) == 1:
        return each[0]
    if how is AddsUp.NEVER:
        return "There are several periods; it is never added over time."
    if how is AddsUp.LATEST:
        last = max(one.ended for one in amounts)
        latest = [(Fraction(one.parts), one.weight) for one in amounts if one.ended == last]
        return latest[0] if len(latest) == 1 else "Two amounts are of the same last period."
    return _brought(each, averaged=how is AddsUp.WEIGHTED_AVERAGE)


def _brought(each: Sequence[Weighed], *, averaged: bool) -> Weighed | str:
    if not averaged or len(each) == 1:
        return sum((value for value, _ in each), Fraction(0)), sum(weight for _, weight in each)
    if any(weight <= 0 for _, weight in each):
        return "An amount has no weight, so there is no weighted average."
    weight = sum(weight for _, weight in each)
    return sum((value * by for value, by in each), Fraction(0)) / weight, weight
