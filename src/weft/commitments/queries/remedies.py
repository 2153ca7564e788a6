"""What can be asked about what follows where promises are missed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from weft.commitments.due import DAY
from weft.commitments.models import Agreement, Commitment, Remedy, RemedyStep
from weft.commitments.queries.agreements import commitments_visible_to
from weft.commitments.queries.standing import Standing, standings
from weft.commitments.queries.wordings import Measures
from weft.commitments.remedies import OPEN, RemedyKind, RemedyState, Said
from weft.commitments.remedies import is_equal as is_equal_by_itself
from weft.commitments.rules import Sort
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records


def missing_of(commitment: Commitment, on: date) -> int:
    """What of a promise was due before a day and is neither verified nor made good in another way, in the measure's smallest part."""
    (one,) = standings([commitment], on)
    return one.missing


def remedies_visible_to(viewer: Viewer) -> QuerySet[Remedy]:
    """What follows for promises that the viewer sees."""
    seen = commitments_visible_to(viewer).order_by().values("pk")
    return Remedy.objects.filter(commitment__in=seen).select_related(
        "commitment__agreement__keeper", "commitment__promised_by", "commitment__edition__framework", "instead"
    )  # fmt: skip


def remedies_beside(promises: Iterable[Standing]) -> dict[int, list[Remedy]]:
    """What follows for promises on a page, by their numbers; what was withdrawn or refused left out."""
    numbers = [one.commitment.pk for one in promises]
    there = Remedy.objects.filter(commitment__in=numbers)
    found: dict[int, list[Remedy]] = {}
    for one in there.exclude(state__in=[RemedyState.WITHDRAWN, RemedyState.REFUSED]):
        found.setdefault(one.commitment_id, []).append(one)
    return found


def said_of_remedies(commitment: Commitment) -> list[Said]:
    """What was said of the remedies for a promise, in its order."""
    steps = RemedyStep.objects.filter(remedy__commitment=commitment).order_by("pk")
    return [
        Said(one.remedy_id, RemedyKind(one.remedy.kind), RemedyState(one.to), one.remedy.missing, one.remedy.is_for, timezone.localdate(one.remedy.proposed_at) - DAY)
        for one in steps.select_related("remedy")
    ]  # fmt: skip


def asked_to_pay_for(commitment: Commitment) -> int:
    """For how much of what was missing of a promise payments are proposed or agreed, and not made yet."""
    states = [one.value for one in OPEN]
    there = commitment.remedies.filter(kind=RemedyKind.PAYMENT, state__in=states)
    return sum(one.is_for for one in there)


def remedies_to_answer(viewer: Viewer) -> QuerySet[Remedy]:
    """What is proposed to the viewer's organisation because it has missed a promise, and waits for its word."""
    own = own_records(viewer)
    return remedies_visible_to(viewer).filter(state=RemedyState.PROPOSED, commitment__promised_by__in=own)  # fmt: skip


def open_remedies(agreement: Agreement) -> QuerySet[Remedy]:
    """What is proposed or agreed in an agreement and not done yet."""
    states = [one.value for one in OPEN]
    here = Remedy.objects.filter(commitment__agreement=agreement, state__in=states)
    return here.select_related("commitment__edition__framework", "commitment__promised_by")


def missed_in(agreement: Agreement, on: date) -> list[Commitment]:
    """The promises that stand in an agreement of which something that was due before a day is missing."""
    there = agreement.commitments.filter(ended_at=None).select_related(
        "edition__framework", "promised_by", "agreement"
    )
    return [one.commitment for one in standings(there, on) if one.missing]


def is_equal(instead: Commitment, missed: Commitment, covers: int) -> bool:
    """Whether a promise is as much of the same as what it is to take the place of in another."""
    measures = Measures()
    same = (measures.home_of(one) for one in (instead, missed))
    return is_equal_by_itself(
        same_measure=instead.code == missed.code and next(same) == next(same), same_people=set(missed.cohorts) == set(instead.cohorts),
        by_a_day=instead.due is not None and instead.sort not in (Sort.PER_PERIOD, Sort.RATE), quantity=instead.quantity, covers=covers,
    )  # fmt: skip


def could_substitute(commitment: Commitment) -> QuerySet[Commitment]:
    """The promises that were recorded because a missed one was, and could take its place."""
    same = Commitment.objects.filter(agreement=commitment.agreement_id, promised_by=commitment.promised_by_id)  # fmt: skip
    free = same.filter(ended_at=None, instead_of=None, made_for=commitment.pk)
    return free.select_related("edition__framework", "agreement")
