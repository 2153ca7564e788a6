"""Benefits in a workbook: the sheet to fill in, and what comes of one that was filled in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.analysis.commitments.filled import (
    MOST_BYTES,
    MOST_LINES,
    Filled,
    Line,
    Promised,
    filled_in,
    to_fill_in,
)
from weft.analysis.commitments.opened import CannotOpen
from weft.analysis.commitments.readable import people_in
from weft.analysis.frameworks.units import UNITS
from weft.commitments import actions, queries
from weft.commitments.forms.lines import Wrong, understood
from weft.commitments.forms.looked import LookedForm
from weft.commitments.views.asking import ASKS, done, reporter
from weft.commitments.views.calling import called
from weft.commitments.views.workbooks import told_of
from weft.jobs.actions import CannotDo as CannotStart
from weft.organisations.access import Viewer
from weft.organisations.queries.called import Called
from weft.ui.reasons import said
from weft.ui.sending import SendingForm, led_on
from weft.uploads.actions import CannotKeep, throw_away
from weft.uploads.arriving import Arrived, arrived, sending, takes_files

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AT_ONCE = 500
"""So many lines are recorded while somebody waits; more are read by a job."""
MOST_SAID = 20
"""So many things that are wrong are said at once."""


class SheetForm(SendingForm, LookedForm):
    """Which workbook?"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["chosen"]
        chosen.label, chosen.most_files = _("Which workbook did you fill in?"), 1
        chosen.widget.attrs["accept"] = ".xlsx,.ods,.xls,.csv"
        self.hidden: tuple[str, ...] = ()


@login_required
@require_safe
def fill_in(request: HttpRequest) -> FileResponse:
    """The workbook to fill in: a line for each promise."""
    by = reporter(request)
    promises = list(queries.promises_to_report(by))
    names, measures = called(promises, by), queries.Measures()
    lines = [
        Promised(
            one.ref,
            names[one.ref].removesuffix(f" – {one.agreement.title}"),
            one.agreement.title,
            str(_(UNITS[one.unit].many)),
            "; ".join(each.name for each in measures.cohorts_of(one)),
        )
        for one in promises
    ]
    return FileResponse(
        BytesIO(to_fill_in(lines)), as_attachment=True, filename="delivered.xlsx", content_type=XLSX
    )


@takes_files
@login_required
@ASKS
def take(request: HttpRequest) -> HttpResponse:
    """Take a workbook that was filled in: each of its lines becomes a draft, or none does. One of many lines is read by a job first."""
    by, posted = reporter(request), request.method == "POST"
    told = sending(by)
    hint = _("XLSX, ODS, XLS or CSV; at most %(most)s lines. Of more than %(few)s lines you see first what comes of them") % {
        "most": f"{MOST_LINES:,}", "few": AT_ONCE,
    }  # fmt: skip
    form = SheetForm(
        *((request.POST, request.FILES) if posted else ()), whole=told.whole, hint=hint
    )
    if posted and form.is_valid() and (then := _taken(form, by)):
        if form.hidden:
            messages.info(request, _("Hidden sheets were not read: %(names)s. Show them and send the workbook again, if they belong to it.") % {"names": "; ".join(form.hidden)})  # fmt: skip
        return led_on(request, *then)
    if posted:
        told = sending(by)
        form.left(told.whole)
    return render(request, "commitments/sheet.html", {
        "form": form, "heading": _("Record from a spreadsheet"), "button": _("Go on"), "sending": told,
        "cancel": reverse("commitments:benefits"),
    })  # fmt: skip


def _taken(form: SheetForm, by: Viewer) -> tuple[str, ...]:
    """Where one is led on to, once it is taken; nowhere, where the form says now why not."""
    asked = form.cleaned_data
    with arrived(by, asked["chosen"] or (), asked["arrived"]) as files:
        if not files or (filled := _filled(files[0], form)) is None:
            return ()
        lines, form.hidden = filled
        if len(lines) > AT_ONCE:
            return _to_read(files[0], form, by)
        if not _recorded(files[0], lines, form, by):
            return ()
        if files[0].arrival is not None:
            throw_away(arrival=files[0].arrival, by=by, at=timezone.now())
    return ("commitments:report_several",)


def _filled(file: Arrived, form: SheetForm) -> Filled | None:
    file.seek(0)
    try:
        return filled_in(file.read(MOST_BYTES + 1), file.name or _("The workbook"))
    except CannotOpen as fault:
        form.add_error("chosen", fault.message)
        return None


def _to_read(file: Arrived, form: SheetForm, by: Viewer) -> tuple[str, ...]:
    """Have a large workbook read; what may name people is asked about once it is."""
    file.seek(0)
    try:
        job = actions.read_workbook(arrived=file, by=by, at=timezone.now())
    except (CannotKeep, CannotStart) as reason:
        form.add_error("chosen", said(reason))
        return ()
    return "commitments:workbook", job.ref


def _recorded(file: Arrived, lines: Sequence[Line], form: SheetForm, by: Viewer) -> bool:
    """Whoever has looked has looked at all of it. What is wrong is said of the workbook."""
    file.seek(0)
    looked = people_in(file.read(MOST_BYTES + 1))
    if not form.has_looked and (looked.found or looked.unread):
        form.warn(looked.found)
        form.warn_unread(looked.unread, file.name or "")
        form.add_error("chosen", _("Nothing was recorded. Choose the workbook once more"))
        return False
    promises = {one.ref: one for one in queries.promises_to_report(by)}
    measures = queries.Measures()
    read = understood(
        lines,
        measures.counted(promises),
        measures.split(promises),
        timezone.localdate(),
        Called(by),
    )
    if read.wrong:
        _say(form, read.wrong)
        return False
    told = told_of([said for _line, said in read.rows], by)
    act = partial(actions.take_delivered, told=told, source=file.name or "", report=False)
    return (
        done(form, lambda: act(looked=True, sure=form.is_sure, by=by, at=timezone.now()))
        is not None
    )


def _say(form: SheetForm, wrong: Sequence[Wrong]) -> None:
    """What is wrong, each by its sheet and row."""
    for one in wrong[:MOST_SAID]:
        told = {"sheet": one.sheet, "row": one.row, "question": one.question, "why": one.why}
        where = _("Sheet “%(sheet)s”, row %(row)s, %(question)s: %(why)s.") if one.sheet else _("Row %(row)s, %(question)s: %(why)s.")  # fmt: skip
        form.add_error(None, where % told)
    if len(wrong) > MOST_SAID:
        form.add_error(None, _("And %(more)s more like these.") % {"more": len(wrong) - MOST_SAID})
