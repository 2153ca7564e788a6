"""Addresses to find: the suppliers whose place would decide most of the money, on a page and as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weft.spend import actions, queries
from weft.spend.forms import FoundOutForm, WorklistFileForm
from weft.spend.models import Run
from weft.spend.views.files import analyst, viewer
from weft.ui.listing import numbered
from weft.ui.reasons import said as in_words
from weft.ui.sending import led_on
from weft.uploads.arriving import takes_files

A_PAGE = 10
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _run(request: HttpRequest, ref: str) -> Run:
    run = get_object_or_404(queries.runs_visible_to(viewer(request)), ref=ref)
    analyst(request)
    if run.job.state != "done":
        raise Http404
    return run


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def worklist(request: HttpRequest, ref: str) -> HttpResponse:
    """The suppliers to look up, a page at a time; each is saved by itself."""
    run, asking = _run(request, ref), analyst(request)
    answered = queries.answers_visible_to(asking)
    page = Paginator(queries.sought_in(run, answered), A_PAGE).get_page(request.GET.get("page"))
    wanted = request.POST.get("supplier_id", "")
    bound = FoundOutForm(request.POST, auto_id=f"{wanted}-%s") if wanted else None
    if bound and bound.is_valid():
        try:
            kept = actions.say_answer(
                run=run, supplier_id=wanted, said=bound.said(), by=asking, at=timezone.now()
            )
        except actions.CannotDo as reason:
            bound.add_error(None, in_words(reason))
        else:
            messages.success(request, _("Kept: %(supplier)s") % {"supplier": kept.supplier})
            there = reverse("spend:worklist", args=[ref])
            return redirect(f"{there}?page={page.number}#{wanted}")
    return render(request, "spend/worklist.html", _shown(run, page, wanted, bound, answered))


def _shown(
    run: Run, page: Any, wanted: str, bound: FoundOutForm | None, answered: Any
) -> dict[str, Any]:
    every = queries.sought_in(run, answered)
    return {
        "run": run, "page_of": page, "bound": bound, "found": _forms(page.object_list, wanted, bound),
        "pages": numbered(page, lambda n: f"?page={n}") if page.has_other_pages() else None,
        "said": sum(bool(one.said) for one in every), "all": len(every),
        "decided_gbp": queries.decided_gbp(every), "unknown_gbp": queries.worklist_of(run).unknown_gbp,
    }  # fmt: skip


def _forms(
    sought: Sequence[queries.Sought], wanted: str, bound: FoundOutForm | None
) -> list[tuple[queries.Sought, FoundOutForm]]:
    return [
        (
            one,
            bound
            if bound and one.wanted.supplier_id == wanted
            else FoundOutForm(initial=_as_asked(one.said), auto_id=f"{one.wanted.supplier_id}-%s"),
        )
        for one in sought
    ]


def _as_asked(said: Mapping[str, str]) -> dict[str, Any]:
    """What was found out, as a form shows it."""
    days = {name: date.fromisoformat(said[name]) for name in ("looked_up",) if name in said}
    return {**said, **days}


@login_required
@require_safe
def workbook(request: HttpRequest, ref: str) -> HttpResponse:
    """The list as a workbook to fill in, with the answers that there are."""
    from weft.analysis.spend.worklist import worklist_xlsx

    run, asking = _run(request, ref), analyst(request)
    given = {one.supplier_id: one.said for one in queries.answers_visible_to(asking)}
    name = f"addresses-to-find-{run.ref}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    made = worklist_xlsx(queries.worklist_of(run), given)
    return HttpResponse(made, content_type=XLSX, headers=headers)


@takes_files
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, ref: str) -> HttpResponse:
    """Take the answers of a filled workbook: all of them, or none."""
    run, asking = _run(request, ref), analyst(request)
    form = WorklistFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            new = actions.take_answers(
                run=run, arrived=form.cleaned_data["chosen"], by=asking, at=timezone.now()
            )
        except actions.CannotDo as reason:
            form.add_error("chosen", in_words(reason))
        else:
            messages.success(request, _("New or changed answers: %(count)s") % {"count": new})
            return led_on(request, "spend:worklist", ref)
    shown = {"form": form, "heading": _("Send the filled workbook"), "button": _("Send")}
    return render(request, "ui/form_page.html", shown)
