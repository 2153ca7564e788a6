"""Runs of the analysis."""

from __future__ import annotations

from django.db import models

from weft.spend.models.files import PaymentFile


class Run(models.Model):
    """One analysis of a council's payment files for a period; the work and its state are its job's."""

    ref = models.CharField(max_length=8, unique=True)
    council = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    period = models.CharField(max_length=40)
    """As people write it: 2024-25, 2024, 2024-25 Q1."""
    job = models.OneToOneField("jobs.Job", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    files = models.ManyToManyField(PaymentFile, related_name="runs")

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["council", "-id"], name="run_by_council"),)
