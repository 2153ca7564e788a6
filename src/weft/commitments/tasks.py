"""What the queue calls. The clock comes in here."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from weft.commitments.actions import review_repeats


@task()
def review() -> None:
    """Hold the benefits of the whole place against each other."""
    review_repeats(at=timezone.now())
