"""What is published of a council's spend."""

from __future__ import annotations

from typing import Any

from django.db import models

from weft.spend.models.runs import Run
from weft.spend.stages import Stage, how_it_stands


class PublicName(models.Model):
    """What a council is called in public addresses: the same for ever, whatever it is called later."""

    council = models.OneToOneField(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    slug = models.SlugField(max_length=80, unique=True)


class Edition(models.Model):
    """A run that somebody has asked to be published, and what became of that.

    Once published it never changes: it is corrected by a later one, or withdrawn.
    """

    ref = models.CharField(max_length=8, unique=True)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="editions")
    council = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    period = models.CharField(max_length=40)
    in_address = models.SlugField(max_length=60)
    """The period as it stands in the public address: 2024-25, 2024-25-q1."""
    stage = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Stage])
    note = models.TextField()
    """What the council says about the quality of its data: what is unknown, what was not understood."""
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    corrects_because = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_back_because = models.TextField(blank=True)
    number = models.PositiveIntegerField(null=True)
    """1, 2, … among the editions of the council and the period; none before it is published."""
    public_name = models.ForeignKey(
        PublicName, null=True, on_delete=models.PROTECT, related_name="editions"
    )
    council_name = models.CharField(max_length=200, blank=True)
    """What the council was called when it was published."""
    hashes: Any = models.JSONField(default=dict)
    """The SHA-256 of every file that it stands on, by its path in the folder of the run."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_because = models.TextField(blank=True)

    @property
    def is_superseded(self) -> bool:
        """Whether a later edition has taken its place; every edition of `queries` knows the `latest` number."""
        latest: int = getattr(self, "latest", None) or 0
        return self.number is not None and latest > self.number

    @property
    def stands(self) -> str:
        """How it stands, in words."""
        return how_it_stands(Stage(self.stage), superseded=self.is_superseded)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["council", "in_address", "number"],
                name="an_edition_has_a_number_of_its_own",
            ),
            models.UniqueConstraint(
                fields=["run"],
                condition=models.Q(stage__in=[Stage.ASKED.value, Stage.PUBLISHED.value]),
                name="a_run_is_published_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("asked_by")),
                name="whoever_asks_does_not_sign_off",
            ),
            models.CheckConstraint(
                condition=models.Q(number__isnull=True, public_name__isnull=True)
                | models.Q(
                    number__isnull=False, public_name__isnull=False, decided_by__isnull=False
                ),
                name="what_is_published_was_signed_off",
            ),
        )
