"""Which button was pressed, so that what it asks for happens once."""

from __future__ import annotations

from django.db import models


class Press(models.Model):
    """One press of a button that did something: what the page said, as a hash, and where it led. Nobody stands in it; it is kept for a day."""

    said = models.CharField(max_length=64, unique=True)
    """A SHA-256 of who sent which page with which answers."""
    led_to = models.CharField(max_length=2000, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["at"], name="press_by_moment"),)
