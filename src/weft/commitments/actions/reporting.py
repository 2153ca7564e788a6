"""A benefit reported, and claimed for everything that it counts for, in one go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from weft.commitments.actions.benefits import claim, report_benefit
from weft.commitments.models import Benefit, Commitment

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
    for commitment, quantity in shares.items():
        if quantity:
            claim(benefit=reported, commitment=commitment, quantity=quantity, by=by, at=at)
    return reported
