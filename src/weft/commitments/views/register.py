"""A register of contracts: taken in from a file, once it is said what stands in which column; and taken away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from weft.analysis.commitments import register as engine
from weft.commitments import actions, queries
from weft.commitments.forms.register import ColumnsForm, RegisterForm
from weft.commitments.views.asking import ASKS, done, recorder
from weft.organisations.access import viewer_in
from weft.ui.reasons import said
from weft.uploads import queries as uploads
from weft.uploads.actions import CannotKeep, keep_uploads
from weft.uploads.arriving import takes_files
from weft.uploads.rules import TABLES

MOST_SHOWN = 20


@takes_files
@login_required
@ASKS
def take_in(request: HttpRequest) -> HttpResponse:
    """Send a register of contracts."""
    by = recorder(request)
    form = RegisterForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid() and (ref := _kept(form, by)):
        return redirect("commitments:columns", ref)
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Take a register of contracts in"), "button": _("Go on"), "cancel": reverse("commitments:agreements"),
        "lead": _("As councils publish it by the Transparency Code, or as you keep it. On the next page you say what stands in which column; nothing is recorded before."),
    })  # fmt: skip


def _kept(form: RegisterForm, by: Any) -> str:
    """The reference of the file, once it is kept and can be read; empty, where the form says now why not."""
    chosen = form.cleaned_data["chosen"]
    chosen.seek(0)
    try:
        engine.read_sheet(chosen.read())
        (upload,) = keep_uploads(arrived=[chosen], taken=TABLES, by=by, at=timezone.now())
    except engine.CannotReadRegister as why:
        form.add_error("chosen", why.message)
    except CannotKeep as why:
        form.add_error("chosen", said(why.reason))
    else:
        return upload.ref
    return ""


@login_required
@ASKS
def columns(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what stands in which column, see what comes of it, and take it in."""
    upload = uploads.visible_to(viewer_in(request)).filter(ref=ref).first()
    if upload is None:
        raise Http404
    by = recorder(request)
    try:
        sheet = engine.read_sheet(uploads.path_of(upload).read_bytes())
    except engine.CannotReadRegister:
        raise Http404 from None
    guessed = engine.guessed(sheet.headings)
    form = ColumnsForm(request.POST or None, headings=sheet.headings, guessed=guessed)
    at = form.columns if form.is_valid() else guessed
    found, left = (
        engine.contracts_in(sheet, at) if all(one in at for one in engine.NEEDED) else ([], [])
    )
    if form.is_valid() and "take" in request.POST:
        act = actions.take_contracts
        made = done(
            form, lambda: act(contracts=found, source=upload.name, by=by, at=timezone.now())
        )
        if made:
            told = ngettext(
                "%(num)s agreement recorded.", "%(num)s agreements recorded.", len(made)
            )
            messages.success(request, told % {"num": len(made)})
            return redirect("commitments:agreements")
    return render(request, "commitments/columns.html", {
        "form": form, "upload": upload, "found": found, "left": left[:MOST_SHOWN], "left_out": len(left), "few": found[:3],
        "known": len({queries.key_of(one.number, one.title, one.suppliers) for one in found} & queries.recorded_contracts(by)),
    })  # fmt: skip


@login_required
@require_safe
def take_away(request: HttpRequest) -> HttpResponse:
    """The register of the contracts that the own organisation keeps, in the layout of the Transparency Code."""
    viewer = viewer_in(request)
    if viewer.acting_for is None:
        raise Http404
    content = engine.as_csv(viewer.acting_for.name, queries.register_of(viewer))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="contracts.csv"'
    return answer
