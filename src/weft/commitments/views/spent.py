"""A list of what was spent under agreements: taken in from a file, once it is said what stands in which column."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weft.analysis.commitments import spent as engine
from weft.analysis.commitments.columns import guessed
from weft.analysis.frameworks.units import pounds
from weft.commitments import actions, queries
from weft.commitments.forms.spent import SpentForm, SpentRead, read_spent
from weft.commitments.lists import Listed
from weft.commitments.views.asking import ASKS, done, recorder
from weft.commitments.views.sending import ask_about_rows, remember, said_before, sent, table_of
from weft.ui.jinja import from_to
from weft.uploads.arriving import takes_files

MOST_SHOWN = 200
MOST_PREVIEWED = 30


@takes_files
@login_required
@ASKS
def take_in(request: HttpRequest) -> HttpResponse:
    """Send a list of what was spent."""
    return sent(
        request, engine.COLUMNS, to="commitments:spent_columns", heading=_("Take a list of what was spent in"),
        lead=_("A row for each invoice, payment or period: under which agreement, when, how much. What is promised for each £1 million that is spent is due with it."),
    )  # fmt: skip


@login_required
@ASKS
def columns(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what stands in which column, see what comes of it, and take it in."""
    (upload, table), by = table_of(request, ref, engine.COLUMNS), recorder(request)
    before = said_before(by, Listed.SPENT, table)
    form = SpentForm(
        request.POST or None, headings=table.headings, guessed=before.get("columns", guessed(table.headings, engine.COLUMNS))
    )  # fmt: skip
    remember(form, Listed.SPENT, table, by)
    recorded = queries.RecordedSpending(queries.drawdowns_kept_by(by))
    today = timezone.localdate()
    found = (
        read_spent(table, form.columns, queries.Kept(by), recorded, today, form.of_rows)
        if form.can_be_read
        else SpentRead()
    )
    ask_about_rows(form, found)
    if form.is_bound and form.is_valid() and "take" in request.POST:
        if found.faults:
            form.add_error(None, _("Nothing was recorded: a list is taken whole. Put right what is wrong with it first"))  # fmt: skip
        elif form.names_nobody(table) and (made := done(
            form, lambda: actions.take_spent(spent=found.wished, source=upload, sure=form.is_sure, by=by, at=timezone.now())
        )):  # fmt: skip
            told = ngettext("%(num)s amount recorded.", "%(num)s amounts recorded.", len(made))
            messages.success(request, told % {"num": len(made)})
            return redirect("commitments:agreements")
    number = len(found.new)
    return render(request, "commitments/listed.html", {
        "sheets": table.unread, "hidden": table.hidden, "form": form, "upload": upload, "found": found, "faults": found.faults[:MOST_SHOWN], "take": _("Record these amounts"),
        "rows": len({(one.sheet, one.row) for one in found.faults}), "few": [_shown(one) for one in found.new[:MOST_PREVIEWED]], "more": max(0, len(found.new) - MOST_PREVIEWED),
        "would": ngettext("%(num)s amount would be recorded.", "%(num)s amounts would be recorded.", number) % {"num": number},
    })  # fmt: skip


def _shown(one: actions.Spent) -> dict[str, str]:
    return {"told": f"{one.agreement.title}, {from_to(one.begins, one.ends)}", "how_much": pounds(one.amount_gbp)}  # fmt: skip
