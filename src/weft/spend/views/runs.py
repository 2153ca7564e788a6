"""Runs: started, read, followed down to the payments, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weft.analysis.reporting.datapackage import csv_lines
from weft.analysis.reporting.model import Figure, Report, Section
from weft.organisations.access import viewer_in
from weft.spend import actions, queries, results
from weft.spend.beside import again
from weft.spend.forms import RunForm
from weft.spend.results import Supplier
from weft.spend.views.asks import asks
from weft.spend.views.files import analyst
from weft.spend.views.links import who_it_is
from weft.spend.views.publishing import standing_of
from weft.spend.views.seen import Other, Seen
from weft.ui import pictures
from weft.ui.attachments import attached
from weft.ui.listing import Heading, Listing, listed, numbered
from weft.ui.reasons import said as in_words

A_PAGE = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask for a run."""
    asking = analyst(request)
    form = RunForm(request.POST or None, initial={"period": request.GET.get("period", "")})
    if request.method == "POST" and form.is_valid():
        try:
            run = actions.start_run(
                period=form.cleaned_data["period"].strip(), by=asking, at=timezone.now()
            )
        except actions.CannotDo as reason:
            form.add_error("period", in_words(reason))
        else:
            return redirect("jobs:show", run.job.ref)
    shown = {"form": form, "heading": _("Analyse spend"), "button": _("Begin")}
    return render(request, "ui/form_page.html", shown)


def show(request: HttpRequest, seen: Seen) -> HttpResponse:
    """A run: what it found, in sentences, and the ways on; while it is under way, how far it is."""
    if seen.run.job.state != "done":
        return render(request, "spend/under_way.html", {"run": seen.run})
    report = seen.report
    overview = report.sections[0]
    shown = {
        "seen": seen,
        "report": report,
        "figures": _figures(report, overview, quiet=False),
        "tables": [pictures.shown(table, seen.pictures) for table in overview.tables],
        "sections": _with_something(report),
        "downloads": [(name, words) for name, (_path, words) in seen.downloads.items()],
        **(standing_of(request, seen.run) | _changes(request, seen) if seen.is_own else {}),
        "asks": asks(request, seen),
    }
    return render(request, "spend/run.html", shown)


def _changes(request: HttpRequest, seen: Seen) -> dict[str, Any]:
    """What differs from the last run of the same period, for its council."""
    before = queries.run_before(seen.run, viewer_in(request))
    return {
        "before": before,
        "changed": queries.changed_since(seen.run, before) if before else {},
        "then": results.totals_in(queries.folder_of(before)) if before else {},
        "now": results.totals_in(seen.folder),
    }


def _figures(report: Report, section: Section, *, quiet: bool) -> list[dict[str, Any]]:
    files = {file.id: file.path for file in report.inputs}
    return [pictures.worked(each, files) for each in section.figures if each.quiet is quiet]


def _with_something(report: Report) -> list[Section]:
    return [each for each in report.sections if each.figures or each.tables or each.sentences]


def section(request: HttpRequest, seen: Seen, section: str) -> HttpResponse:
    """One part of what a run found: sentences, figures with their workings, pictures and tables."""
    report = seen.report
    found = next((each for each in report.sections if each.id == section), None)
    if found is None:
        raise Http404
    shown = {
        "seen": seen,
        "section": found,
        "sections": _with_something(report),
        "figures": _figures(report, found, quiet=False),
        "quiet": _figures(report, found, quiet=True),
        "tables": [pictures.shown(table, seen.pictures) for table in found.tables],
        "unknowns": report.unknowns if found.id == "quality" else (),
    }
    return render(request, "spend/section.html", shown)


def table(request: HttpRequest, seen: Seen, table: str) -> HttpResponse:
    """A table of a run as a CSV file."""
    found = next((each for each in seen.report.tables() if each.id == table), None)
    if found is None:
        raise Http404
    return pictures.download(found)


def _found(report: Report, figure: str) -> Figure:
    found = next((each for each in report.figures() if each.id == figure), None)
    if found is None:
        raise Http404
    return found


def figure(request: HttpRequest, seen: Seen, figure: str) -> HttpResponse:
    """One figure: how it was made, and the payments that sum to it."""
    report = seen.report
    found = _found(report, figure)
    which = found.workings.which
    behind: Sequence[Any] = []
    if which is not None and seen.with_payments:
        behind = results.payments_behind(seen.folder, which, found.workings.rows)
    shown = {
        "seen": seen,
        "figure": pictures.worked(found, {file.id: file.path for file in report.inputs}),
        "traced": which is not None,
        **_paged(request, behind),
    }
    return render(request, "spend/figure.html", shown)


