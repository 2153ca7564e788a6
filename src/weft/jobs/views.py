"""HTTP in, HTTP out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from weft.jobs import access, actions, queries, rules
from weft.jobs.models import Job
from weft.jobs.queries import folder_of, job_folder
from weft.jobs.rules import UNDER_WAY, State
from weft.organisations.access import viewer_in
from weft.ui.attachments import attached
from weft.ui.keyset import stretch
from weft.ui.reasons import said


def _job(request: HttpRequest, ref: str) -> Job:
    return get_object_or_404(queries.visible_to(viewer_in(request)), ref=ref)


def _shown(request: HttpRequest, job: Job) -> dict[str, Any]:
    """A job as a page shows it. With `?still` it does not come anew by itself."""
    viewer, state = viewer_in(request), State(job.state)
    may = access.why_not_steer(viewer, job.organisation_id) is None
    (one,) = queries.described(viewer, [job])
    return {
        "job": job,
        "words": one.words,
        "about": one.about,
        "lines": job.lines.all(),
        "percent": job.done * 100 // job.of if job.of else None,
        "under_way": state in UNDER_WAY,
        "still": "still" in request.GET,
        "may_cancel": may and not rules.why_not_cancel(state) and not job.cancel_asked_at,
        "may_retry": may and rules.why_not_retry(state) is None,
    }


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The jobs of the organisation that the viewer acts for, newest first."""
    viewer = viewer_in(request)
    found = stretch(queries.visible_to(viewer), request.GET, by="-pk")
    shown = {"jobs": queries.described(viewer, found), "pages": found.pages}
    return render(request, "jobs/list.html", shown)


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One job: how far it is, its log, what it made."""
    return render(request, "jobs/show.html", _shown(request, _job(request, ref)))


@login_required
@require_safe
def progress(request: HttpRequest, ref: str) -> HttpResponse:
    """The part of the page that changes while the job runs."""
    return render(request, "jobs/_progress.html", _shown(request, _job(request, ref)))


@login_required
@require_POST
def cancel(request: HttpRequest, ref: str) -> HttpResponse:
    """Cancel a job."""
    return _steer(request, ref, actions.cancel_job)


@login_required
@require_POST
def retry(request: HttpRequest, ref: str) -> HttpResponse:
    """Try a job again."""
    return _steer(request, ref, actions.retry_job)


@login_required
@require_POST
def seen(request: HttpRequest, ref: str) -> HttpResponse:
    """Take an ended job off its owner's first page."""
    actions.see_job(job=_job(request, ref), by=viewer_in(request), at=timezone.now())
    return redirect("home")


def _steer(request: HttpRequest, ref: str, act: Any) -> HttpResponse:
    job = _job(request, ref)
    try:
        act(job=job, by=viewer_in(request), at=timezone.now())
    except actions.CannotDo as reason:
        messages.error(request, said(reason))
    return redirect("jobs:show", ref)


@login_required
@require_safe
def file(request: HttpRequest, ref: str, name: str) -> FileResponse:
    """A file that a job has made, as an attachment."""
    job = _job(request, ref)
    if job.state != State.DONE or name not in job.files:
        raise Http404
    return attached(folder_of(job_folder(), job) / name, name=name)
