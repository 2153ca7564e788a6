"""How good a detector of repeats is: what it found of the planted ones, and what it flagged without need.

    planted = held_out()
    found = {(one.first, one.second): one.reasons for one in my_detector(planted.benefits, ...)}
    print(told(judged(planted, found)))

The promise: at least 99% of repeats found, at most 1% of honest look-alikes flagged, each with a reason. What
else it flags is told for 1,000 benefits: nobody planted those pairs, and each takes a person's time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.analysis.commitments.manners import MANNERS, Label
from tests.analysis.commitments.planted import Planted, Refs

FOUND_AT_LEAST, FLAGGED_AT_MOST = Fraction(99, 100), Fraction(1, 100)


@dataclass(frozen=True)
class Share:
    """Of the pairs planted in one manner, how many were flagged."""

    manner: str
    label: Label
    planted: int
    flagged: int

    @property
    def is_held_out(self) -> bool:
        """Whether the author of the detector was not to see this manner."""
        return MANNERS[self.manner].is_held_out


@dataclass(frozen=True)
class Judgement:
    """What became of the planted pairs, manner by manner, and what else was flagged."""

    shares: tuple[Share, ...]
    ordinary: int
    """Pairs that were flagged and that nobody planted, without those of which one may say either."""
    benefits: int
    without_reason: tuple[Refs, ...]

    @property
    def found(self) -> Fraction:
        """The share of repeats that was found."""
        return self.share("repeat")

    @property
    def flagged(self) -> Fraction:
        """The share of look-alikes that was flagged."""
        return self.share("look-alike")

    @property
    def ordinary_per_thousand(self) -> Fraction:
        """Ordinary pairs flagged for 1,000 benefits."""
        return Fraction(1000 * self.ordinary, self.benefits)

    def share(self, label: Label) -> Fraction:
        """Flagged of planted, over all manners of a label. None planted is an error, not a share."""
        of_label = [one for one in self.shares if one.label == label]
        return Fraction(sum(one.flagged for one in of_label), sum(one.planted for one in of_label))

    def why_not_good_enough(self) -> Iterator[str]:
        """What of the promise does not hold; nothing where all does."""
        if self.found < FOUND_AT_LEAST:
            yield f"{_percent(self.found)} of repeats are found; {_percent(FOUND_AT_LEAST)} are promised."
        if self.flagged > FLAGGED_AT_MOST:
            yield f"{_percent(self.flagged)} of look-alikes are flagged; at most {_percent(FLAGGED_AT_MOST)} may be."
        if self.without_reason:
            yield f"Without a reason: {len(self.without_reason)} of the flagged pairs, such as {self.without_reason[0]}."


def judged(planted: Planted, found: Mapping[Refs, Sequence[str]]) -> Judgement:
    """Hold what a detector found, pairs of refs in either order with its reasons, against the labels.

    Raises ValueError for a pair of a record with itself, or with one that is not there.
    """
    pairs = {_in_order(refs, planted) for refs in found}
    planted_by = Counter((one.label, one.manner) for one in planted.pairs)
    flagged_by = Counter((one.label, one.manner) for one in planted.pairs if one.refs in pairs)
    labelled = {one.refs for one in planted.pairs}
    return Judgement(
        shares=tuple(
            Share(manner, label, many, flagged_by[label, manner])
            for (label, manner), many in planted_by.items()
        ),
        ordinary=len(pairs - labelled - planted.either),
        benefits=len(planted.benefits),
        without_reason=tuple(sorted(refs for refs, reasons in found.items() if not any(reasons))),
    )


def missed(planted: Planted, found: Mapping[Refs, Sequence[str]]) -> list[str]:
    """In words, each repeat that was not found and each look-alike that was flagged, to be looked at."""
    pairs = {_in_order(refs, planted) for refs in found}
    return [
        f"{one.label}, {one.manner}: {one.first} and {one.second}. {one.why}"
        for one in planted.pairs
        if (one.refs in pairs) != (one.label == "repeat")
    ]


def told(judgement: Judgement) -> str:
    """The judgement as a table: the worst manners first, those that are held out with a star."""
    lines = [
        f"repeats found           {_percent(judgement.found)}",
        f"look-alikes flagged     {_percent(judgement.flagged)}",
        f"ordinary pairs flagged  {judgement.ordinary}, or {float(judgement.ordinary_per_thousand):.1f} for 1,000 benefits",
    ]
    for one in sorted(judgement.shares, key=lambda each: (each.label, _badness(each))):
        star = "*" if one.is_held_out else " "
        lines.append(f"{one.label:10} {one.flagged:5} of {one.planted:5} {star} {one.manner}")
    return "\n".join(lines)


def _badness(one: Share) -> Fraction:
    flagged = Fraction(one.flagged, one.planted)
    return flagged if one.label == "repeat" else -flagged


def _in_order(refs: Refs, planted: Planted) -> Refs:
    one, other = sorted(refs)
    if one == other:
        raise ValueError(f"{one} is paired with itself.")
    if unknown := {one, other} - planted.refs:
        raise ValueError(f"{', '.join(sorted(unknown))} is none of the benefits.")
    return one, other


def _percent(share: Fraction) -> str:
    return f"{float(share):.2%}"
