"""What two councils have agreed: each sees what the other's analyses found."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Greatest, Least

from weft.spend.rules import Agreement


class Sharing(models.Model):
    """One council offers another that each sees the other's results; it holds from when the other agrees."""

    ref = models.CharField(max_length=8, unique=True)
    council = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """The one that offered it."""
    other = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    offered_at = models.DateTimeField()
    offered_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(council=models.F("other")), name="a_council_shares_with_another"
            ),
            models.UniqueConstraint(
                Least("council", "other"), Greatest("council", "other"),
                condition=models.Q(ended_at__isnull=True), name="two_councils_share_once",
            ),
        )  # fmt: skip

    @property
    def state(self) -> Agreement:
        """How it stands."""
        if self.ended_at:
            return Agreement.ENDED
        return Agreement.AGREED if self.agreed_at else Agreement.OFFERED
