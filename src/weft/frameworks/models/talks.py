"""What people say about a draft: comments, and consultations of a named group."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from weft.frameworks.models.editions import Edition
from weft.frameworks.rules import Became, has_ended


class Consultation(models.Model):
    """A named group is asked about a draft, whose text stands until the consultation has ended."""

    ref = models.CharField(max_length=8, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="consultations")
    group = models.CharField(max_length=200)
    """What the group is called: “Councils of the place”, “The voluntary sector's forum”."""
    question = models.TextField()
    closes = models.DateField()
    """The last day on which comments are taken."""
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_because = models.TextField(blank=True)
    """Why it was closed before its last day."""
    about: Any = models.JSONField(default=dict)
    """The text that they were asked about, field by field, as it stood then."""
    changed_after = models.PositiveIntegerField(null=True)
    """How much was said otherwise between this text and the one that was adopted: entries of the tree, and what stands outside it; None
    while nothing is adopted."""
    answered_at = models.DateTimeField(null=True)
    """When it had ended and all that was said in it had been answered: whoever had said something was written to then."""
    invited = models.ManyToManyField("organisations.Organisation", related_name="+")
    """The organisations of the group: whoever acts for one reads the draft and comments on it."""

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(closed_at__isnull=True),
                name="one_consultation_about_an_edition_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_consultation_is_closed_by_someone",
            ),
        )

    def has_ended(self, today: date) -> bool:
        """Whether it takes no more comments."""
        return has_ended(closed=self.closed_at is not None, last_day=self.closes, today=today)

    @property
    def until(self) -> date:
        """The last day on which it takes, or took, comments."""
        if self.closed_at is None:
            return self.closes
        return min(self.closes, timezone.localdate(self.closed_at))


class Comment(models.Model):
    """What somebody says about a draft, or about one node of it, and what became of that."""

    ref = models.CharField(max_length=8, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="comments")
    code = models.CharField(max_length=40, blank=True)
    """The node that it is about; empty: the edition as a whole."""
    consultation = models.ForeignKey(
        Consultation, null=True, on_delete=models.PROTECT, related_name="comments"
    )
    """In which it was said; none: by the keeper's own people among themselves."""
    text = models.TextField()
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """For which they said it."""
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    became = models.CharField(
        max_length=20, blank=True, choices=[(one.value, one.value) for one in Became]
    )
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(became="", answered_at__isnull=True, answered_by__isnull=True)
                | (
                    ~models.Q(became="")
                    & ~models.Q(answer="")
                    & models.Q(answered_at__isnull=False, answered_by__isnull=False)
                ),
                name="a_comment_is_answered_by_someone_in_words",
            ),
        )
