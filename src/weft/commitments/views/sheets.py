"""Benefits in a workbook: the sheet to fill in, and what comes of one that was filled in."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.analysis.commitments.filled import (
    MOST_LINES,
    CannotReadSheet,
    Line,
    Promised,
    filled_in,
    to_fill_in,
)
from weft.analysis.commitments.readable import MOST_BYTES, people_in
from weft.analysis.frameworks.units import UNITS
from weft.commitments import queries
from weft.commitments.forms.delivered import LookedForm, TableForm
from weft.commitments.models import Commitment
from weft.commitments.views.asking import ASKS, done, reporter
from weft.commitments.views.table import asked_about, recorded
from weft.organisations.access import Viewer
from weft.ui.sending import SendingForm, led_on
from weft.uploads.actions import throw_away
from weft.uploads.arriving import Arrived, arrived, sending, takes_files

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SAID = 20
"""So many things that are wrong are said at once."""


class SheetForm(SendingForm, LookedForm):
    """Which workbook?"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["chosen"]
        chosen.label, chosen.most_files = _("Which workbook did you fill in?"), 1
        chosen.widget.attrs["accept"] = ".xlsx,.ods,.xls,.csv"


@login_required
@require_safe
def fill_in(request: HttpRequest) -> FileResponse:
    """The workbook to fill in: a line for each promise."""
    by, measures = reporter(request), queries.Measures()
    lines = [
        Promised(
            one.ref, measures.wording_of(one), one.agreement.title, str(_(UNITS[one.unit].many))
        )
        for one in queries.promises_to_report(by)
    ]
    return FileResponse(
        BytesIO(to_fill_in(lines)), as_attachment=True, filename="delivered.xlsx", content_type=XLSX
    )


@takes_files
@login_required
@ASKS
def take(request: HttpRequest) -> HttpResponse:
    """Take a workbook that was filled in: each of its lines becomes a draft, or none does."""
    by, posted = reporter(request), request.method == "POST"
    told = sending(by)
    hint = _("XLSX, ODS, XLS or CSV; at most %(most)s lines. The file itself is not kept") % {
        "most": MOST_LINES
    }
    form = SheetForm(
        *((request.POST, request.FILES) if posted else ()), whole=told.whole, hint=hint
    )
    if posted and form.is_valid() and _taken(form, by):
        return led_on(request, "commitments:report_several")
    if posted:
        told = sending(by)
        form.left(told.whole)
    return render(request, "commitments/sheet.html", {
        "form": form, "heading": _("Record from a spreadsheet"), "button": _("Go on"), "sending": told,
        "cancel": reverse("commitments:benefits"),
    })  # fmt: skip


def _taken(form: SheetForm, by: Viewer) -> bool:
    asked = form.cleaned_data
    with arrived(by, asked["chosen"] or (), asked["arrived"]) as files:
        taken = bool(files) and _read(files[0], form, by)
        if taken and files[0].arrival is not None:
            throw_away(arrival=files[0].arrival, by=by, at=timezone.now())
    return taken


def _read(file: Arrived, form: SheetForm, by: Viewer) -> bool:
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    try:
        lines = filled_in(content)
    except CannotReadSheet as fault:
        form.add_error("chosen", str(fault))
        return False
    if not form.has_looked and (found := people_in(content)):
        form.warn(found)
        form.add_error("chosen", _("Nothing was recorded. Choose the workbook once more"))
        return False
    promises = {one.ref: one for one in queries.promises_to_report(by)}
    table = TableForm(_as_typed(lines), promises=asked_about(promises), today=timezone.localdate())
    if not table.is_valid():
        _say(form, table, lines)
        return False
    return _drafts(form, table, promises, by)


def _drafts(form: SheetForm, table: TableForm, promises: dict[str, Commitment], by: Viewer) -> bool:
    """What is wrong is said of the workbook; whoever has looked has looked at all of it."""
    return bool(done(form, lambda: recorded(table.full, promises, by, looked=True)))


def _as_typed(lines: Sequence[Line]) -> dict[str, str]:
    """The lines as the rows of a form that were typed."""
    return {
        f"rows-{at}-{name}": text
        for at, line in enumerate(lines)
        for name, text in line.typed.items()
    }


def _say(form: SheetForm, table: TableForm, lines: Sequence[Line]) -> None:
    """What is wrong, each by its sheet and row."""
    wrong = table.wrong_rows
    for at, question, why in wrong[:MOST_SAID]:
        told = {"sheet": lines[at].sheet, "row": lines[at].row, "question": question, "why": why}
        form.add_error(None, _("Sheet “%(sheet)s”, row %(row)s, %(question)s: %(why)s.") % told)
    if len(wrong) > MOST_SAID:
        form.add_error(None, _("And %(more)s more like these.") % {"more": len(wrong) - MOST_SAID})
