"""A benefit reported, and claimed for everything that it counts for, in one go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from weft.commitments.actions.benefits import claim, report_benefit
from weft.commitments.actions.repeats import keep_beside
from weft.commitments.models import Benefit, Commitment
from weft.commitments.queries import counts_for

if TYPE_CHECKING:
    from weft.organisations.access import Viewer


@transaction.atomic
def report_and_claim(
    *, benefit: Benefit, shares: Mapping[Commitment, int], by: Viewer, at: datetime
) -> Benefit:
    """Report a benefit, and say how much of it counts towards each commitment; all of it, or nothing.

    `shares` are in the benefit's smallest part; a share of nothing claims nothing.
    """
    reported = report_benefit(benefit=benefit, by=by, at=at)
    keep_beside(benefit=reported, at=at)
    return claim_shares(benefit=reported, shares=shares, by=by, at=at)


@transaction.atomic
def claim_shares(
    *, benefit: Benefit, shares: Mapping[Commitment, int], by: Viewer, at: datetime
) -> Benefit:
    """Say of a benefit that was reported how much counts towards each of several commitments."""
    for commitment, quantity in shares.items():
        if quantity:
            claim(benefit=benefit, commitment=commitment, quantity=quantity, by=by, at=at)
    return benefit


@transaction.atomic
def report_several(*, benefits: Iterable[Benefit], by: Viewer, at: datetime) -> list[Benefit]:
    """Report several drafts at once, each claimed as is offered: all of them, or none."""
    return [
        report_and_claim(benefit=one, shares=_offered(one, by), by=by, at=at) for one in benefits
    ]


def _offered(benefit: Benefit, by: Viewer) -> dict[Commitment, int]:
    return {one.commitment: one.offered for one in counts_for(by, benefit)}
