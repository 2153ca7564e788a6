"""What people have said of the files that their organisation takes in."""

from __future__ import annotations

from typing import Any

from django.db import models

from weft.commitments.lists import Listed
from weft.commitments.models.agreements import chosen


class Profile(models.Model):
    """What stands in which column of the files with the same headings, as somebody said the last time."""

    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    of = models.CharField(max_length=10, choices=chosen(Listed))
    key = models.CharField(max_length=64)
    """Of the headings."""
    said: Any = models.JSONField(default=dict)
    """What was answered on the page that asks, by its questions."""
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["keeper", "of", "key"], name="files_of_the_same_headings_have_one_profile"
            ),
        )
