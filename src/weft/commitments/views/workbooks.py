"""A large workbook of what was delivered: read by a job, seen, and then recorded in one go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from weft.analysis.commitments.personal import Found, Sign
from weft.commitments import actions, queries
from weft.commitments.actions import Taken, ToldOf
from weft.commitments.forms.looked import LookedForm
from weft.commitments.lists import READ
from weft.commitments.models import Commitment
from weft.commitments.views.asking import ASKS, done, reporter
from weft.commitments.views.delivering import delivered
from weft.commitments.work import FAULTS, LINES
from weft.jobs import queries as jobs
from weft.jobs.rules import UNDER_WAY, State
from weft.organisations.access import Viewer, viewer_in
from weft.organisations.queries.called import Called

if TYPE_CHECKING:
    from weft.jobs.models import Job

MOST_SHOWN = 200


class TakeForm(LookedForm):
    """What becomes of the lines?"""

    becomes = forms.ChoiceField(
        label=later("What becomes of them?"), widget=forms.RadioSelect, initial="reported",
        choices=[
            ("reported", later("They are reported, and each counts for the promise that its line names")),
            ("drafts", later("They are drafts, which I look through and report one by one")),
        ],
    )  # fmt: skip


@login_required
@ASKS
def workbook(request: HttpRequest, ref: str) -> HttpResponse:
    """See how far the reading is, and what comes of it; record it."""
    job = jobs.visible_to(viewer_in(request)).filter(ref=ref, kind=READ).first()
    if job is None:
        raise Http404
    by = reporter(request)
    read = _read(job)
    form = TakeForm(request.POST if request.method == "POST" and read else None)
    if read and not read["wrong"] and form.is_bound and form.is_valid():
        taken = _taken(form, job, read, by)
        if taken is not None:
            messages.success(request, _said(taken))
            return redirect("commitments:benefits")
    part = (
        "commitments/_workbook.html"
        if "HX-Request" in request.headers
        else "commitments/workbook.html"
    )
    return render(request, part, {
        "job": job, "name": job.wishes["name"], "read": read, "form": form, "under_way": job.state in UNDER_WAY, "faults_file": FAULTS,
        "percent": job.done * 100 // job.of if job.of else None, "most": MOST_SHOWN, "still": "still" in request.GET,
    })  # fmt: skip


def _read(job: Job) -> dict[str, Any] | None:
    """What was read; None while it is not, or where that is there no more."""
    if job.state != State.DONE:
        return None
    try:
        found: dict[str, Any] = json.loads((jobs.result_folder(job) / LINES).read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return found


def _taken(form: TakeForm, job: Job, read: Mapping[str, Any], by: Viewer) -> Taken | None:
    report = form.cleaned_data["becomes"] == "reported"
    if report and read["uncounted"]:
        form.add_error("becomes", _("Some lines count for nothing, as is said above. Put them right in the workbook, or record drafts"))  # fmt: skip
        return None
    if read["names"] and not form.has_looked:
        form.warn([Found(Sign(sign), begins) for sign, begins in read["names"]])
        return None
    told = told_of(read["rows"], by)
    act = actions.take_delivered
    return done(form, lambda: act(
        told=told, source=job.wishes["name"], report=report, looked=True, sure=form.is_sure, by=by, at=timezone.now()
    ))  # fmt: skip


def told_of(rows: Iterable[Mapping[str, Any]], by: Viewer) -> list[ToldOf]:
    """What lines say, for the promises that they name. Each promise and each name is looked up once."""
    promises: dict[str, Commitment] = {one.ref: one for one in queries.promises_to_report(by)}
    known = Called(by)
    meant = cache(lambda name: known.meant(name).one)
    return [
        ToldOf(
            promises[row["promise"]],
            delivered(
                promises[row["promise"]], {**_days(row), "receiver": meant(row.get("received", ""))}
            ),
        )
        for row in rows
        if row["promise"] in promises
    ]


def _days(row: Mapping[str, Any]) -> dict[str, Any]:
    days = ((name, row[name]) for name in ("begins", "ends"))
    return {**row, **{name: date.fromisoformat(day) if isinstance(day, str) else day for name, day in days}}  # fmt: skip


def _said(taken: Taken) -> str:
    number = len(taken.benefits)
    said = ngettext("%(num)s is recorded.", "%(num)s are recorded.", number) % {
        "num": f"{number:,}"
    }
    if not taken.known:
        return said
    known = ngettext("%(num)s was recorded already.", "%(num)s were recorded already.", taken.known)
    return f"{said} {known % {'num': f'{taken.known:,}'}}"
