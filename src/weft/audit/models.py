"""The nouns of the audit: entries, what they hold of people, and the batches that seal them."""

from __future__ import annotations

from django.db import models


class Batch(models.Model):
    """Entries sealed together: each carries the hash of the one before it, across batches too."""

    first = models.BigIntegerField(unique=True)
    last = models.BigIntegerField(unique=True)
    head = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ("first",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last__gte=models.F("first")), name="batch_is_not_empty"
            ),
        )


class Entry(models.Model):
    """One act: when, who, for which organisation, what, on what, before and after.

    `before` and `after` are plain values; what is personal stands there as a commitment only, its
    value in `Told`. `position` and `chained` are null until the entry is sealed.
    """

    at = models.DateTimeField()
    person = models.BigIntegerField(null=True)
    acting_for = models.BigIntegerField(null=True)
    act = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    position = models.BigIntegerField(null=True, unique=True)
    chained = models.CharField(max_length=64, null=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["subject_kind", "subject"], name="entry_by_subject"),
            models.Index(fields=["acting_for", "-id"], name="entry_by_organisation"),
            models.Index(fields=["person", "-id"], name="entry_by_person"),
            models.Index(
                fields=["id"], condition=models.Q(position__isnull=True), name="entry_unsealed"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=(
                    models.Q(position__isnull=True, chained__isnull=True)
                    | models.Q(position__isnull=False, chained__isnull=False)
                ),
                name="entry_is_sealed_whole",
            ),
        )


class Told(models.Model):
    """A personal value of an entry, kept apart so that it can be erased.

    The entry holds SHA-256 of the salt and the value; when this row is gone the entry still stands, and
    nobody can tell what the value was.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="told")
    about = models.BigIntegerField(null=True, db_index=True)
    side = models.CharField(max_length=6)
    field = models.CharField(max_length=60)
    salt = models.CharField(max_length=32)
    value = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["entry", "side", "field"], name="told_once"),
        )
