"""What a supplier was paid, recorded as spent under one of the council's agreements: what is promised for each £1 million is due with it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weft.commitments import access as commitments_access
from weft.commitments import actions as commitments
from weft.commitments import queries as promises
from weft.commitments.actions import Spent
from weft.organisations.access import NotAllowed, Viewer
from weft.spend import queries, results
from weft.spend.forms.drawdowns import SpentUnderForm
from weft.spend.models import Run
from weft.spend.results import Supplier
from weft.spend.views.files import viewer
from weft.spend.views.links import ASKS
from weft.ui.reasons import said

if TYPE_CHECKING:
    from weft.commitments.models import Agreement

Month = tuple[str, Decimal]


@login_required
@ASKS
def spent_under(request: HttpRequest, ref: str, supplier: str) -> HttpResponse:
    """Say under which agreement a supplier was paid, and in which months; each is recorded once."""
    by, run, found = _asked_about(request, ref, supplier)
    known_as = queries.ways_of(run.council).all_of([supplier])
    months, drawn = _months(by, run, supplier, known_as)
    offered = _offered(by, run, found)
    form = SpentUnderForm(
        request.POST if request.method == "POST" else None, months=months, offered=[one.title for one in offered],
        initial={"agreement": offered[0].title if len(offered) == 1 else "", "months": _over(months, timezone.localdate())},
    )  # fmt: skip
    there = reverse("spend:supplier", args=[ref, supplier])
    if form.is_valid() and (agreement := _meant(form, by)) and _drawn(form, agreement, months, run, found, known_as, by):  # fmt: skip
        number = len(form.cleaned_data["months"])
        told = ngettext("%(num)s month is recorded.", "%(num)s months are recorded.", number)
        messages.success(request, told % {"num": number})
        return redirect(there)
    points = [
        _("What is promised for each £1 million that is spent is due with it."), _("Each month is recorded as a whole, and once."),
        _("Of a month in which the agreement begins or ends, it stands with the days on which it holds."),
    ]  # fmt: skip
    if drawn:
        points.append(_("Recorded already: %(months)s.") % {"months": ", ".join(drawn)})
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Under which agreement was %(name)s paid?") % {"name": found.supplier}, "button": _("Record it as spent"),
        "points": points, "cancel": there, "caption": run.period,
    })  # fmt: skip


def _asked_about(request: HttpRequest, ref: str, supplier: str) -> tuple[Viewer, Run, Supplier]:
    """A supplier of a run of the own council that may be named, for those who record agreements there."""
    by = viewer(request)
    run = get_object_or_404(queries.runs_visible_to(by), ref=ref)
    if reason := commitments_access.why_not_manage(by):
        raise NotAllowed(reason)
    found = results.Suppliers(queries.folder_of(run)).one(supplier) if run.job.state == "done" else None  # fmt: skip
    if found is None:
        raise Http404
    return by, run, found


def _months(
    by: Viewer, run: Run, supplier: str, known_as: Sequence[str] | set[str]
) -> tuple[list[Month], list[str]]:
    """The months in which the supplier was paid and of which nothing is recorded yet; and those of which something is."""
    paid = results.sums_to(queries.folder_of(run), supplier, "month")
    there = promises.drawdowns_kept_by(by).filter(
        supplier__in={supplier, *known_as}, withdrawn_at=None
    )
    drawn = {f"{one.begins:%Y-%m}" for one in there}
    found = [(month, amount) for month, _count, amount in paid if month and amount]
    return [one for one in found if one[0] not in drawn], [month for month, _a in found if month in drawn]  # fmt: skip


def _over(months: Sequence[Month], today: date) -> list[str]:
    """The months that are over by a day."""
    return [month for month, _amount in months if month < f"{today:%Y-%m}"]


def _offered(by: Viewer, run: Run, supplier: Supplier) -> list[Agreement]:
    """The agreements of the council in which whoever that supplier is promises something."""
    linked = queries.organisations_of(run, [supplier.supplier_id])
    return promises.agreements_with(by, {one.pk for one in linked.values()}, supplier.supplier)


def _meant(form: SpentUnderForm, by: Viewer) -> Agreement | None:
    """The agreement that was typed; None, where the form says now what is wrong with it."""
    found = promises.Kept(by).called(form.cleaned_data["agreement"])
    if len(found) == 1:
        return found[0]
    form.add_error("agreement", _("Several of your agreements are called so. Enter the number of one") if found else _("You keep no agreement of this number or name. Enter another"))  # fmt: skip
    return None


def _drawn(
    form: SpentUnderForm, agreement: Agreement, months: Sequence[Month], run: Run, supplier: Supplier, known_as: set[str], by: Viewer
) -> bool:  # fmt: skip
    chosen = set(form.cleaned_data["months"])
    source = f"Spend analysis of {run.period}: {supplier.supplier}"[:200]
    spent = [
        Spent(agreement, *_days(month, agreement), amount, source, supplier.supplier_id)
        for month, amount in months
        if month in chosen
    ]  # fmt: skip
    try:
        commitments.draw_from_analysis(spent=spent, known_as=known_as, by=by, at=timezone.now())
    except commitments.CannotDo as reason:
        form.add_error(None, said(reason))
        return False
    return True


def _days(month: str, agreement: Agreement) -> tuple[date, date]:
    """The first and the last day of a month such as 2026-04; of one in which the agreement begins or ends, those on which it holds."""
    year, number = map(int, month.split("-"))
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    begins, ends = max(first, agreement.begins or first), min(last, agreement.ends or last)
    return (begins, ends) if begins <= ends else (first, last)
