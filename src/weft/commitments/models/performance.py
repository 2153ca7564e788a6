"""How an agreement is rated: the indicators chosen for it, the tolerances of its keeper, and what was found for each time."""

from __future__ import annotations

from typing import Any

from django.db import models

from weft.analysis.commitments.ratings import Rating
from weft.commitments.models.agreements import Agreement, Commitment, chosen


class Tolerance(models.Model):
    """What an organisation calls close, and what significantly below, in per cent of what was due; until it says otherwise."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    close = models.PositiveSmallIntegerField()
    below = models.PositiveSmallIntegerField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(below__gte=1, below__lt=models.F("close"), close__lte=99),
                name="close_lies_between_below_and_all_of_it",
            ),
        )


class Indicator(models.Model):
    """What an agreement is rated by: something promised in it, or something described whose figures are typed."""

    ref = models.CharField(max_length=8, unique=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="indicators")
    commitment = models.ForeignKey(
        Commitment, null=True, on_delete=models.PROTECT, related_name="indicators"
    )
    """None where it is described."""
    name = models.TextField(blank=True)
    """What is measured, where it is described."""
    unit = models.CharField(max_length=12, blank=True)
    target = models.PositiveBigIntegerField(null=True)
    """Of one that is described, what is aimed at in each assessment, in the smallest part of its unit."""
    more_is_better = models.BooleanField(default=True)
    """Where less is better, the rule suggests nothing."""
    about = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Whom one that is described rates; None where that is no organisation here."""
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    """From when until when it rates, where whoever it rates took another's place, or was followed by another."""
    dropped_at = models.DateTimeField(null=True)
    dropped_because = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(commitment__isnull=False, name="", unit="", target__isnull=True, about__isnull=True)
                | (models.Q(commitment__isnull=True, target__isnull=False) & ~models.Q(name="") & ~models.Q(unit="")),
                name="an_indicator_is_promised_or_described",
            ),
            models.UniqueConstraint(
                fields=["agreement", "commitment"],
                condition=models.Q(dropped_at__isnull=True, commitment__isnull=False),
                name="a_promise_is_an_indicator_once",
            ),
            models.CheckConstraint(
                condition=models.Q(dropped_at__isnull=True) | ~models.Q(dropped_because=""),
                name="an_indicator_is_dropped_for_a_reason",
            ),
        )  # fmt: skip


class Assessment(models.Model):
    """How well an agreement was kept in one time, as a person found it. It never changes: what was wrong in it is put right by the next version."""

    ref = models.CharField(max_length=8, unique=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="assessments")
    begins = models.DateField()
    ends = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    because = models.TextField(blank=True)
    """Why it replaces another."""
    words = models.TextField(blank=True)
    """What is to be said besides the ratings."""
    close = models.PositiveSmallIntegerField()
    below = models.PositiveSmallIntegerField()
    """The tolerances by which ratings were suggested, in per cent."""
    assessed_for = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    assessed_at = models.DateTimeField()
    assessed_by = models.ForeignKey(
        "organisations.Person", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-begins", "-version")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("begins")), name="an_assessment_has_a_period"
            ),
            models.UniqueConstraint(
                fields=["agreement", "begins", "version"], name="a_time_is_assessed_once_in_a_version"
            ),
            models.CheckConstraint(
                condition=models.Q(replaces__isnull=True, version=1)
                | (models.Q(replaces__isnull=False, version__gte=2) & ~models.Q(because="")),
                name="an_assessment_replaces_another_for_a_reason",
            ),
        )  # fmt: skip


class Rated(models.Model):
    """How well one indicator was met: the figures, what the rule suggests from them, and what a person decided."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="ratings")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="ratings")
    provider = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """Whom it rates: whoever promised it then."""
    rated_for = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    due = models.PositiveBigIntegerField()
    """What it was held against, in the smallest part of its unit."""
    reported = models.PositiveBigIntegerField(default=0)
    confirmed = models.PositiveBigIntegerField(null=True)
    """None where nobody can confirm it."""
    verified = models.PositiveBigIntegerField()
    """What was verified; of one that is described, what its keeper found."""
    periods: Any = models.JSONField(null=True)
    """Of what is due anew in each period, those that ended in the time: for each what was promised, reported, confirmed and verified; the figures are their mean.
    None of all else."""
    suggested = models.CharField(max_length=20, choices=chosen(Rating), blank=True)
    """Empty where the rule suggests nothing."""
    rating = models.CharField(max_length=20, choices=chosen(Rating))
    because = models.TextField(blank=True)
    """Why it is another one than was suggested, or what else is to be said of it."""

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "indicator"], name="an_indicator_is_rated_once"
            ),
            models.CheckConstraint(
                condition=models.Q(provider__isnull=True) | ~models.Q(provider=models.F("rated_for")),
                name="nobody_rates_their_own",
            ),
            models.CheckConstraint(
                condition=models.Q(rating=models.F("suggested")) | ~models.Q(because=""),
                name="a_rating_that_is_not_suggested_has_a_reason",
            ),
        )  # fmt: skip

    @property
    def unit(self) -> str:
        """What its figures are counted in."""
        of = self.indicator
        return of.commitment.unit if of.commitment else of.unit
