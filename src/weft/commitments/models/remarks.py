"""What whoever promised something says of how it stands."""

from __future__ import annotations

from django.db import models

from weft.commitments.models.agreements import Commitment


class Remark(models.Model):
    """What whoever promised something says beside the figures of its record. The latest stands; an empty one takes back what was said."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="remarks")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """For which it is said: whoever promised it then."""
    text = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-pk",)
