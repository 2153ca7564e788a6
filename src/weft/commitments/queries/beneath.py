"""What is promised in agreements that lie under others, added up for those above. Only what the viewer sees has a part in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from weft.commitments.models import Agreement, Commitment
from weft.commitments.queries.above import numbers_beneath
from weft.commitments.queries.agreements import IN_FORCE, LISTED, commitments_visible_to
from weft.commitments.queries.portfolio import Line, OfMeasure, by_measure, editions_of, lines
from weft.commitments.queries.wordings import Measures
from weft.organisations.access import Viewer

MOST_ALONE = 20
"""So many promises that add up with no others are shown one by one."""


@dataclass(frozen=True)
class Alone:
    """A promise of a measure that does not add up over providers."""

    wording: str
    line: Line
    confirmed: int | None
    """None where nobody can confirm it."""


@dataclass(frozen=True)
class Beneath:
    """What is promised in all agreements that lie under another, at any depth. It consumes nothing, and is part of nothing that is promised above."""

    agreements: int
    """So many of them are in force, or have ended."""
    promises: int
    measures: Sequence[OfMeasure]
    ended: Sequence[OfMeasure]
    """What was delivered for promises that hold no longer: they ask nothing more."""
    alone: Sequence[Alone]
    more_alone: int


def beneath(viewer: Viewer, agreement: Agreement, on: date) -> Beneath | None:
    """What is promised under an agreement; None where nothing lies under it that the viewer sees."""
    numbers = numbers_beneath(viewer, agreement)
    if not numbers:
        return None
    here = Agreement.objects.filter(pk__in=numbers, state__in=IN_FORCE)
    promises = commitments_visible_to(viewer).filter(LISTED, agreement__in=here.values("pk"))
    found = lines(promises.filter(ended_at__isnull=True), on)
    ended = lines(promises.filter(ended_at__isnull=False, claimed__gt=0), on)
    editions = editions_of([*found, *ended])
    measures = by_measure(found, editions)
    summed = {one.key for one in measures}
    alone = [one for one in found if one.of not in summed]
    return Beneath(
        here.count(), len(found), measures, by_measure(ended, editions), _told(alone[:MOST_ALONE]), max(0, len(alone) - MOST_ALONE)
    )  # fmt: skip


def _told(some: Sequence[Line]) -> list[Alone]:
    there = Commitment.objects.select_related("edition").in_bulk([one.number for one in some])
    measures = Measures()
    return [
        Alone(measures.wording_of(whole), one, measures.confirmed_of(whole, one.confirmed))
        for one in some if (whole := there[one.number])
    ]  # fmt: skip
