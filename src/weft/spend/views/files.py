"""Payment files: sent, understood, corrected, replaced, left out."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.spend import access, actions, queries
from weft.spend.forms import ColumnsForm, HeadingsForm, ReplaceForm, SendForm
from weft.spend.models import PaymentFile
from weft.spend.queries import Stood
from weft.spend.rules import COLUMNS, STANDINGS, VAT, Standing
from weft.ui.reasons import said as in_words
from weft.ui.sending import led_on, say_refused
from weft.uploads.actions import CannotKeep, turn_away
from weft.uploads.arriving import Arrived, arrived, sending, takes_files
from weft.uploads.rules import TABLES

TAGS = {
    Standing.LOOKED_AT: "govuk-tag--blue",
    Standing.UNDERSTOOD: "govuk-tag--green",
    Standing.UNCLEAR: "govuk-tag--orange",
    Standing.SOMETHING_ELSE: "govuk-tag--grey",
    Standing.CANNOT_BE_READ: "govuk-tag--red",
    Standing.NOT_LOOKED_AT: "govuk-tag--red",
}


def viewer(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they may see the spend of the council that they act for."""
    asking = viewer_in(request)
    if not access.may_see(asking):
        raise Http404
    return asking


def analyst(request: HttpRequest) -> Viewer:
    """The same, where they analyse it."""
    asking = viewer(request)
    if reason := access.why_not_analyse(asking):
        raise NotAllowed(reason)
    return asking


def file_of(request: HttpRequest, ref: str) -> PaymentFile:
    return get_object_or_404(queries.visible_to(viewer(request)), ref=ref)


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """A council's payment files and runs."""
    asking = viewer(request)
    files = queries.stood(queries.in_use(queries.visible_to(asking)).order_by("upload__name", "pk"))
    shown = {
        "own": asking.acting_for,
        "files": [(each, STANDINGS[each.standing], TAGS[each.standing]) for each in files],
        "looking": any(each.standing is Standing.LOOKED_AT for each in files),
        "months": _months(files),
        "runs": queries.runs_visible_to(asking)[:50],
        "stands": {
            each.run_id: each.stands for each in queries.editions_visible_to(asking).reverse()
        },
        "shared": queries.results_shared_with(asking)[:50],
        "may_analyse": access.why_not_analyse(asking) is None,
    }
    return render(request, "spend/list.html", shown)


def _months(files: list[Stood]) -> list[tuple[str, int, Decimal]]:
    """Payments and money of each month, over all files."""
    found: dict[str, tuple[int, Decimal]] = {}
    for each in files:
        for month in each.understanding.months:
            rows, amount = found.get(month["month"] or "", (0, Decimal(0)))
            now = (rows + month["rows"], amount + Decimal(month["amount_gbp"]))
            found[month["month"] or ""] = now
    return [(month, *sums) for month, sums in sorted(found.items())]


@takes_files
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """Send payment files. What is empty or no table is said by its name; of the others all are kept, or none."""
    asking = analyst(request)
    told = sending(asking)
    hint = _(
        "As they were published: CSV, XLSX, XLS, ODS, Parquet, or a zip of them. At most %(limit)s at a time."
    ) % {"limit": told.limit}
    form = SendForm(*_sent(request), whole=told.whole, hint=hint)
    if form.is_bound and form.is_valid():
        try:
            with _arrived(form, asking) as files:
                others, refused = _turned_away(files, asking)
                form.refuse(refused)
                added = actions.add_files(arrived=others, by=asking, at=timezone.now())
        except CannotKeep as fault:
            form.add_error("chosen", f"{fault.name}: {in_words(fault.reason)}")
        else:
            if added.files:
                _say_added(request, added)
                say_refused(request, refused)
                return led_on(request, "spend:list")
            for name in added.known:
                form.add_error(None, _there_already(name))
    if form.is_bound:
        told = sending(asking)
        form.left(told.whole)
    shown = {"form": form, "heading": _("Send payment files"), "button": _("Send"), "sending": told}
    return render(request, "uploads/send.html", shown)


