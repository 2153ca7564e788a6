"""A register of contracts: taken in from a file, once it is said what stands in which column; and taken away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from weft.analysis.commitments import register as engine
from weft.analysis.commitments.columns import guessed
from weft.commitments import actions, queries
from weft.commitments.forms.register import RegisterForm
from weft.commitments.lists import Listed
from weft.commitments.views.asking import ASKS, done, recorder
from weft.commitments.views.sending import remember, said_before, sent, table_of, taken_away
from weft.organisations.access import viewer_in
from weft.uploads.arriving import takes_files

MOST_SHOWN = 20


@takes_files
@login_required
@ASKS
def take_in(request: HttpRequest) -> HttpResponse:
    """Send a register of contracts."""
    return sent(
        request, engine.COLUMNS, to="commitments:columns", heading=_("Take a register of contracts in"),
        lead=_("As councils publish it by the Transparency Code, or as you keep it. On the next page you say what stands in which column; nothing is recorded before."),
    )  # fmt: skip


@login_required
@ASKS
def columns(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what stands in which column, see what comes of it, and take it in."""
    (upload, table), by = table_of(request, ref, engine.COLUMNS), recorder(request)
    before = said_before(by, Listed.CONTRACT, table).get("columns")
    form = RegisterForm(
        request.POST or None, headings=table.headings, guessed=guessed(table.headings, engine.COLUMNS) if before is None else before,
    )  # fmt: skip
    remember(form, Listed.CONTRACT, table, by)
    found, left = engine.contracts_in(table, form.columns) if form.can_be_read else ([], [])
    if form.is_bound and form.is_valid() and "take" in request.POST:
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
def take_away(request: HttpRequest, form: str) -> HttpResponse:
    """The register of the contracts that the own organisation keeps, in the layout of the Transparency Code: as a workbook or as CSV."""
    viewer = viewer_in(request)
    if viewer.acting_for is None:
        raise Http404
    rows = engine.rows_of(viewer.acting_for.name, queries.register_of(viewer))
    return taken_away("contracts", engine.WRITTEN, rows, form=form)
