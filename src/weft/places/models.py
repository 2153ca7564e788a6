"""The nouns: areas of an edition of boundaries."""

from __future__ import annotations

from django.db import models

LEVELS = (("district", "District"), ("ward", "Ward"))


class Area(models.Model):
    """A district or ward, as one edition of boundaries has it."""

    edition = models.CharField(max_length=60)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=10, choices=LEVELS)
    within = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")

    class Meta:
        ordering = ("level", "name")
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "code"], name="an_area_stands_once_in_an_edition"
            ),
        )

    def __str__(self) -> str:
        return self.name
