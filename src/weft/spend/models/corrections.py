"""What people have put right in rows that were not understood."""

from __future__ import annotations

from django.db import models


class RowCorrection(models.Model):
    """One cell of a row as a person has put it right, or the whole row left out. It never changes; it can be undone.

    It stays with the bytes of its file, whatever that is called, and so with what is sent again.
    """

    council = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    upload_sha256 = models.CharField(max_length=64)
    """The file that was sent."""
    sha256 = models.CharField(max_length=64)
    """The file that the row stands in: the same, or in a zip one of those in it."""
    sheet = models.CharField(max_length=200, blank=True)
    row = models.PositiveBigIntegerField()
    column = models.PositiveIntegerField()
    """From 1; 0 where the whole row is left out."""
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["council", "upload_sha256"], name="row_correction_by_file"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["council", "upload_sha256", "sha256", "sheet", "row", "column"],
                condition=models.Q(undone_at__isnull=True),
                name="one_correction_of_a_cell_holds",
            ),
            models.CheckConstraint(
                condition=models.Q(column__gt=0) | ~models.Q(reason=""),
                name="a_row_is_left_out_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True, undone_by__isnull=True)
                | models.Q(undone_at__isnull=False, undone_by__isnull=False),
                name="a_correction_is_undone_by_someone",
            ),
        )

    @property
    def leaves_out(self) -> bool:
        """Whether it leaves the whole row out."""
        return self.column == 0
