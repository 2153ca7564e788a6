"""Registers that were taken in."""

from __future__ import annotations

from typing import Any

from django.db import models


class Intake(models.Model):
    """A register of contracts that somebody took in, until it is taken back."""

    ref = models.CharField(max_length=8, unique=True)
    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField(max_length=200)
    """The name of the file."""
    number = models.PositiveIntegerField()
    """So many agreements came of it."""
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | (models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~models.Q(withdrawn_because="")),
                name="what_is_taken_back_has_a_reason",
            ),
        )  # fmt: skip


class RegisterRow(models.Model):
    """What else the row of a register says that names a supplier, as it stood there: it goes out again with the register."""

    party = models.OneToOneField("Party", on_delete=models.CASCADE, related_name="register_row")
    said: Any = models.JSONField(default=dict)
    """Texts by the headings of their columns."""
