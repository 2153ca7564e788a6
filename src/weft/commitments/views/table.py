"""Several benefits at once, a row each."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.analysis.frameworks.measure import Measure
from weft.commitments import actions, queries
from weft.commitments.forms.delivered import MOST_ADDED, MOST_ROWS, TableForm
from weft.commitments.models import Commitment
from weft.commitments.views.asking import ASKS, done, reporter
from weft.commitments.views.calling import called
from weft.commitments.views.delivering import delivered
from weft.organisations.access import Viewer
from weft.organisations.queries.called import Called


@login_required
@ASKS
def table(request: HttpRequest) -> HttpResponse:
    """Say of several promises at once what was delivered; each becomes a draft, and then all are reported."""
    by = reporter(request)
    due = [
        one.commitment for one in queries.due_to_report(by, timezone.localdate()) if not one.is_met
    ]
    promises = {one.ref: one for one in queries.promises_to_report(by)}
    form = TableForm(
        request.POST if request.method == "POST" else None, promises=asked_about(promises, by), cohorts=queries.Measures().split(promises),
        today=timezone.localdate(), known=Called(by),
        initial={"rows": _offered(due, request.GET.get("rows", ""))},
    )  # fmt: skip
    if form.is_bound and form.is_valid() and _recorded(form, promises, by):
        return redirect("commitments:report_several")
    return render(request, "commitments/table.html", {
        "form": form, "whose": _whose(by), "recorded": queries.last_in_rows(by), "answered": request.method == "POST", "heading": _("Record several at once"), "button": _("Go on"), "cancel": reverse("commitments:benefits"),
        "lead": _("Fill in what there is. Rows without an amount are left out."),
    })  # fmt: skip


def _offered(due: Sequence[Commitment], asked: str) -> list[dict[str, str]]:
    """A row for each promise that is due; more of them, empty, where the script asks for as many as there were."""
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    rows = [{"promise": one.ref} for one in due[:MOST_ROWS]]
    return rows + [{}] * (min(number, MOST_ADDED) - len(rows))


def _whose(by: Viewer) -> str:
    """By what a browser tells what one person types for one organisation from what others do."""
    assert by.person is not None and by.acting_for is not None
    return f"table {by.person.pk} {by.acting_for.ref}"


def asked_about(promises: dict[str, Commitment], by: Viewer) -> dict[str, tuple[str, Measure]]:
    """What each promise is called, and how it is counted."""
    names = called(promises.values(), by)
    return {
        ref: (names[ref], measure) for ref, measure in queries.Measures().counted(promises).items()
    }


def _recorded(form: TableForm, promises: dict[str, Commitment], by: Viewer) -> bool:
    try:
        return bool(done(form, lambda: recorded(form, promises, by)))
    except actions.NamesPeople as names:
        form.warn(names.found)
        return False


def recorded(form: TableForm, promises: dict[str, Commitment], by: Viewer) -> bool:
    """Record each row as a draft: all of them, or none."""
    for row in form.full:
        told = delivered(promises[row["promise"]], row)
        actions.record_benefit(
            told=told, looked=form.has_looked, sure=form.is_sure, by=by, at=timezone.now()
        )
    return True
