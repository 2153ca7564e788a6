"""What the queue calls. The clock and the folders come in here."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from weft.jobs import running
from weft.jobs.models import Job
from weft.jobs.queries import described, job_folder
from weft.organisations.queries import viewer_for
from weft.ui import letters


@task()
def carry_out(ref: str) -> None:
    """Carry out a job."""
    running.carry_out(ref, root=job_folder(), clock=timezone.now)


@task()
def tell_owner(ref: str) -> None:
    """Write to the person who asked for a job how it ended."""
    job = Job.objects.select_related("owner", "organisation").get(ref=ref)
    if not job.owner.is_active:
        return
    (one,) = described(viewer_for(job.owner, job.organisation_id), [job])
    letters.send(
        "jobs/ended.txt",
        job.owner.email,
        job=job,
        words=one.words,
        about=one.about,
        address=settings.SITE_ADDRESS + reverse("jobs:show", args=[job.ref]),
    )
