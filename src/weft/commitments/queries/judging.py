"""Which claims are looked at closely before anybody decides about them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from weft.commitments import rules
from weft.commitments.models import Claim, Confirmation
from weft.commitments.queries.disputes import is_disputed_now
from weft.commitments.queries.four_eyes import why_not_judge_claim
from weft.commitments.queries.repeats import may_be_twice
from weft.commitments.rules import BenefitState
from weft.organisations.access import Viewer
from weft.ui.marks import Reason


def is_short(claim: Claim) -> bool:
    """Whether whoever received it has confirmed less than a claim brings."""
    return rules.is_short(BenefitState(claim.benefit.state), brings=claim.brings, confirmed=claim.confirmed)  # fmt: skip


def is_settled(claim: Claim) -> bool:
    """Whether a claim counts as a dispute was settled: nobody has decided about it since."""
    last = [*claim.judgements.all()][-1:]
    return claim.counts > 0 and any(one.dispute_id for one in last)


def to_be_read(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims with what `why_read` looks at."""
    said = Prefetch(
        "benefit__confirmations", Confirmation.objects.select_related("inquiry__contact")
    )
    told = claims.select_related("benefit").prefetch_related(said)
    behind = Count("benefit__evidence", filter=Q(benefit__evidence__forgotten_at=None))
    return told.annotate(
        twice=may_be_twice("benefit"), behind=behind, quarrelled=is_disputed_now("benefit")
    )


def why_read(viewer: Viewer, claim: Any) -> Reason | None:
    """Why a claim, one of `to_be_read`, is not verified among others: somebody else decides about it, or its page is read first; None where it is."""
    benefit = claim.benefit
    if reason := why_not_judge_claim(viewer, benefit):
        return reason
    tied = any(one.ties for one in benefit.confirmations.all() if one.round == benefit.round)
    return rules.why_not_verify_unread(
        BenefitState(benefit.state), short=is_short(claim), twice=claim.twice, tied=tied
    )
