"""What stands between two editions: how a node of one stands to a node of the other."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import Lower

from weft.analysis.frameworks.crosswalks import Relation, Status
from weft.frameworks.models.editions import Edition


class Mapping(models.Model):
    """One statement about two nodes, as somebody proposed it, another reviewed it, and it was agreed."""

    ref = models.CharField(max_length=8, unique=True)
    subject = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    subject_code = models.CharField(max_length=40)
    relation = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Relation])
    object = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    object_code = models.CharField(max_length=40, blank=True)
    """Empty where the other edition has nothing for the subject."""
    factor = models.CharField(max_length=60, blank=True)
    """The quantity factor as a fraction, “1/52”; empty where there is none."""
    rationale = models.TextField()
    author = models.CharField(max_length=200, blank=True)
    """Who says it, where it came in a file."""
    said_on = models.DateField(null=True)
    """On which day, where it came in a file."""
    through: Any = models.JSONField(default=list)
    """For what follows from others: the nodes in between, “edition/code”."""
    status = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Status])
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """For which it was proposed."""
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_for = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_for = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["subject", "subject_code"], name="mapping_by_subject"),
            models.Index(fields=["object", "object_code"], name="mapping_by_object"),
        )
        constraints = (
            models.UniqueConstraint(
                "subject", Lower("subject_code"), "object", Lower("object_code"),
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_mapping_of_two_nodes_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_by__isnull=True)
                | ~models.Q(reviewed_by=models.F("proposed_by")),
                name="whoever_proposes_does_not_review",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_by__isnull=True)
                | ~models.Q(agreed_by=models.F("proposed_by")),
                name="whoever_proposes_does_not_agree",
            ),
            models.CheckConstraint(
                condition=models.Q(status="proposed", reviewed_by__isnull=True, agreed_by__isnull=True)
                | models.Q(
                    status="reviewed", reviewed_by__isnull=False, reviewed_for__isnull=False, agreed_by__isnull=True
                )
                | models.Q(
                    status="agreed", reviewed_by__isnull=False, reviewed_for__isnull=False, agreed_by__isnull=False,
                    agreed_for__isnull=False,
                ),
                name="a_mapping_has_come_as_far_as_it_says",
            ),
            models.CheckConstraint(
                condition=~models.Q(rationale=""), name="a_mapping_has_a_rationale"
            ),
            models.CheckConstraint(
                condition=~models.Q(subject=models.F("object")),
                name="a_mapping_stands_between_two_editions",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_because="")
                | (models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~models.Q(withdrawn_because="")),
                name="a_mapping_is_withdrawn_by_someone_for_a_reason",
            ),
        )  # fmt: skip