def _sent(request: HttpRequest) -> tuple[Any, ...]:
    """What a form is given: what was sent, or nothing."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _arrived(form: SendForm | ReplaceForm, asking: Viewer) -> AbstractContextManager[list[Arrived]]:
    """The files that came with the form, and those that had arrived before."""
    return arrived(asking, form.cleaned_data["chosen"], form.cleaned_data["arrived"])


def _turned_away(files: list[Arrived], asking: Viewer) -> tuple[list[Arrived], list[CannotKeep]]:
    """The files that can be payment files, and those that are refused."""
    return turn_away(arrived=files, taken=TABLES, by=asking, at=timezone.now())


def _say_added(request: HttpRequest, added: actions.Added) -> None:
    """Say how many files were kept, and which were there already."""
    words = ngettext(
        "%(count)s file was kept. Weft is looking at it.",
        "%(count)s files were kept. Weft is looking at them.",
        len(added.files),
    )
    messages.success(request, words % {"count": len(added.files)})
    for name in added.known:
        messages.info(request, _there_already(name))


def _there_already(name: str) -> str:
    """What is said of a file that was not added again. Where none was, the form itself says it: two windows of one
    person share their messages, and what one is to say the other could say."""
    words = _("“%(name)s” is there already, byte for byte. It was not added again.")
    return words % {"name": name}


@takes_files
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, ref: str) -> HttpResponse:
    """Put another file in the place of one."""
    file, asking = file_of(request, ref), analyst(request)
    told = sending(asking)
    form = ReplaceForm(*_sent(request), whole=told.whole)
    if form.is_bound and form.is_valid():
        try:
            with _arrived(form, asking) as files:
                others, refused = _turned_away(files, asking)
                form.refuse(refused)
                fresh = [
                    actions.replace_file(file=file, arrived=new, by=asking, at=timezone.now())
                    for new in others
                ]
        except CannotKeep as fault:
            form.add_error("chosen", f"{fault.name}: {in_words(fault.reason)}")
        except actions.CannotDo as reason:
            form.add_error(None, in_words(reason))
        else:
            if fresh:
                messages.success(request, _("The file was replaced."))
                return led_on(request, "spend:file", fresh[0].ref)
    if form.is_bound:
        told = sending(asking)
        form.left(told.whole)
    heading = _("Replace %(name)s") % {"name": file.upload.name}
    shown = {"form": form, "heading": heading, "button": _("Send"), "sending": told}
    return render(request, "uploads/send.html", shown)


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """What Weft understood of a file."""
    file = file_of(request, ref)
    (found,) = queries.stood([file])
    may = access.why_not_analyse(viewer(request)) is None
    shown = {
        "file": file,
        "found": found,
        "standing": STANDINGS[found.standing],
        "tag": TAGS[found.standing],
        "columns": columns_of(found),
        "words": COLUMNS,
        "vat": VAT,
        "may_analyse": may,
        "corrected": queries.corrections_of(file).exists(),
        "may_change": may and file.removed_at is None and file.replaced_by_id is None,
    }
    return render(request, "spend/file.html", shown)


def columns_of(found: Stood) -> list[tuple[str, list[str], Mapping[str, Any] | None]]:
    """The columns of a file's first table: heading, examples, and what it was taken for."""
    glimpse = next((g for g in found.understanding.glimpses if g["headings"]), None)
    if glimpse is None:
        glimpse = next((g for g in found.understanding.glimpses if g["rows"]), None)
    if glimpse is None:
        return []
    entry: Mapping[str, Any] = next(
        (e for e in found.understanding.entries if e["path"] == glimpse["file"]), {}
    )
    by_place = {
        taken["column"]: {**taken, "role": role} for role, taken in entry.get("mapping", {}).items()
    }
    width = max([len(glimpse["headings"]), *(len(row) for row in glimpse["rows"])])
    headings = [*glimpse["headings"], *[""] * (width - len(glimpse["headings"]))]
    return [
        (
            " ".join(heading.split()) or f"column {at}",
            [row[at - 1] for row in glimpse["rows"] if len(row) >= at],
            by_place.get(at),
        )
        for at, heading in enumerate(headings, start=1)
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what is in the columns of a file."""
    file, asking = file_of(request, ref), analyst(request)
    (found,) = queries.stood([file])
    table = columns_of(found)
    form = ColumnsForm(
        request.POST if request.method == "POST" else None,
        columns=[(heading, examples[:3]) for heading, examples, _taken in table],
        found={heading: taken["role"] for heading, _examples, taken in table if taken},
        said=found.understanding.said or {},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.say_what_is_in(
                file=file, said=form.cleaned_data["said"], by=asking, at=timezone.now()
            )
        except actions.CannotDo as reason:
            form.add_error(None, in_words(reason))
        else:
            messages.success(
                request,
                _("Kept, also for files with the same headings. Weft is looking at them again."),
            )
            return redirect("spend:file", ref)
    shown = {"form": form, "heading": _("What is in each column?"), "button": _("Keep")}
    return render(request, "ui/form_page.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def headings(request: HttpRequest, ref: str) -> HttpResponse:
    """Say in which row of a file its headings stand."""
    file, asking = file_of(request, ref), analyst(request)
    form = HeadingsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.say_where_headings_are(
                file=file, row=form.cleaned_data["row"], by=asking, at=timezone.now()
            )
        except actions.CannotDo as reason:
            form.add_error("row", in_words(reason))
        else:
            messages.success(request, _("Kept. Weft is looking at the file again."))
            return redirect("spend:file", ref)
    shown = {"form": form, "heading": _("Where do the headings stand?"), "button": _("Keep"),
             "lead": _("The number of the row, as a spreadsheet shows it. What was said of the columns is forgotten: it was said of other headings.")}  # fmt: skip
    return render(request, "ui/form_page.html", shown)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, ref: str) -> HttpResponse:
    """Leave a file out of the runs to come, once that is confirmed."""
    file, asking = file_of(request, ref), analyst(request)
    if request.method == "POST":
        try:
            actions.remove_file(file=file, by=asking, at=timezone.now())
        except actions.CannotDo as reason:
            messages.error(request, in_words(reason))
        else:
            messages.success(request, _("The file is left out from now on."))
        return redirect("spend:list")
    return render(request, "spend/remove.html", {"file": file})
