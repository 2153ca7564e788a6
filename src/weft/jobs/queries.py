"""What can be asked about jobs; every list starts from what the viewer may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import F, Q, QuerySet

from weft.jobs.kinds import KINDS, About
from weft.jobs.models import Job
from weft.jobs.rules import LONGEST_LEASE, UNDER_WAY, State
from weft.organisations.access import Viewer
from weft.organisations.queries import held_still, own_records
from weft.organisations.rules import Permission

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


def visible_to(viewer: Viewer) -> QuerySet[Job]:
    """The jobs of the organisation that the viewer acts for, newest first, and of records that are part of it."""
    organisation = viewer.acting_for
    if organisation is None or not viewer.may(Permission.SEE_JOBS, organisation):
        return Job.objects.none()
    theirs = Job.objects.filter(organisation__in=own_records(viewer))
    return theirs.select_related("owner", "organisation")


@dataclass(frozen=True)
class Described:
    """A job as people tell it from others: what is done, and on what."""

    job: Job
    words: str
    about: About | None


def described(viewer: Viewer, jobs: Iterable[Job]) -> list[Described]:
    """What jobs do, and on what as far as the viewer may know it; asked once for each kind of them."""
    jobs, about = list(jobs), dict[int, About | None]()
    for kind in KINDS.values():
        same = [job for job in jobs if job.kind == kind.name]
        if same:
            named = kind.about(viewer, [job.wishes for job in same])
            about |= {job.pk: one for job, one in zip(same, named, strict=True)}
    return [Described(job, _words_of(job), about.get(job.pk)) for job in jobs]


def _words_of(job: Job) -> str:
    """What its kind is called; the kind itself, where this version does not know it."""
    kind = KINDS.get(job.kind)
    return kind.words if kind else job.kind


def asked_by(viewer: Viewer) -> list[dict[str, Any]]:
    """What is held of the jobs that the viewer has asked for, for whomever, as plain values."""
    theirs = Job.objects.filter(owner=viewer.person).select_related("organisation")
    return [
        {
            "organisation": one.organisation.name, "work": one.kind, "state": one.state,
            "asked_at": one.asked_at, "ended_at": one.ended_at,
        }
        for one in theirs
    ]  # fmt: skip


def ended_unseen(viewer: Viewer) -> QuerySet[Job]:
    """The viewer's own jobs that have ended and that they have not looked at since."""
    if viewer.person is None:
        return Job.objects.none()
    ended = Q(ended_at__isnull=False) & (Q(seen_at__isnull=True) | Q(seen_at__lt=F("ended_at")))
    return visible_to(viewer).filter(ended, owner=viewer.person)


def under_way_for(viewer: Viewer) -> QuerySet[Job]:
    """The jobs that the viewer sees and that wait or run."""
    return visible_to(viewer).filter(state__in=UNDER_WAY)


def same_under_way(organisation: Organisation, kind: str, wishes: Mapping[str, Any]) -> bool:
    """Whether the same work waits or runs for an organisation; one asks at a time."""
    held_still(organisation)
    same = Job.objects.filter(organisation=organisation, kind=kind, state__in=UNDER_WAY)
    return any(job.wishes == dict(wishes) for job in same)


def abandoned(at: datetime) -> QuerySet[Job]:
    """Running jobs whose worker has been silent for longer than its lease (`rules.is_abandoned`)."""
    held = Q(lease_until__range=(at, at + LONGEST_LEASE))
    return Job.objects.filter(state=State.RUNNING).exclude(held)


def waiting_since(before: datetime) -> QuerySet[Job]:
    """Jobs that have waited since before a moment."""
    return Job.objects.filter(state=State.WAITING, queued_at__lt=before)


def under_way() -> QuerySet[Job]:
    """Jobs that wait or run."""
    return Job.objects.filter(state__in=UNDER_WAY)


def ended_before(before: datetime, but: Collection[int] = ()) -> QuerySet[Job]:
    """The jobs of everyone that ended before a moment, but those of these numbers."""
    return Job.objects.filter(ended_at__lt=before).exclude(pk__in=but)


def is_under_way(job: Job) -> bool:
    """Whether a job waits or runs."""
    return job.state in UNDER_WAY


def job_folder() -> Path:
    """Where jobs write their files: outside the web root."""
    return Path(settings.SITE_FOLDER) / "jobs"


def folder_of(root: Path, job: Job) -> Path:
    """Where an attempt at a job writes its files; a new one for every attempt."""
    return root / job.ref / str(job.attempt)


def result_folder(job: Job) -> Path:
    """Where the files of the job's last attempt are; they are its result, where it ended well."""
    return folder_of(job_folder(), job)


def is_result_of(job: Job) -> bool:
    """Whether what this attempt at a job has made is its result."""
    return Job.objects.filter(pk=job.pk, state=State.DONE, attempt=job.attempt).exists()
