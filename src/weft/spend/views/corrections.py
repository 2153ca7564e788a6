"""Rows that were not understood: seen by their reasons, put right, left out, and read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from weft.spend import actions, queries
from weft.spend.forms import LeaveOutForm, RowForm
from weft.spend.models import PaymentFile, RowCorrection
from weft.spend.quarantine import Row, trimmed
from weft.spend.queries import Stood
from weft.spend.rules import Standing
from weft.spend.views.files import analyst, file_of
from weft.ui.jinja import told
from weft.ui.listing import numbered
from weft.ui.reasons import said as in_words

A_PAGE = 50


@dataclass(frozen=True)
class Said:
    """What people have said of one row, and whether the last look knew it."""

    corrections: Sequence[RowCorrection]
    known: bool

    @property
    def first(self) -> RowCorrection:
        """Stands for all of them: they were said at once."""
        return self.corrections[0]


Place = tuple[str, str, int]


def _said_of(file: PaymentFile) -> dict[Place, Said]:
    """What holds of the rows of a file, by where they are."""
    found: dict[Place, list[RowCorrection]] = {}
    for one in queries.corrections_of(file):
        found.setdefault((one.sha256, one.sheet, one.row), []).append(one)
    told = queries.told_to_look(file)
    return {place: Said(held, all(one.pk in told for one in held)) for place, held in found.items()}


@login_required
@require_safe
def quarantine(request: HttpRequest, ref: str) -> HttpResponse:
    """The rows of a file that Weft did not understand: for those who sent it, as it may name people."""
    file = file_of(request, ref)
    analyst(request)
    (found,) = queries.stood([file])
    held, kind = queries.quarantine(file), request.GET.get("why", "")
    said = _said_of(file)
    now = {one.pk for each in said.values() for one in each.corrections}
    shown: dict[str, Any] = {
        "file": file, "found": found, "said": list(said.values()), "waits": now != queries.told_to_look(file),
        "may_change": file.removed_at is None and file.replaced_by_id is None, "kind": kind,
        "looking": found.standing is Standing.LOOKED_AT,
    }  # fmt: skip
    try:
        reasons, rows = held.reasons(), held.rows(kind)
    except FileNotFoundError:
        return render(request, "spend/quarantine.html", shown | {"reasons": [], "rows": []})
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown |= {
        "reasons": reasons,
        "rows": [(row, said.get((row.sha256, row.sheet, row.row))) for row in page],
        "pages": numbered(page, lambda n: f"?{urlencode({'why': kind, 'page': n})}#rows")
        if page.has_other_pages()
        else None,
    }
    return render(request, "spend/quarantine.html", shown)


def _row(file: PaymentFile, key: str) -> Row:
    try:
        row = queries.quarantine(file).one(key)
    except FileNotFoundError:
        raise Http404 from None
    if row is None:
        raise Http404
    return row


def _headings(found: Stood, row: Row) -> list[str]:
    """What the columns of a row are called, whether it fills them or not: by the headings of its table, where they
    were found."""
    glimpse: Mapping[str, Any] = next(
        (
            one
            for one in found.understanding.glimpses
            if one["file"] == row.file and (one["sheet"] or "") == row.sheet
        ),
        {"headings": [], "rows": []},
    )
    headings = [" ".join(heading.split()) for heading in trimmed(glimpse["headings"])]
    filled = max(len(trimmed(cells)) for cells in (row.cells, *glimpse["rows"]))
    missing = range(len(headings), filled)
    return [
        heading or _("Column %(number)s") % {"number": at}
        for at, heading in enumerate([*headings, *("" for _each in missing)], start=1)
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Put a row right."""
    file, asking = file_of(request, ref), analyst(request)
    found, (stood,) = _row(file, key), queries.stood([file])
    said = _said_of(file).get((found.sha256, found.sheet, found.row))
    now = {one.column: one.after for one in said.corrections} if said else {}
    form = RowForm(
        request.POST if request.method == "POST" else None,
        cells=found.whole, headings=_headings(stood, found), now=now,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_row(
                file=file, row=found, cells=form.cells, by=asking, at=timezone.now()
            )
        except actions.CannotDo as reason:
            form.add_error(None, in_words(reason))
        else:
            messages.success(
                request, _("The row is put right. It counts once the file is read again.")
            )
            return redirect("spend:quarantine", ref)
    shown = {"form": form, "file": file, "row": found, "said": said}
    return render(request, "spend/row.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave_out(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Leave a row out, for a reason."""
    file, asking = file_of(request, ref), analyst(request)
    found = _row(file, key)
    form = LeaveOutForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.leave_row_out(file=file, row=found, reason=reason, by=asking, at=timezone.now())
        except actions.CannotDo as fault:
            form.add_error(None, in_words(fault))
        else:
            messages.success(
                request, _("The row is left out. It counts once the file is read again.")
            )
            return redirect("spend:quarantine", ref)
    shown = {
        "form": form, "heading": _("Leave the row out"), "button": _("Leave it out"),
        "caption": told(file.upload.name),
    }  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@login_required
@require_POST
def undo(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Take back what was said of a row."""
    file, asking = file_of(request, ref), analyst(request)
    held = get_object_or_404(queries.corrections_of(file), pk=number)
    try:
        actions.undo_correction(file=file, correction=held, by=asking, at=timezone.now())
    except actions.CannotDo as reason:
        messages.error(request, in_words(reason))
    else:
        messages.success(
            request, _("It was taken back. The row counts as it came once the file is read again.")
        )
    return redirect("spend:quarantine", ref)


@login_required
@require_POST
def look_again(request: HttpRequest, ref: str) -> HttpResponse:
    """Read a file once more."""
    file, asking = file_of(request, ref), analyst(request)
    try:
        actions.look_again(file=file, by=asking, at=timezone.now())
    except actions.CannotDo as reason:
        messages.error(request, in_words(reason))
    else:
        messages.success(request, _("Weft is looking at the file again."))
    return redirect("spend:file", ref)
