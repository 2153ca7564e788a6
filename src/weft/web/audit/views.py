"""The pages of the record. The audit knows no roles: here it is asked who may see what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.audit.queries import Theirs, Wanted, entries, page_of
from weft.organisations.access import NotAllowed, Viewer, viewer_in, why_not_see_audit
from weft.web.audit.exports import csv_lines, json_lines
from weft.web.audit.forms import Filters
from weft.web.audit.shown import shown
from weft.web.audit.words import UPON_AN_ORGANISATION

Lines = Callable[[Viewer, Wanted], Iterator[str]]


def _viewer(request: HttpRequest) -> Viewer:
    return viewer_in(request)


def _seen_by(viewer: Viewer) -> Theirs | None:
    """Whose entries the viewer sees: all for a steward, else those of the organisation they act for."""
    if not viewer.memberships and not viewer.is_steward:
        raise Http404
    if reason := why_not_see_audit(viewer):
        raise NotAllowed(reason)
    if viewer.is_steward:
        return None
    assert viewer.acting_for is not None
    return Theirs(viewer.acting_for.pk, UPON_AN_ORGANISATION)


def _before(request: HttpRequest) -> int | None:
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _listed(request: HttpRequest, wanted: Wanted, **more: Any) -> HttpResponse:
    page, further = page_of(wanted, before=_before(request))
    asked = request.GET.copy()
    asked.pop("before", None)
    older = request.GET.copy()
    if further:
        older["before"] = str(page[-1].pk)
    said = {
        "entries": shown(_viewer(request), page), "asked": asked.urlencode(),
        "older": older.urlencode() if further else "", "newest": "before" in request.GET,
    }  # fmt: skip
    return render(request, "web/audit/list.html", said | more)


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """What was done, newest first, as asked."""
    of = _seen_by(_viewer(request))
    form = Filters(request.GET, viewer=_viewer(request))
    if not form.is_valid():
        said = {"form": form, "heading": _("Record"), "entries": [], "failed": True}
        return render(request, "web/audit/list.html", said)
    return _listed(request, form.wanted(of), form=form, heading=_("Record"))


@login_required
@require_safe
def history(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Everything that happened to one thing; 404 where there is nothing that the viewer may see."""
    wanted = Wanted(of=_seen_by(_viewer(request)), subject_kind=kind, subject=number)
    last = entries(wanted).prefetch_related("told").first()
    if last is None:
        raise Http404
    (one,) = shown(_viewer(request), [last])
    heading = _("Everything that happened to %(thing)s") % {"thing": one.subject_in_words}
    return _listed(request, wanted, heading=heading)


@login_required
@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One entry, before and after side by side."""
    viewer = _viewer(request)
    found = entries(Wanted(of=_seen_by(viewer))).prefetch_related("told").filter(pk=number).first()
    if found is None:
        raise Http404
    (entry,) = shown(viewer, [found])
    return render(request, "web/audit/entry.html", {"entry": entry})


@login_required
@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """The entries asked for, for a spreadsheet."""
    return _exported(request, csv_lines, "text/csv; charset=utf-8", "record.csv")


@login_required
@require_safe
def as_json_lines(request: HttpRequest) -> HttpResponseBase:
    """The entries asked for, for a program."""
    return _exported(request, json_lines, "application/x-ndjson", "record.jsonl")


def _exported(request: HttpRequest, lines: Lines, kind: str, name: str) -> HttpResponseBase:
    viewer = _viewer(request)
    of = _seen_by(viewer)
    form = Filters(request.GET, viewer=viewer)
    if not form.is_valid():
        raise Http404
    response = StreamingHttpResponse(lines(viewer, form.wanted(of)), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
