"""How it is confirmed what happened, where that is not the word of whoever received it alone: by asking a sample of those who took part, by the
payroll, by the books. Plain Python: no Django, no clock.

Those who took part are never named: it is said how many the provider keeps, how many of them were asked, and of how many it is so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from weft.analysis.frameworks.measure import Confirmer
from weft.ui.marks import Reason, why


class Way(StrEnum):
    """By what it is confirmed."""

    BENEFICIARY = "beneficiary"
    SAMPLE = "sample"
    PAYROLL = "payroll"
    BOOKS = "books"


WAYS: Mapping[Confirmer, tuple[Way, ...]] = {
    Confirmer.BENEFICIARY: (Way.BENEFICIARY,),
    Confirmer.PARTICIPANTS: (Way.SAMPLE,),
    Confirmer.AUDITOR: (Way.PAYROLL, Way.BOOKS),
    Confirmer.NOBODY: (),
}
"""By what a measure is confirmed, as it says by whom."""
CHECKS = frozenset({Way.SAMPLE, Way.PAYROLL, Way.BOOKS})
"""Ways that somebody goes who looks for themselves."""
LEAST_ASKED = 5
"""So many of a sample are asked at least; of fewer, all."""


def ways_of(confirmers: Iterable[Confirmer]) -> tuple[Way, ...]:
    """The ways in which a measure is confirmed; none, where nobody can confirm it."""
    found = {way for one in confirmers for way in WAYS[one]}
    return tuple(way for way in Way if way in found)


@dataclass(frozen=True)
class Sample:
    """How many of those who took part were asked, and of how many of them it is so."""

    sampled: int
    sampled_of: int
    """So many the provider keeps."""
    found: int


def found_of(sample: Sample, quantity: int, unit: str) -> int:
    """What a sample confirms of a quantity: the share of which it is so, never rounded up; of people no more than the provider keeps."""
    there = min(quantity, sample.sampled_of) if unit == "people" else quantity
    return there * sample.found // sample.sampled


def why_not_sample(one: Sample) -> Reason | None:
    """Say why a sample says nothing, or None when it does."""
    if not 1 <= one.sampled <= one.sampled_of:
        return why("Ask at least one, and no more than took part.")
    if not 0 <= one.found <= one.sampled:
        return why("Of no more can it be so than were asked.")
    if one.sampled < min(LEAST_ASKED, one.sampled_of):
        return why(
            "Ask at least %(least)s, or all where fewer took part: less says too little, and may tell of one person.",
            least=str(LEAST_ASKED),
        )
    return None


def why_not_answer_by_code(*, delivered_or_asks: bool) -> Reason | None:
    """Say why somebody who is signed in does not answer by a code, or None when they do: it is for those who received something and have no account."""
    if delivered_or_asks:
        return why("You act for whoever delivered this, or for whoever asks. The group that received it answers; give it the letter or the paper.")  # fmt: skip
    return None


def why_not_say(ways: Collection[Way]) -> Reason | None:
    """Say why whoever received something does not confirm it, or None when they do."""
    if Way.BENEFICIARY in ways:
        return None
    if not ways:
        return why("Nobody can confirm this measure. It counts as it is verified.")
    return why("This measure is confirmed by a check, not by the word of whoever received it.")


def why_not_check(ways: Collection[Way]) -> Reason | None:
    """Say why nobody checks what was delivered, or None when somebody does."""
    if CHECKS & set(ways):
        return None
    return why("No sample, payroll or books confirm this measure.")


def why_not_in_this_way(way: Way, ways: Collection[Way]) -> Reason | None:
    """Say why a measure is not checked in a way, or None when it is."""
    return None if way in CHECKS & set(ways) else why("This measure is not confirmed in this way.")
