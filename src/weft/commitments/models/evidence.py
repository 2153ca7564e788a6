"""What stands behind a benefit; and what somebody has begun to type and not yet recorded."""

from __future__ import annotations

from typing import Any

from django.db import models

from weft.commitments.models.agreements import Commitment, chosen
from weft.commitments.models.benefits import Benefit
from weft.commitments.rules import EvidenceKind


class Evidence(models.Model):
    """One thing that stands behind a benefit: a file, a link, a line, a number. What it says ends on its day; that it was there stays."""

    ref = models.CharField(max_length=8, unique=True)
    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=chosen(EvidenceKind))
    upload = models.ForeignKey(
        "uploads.Upload", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """The file, until it is forgotten."""
    name = models.CharField(max_length=200, blank=True)
    """What the file was called."""
    sha256 = models.CharField(max_length=64, blank=True)
    picture = models.CharField(max_length=16, blank=True)
    """Of a picture, its perceptual hash in hexadecimal digits."""
    with_location = models.BooleanField(default=False)
    """Whether its provider wanted a photograph to keep where it was taken."""
    reference = models.TextField(blank=True)
    """An address on the web, a statement, a number in a payroll or of training."""
    for_beneficiary = models.BooleanField(default=False)
    """Whether whoever received the benefit may look at it, too."""
    kept_until = models.DateField()
    """The last day on which what it says is kept."""
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    forgotten_at = models.DateTimeField(null=True)
    forgotten_because = models.TextField(blank=True)
    """Why its provider took it away; empty where its time was over."""

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["sha256"], name="evidence_by_hash"),
            models.Index(fields=["forgotten_at", "kept_until"], name="evidence_by_its_end"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(forgotten_at__isnull=False)
                | models.Q(upload__isnull=False)
                | ~models.Q(reference=""),
                name="evidence_says_something_until_it_is_forgotten",
            ),
            models.CheckConstraint(
                condition=models.Q(forgotten_at__isnull=True)
                | models.Q(upload__isnull=True, reference="", name=""),
                name="what_is_forgotten_says_nothing",
            ),
        )

    @property
    def may_be_looked_at(self) -> bool:
        """Whether it can be shown on a page: a photograph that is still there."""
        return self.kind == EvidenceKind.PICTURE and self.upload_id is not None


class Jotting(models.Model):
    """What somebody has typed of a benefit and not recorded yet. Theirs alone, until it is recorded, thrown away, or its time is over."""

    ref = models.CharField(max_length=8, unique=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    commitment = models.ForeignKey(
        Commitment, null=True, on_delete=models.PROTECT, related_name="+"
    )
    """For which it was begun."""
    typed: Any = models.JSONField(default=dict)
    """By the names of the questions."""
    became = models.OneToOneField(Benefit, null=True, on_delete=models.PROTECT, related_name="+")
    """The benefit as which it was recorded: one, however often that is asked for. What was typed has gone into it then."""
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("-saved_at",)
        indexes = (models.Index(fields=["person", "organisation"], name="jotting_by_person"),)
