"""A list of what is promised: taken in from a file, once it is said what stands in which column and which measures are meant; and taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from weft.analysis.commitments import listed as engine
from weft.analysis.commitments.columns import Table, guessed
from weft.analysis.frameworks.units import UNITS
from weft.commitments import actions, queries, words
from weft.commitments.forms.listed import PromisesForm
from weft.commitments.forms.promised import Read, Speaks, read
from weft.commitments.lists import Listed
from weft.commitments.models import Agreement, Commitment
from weft.commitments.rules import AgreementState
from weft.commitments.views.asking import ASKS, done, recorder
from weft.commitments.views.calling import how_often
from weft.commitments.views.portfolio import lines_asked
from weft.commitments.views.sending import (
    ask_about_rows,
    remember,
    said_before,
    sent,
    table_of,
    taken_away,
)
from weft.frameworks.queries import whole
from weft.organisations.access import Viewer, viewer_in
from weft.ui.amounts import amount, confirmed, unconfirmed
from weft.uploads.arriving import takes_files

MOST_SHOWN = 200
MOST_PREVIEWED = 30
ABOVE = " > "
"""Between the agreements that lie above one another, the topmost first."""


@takes_files
@login_required
@ASKS
def take_in(request: HttpRequest) -> HttpResponse:
    """Send a list of what is promised."""
    return sent(
        request, engine.COLUMNS, to="commitments:promises_columns", heading=_("Take a list of promises in"),
        lead=_("A row for each promise, as you keep them: of which agreement, of which measure, how much, by when. On the next page you say what stands in which column; nothing is recorded before."),
    )  # fmt: skip


@login_required
@ASKS
def columns(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what stands in which column and which measures are meant, see what comes of it, and take it in."""
    (upload, table), by = table_of(request, ref, engine.COLUMNS), recorder(request)
    there = list(queries.recorded_promises(by))
    form, speaks = _asked(request, table, there, by)
    remember(form, Listed.PROMISE, table, by)
    recorded = queries.Recorded(there)
    today = timezone.localdate()
    found = (
        read(*form.reading(table), speaks, recorded, today, form.of_rows)
        if form.can_be_read
        else Read()
    )
    ask_about_rows(form, found)
    if form.is_bound and form.is_valid() and "take" in request.POST:
        if found.faults:
            form.add_error(None, _("Nothing was recorded: a list is taken whole. Put right what is wrong with it first"))  # fmt: skip
        elif form.names_nobody(table) and (made := done(
            form, lambda: actions.take_promises(wished=found.wished, source=upload, sure=form.is_sure, by=by, at=timezone.now())
        )):  # fmt: skip
            told = ngettext("%(num)s promise recorded.", "%(num)s promises recorded.", len(made))
            messages.success(request, told % {"num": len(made)})
            return redirect("commitments:portfolio")
    return render(request, "commitments/listed.html", {
        "sheets": table.unread, "hidden": table.hidden, "form": form, "upload": upload, "found": found, "faults": found.faults[:MOST_SHOWN], "few": [_shown(one) for one in found.new[:MOST_PREVIEWED]], "more": max(0, len(found.new) - MOST_PREVIEWED),
        "rows": len({(one.sheet, one.row) for one in found.faults}), "take": _("Record these promises"),
        "would": ngettext("%(num)s promise would be recorded.", "%(num)s promises would be recorded.", len(found.new)) % {"num": len(found.new)},
    })  # fmt: skip


def _asked(
    request: HttpRequest, table: Table, there: Iterable[Commitment], by: Viewer
) -> tuple[PromisesForm, Speaks]:
    """What is asked about a list, with the answers so far; and what the list may speak of by them."""
    before, today = said_before(by, Listed.PROMISE, table), timezone.localdate()
    editions = queries.editions_to_promise_of(by, today)
    form = PromisesForm(
        request.POST or None, headings=table.headings, editions=[(ref, queries.edition_called(one)) for ref, one in editions.items()],
        guessed=before.get("columns", guessed(table.headings, engine.COLUMNS)),
        initial={name: before[name] for name in ("edition", "until_end", "by_year") if before.get(name) in (True, False, *editions)},
    )  # fmt: skip
    edition = editions.get(form.of_edition)
    recorded = {one.edition.ref: one.edition for one in there}
    plain = Speaks(queries.Kept(by), recorded | editions, edition, {})
    if edition is not None:
        said = engine.measures_said(table, form.columns)
        measures = [node for node in whole(edition).value.nodes if node.measure]
        form.ask_which(plain.unknown(said), measures, before.get("meant", {}))
    return form, Speaks(
        plain.kept, plain.editions, edition, form.meant, form.is_due_at_end, form.is_by_year
    )


