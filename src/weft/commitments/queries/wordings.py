"""What measures are called, and how they are counted, as pages of promises and benefits say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from weft.analysis.frameworks.measure import Confirmer
from weft.frameworks.queries import whole

if TYPE_CHECKING:
    from weft.analysis.frameworks.edition import Cohort
    from weft.analysis.frameworks.measure import Measure


class OfAMeasure(Protocol):
    """What is of a measure: a commitment, a benefit."""

    edition: Any
    code: str


def wording_of(one: OfAMeasure) -> str:
    """The wording of a measure; its code, where the edition has it no more."""
    node = whole(one.edition).value.by_code.get(one.code)
    return node.wording if node else one.code


def measure_of(one: OfAMeasure) -> Measure | None:
    """How a measure is counted."""
    node = whole(one.edition).value.by_code.get(one.code)
    return node.measure if node else None


def cohorts_of(one: OfAMeasure) -> list[Cohort]:
    """The cohorts by which amounts of a measure can be split."""
    measure = measure_of(one)
    told = whole(one.edition).value.cohorts
    return [each for each in told if measure and each.code in measure.cohorts]


def is_confirmable(one: OfAMeasure) -> bool:
    """Whether anybody but the provider can say that it happened."""
    measure = measure_of(one)
    return measure is None or Confirmer.NOBODY not in measure.confirmed_by
