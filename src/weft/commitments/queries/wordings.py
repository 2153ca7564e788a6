"""What measures are called, and how they are counted, as pages of promises and benefits say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from weft.analysis.frameworks.measure import AddsUp, Measure
from weft.commitments import shares
from weft.commitments.checks import Way, ways_of
from weft.frameworks.queries import Whole, whole

if TYPE_CHECKING:
    from weft.analysis.frameworks.edition import Cohort, Node
    from weft.frameworks.models import Edition


class OfAMeasure(Protocol):
    """What is of a measure: a commitment, a benefit."""

    edition: Any
    code: str


class Counted(Protocol):
    """A row of a list that is of a measure."""

    @property
    def edition(self) -> int:
        """The number of the measure's edition."""

    @property
    def code(self) -> str:
        """Its code there."""


Row = TypeVar("Row", bound=Counted)


class OfOneMeasure(NamedTuple, Generic[Row]):
    """Rows of one measure."""

    wording: str
    edition: str
    """Of which framework and edition, where two measures have the same wording; else empty."""
    measure: Measure
    rows: list[Row]


def measure_by_measure(
    rows: Iterable[Row], editions: Mapping[int, Edition]
) -> list[OfOneMeasure[Row]]:
    """The rows of each measure that adds up over providers, as it is asked for in its edition."""
    found: dict[tuple[int, str], list[Row]] = {}
    for one in rows:
        found.setdefault((one.edition, one.code), []).append(one)
    nodes = {of: whole(editions[of[0]]).value.by_code.get(of[1]) for of in found}
    worded = Counter(node.wording for node in nodes.values() if node)
    return [
        OfOneMeasure(node.wording, _named(editions[of[0]]) if worded[node.wording] > 1 else "", node.measure, found[of])
        for of, node in nodes.items() if node and node.measure and _adds_up(node.measure)
    ]  # fmt: skip


def _named(edition: Edition) -> str:
    return f"{edition.framework.name}, {edition.name}"


def _adds_up(measure: Measure) -> bool:
    return measure.over_providers is AddsUp.SUM and measure.counted_in.adds


class Measures:
    """The measures of the promises and benefits of a page. Each edition is looked at once, however many are of it."""

    def __init__(self) -> None:
        self._known: dict[int, Whole] = {}

    def _of(self, one: OfAMeasure) -> Whole:
        edition = one.edition
        if edition.pk not in self._known:
            self._known[edition.pk] = whole(edition)
        return self._known[edition.pk]

    def _node(self, one: OfAMeasure) -> Node | None:
        return self._of(one).value.by_code.get(one.code)

    def wording_of(self, one: OfAMeasure) -> str:
        """The wording of a measure; its code, where the edition has it no more."""
        node = self._node(one)
        return node.wording if node else one.code

    def measure_of(self, one: OfAMeasure) -> Measure | None:
        """How a measure is counted."""
        node = self._node(one)
        return node.measure if node else None

    def counted(self, promises: Mapping[str, OfAMeasure]) -> dict[str, Measure]:
        """How each of several promises is counted, by the same keys."""
        there = ((key, self.measure_of(one)) for key, one in promises.items())
        return {key: measure for key, measure in there if measure is not None}

    def cohorts_of(self, one: OfAMeasure) -> list[Cohort]:
        """The cohorts by which amounts of a measure can be split."""
        measure = self.measure_of(one)
        told = self._of(one).value.cohorts
        return [each for each in told if measure and each.code in measure.cohorts]

    def split(self, promises: Mapping[str, OfAMeasure]) -> dict[str, list[Cohort]]:
        """By which cohorts each of several promises can be split, by the same keys."""
        return {key: self.cohorts_of(one) for key, one in promises.items()}

    def confirmed_of(self, one: OfAMeasure, parts: int) -> int | None:
        """What of a promise is confirmed; None where nobody can confirm it."""
        return confirmed_of(self.measure_of(one), parts)

    def ways_of(self, one: OfAMeasure) -> tuple[Way, ...]:
        """By what it is confirmed that it happened; none, where nobody but the provider can say so."""
        return _ways_of(self.measure_of(one))

    def home_of(self, one: OfAMeasure) -> str:
        """The edition in which a measure was written."""
        return self._of(one).home_of(one.code)


def is_share(edition: Edition, code: str) -> bool:
    """Whether per cent of a measure are a share of something."""
    node = whole(edition).value.by_code.get(code)
    return node is not None and node.measure is not None and shares.is_share(node.measure, node.wording)  # fmt: skip


def confirmed_of(measure: Measure | None, parts: int) -> int | None:
    """What of a measure is confirmed; None where nobody can confirm it."""
    return parts if _ways_of(measure) else None


def _ways_of(measure: Measure | None) -> tuple[Way, ...]:
    """Of a measure that its edition has no more, whoever received it is asked."""
    return ways_of(measure.confirmed_by) if measure else (Way.BENEFICIARY,)
