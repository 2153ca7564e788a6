"""Who was reminded of what, and who speaks for groups that have no account."""

from __future__ import annotations

from django.db import models

from weft.commitments.models.agreements import Commitment, chosen
from weft.commitments.models.benefits import Benefit
from weft.commitments.reminding import Step


class Reminder(models.Model):
    """That somebody was written to about a promise or a benefit: kept, so that nobody is written to twice about the same."""

    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Whose people were written to; None where it was a contact, who has no account."""
    commitment = models.ForeignKey(
        Commitment, null=True, on_delete=models.CASCADE, related_name="reminders"
    )
    day = models.DateField(null=True)
    """On which the promise is due; where its keeper wrote, on which it did."""
    benefit = models.ForeignKey(
        Benefit, null=True, on_delete=models.CASCADE, related_name="reminders"
    )
    round = models.PositiveSmallIntegerField(null=True)
    """In which the benefit was reported."""
    step = models.CharField(max_length=10, choices=chosen(Step))
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["commitment", "day", "step"],
                condition=models.Q(commitment__isnull=False),
                name="nobody_is_reminded_twice_of_a_promise",
            ),
            models.UniqueConstraint(
                fields=["benefit", "round", "step"],
                condition=models.Q(benefit__isnull=False),
                name="nobody_is_asked_twice_about_a_benefit",
            ),
            models.CheckConstraint(
                condition=models.Q(commitment__isnull=False, day__isnull=False, benefit__isnull=True)
                | models.Q(commitment__isnull=True, benefit__isnull=False, round__isnull=False),
                name="a_reminder_is_about_one_thing",
            ),
        )  # fmt: skip


class Contact(models.Model):
    """An email address of somebody who speaks for a group that has no account, as an organisation knows it from elsewhere than the provider."""

    ref = models.CharField(max_length=8, unique=True)
    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """Whose people know it, and ask by it."""
    group = models.CharField(max_length=200)
    """As those who deliver to it call it."""
    email = models.EmailField()
    known_by = models.TextField()
    """How it is known that they speak for the group."""
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    used_at = models.DateTimeField()
    """When it was last written to; when it was approved, before that."""

    class Meta:
        ordering = ("group", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["keeper", "group", "email"], name="a_contact_is_known_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(known_by=""), name="a_contact_is_known_from_somewhere"
            ),
        )
