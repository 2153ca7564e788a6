"""The nouns: a job and the lines of its log."""

from __future__ import annotations

from typing import Any

from django.db import models

from weft.jobs.rules import State
from weft.ui.marks import Sentence


class Job(models.Model):
    """One piece of long work, asked for by a person for an organisation.

    While it runs, a worker holds it by a lease and writes only as its `holder`. `attempt` counts how often
    it was begun; the files of the attempt that ended well are the result.
    """

    ref = models.CharField(max_length=8, unique=True)
    kind = models.CharField(max_length=60)
    wishes: Any = models.JSONField()
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=[(s.value, s.value.capitalize()) for s in State]
    )
    asked_at = models.DateTimeField()
    queued_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    queued_as = models.CharField(max_length=40, blank=True)
    """The task in the queue that will carry it out."""
    attempt = models.PositiveIntegerField(default=0)
    tries_left_from = models.PositiveIntegerField(default=0)
    """The attempt from which tries are counted: a person who retries gives it new ones."""
    holder = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True)
    done = models.PositiveBigIntegerField(default=0)
    of = models.PositiveBigIntegerField(default=0)
    problem = models.TextField(blank=True)
    problem_values: Any = models.JSONField(default=dict)
    """What is put into the problem's message, by name."""
    result: Any = models.JSONField(null=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=["organisation", "-id"], name="job_by_organisation"),
            models.Index(
                fields=["state", "lease_until"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="job_under_way",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=(
                    models.Q(state="running", lease_until__isnull=False)
                    | (~models.Q(state="running") & models.Q(lease_until__isnull=True))
                ),
                name="a_running_job_is_held_by_a_lease",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(state__in=["waiting", "running"], ended_at__isnull=True)
                    | models.Q(state__in=["done", "failed", "cancelled"], ended_at__isnull=False)
                ),
                name="a_job_that_is_over_says_when_it_ended",
            ),
        )

    @property
    def why_failed(self) -> Sentence:
        """The problem, as a sentence."""
        return Sentence.of(self.problem, self.problem_values)

    @property
    def outcome(self) -> Sentence:
        """What came of the work, as a sentence."""
        made = self.result or {}
        return Sentence.of(made.get("words") or "", made.get("values") or {})

    @property
    def files(self) -> list[str]:
        """The names of the files that it made."""
        return list((self.result or {}).get("files", []))


class JobLine(models.Model):
    """A line of a job's log, in plain words."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="lines")
    at = models.DateTimeField()
    attempt = models.PositiveIntegerField()
    words = models.TextField()
    values: Any = models.JSONField(default=dict)
    """What is put into the words, by name."""

    class Meta:
        ordering = ("pk",)

    @property
    def sentence(self) -> Sentence:
        """The line, as a sentence."""
        return Sentence.of(self.words, self.values)
