"""What follows where a promise is missed."""

from __future__ import annotations

from django.db import models

from weft.commitments.models.agreements import Commitment, chosen
from weft.commitments.remedies import RemedyKind, RemedyState


class Remedy(models.Model):
    """What is to follow because something that was due is missing: a plan, another promise instead, a payment."""

    ref = models.CharField(max_length=8, unique=True)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="remedies")
    kind = models.CharField(max_length=12, choices=chosen(RemedyKind))
    state = models.CharField(max_length=10, choices=chosen(RemedyState))
    what = models.TextField()
    by_when = models.DateField(null=True)
    amount_gbp = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    instead = models.ForeignKey(
        Commitment, null=True, on_delete=models.PROTECT, related_name="takes_place_in"
    )
    """Which promise takes its place."""
    equal_because = models.TextField(blank=True)
    """Why that counts as equal, where it is not as much of the same measure for the same people."""
    missing = models.PositiveBigIntegerField()
    """What was due and not verified when it was proposed, in the measure's smallest part."""
    covers = models.PositiveBigIntegerField(null=True)
    """For how much of that it is; None: for all of it."""
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["commitment", "state"], name="remedy_by_commitment"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind="plan", by_when__isnull=False, amount_gbp__isnull=True, instead__isnull=True)
                | models.Q(kind="payment", amount_gbp__isnull=False, amount_gbp__gt=0, instead__isnull=True)
                | models.Q(kind="substitute", instead__isnull=False, amount_gbp__isnull=True),
                name="a_remedy_says_what_follows",
            ),
            models.CheckConstraint(
                condition=models.Q(instead__isnull=True) | ~models.Q(instead=models.F("commitment")),
                name="nothing_takes_its_own_place",
            ),
        )  # fmt: skip

    @property
    def is_for(self) -> int:
        """For how much of what was missing it is, in the measure's smallest part."""
        return self.missing if self.covers is None else self.covers


class RemedyStep(models.Model):
    """What was said of a remedy, for whom, and why."""

    remedy = models.ForeignKey(Remedy, on_delete=models.PROTECT, related_name="steps")
    to = models.CharField(max_length=10, choices=chosen(RemedyState))
    because = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    said_for = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(to__in=["refused", "done", "not done", "withdrawn"]) | ~models.Q(because=""),
                name="what_becomes_of_a_remedy_has_a_reason",
            ),
        )  # fmt: skip
