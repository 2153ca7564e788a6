"""Which claims are looked at closely before anybody decides about them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from weft.commitments import rules
from weft.commitments.models import Claim
from weft.commitments.queries.disputes import is_disputed_now
from weft.commitments.queries.repeats import may_be_twice
from weft.commitments.rules import BenefitState
from weft.ui.marks import Reason


def is_short(claim: Claim) -> bool:
    """Whether whoever received it has confirmed less than a claim brings."""
    return rules.is_short(BenefitState(claim.benefit.state), brings=claim.brings, confirmed=claim.confirmed)  # fmt: skip


def to_be_read(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims with what `why_read` looks at."""
    told = claims.select_related("benefit").prefetch_related("benefit__confirmations")
    behind = Count("benefit__evidence", filter=Q(benefit__evidence__forgotten_at=None))
    return told.annotate(
        twice=may_be_twice("benefit"), behind=behind, quarrelled=is_disputed_now("benefit")
    )


def why_read(claim: Any) -> Reason | None:
    """Why a claim, one of `to_be_read`, is decided about by itself, with its page read; None where it can be verified among others."""
    benefit = claim.benefit
    tied = any(one.ties for one in benefit.confirmations.all() if one.round == benefit.round)
    return rules.why_not_verify_unread(
        BenefitState(benefit.state), short=is_short(claim), twice=claim.twice, tied=tied
    )
