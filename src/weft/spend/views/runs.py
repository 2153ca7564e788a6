"""Runs: started, read, followed down to the payments, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
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
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from weft.analysis.reporting.datapackage import csv_lines
from weft.analysis.reporting.model import Figure, Report, Section
from weft.spend import actions, queries, results
from weft.spend.forms import RunForm
from weft.spend.models import Run
from weft.spend.views.files import analyst, viewer
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
    form = RunForm(request.POST if request.method == "POST" else None)
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


def _run(request: HttpRequest, ref: str) -> Run:
    return get_object_or_404(queries.runs_visible_to(viewer(request)), ref=ref)


def _done(request: HttpRequest, ref: str) -> tuple[Run, Path, Report]:
    """The run, its folder and its report; there is none while the run is not done."""
    run = _run(request, ref)
    folder = queries.folder_of(run)
    if run.job.state != "done":
        raise Http404
    try:
        return run, folder, results.report_at(folder)
    except FileNotFoundError:
        raise Http404 from None


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """A run: what it found, in sentences, and the ways on; while it is under way, how far it is."""
    run = _run(request, ref)
    if run.job.state != "done":
        return render(request, "spend/under_way.html", {"run": run})
    run, folder, report = _done(request, ref)
    overview = report.sections[0]
    before = queries.run_before(run)
    shown = {
        "run": run,
        "report": report,
        "figures": _figures(report, overview, quiet=False),
        "tables": [pictures.shown(table) for table in overview.tables],
        "sections": _with_something(report),
        "downloads": [(name, words) for name, (_path, words) in results.DOWNLOADS.items()],
        "before": before,
        "changed": queries.changed_since(run, before) if before else {},
        "then": results.totals_in(queries.folder_of(before)) if before else {},
        "now": results.totals_in(folder),
    }
    return render(request, "spend/run.html", shown)


def _figures(report: Report, section: Section, *, quiet: bool) -> list[dict[str, Any]]:
    files = {file.id: file.path for file in report.inputs}
    return [pictures.worked(each, files) for each in section.figures if each.quiet is quiet]


def _with_something(report: Report) -> list[Section]:
    return [each for each in report.sections if each.figures or each.tables or each.sentences]


@login_required
@require_safe
def section(request: HttpRequest, ref: str, section: str) -> HttpResponse:
    """One part of what a run found: sentences, figures with their workings, pictures and tables."""
    run, _folder, report = _done(request, ref)
    found = next((each for each in report.sections if each.id == section), None)
    if found is None:
        raise Http404
    shown = {
        "run": run,
        "section": found,
        "sections": _with_something(report),
        "figures": _figures(report, found, quiet=False),
        "quiet": _figures(report, found, quiet=True),
        "tables": [pictures.shown(table) for table in found.tables],
        "unknowns": report.unknowns if found.id == "quality" else (),
    }
    return render(request, "spend/section.html", shown)


@login_required
@require_safe
def table(request: HttpRequest, ref: str, table: str) -> HttpResponse:
    """A table of a run as a CSV file."""
    _the_run, _folder, report = _done(request, ref)
    found = next((each for each in report.tables() if each.id == table), None)
    if found is None:
        raise Http404
    return pictures.download(found)


def _found(report: Report, figure: str) -> Figure:
    found = next((each for each in report.figures() if each.id == figure), None)
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def figure(request: HttpRequest, ref: str, figure: str) -> HttpResponse:
    """One figure: how it was made, and the payments that sum to it."""
    run, folder, report = _done(request, ref)
    found = _found(report, figure)
    which = found.workings.which
    behind = [] if which is None else results.payments_behind(folder, which)
    shown = {
        "run": run,
        "figure": pictures.worked(found, {file.id: file.path for file in report.inputs}),
        "traced": which is not None,
        **_paged(request, behind),
    }
    return render(request, "spend/figure.html", shown)


@login_required
@require_safe
def figure_payments(request: HttpRequest, ref: str, figure: str) -> StreamingHttpResponse:
    """The payments that sum to a figure, as a CSV file; individuals are not named in it."""
    run, folder, report = _done(request, ref)
    which = _found(report, figure).workings.which
    if which is None:
        raise Http404
    lines = csv_lines(results.AS_COLUMNS, results.rows_behind(folder, which))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"{report.id}-{run.ref}-{figure}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _paged(request: HttpRequest, payments: Sequence[Any]) -> dict[str, Any]:
    """A page of payments, and the ways to the others."""
    page = Paginator(payments, A_PAGE).get_page(request.GET.get("page"))
    ways = numbered(page, lambda n: f"?page={n}#payments") if page.has_other_pages() else None
    return {"payments": page, "pages": ways}


@login_required
@require_safe
def download(request: HttpRequest, ref: str, name: str) -> FileResponse:
    """A file that a run has made, as an attachment."""
    run, folder, report = _done(request, ref)
    if name not in results.DOWNLOADS:
        raise Http404
    kept = f"{report.id}-{run.ref}-{name}"
    return attached(folder / results.DOWNLOADS[name][0], name=kept)


@login_required
@require_safe
def suppliers(request: HttpRequest, ref: str) -> HttpResponse:
    """Who was paid: a list to search and sort. Individuals are counted, never named."""
    run, folder, _report = _done(request, ref)
    found = results.Suppliers(folder)
    shown: Listing = listed(
        found, request.GET, id="suppliers",
        headings=(
            Heading("supplier", _("Supplier"), "supplier"),
            Heading("amount", _("Paid"), "amount_gbp", number=True),
            Heading("payments", _("Payments"), "payments", number=True),
            Heading("where", _("Where")),
            Heading("what", _("Mostly for")),
        ),
        search=("supplier",), sort="-amount",
    )  # fmt: skip
    count, amount = found.individuals()
    return render(
        request,
        "spend/suppliers.html",
        {"run": run, "list": shown, "individuals": count, "to_individuals": amount},
    )


@login_required
@require_safe
def supplier(request: HttpRequest, ref: str, supplier: str) -> HttpResponse:
    """One supplier: what it was paid, when and for what, down to the payments."""
    run, folder, _report = _done(request, ref)
    found = results.Suppliers(folder).one(supplier)
    if found is None:
        raise Http404
    shown = {
        "run": run,
        "supplier": found,
        **_paged(request, results.payments_to(folder, supplier)),
        "sums": [
            (_("By category"), results.sums_to(folder, supplier, "category")),
            (_("By month"), results.sums_to(folder, supplier, "month")),
        ],
        "other_runs": _others(request, run, supplier),
    }
    return render(request, "spend/supplier.html", shown)


def _others(request: HttpRequest, run: Run, supplier: str) -> list[tuple[Run, Decimal]]:
    """What the supplier was paid in the last run of each other period."""
    found: dict[str, tuple[Run, Decimal]] = {}
    done = queries.runs_visible_to(viewer(request)).filter(job__state="done")
    for other in done.exclude(period=run.period)[:20]:
        if other.period not in found:
            there = results.Suppliers(queries.folder_of(other)).one(supplier)
            found[other.period] = (other, there.amount_gbp if there else Decimal(0))
    return sorted(found.values(), key=lambda each: each[0].period)
