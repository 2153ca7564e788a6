"""A quarrel about one benefit: who has a part in it, what each of them says, and how it was settled."""

from __future__ import annotations

from typing import Any

from django.db import models

from weft.commitments.disputes import DisputeKind, DisputeState, Stake
from weft.commitments.models.agreements import Commitment, chosen
from weft.commitments.models.benefits import Benefit


class Dispute(models.Model):
    """Somebody says that a benefit counts where it should not, or did not happen as it is told."""

    ref = models.CharField(max_length=8, unique=True)
    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="disputes")
    kind = models.CharField(max_length=20, choices=chosen(DisputeKind))
    state = models.CharField(max_length=10, choices=chosen(DisputeState))
    words = models.TextField()
    """What is not right, as whoever opened it says."""
    commitment = models.ForeignKey(
        Commitment, null=True, on_delete=models.PROTECT, related_name="disputes"
    )
    """For which it should count, where it is claimed elsewhere."""
    wanted = models.PositiveBigIntegerField(default=0)
    """How much of it, in the smallest part of the benefit's measure."""
    reported = models.PositiveBigIntegerField()
    """What was reported when it was opened."""
    answer_until = models.DateField()
    """The last day on which a dispute waits for a side that has not answered."""
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    opened_for = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    because = models.TextField(blank=True)
    """Why it was settled so, or taken back."""
    stands = models.BooleanField(null=True)
    """Whether the benefit stands, as it was settled."""
    quantity = models.PositiveBigIntegerField(null=True)
    """What happened of it, as it was settled."""
    counted: Any = models.JSONField(default=list)
    """What each claim counted and counts, as it was settled: the reference of the claim, before, after."""
    closed_at = models.DateTimeField(null=True)
    """When it was settled or taken back."""
    settled_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["state", "answer_until"], name="dispute_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=["benefit"], condition=models.Q(state__in=["opened", "answered"]),
                name="one_dispute_at_a_time_about_a_benefit",
            ),
            models.CheckConstraint(
                condition=~models.Q(words=""), name="a_dispute_says_what_it_is_about"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="facts", commitment__isnull=True, wanted=0)
                | models.Q(kind="claimed elsewhere", commitment__isnull=False, wanted__gte=1),
                name="what_is_claimed_elsewhere_is_wanted_for_a_promise",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["opened", "answered"], closed_at__isnull=True, settled_by__isnull=True)
                | models.Q(state="withdrawn", closed_at__isnull=False, settled_by__isnull=True)
                | (models.Q(state="settled", closed_at__isnull=False, settled_by__isnull=False, stands__isnull=False) & ~models.Q(because="")),
                name="a_dispute_is_settled_by_somebody_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_by__isnull=True) | ~models.Q(settled_by=models.F("opened_by")),
                name="nobody_settles_what_they_opened",
            ),
        )  # fmt: skip


class Side(models.Model):
    """An organisation that has a part in a dispute."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="sides")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    stake = models.CharField(max_length=12, choices=chosen(Stake))
    """What it is to the benefit; the first of several."""
    may_be_named = models.BooleanField(default=False)
    """Whether sides that do not see its agreement are told who it is."""

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["dispute", "organisation"], name="an_organisation_is_once_in_a_dispute"
            ),
        )


class Answer(models.Model):
    """What a side says in a dispute. It stays as it was said; a side may say more."""

    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(words=""), name="an_answer_says_something"),
        )
