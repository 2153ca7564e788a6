"""What was decided about claims: by whom, when, and why."""

from __future__ import annotations

from django.db import models

from weft.commitments.models.agreements import chosen
from weft.commitments.models.benefits import Claim
from weft.commitments.models.disputes import Dispute
from weft.commitments.rules import ClaimState


class Judgement(models.Model):
    """How a claim came to stand, once: as the keeper of its agreement decided, or as a dispute was settled. It never changes."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="judgements")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """The benefit's accountable organisation, for which nobody judges."""
    state = models.CharField(max_length=10, choices=chosen(ClaimState))
    before = models.PositiveBigIntegerField()
    """What counted before, in the smallest part of the benefit's measure: what was claimed, where nobody had decided about it."""
    counts = models.PositiveBigIntegerField()
    """What counts from then on."""
    because = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    said_for = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """The keeper of the agreement; None where a place steward settled a dispute."""
    dispute = models.ForeignKey(
        Dispute, null=True, on_delete=models.PROTECT, related_name="judgements"
    )
    """The one that was settled so."""

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(said_for__isnull=True) | ~models.Q(said_for=models.F("provider")),
                name="nobody_verifies_their_own",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["returned", "adjusted"]) | ~models.Q(because=""),
                name="a_claim_is_returned_or_adjusted_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(said_for__isnull=True) | models.Q(dispute__isnull=True),
                name="a_keeper_judges_or_a_steward_settles",
            ),
        )  # fmt: skip
