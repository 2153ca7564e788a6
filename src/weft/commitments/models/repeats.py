"""Pairs of benefits that may be one, as the nightly review finds them, and when it was done."""

from __future__ import annotations

from typing import Any

from django.db import models

from weft.commitments.models.benefits import Benefit


class Repeat(models.Model):
    """Two benefits that may be one, recorded twice; open until somebody says that they are two, or one of them is taken back."""

    ref = models.CharField(max_length=8, unique=True)
    one = models.ForeignKey(Benefit, on_delete=models.CASCADE, related_name="+")
    """The one that was recorded first."""
    other = models.ForeignKey(Benefit, on_delete=models.CASCADE, related_name="+")
    weight = models.PositiveSmallIntegerField()
    reasons: Any = models.JSONField(default=list)
    """What speaks for one benefit, as the engine says it."""
    found_at = models.DateTimeField()
    apart_at = models.DateTimeField(null=True)
    """When somebody said that they are two."""
    apart_because = models.TextField(blank=True)
    apart_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    apart_for = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-weight", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["one", "other"], name="a_pair_is_found_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="a_pair_is_of_two"
            ),
            models.CheckConstraint(
                condition=models.Q(apart_at__isnull=True) | ~models.Q(apart_because=""),
                name="two_are_two_for_a_reason",
            ),
        )


class Review(models.Model):
    """That the benefits of the whole place were held against each other."""

    begun_at = models.DateTimeField()
    """What was reported before this was looked at; what is reported later is looked at the next time."""
    ended_at = models.DateTimeField()
    looked_at = models.PositiveIntegerField()
    found = models.PositiveIntegerField()

    class Meta:
        ordering = ("-begun_at",)
