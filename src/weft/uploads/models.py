"""The nouns: a file that someone sent to their organisation, and one on its way."""

from __future__ import annotations

from django.db import models

from weft.uploads.rules import LONGEST_NAME, Kind, in_words


class Upload(models.Model):
    """A file as it came; its bytes are on the disk under `stored_as`, a random name."""

    ref = models.CharField(max_length=8, unique=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    sent_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value.capitalize()) for k in Kind])
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=32, unique=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["organisation", "-id"], name="upload_by_organisation"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(size__gt=0), name="an_upload_holds_something"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def size_in_words(self) -> str:
        """Its size as people say it."""
        return in_words(self.size)


class Arrival(models.Model):
    """A file on its way in parts; what is here of it is on the disk under `stored_as`, a random name."""

    ref = models.CharField(max_length=8, unique=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    sent_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    kept_until = models.DateTimeField()
    """What is not whole and taken by then goes."""
    name = models.CharField(max_length=LONGEST_NAME)
    size = models.PositiveBigIntegerField()
    """How large the whole file is, as its sender says."""
    changed = models.CharField(max_length=20, blank=True)
    """When the file was last changed, as the browser says: so that the same file is known again."""
    stored_as = models.CharField(max_length=32, unique=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["sent_by", "organisation"], name="arrival_by_sender"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(size__gt=0), name="a_file_on_its_way_holds_something"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def size_in_words(self) -> str:
        """Its size as people say it."""
        return in_words(self.size)
