"""Frameworks, their editions and what stands in them; what a council changes in an edition without copying it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import Lower

from weft.analysis.frameworks.edition import Origin
from weft.frameworks.rules import Outcome, Stage


class Framework(models.Model):
    """What a place, a council or a government asks for. What stays the same over its editions."""

    key = models.SlugField(max_length=60, unique=True)
    """Its name in addresses and crosswalks."""
    name = models.CharField(max_length=200)
    owner = models.CharField(max_length=200)
    """Whose it is, in words: a government is no organisation of the place."""
    scope = models.TextField(blank=True)
    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    """The organisation whose people keep it here."""
    published_elsewhere = models.BooleanField(default=False)
    """Whether its owner publishes it elsewhere, and it is only kept here: nobody is consulted about it."""
    licence_name = models.CharField(max_length=200)
    licence_url = models.URLField(max_length=500, blank=True)
    attribution = models.CharField(max_length=500, blank=True)
    may_be_published = models.BooleanField(default=True)
    """False for a licensed set: only its keeper's people see it, and nobody adapts it."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True)
    """When somebody last said something else of it."""

    class Meta:
        ordering = ("name", "pk")


class Edition(models.Model):
    """One edition of a framework: whole, or what a council makes of an edition of another framework.

    Once adopted it never changes; the database refuses it (`guards.py`).
    """

    ref = models.CharField(max_length=8, unique=True)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="editions")
    name = models.CharField(max_length=40)
    stage = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Stage])
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    replaces = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    adapts = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="adapted_by"
    )
    """The edition that it changes without copying it; its own nodes are local changes then."""
    definition = models.TextField(blank=True)
    definition_source = models.CharField(max_length=40, blank=True)
    sources: Any = models.JSONField(default=list)
    levels: Any = models.JSONField(default=list)
    principles: Any = models.JSONField(default=list)
    cohorts: Any = models.JSONField(default=list)
    """Lists of what `weft.analysis.frameworks.edition` calls so, field by field."""
    told_framework: Any = models.JSONField(default=dict)
    """What was said of the framework (name, owner, scope, licence) when the edition was adopted."""
    changed = models.PositiveIntegerField(default=0)
    """How often it has been written: what is kept of it in memory is kept under this number."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True)
    """When somebody asked that it be adopted; empty again once it was sent back."""
    asked_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_back_because = models.TextField(blank=True)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("framework", "-pk")
        constraints = (
            models.UniqueConstraint(
                "framework", Lower("name"), name="an_edition_has_a_name_of_its_own"
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                name="an_edition_has_one_next_edition",
            ),
            models.CheckConstraint(
                condition=models.Q(adopted_by__isnull=True)
                | ~models.Q(adopted_by=models.F("asked_by")),
                name="whoever_asks_does_not_adopt",
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=[Stage.DRAFT.value, Stage.CONSULTED.value], adopted_at__isnull=True)
                | models.Q(
                    stage__in=[Stage.ADOPTED.value, Stage.SUPERSEDED.value],
                    adopted_at__isnull=False, adopted_by__isnull=False, asked_by__isnull=False, begins__isnull=False,
                ),
                name="what_is_adopted_was_adopted_by_two_from_a_day_on",
            ),
            models.CheckConstraint(
                condition=models.Q(begins__isnull=True)
                | models.Q(ends__isnull=True)
                | models.Q(ends__gte=models.F("begins")),
                name="an_edition_does_not_end_before_it_begins",
            ),
        )  # fmt: skip


class Node(models.Model):
    """A place in the tree of an edition, and what is measured there if anything is."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="nodes")
    code = models.CharField(max_length=40)
    level = models.CharField(max_length=40)
    wording = models.TextField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="below")
    position = models.PositiveIntegerField()
    """Among those under the same parent, from 0; gaps are allowed."""
    note = models.TextField(blank=True)
    source = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Origin])
    takes_place_of: Any = models.JSONField(default=list)
    measure: Any = models.JSONField(null=True)
    """What `weft.analysis.frameworks.measure.Measure` holds, field by field; None where nothing is measured."""

    class Meta:
        ordering = ("position", "pk")
        indexes = (models.Index(fields=["edition", "parent", "position"], name="node_by_place"),)
        constraints = (
            models.UniqueConstraint("edition", Lower("code"), name="a_code_names_one_node"),
        )


class LocalChange(models.Model):
    """What an edition that adapts another changes in it: leaves out, adds, weighs, puts first, a cohort more."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="local_changes")
    change = models.CharField(max_length=12)
    """Which sort it is: leave_out, add, weigh, put_first, add_cohort."""
    code = models.CharField(max_length=40)
    """Of what it stands on, or of what it adds."""
    told: Any = models.JSONField()
    """The change, field by field."""
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                "edition", "change", Lower("code"), name="a_local_change_is_said_once"
            ),
        )


class CarriedChange(models.Model):
    """A local change of the edition before on its way into this one: what a person decided about it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="carried")
    before = models.ForeignKey(LocalChange, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in Outcome]
    )
    """Empty while it waits."""
    became = models.ForeignKey(
        LocalChange, null=True, on_delete=models.PROTECT, related_name="came_from"
    )
    """The local change of this edition that it has become."""
    because = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    """None where it was kept because all that it stands on is as it was."""

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "before"], name="a_local_change_is_carried_once"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", "dropped"], became__isnull=True)
                | models.Q(outcome__in=["kept", "moved", "changed"], became__isnull=False),
                name="what_is_kept_is_there_and_what_is_dropped_is_not",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="dropped") | ~models.Q(because=""),
                name="a_local_change_is_dropped_for_a_reason",
            ),
        )
