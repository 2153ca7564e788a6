"""What a council has decided about the names of those it pays."""

from __future__ import annotations

from django.db import models

from weft.spend.rules import RULINGS


class Ruling(models.Model):
    """One decision about one name, or about two. Withdrawn, it is kept, and counts no more."""

    ref = models.CharField(max_length=8, unique=True)
    council = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    says = models.CharField(max_length=12, choices=list(RULINGS.items()))
    name = models.CharField(max_length=500)
    other = models.CharField(max_length=500, blank=True)
    """The second name; for a company or charity its number."""
    body = models.CharField(max_length=500, blank=True)
    """Whose supplier is meant, where the name has a namesake; else empty."""
    other_body = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    said_with = models.CharField(max_length=8)
    """The reference of the first of those that were said in one go."""
    decided_by = models.CharField(max_length=200, blank=True)
    """Who decided, as the file says that it came in; empty where it was said here."""
    decided_on = models.CharField(max_length=40, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["council", "-id"], name="ruling_by_council"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="a_ruling_is_withdrawn_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(says__in=list(RULINGS)),
                name="a_ruling_says_what_rulings_can_say",
            ),
        )
