"""Files that an organisation takes in: sent and kept, then read again while it is said what stands in which column; and what is taken away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.analysis.commitments.columns import (
    Known,
    Table,
    Value,
    as_csv,
    as_xlsx,
    read_table,
)
from weft.analysis.commitments.opened import CannotOpen
from weft.commitments import actions, queries
from weft.commitments.forms.columns import ColumnsForm, FileForm
from weft.commitments.lists import Listed
from weft.commitments.views.asking import recorder
from weft.organisations.access import Viewer, viewer_in
from weft.ui.reasons import said
from weft.uploads import queries as uploads
from weft.uploads.actions import CannotKeep, keep_uploads
from weft.uploads.rules import TABLES

if TYPE_CHECKING:
    from weft.commitments.forms.promised import Fault
    from weft.uploads.models import Upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def sent(request: HttpRequest, known: Known, *, to: str, heading: str, lead: str) -> HttpResponse:
    """The page on which a file is sent; once it is kept and can be read, on to the page where it is said what stands where."""
    by = recorder(request)
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid() and (ref := _kept(form, known, by)):
        return redirect(to, ref)
    return render(request, "ui/form_page.html", {
        "form": form, "heading": heading, "button": _("Go on"), "cancel": reverse("commitments:agreements"), "lead": lead,
    })  # fmt: skip


def _kept(form: FileForm, known: Known, by: Viewer) -> str:
    """The reference of the file, once it is kept and can be read; empty, where the form says now why not."""
    chosen = form.cleaned_data["chosen"]
    chosen.seek(0)
    try:
        read_table(chosen.read(), known, chosen.name)
        chosen.seek(0)
        (upload,) = keep_uploads(arrived=[chosen], taken=TABLES, by=by, at=timezone.now())
    except CannotOpen as why:
        form.add_error("chosen", why.message)
    except CannotKeep as why:
        form.add_error("chosen", said(why.reason))
    else:
        return str(upload.ref)
    return ""


def table_of(request: HttpRequest, ref: str, known: Known) -> tuple[Upload, Table]:
    """A file that was sent, and what stands in it. To whoever does not see it, it is not there."""
    upload = uploads.visible_to(viewer_in(request)).filter(ref=ref).first()
    if upload is None:
        raise Http404
    try:
        return upload, read_table(uploads.path_of(upload).read_bytes(), known, upload.name)
    except CannotOpen:
        raise Http404 from None


def said_before(by: Viewer, of: Listed, table: Table) -> dict[str, Any]:
    """What was said the last time of files with these headings."""
    there = queries.profile_of(by, of, table.key)
    return dict(there.said) if there else {}


def remember(form: ColumnsForm, of: Listed, table: Table, by: Viewer) -> None:
    """Keep what is said for the next file with these headings."""
    if form.is_bound and form.is_valid():
        actions.keep_profile(of=of, key=table.key, said=form.said, by=by, at=timezone.now())


class RowsFound(Protocol):
    """What comes of a list, as far as single rows are asked about."""

    faults: list[Fault]
    left: list[Fault]
    twins: list[Fault]


def ask_about_rows(form: ColumnsForm, found: RowsFound) -> None:
    """Ask which rows are left out, and which of two that say the same are two things."""
    wrong = dict.fromkeys((one.sheet, one.row) for one in found.faults)
    form.ask_about_rows(
        wrong=[(f"{sheet}!{row}", row_called(sheet, row)) for sheet, row in wrong],
        left=[(one.id, f"{row_called(one.sheet, one.row)}: {one.why}") for one in found.left],
        again=[(one.id, f"{row_called(one.sheet, one.row)}, {one.why}") for one in found.twins],
    )


def row_called(sheet: str, row: int) -> str:
    """Where a row stands."""
    if not sheet:
        return _("Row %(row)s") % {"row": row}
    return _("Sheet “%(sheet)s”, row %(row)s") % {"sheet": sheet, "row": row}


def taken_away(
    name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]], *, form: str
) -> HttpResponse:
    """A table to take away, as a workbook or as CSV."""
    as_workbook = form == "xlsx"
    content = as_xlsx(name, headings, rows) if as_workbook else as_csv(headings, rows)
    answer = HttpResponse(content, content_type=XLSX if as_workbook else CSV)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
