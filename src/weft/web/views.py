"""Home, and what belongs to no room."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from weft.frameworks.queries import said_by
from weft.jobs.actions import CannotDo, start_job
from weft.jobs.queries import asked_by, described, ended_unseen
from weft.organisations.access import viewer_in
from weft.organisations.queries import all_about, approved_with_names
from weft.ui.reasons import said
from weft.uploads.queries import sent_by, visible_to
from weft.web import counting, duplicates
from weft.web.to_do import can_do, to_do


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page: what waits for this person, or how to begin."""
    viewer = viewer_in(request)
    shown = {
        "tasks": to_do(viewer, timezone.now()),
        "can_do": can_do(viewer),
        "ended": described(viewer, ended_unseen(viewer)[:5]),
        "begins": viewer.is_steward and not approved_with_names(),
    }
    return render(request, "web/home.html", shown)


@login_required
@require_POST
def compare_organisations(request: HttpRequest) -> HttpResponse:
    """Start looking for organisations that were entered twice: a steward's work."""
    viewer = viewer_in(request)
    if not viewer.is_steward:
        raise Http404
    try:
        job = start_job(kind=duplicates.KIND, wishes={}, by=viewer, at=timezone.now(), alone=True)
    except CannotDo as reason:
        messages.info(request, said(reason))
        return redirect("jobs:list")
    return redirect("jobs:show", job.ref)


@login_required
@require_POST
def count_rows(request: HttpRequest, ref: str) -> HttpResponse:
    """Start counting the rows of a file that someone sent."""
    viewer = viewer_in(request)
    upload = visible_to(viewer).filter(ref=ref).first()
    if upload is None:
        raise Http404
    wishes = {"upload": ref, "organisation": upload.organisation_id}
    job = start_job(kind=counting.KIND, wishes=wishes, by=viewer, at=timezone.now())
    return redirect("jobs:show", job.ref)


@login_required
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Everything that the rooms hold about the person who asks, as JSON."""
    viewer = viewer_in(request)
    told = all_about(viewer) | {
        "files_sent": sent_by(viewer), "jobs_asked_for": asked_by(viewer), "comments": said_by(viewer),
    }  # fmt: skip
    answer = JsonResponse(told, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = 'attachment; filename="about-me.json"'
    return answer


@require_safe
def single_sign_on_refused(request: HttpRequest) -> HttpResponse:
    """A council signed someone in under an address that is not its own."""
    return render(request, "account/single_sign_on_refused.html", status=403)
