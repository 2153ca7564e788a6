"""A register of contracts: taken in from a file, once it is said what stands in which column; and taken away."""

from __future__ import annotations

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
from weft.analysis.commitments.columns import Table, guessed
from weft.analysis.commitments.written import headings_of, rows_of
from weft.commitments import actions, queries
from weft.commitments.forms.happenings import BecauseForm
from weft.commitments.forms.register import RegisterForm
from weft.commitments.lists import Listed
from weft.commitments.views.asking import ASKS, asking, done, recorder
from weft.commitments.views.sending import remember, said_before, sent, table_of, taken_away
from weft.organisations.access import Viewer, viewer_in
from weft.uploads.arriving import takes_files

MOST_SHOWN, MOST_LISTED = 20, 50


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
    form = _asked(request, table, by)
    remember(form, Listed.CONTRACT, table, by)
    read = (
        engine.contracts_in(table, form.columns, without=form.without)
        if form.can_be_read
        else engine.Register([], [], [])
    )
    takes = form.is_bound and form.is_valid() and "take" in request.POST
    if takes and form.names_nobody(table):
        act = actions.take_contracts
        made = done(
            form, lambda: act(contracts=read.found, ours=form.ours, source=upload.name, by=by, at=timezone.now()),
        )  # fmt: skip
        if made:
            told = ngettext(
                "%(num)s agreement recorded.", "%(num)s agreements recorded.", len(made)
            )
            messages.success(request, told % {"num": len(made)})
            return redirect("commitments:intakes")
    known = queries.recorded_contracts(by)
    new = [one for one in read.found if one.key not in known]
    meant = queries.suppliers_known(by, new)
    return render(request, "commitments/columns.html", {
        "sheets": table.unread, "hidden": table.hidden, "form": form, "upload": upload, "new": len(new), "known": len(read.found) - len(new), "few": read.found[:3], "read": read,
        "nobody": sum(not one.names for one in new), "beside": list(engine.columns_beside(table, form.columns)), "most": MOST_SHOWN, "meant": sorted({f"{one.name}: {org.name}" for one, org in meant.items()}),
    })  # fmt: skip


def _asked(request: HttpRequest, table: Table, by: Viewer) -> RegisterForm:
    """What is asked about a register, with the answers so far."""
    before, there = said_before(by, Listed.CONTRACT, table), guessed(table.headings, engine.COLUMNS)
    columns = before["columns"] if "ours" in before else {**there, **before.get("columns", {})}
    form = RegisterForm(request.POST or None, headings=table.headings, guessed=columns)
    named = engine.organisations_in(table, form.columns)
    form.ask_whose(queries.others_named(by, named), before.get("ours", ()), engine.rows_of_nobody(table, form.columns))  # fmt: skip
    return form


@login_required
@require_safe
def intakes(request: HttpRequest) -> HttpResponse:
    """The registers that were taken in, and what became of them."""
    found = queries.intakes_visible_to(recorder(request))
    return render(request, "commitments/intakes.html", {"intakes": found[:MOST_LISTED]})


@login_required
@ASKS
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a register back that was taken in."""
    one = queries.intakes_visible_to(viewer_in(request)).filter(ref=ref).first()
    if one is None:
        raise Http404
    by, form = recorder(request), BecauseForm(request.POST or None)
    number = one.agreements.count()
    return asking(
        request, form,
        lambda: actions.take_back_contracts(intake=one, because=form.cleaned_data["because"], by=by, at=timezone.now()),
        says=_("Taken back."), to=reverse("commitments:intakes"), caption=one.source, warns=True, button=_("Take it back"),
        heading=ngettext("Delete the %(num)s agreement that came of this?", "Delete the %(num)s agreements that came of this?", number) % {"num": number},
        points=[_("That can be done while nothing has happened with any of them. This cannot be undone; the list can be taken in once more.")],
    )  # fmt: skip


@login_required
@require_safe
def take_away(request: HttpRequest, form: str) -> HttpResponse:
    """The register of the contracts that the own organisation keeps, in the layout of the Transparency Code: as a workbook or as CSV."""
    viewer = viewer_in(request)
    if viewer.acting_for is None:
        raise Http404
    contracts = list(queries.register_of(viewer))
    headings = headings_of(contracts)
    rows = rows_of(viewer.acting_for.name, contracts, headings)
    return taken_away("contracts", headings, rows, form=form)
