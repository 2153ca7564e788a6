"""What somebody found who looked for themselves: by a sample of those who took part, in the payroll, in the books."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from weft.analysis.commitments.personal import in_text
from weft.commitments import checks, queries
from weft.commitments.actions.confirming import Answer, answered
from weft.commitments.actions.who import NamesPeople, can, checker, unquarrelled
from weft.commitments.checks import Sample, Way
from weft.commitments.models import Benefit
from weft.organisations.access import NotAllowed, Viewer


@dataclass(frozen=True)
class Check:
    """By what somebody looked, and what they found: of a sample of how many it is so, else how much they saw, in the measure's smallest part."""

    way: Way
    seen: int = 0
    sample: Sample | None = None
    words: str = ""


@transaction.atomic
def check_benefit(
    *, benefit: Benefit, check: Check, looked: bool = False, by: Viewer, at: datetime
) -> Benefit:
    """Say what a check of what others delivered has found. A sample confirms its share of the quantity; the payroll and the books what was seen.

    Raises NamesPeople where the words may name people and nobody has `looked`.
    """
    organisation, person = checker(by)
    there = queries.checkable(by).get(pk=benefit.pk)
    held = Benefit.objects.select_for_update(of=("self",)).select_related(
        "accountable", "edition__framework"
    ).get(pk=there.pk)  # fmt: skip
    ways = queries.Measures().ways_of(held)
    if reason := queries.why_not_judge(by, held) or checks.why_not_check(ways):
        raise NotAllowed(reason)
    can(checks.why_not_in_this_way(check.way, ways))
    unquarrelled(held)
    if not looked and (found := in_text(check.words)):
        raise NamesPeople(found)
    answer = Answer(
        _comes_to(check, held), False, check.words, organisation, person, queries.ties_with(held, organisation.pk),
        way=check.way, sample=check.sample if check.way is Way.SAMPLE else None,
    )  # fmt: skip
    return answered(held, answer, by.actor, at)


def _comes_to(check: Check, held: Benefit) -> int:
    """What a check confirms, at most all."""
    if check.way is not Way.SAMPLE:
        return min(check.seen, held.quantity)
    assert check.sample is not None
    can(checks.why_not_sample(check.sample))
    return checks.found_of(check.sample, held.quantity, held.unit)
