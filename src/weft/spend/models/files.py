"""A council's payment files, and what it has said about them."""

from __future__ import annotations

from typing import Any

from django.db import models


class PaymentFile(models.Model):
    """A file that a council has sent to be analysed. Replaced or removed, it stays for the runs that used it."""

    ref = models.CharField(max_length=8, unique=True)
    council = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    upload = models.OneToOneField("uploads.Upload", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    said: Any = models.JSONField(null=True)
    """What a person has said about this very file."""
    look = models.ForeignKey("jobs.Job", on_delete=models.PROTECT, related_name="+")
    """The last look at it; its result holds what Weft understood."""
    replaced_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaces"
    )
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["council", "id"], name="payment_file_by_council"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(removed_at__isnull=True) | models.Q(replaced_by__isnull=True),
                name="a_payment_file_is_removed_or_replaced_not_both",
            ),
        )


class Profile(models.Model):
    """What a council has said about files with the same headings, kept for next month."""

    council = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    key = models.CharField(max_length=64)
    """What the files' headings have in common."""
    said: Any = models.JSONField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["council", "key"], name="one_profile_for_the_same_headings"
            ),
        )
