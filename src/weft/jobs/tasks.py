"""What the queue calls. The clock and the folders come in here."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from weft.jobs import running
from weft.jobs.kinds import kind_of
from weft.jobs.models import Job


def job_folder() -> Path:
    """Where jobs write their files: outside the web root."""
    return Path(settings.SITE_FOLDER) / "jobs"


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
    words = kind_of(job.kind).words
    text = render_to_string(
        "jobs/ended.txt",
        {"job": job, "words": words, "address": f"{settings.SITE_ADDRESS}/jobs/{job.ref}/"},
    )
    subject = _("%(words)s: %(state)s") % {"words": _(words), "state": _(job.state)}
    send_mail(subject, text, None, [job.owner.email])
