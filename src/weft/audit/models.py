"""The nouns of the audit: entries, and what they tell of people. Rows are added, never changed."""

from __future__ import annotations

from typing import Any

from django.db import models

SEALING = frozenset({"position", "sealed_at", "previous", "chained"})
"""What sealing writes on an entry, once."""
ERASING = frozenset({"salt", "value", "erased_at"})
"""What erasing writes on a personal value, once."""


class NeverChanged(Exception):
    """Someone tried to change or delete what is only ever added to."""


class AppendOnly(models.QuerySet[Any]):
    """Rows that are added and never deleted, and changed only in the columns that the model allows."""

    def update(self, **values: Any) -> int:
        """Change the columns that may change, of rows where they have not been changed yet."""
        allowed = self.model.changes_once
        if set(values) - allowed:
            raise NeverChanged(f"Of {self.model.__name__} only {sorted(allowed)} are ever written.")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise NeverChanged(f"{self.model.__name__} is only added to.")


class Added(models.Model):
    """A row that is added once."""

    changes_once: frozenset[str] = frozenset()
    objects = AppendOnly.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it; refuse to save it again."""
        if not self._state.adding:
            raise NeverChanged(f"{type(self).__name__} {self.pk} stands and is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise NeverChanged(f"{type(self).__name__} {self.pk} stands and is never deleted.")


class Entry(Added):
    """One act: when, who, for which organisation, what, on what, before and after.

    `before` and `after` are plain values; what is personal stands there as a fingerprint only, its
    value in `Told`. Sealing gives its place in the chain: `position`, when it was `sealed_at`, the hash
    of the `previous` entry, and its own, `chained`.
    """

    changes_once = SEALING

    at = models.DateTimeField()
    person = models.BigIntegerField(null=True)
    acting_for = models.BigIntegerField(null=True)
    act = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    position = models.BigIntegerField(null=True, unique=True)
    sealed_at = models.DateTimeField(null=True)
    previous = models.CharField(max_length=64, null=True)
    chained = models.CharField(max_length=64, null=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=["-at", "-id"], name="entry_by_time"),
            models.Index(fields=["subject_kind", "subject", "-at", "-id"], name="entry_by_subject"),
            models.Index(fields=["acting_for", "-at", "-id"], name="entry_by_organisation"),
            models.Index(fields=["person", "-at", "-id"], name="entry_by_person"),
            models.Index(
                fields=["id"], condition=models.Q(position__isnull=True), name="entry_unsealed"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=(
                    models.Q(
                        position__isnull=True, sealed_at__isnull=True,
                        previous__isnull=True, chained__isnull=True,
                    )
                    | models.Q(
                        position__isnull=False, sealed_at__isnull=False,
                        previous__isnull=False, chained__isnull=False,
                    )
                ),
                name="entry_is_sealed_whole",
            ),
        )  # fmt: skip


class Told(Added):
    """A personal value of an entry, kept apart so that it can be erased.

    The entry holds SHA-256 of the salt and the value; once both are gone the entry still stands, and
    nobody can tell what the value was.
    """

    changes_once = ERASING

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="told")
    about = models.BigIntegerField(null=True, db_index=True)
    side = models.CharField(max_length=6)
    field = models.CharField(max_length=60)
    salt = models.CharField(max_length=32)
    value = models.JSONField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["entry", "side", "field"], name="told_once"),
            models.CheckConstraint(
                condition=(
                    models.Q(erased_at__isnull=True, value__isnull=False) & ~models.Q(salt="")
                    | models.Q(erased_at__isnull=False, value__isnull=True, salt="")
                ),
                name="told_is_erased_whole",
            ),
        )
