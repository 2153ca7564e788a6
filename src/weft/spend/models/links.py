"""Which organisation a supplier is, as a council says it, and what that organisation says against it."""

from __future__ import annotations

from django.db import models


class SupplierLink(models.Model):
    """A council says that a supplier it pays is an organisation of the place. Ended, it is kept; another can follow."""

    ref = models.CharField(max_length=8, unique=True)
    council = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    supplier_id = models.CharField(max_length=40)
    """As the last analysis knew it when the link was said; later ones say by which id it goes now."""
    supplier = models.CharField(max_length=500)
    """What it was called then."""
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    because = models.TextField()
    holds_from = models.DateField(null=True)
    """None where it always was so, as far as anybody knows."""
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    held_until = models.DateField(null=True)
    """The last day on which it held; None in one that has ended: it was never right."""
    ended_because = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["council", "supplier_id"], name="link_by_supplier"),)
        constraints = (
            models.UniqueConstraint(
                fields=["council", "supplier_id"],
                condition=models.Q(ended_at__isnull=True),
                name="a_supplier_is_one_organisation_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(because=""), name="a_link_is_said_for_a_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    ended_at__isnull=True, ended_by__isnull=True, held_until__isnull=True)
                | (
                    models.Q(ended_at__isnull=False, ended_by__isnull=False)
                    & ~models.Q(ended_because="")
                ),
                name="a_link_is_ended_by_someone_for_a_reason",
            ),
        )  # fmt: skip


class Objection(models.Model):
    """What the linked organisation says against a link, and what the council's analysts answered."""

    link = models.ForeignKey(SupplierLink, on_delete=models.PROTECT, related_name="objections")
    because = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    """Empty while it waits, and where the link was ended instead, which says why."""
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["link"],
                condition=models.Q(answered_at__isnull=True),
                name="one_objection_to_a_link_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answered_by__isnull=True)
                | models.Q(answered_at__isnull=False, answered_by__isnull=False),
                name="an_objection_is_answered_by_someone",
            ),
        )