def figure_payments(request: HttpRequest, seen: Seen, figure: str) -> StreamingHttpResponse:
    """The payments that sum to a figure, as a CSV file; individuals are not named in it."""
    which = _found(seen.report, figure).workings.which
    if which is None or not seen.with_payments:
        raise Http404
    lines = csv_lines(results.AS_COLUMNS, results.rows_behind(seen.folder, which))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"{seen.name}-{figure}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _paged(request: HttpRequest, payments: Sequence[Any]) -> dict[str, Any]:
    """A page of payments, and the ways to the others."""
    page = Paginator(payments, A_PAGE).get_page(request.GET.get("page"))
    ways = numbered(page, lambda n: f"?page={n}#payments") if page.has_other_pages() else None
    return {"payments": page, "pages": ways}


def download(request: HttpRequest, seen: Seen, name: str) -> FileResponse:
    """A file that a run has made, as an attachment."""
    if name not in seen.downloads:
        raise Http404
    return attached(seen.folder / seen.downloads[name][0], name=f"{seen.name}-{name}")


def suppliers(request: HttpRequest, seen: Seen) -> HttpResponse:
    """Who was paid: a list to search and sort. Individuals are counted, never named."""
    found, of_councils = results.Suppliers(seen.folder), seen.space == "spend"
    shown: Listing = listed(
        found, request.GET, id="suppliers",
        headings=(
            Heading("supplier", _("Supplier"), "supplier"),
            Heading("amount", _("Paid"), "amount_gbp", number=True),
            Heading("payments", _("Payments"), "payments", number=True),
            Heading("where", _("Where")),
            Heading("what", _("Mostly for")),
            *([Heading("organisation", _("Organisation"))] if of_councils else []),
        ),
        search=("supplier",), sort="-amount",
    )  # fmt: skip
    count, amount = found.individuals()
    ids = [one.supplier_id for one in shown] if of_councils else []
    told = {"individuals": count, "to_individuals": amount, "of_councils": of_councils}
    told |= {"linked": queries.organisations_of(seen.run, ids) if of_councils else {}}
    return render(request, "spend/suppliers.html", {"seen": seen, "list": shown, **told})


def supplier(request: HttpRequest, seen: Seen, supplier: str) -> HttpResponse:
    """One supplier: what it was paid, when and for what, down to the payments."""
    folder = seen.folder
    found = results.Suppliers(folder).one(supplier)
    if found is None:
        return _to_its_heir(seen, supplier)
    shown = {
        "seen": seen,
        "supplier": found,
        **_paged(request, results.payments_to(folder, found) if seen.with_payments else []),
        "sums": [
            (_("By category"), results.sums_to(folder, supplier, "category")),
            (_("By month"), results.sums_to(folder, supplier, "month")),
        ],
        **_years(seen, found),
        **who_it_is(request, seen, found),
    }
    return render(request, "spend/supplier.html", shown)


def _to_its_heir(seen: Seen, supplier: str) -> HttpResponse:
    """The way to the supplier that this one has become part of."""
    if heir := results.heir_of(seen.folder, supplier):
        return redirect(seen.url("supplier", heir))
    raise Http404


@dataclass(frozen=True)
class Paid:
    """What a supplier was paid in one analysis."""

    amount_gbp: Decimal | None
    """None where it was not paid."""
    href: str = ""
    """Its page there, where that is not this page."""


def _years(seen: Seen, supplier: Supplier) -> dict[str, Any]:
    """What the supplier was paid in the last analysis of each period of each council that is seen."""
    here = (seen.council, seen.run.period)
    others: dict[tuple[str, str], Other] = {}
    for other in seen.beside():
        others.setdefault((other.council, other.period), other)
    others.pop(here, None)
    found = again([queries.folder_of(other.run) for other in others.values()], supplier)
    paid = {here: Paid(supplier.amount_gbp)}
    for (key, other), there in zip(others.items(), found, strict=True):
        at = seen.at_another(other, there.supplier_id) if there else ""
        paid[key] = Paid(there.amount_gbp if there else None, at)
    councils = [here[0], *sorted({council for council, _ in others} - {here[0]})]
    periods = sorted({period for _, period in paid})
    rows = [(period, [paid.get((council, period)) for council in councils]) for period in periods]
    return {"councils": councils, "years": rows if others else []}