def _shown(one: actions.Wished) -> dict[str, Any]:
    """A promise as it would be recorded."""
    promise = one.promise
    node = whole(promise.edition).value.by_code[promise.code]
    assert node.measure is not None
    how_much = how_often(amount(promise.quantity, node.measure.unit), promise.sort, promise.months)
    if promise.due:
        by = _("by %(day)s") % {"day": date_format(promise.due, "j F Y")}
        how_much = f"{how_much}, {by}"
    told = f"{one.agreement.title}, {promise.promised_by.name}: {node.code} {node.wording}"
    return {"told": told, "how_much": how_much}


@login_required
@require_safe
def take_away(request: HttpRequest, form: str) -> HttpResponse:
    """What the page of all promises shows, with the same filters, as a list that can be taken in: as a workbook or as CSV."""
    viewer = viewer_in(request)
    wanted = lines_asked(request, viewer) if any(request.GET.values()) else None
    late = bool(request.GET.get("late"))
    numbers = None if wanted is None else {one.number for one in wanted if one.is_late or not late}
    promises = queries.promises_to_take_away(viewer, numbers)
    lies_under = any(one.agreement.under_id for one in promises)
    above = queries.names_above(viewer) if lies_under else {}
    return taken_away(
        "promises", engine.HEADINGS, engine.written(_rows(promises, above)), form=form
    )


def _rows(promises: Sequence[Commitment], above: queries.Above) -> Iterator[dict[str, Any]]:
    measures, dues = queries.Measures(), queries.dues(promises, timezone.localdate())
    for one in promises:
        due, late = dues[one.pk]
        unit = UNITS[one.unit]
        names = {cohort.code: cohort.name for cohort in measures.cohorts_of(one)}
        texts = (
            "ref",
            "code",
            "sort",
            "words",
            "due",
            "baseline",
            "evidence",
            "weight",
            "if_missed",
        )
        yield {
            **{name: getattr(one, name) for name in texts},
            "agreement": one.agreement.ref, "Number of the contract": _numbers(one.agreement), "Agreement": one.agreement.title,
            "State of the agreement": words.AGREEMENT_STATES[AgreementState(one.agreement.state)], "Lies under": ABOVE.join(title for _ref, title in above.get(one.agreement_id, ())[:-1]), "promised_by": one.promised_by.name,
            "framework": queries.edition_called(one.edition), "measure": measures.wording_of(one), "unit": unit.many,
            "quantity": engine.amount_of(one.quantity, unit), "months": one.months or "", "part": one.part.name if one.part else "",
            "cohorts": engine.APART.join(names.get(code, code) for code in one.cohorts),
            "places": engine.APART.join(queries.places_named(one.places)), "may_subcontract": "yes" if one.may_subcontract else "no",
            "Due by now": engine.amount_of(due, unit), "Late": "yes" if late else "no",
            "Reported": engine.amount_of(one.reported, unit), "Verified": engine.amount_of(one.verified, unit),
            "Confirmed": _confirmed(measures.confirmed_of(one, one.confirmed), one),
            "Ended": one.ended_on or "",
        }  # fmt: skip


def _confirmed(parts: int | None, one: Commitment) -> Any:
    """What is confirmed of a promise: a number, or why it is none."""
    if parts is None or unconfirmed(parts, one.claimed):
        return confirmed(parts, one.unit, one.claimed)
    return engine.amount_of(parts, UNITS[one.unit])


def _numbers(agreement: Agreement) -> str:
    return "; ".join(one.number for one in agreement.references.all() if one.scheme == "contract")
