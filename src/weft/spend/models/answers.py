"""What a council has found out about those it pays."""

from __future__ import annotations

from typing import Any

from django.db import models


class Answer(models.Model):
    """What somebody found out about a supplier: where it is, how large, what it is. One for each supplier."""

    council = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    supplier_id = models.CharField(max_length=40)
    supplier = models.CharField(max_length=500)
    """What it was called when the answer was given."""
    said: Any = models.JSONField()
    """What was filled in, by the columns of a worklist; empty where it was taken back."""
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["council", "supplier_id"], name="one_answer_about_a_supplier"
            ),
        )
