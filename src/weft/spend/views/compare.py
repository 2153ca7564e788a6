"""Analyses side by side: years of the own council, and councils that share what theirs found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.analysis.spend.cautions import cautions
from weft.analysis.spend.comparison import Side, comparison_table, side_by_side, where_table
from weft.organisations.access import Viewer
from weft.spend import beside, queries, results
from weft.spend.forms import CompareForm
from weft.spend.models import Run
from weft.spend.views.files import viewer
from weft.ui import pictures
from weft.ui.listing import Filter, Heading, listed

BETWEEN = "-"
"""What stands between the references of the analyses in an address."""


@dataclass(frozen=True)
class Compared:
    """Analyses side by side; the others are held against the first."""

    runs: tuple[Run, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What each is called: its period, and its council where there are several."""
        one = len({run.council_id for run in self.runs}) == 1
        return tuple(run.period if one else _called(run) for run in self.runs)

    @property
    def sides(self) -> list[Side]:
        """Their reports, with what each is called."""
        reports = (results.report_at(queries.folder_of(run)) for run in self.runs)
        return [Side(name, report) for name, report in zip(self.names, reports, strict=True)]

    @property
    def in_common(self) -> Sequence[beside.Common]:
        """The suppliers that several of them pay."""
        folders = tuple(queries.folder_of(run) for run in self.runs)
        return beside.in_common(folders, self._links())

    def _links(self) -> beside.Linked:
        """The suppliers of each that are linked to organisations."""
        found = ((at, queries.linked_in(run)) for at, run in enumerate(self.runs))
        return tuple((at, *pair) for at, links in found for pair in sorted(links.items()))

    def url(self, name: str, *of: object) -> str:
        """The address of one of its pages."""
        return reverse(f"spend:{name}", args=[BETWEEN.join(run.ref for run in self.runs), *of])


def _called(run: Run) -> str:
    return f"{run.council.name}, {run.period}"


def _latest(asking: Viewer) -> list[Run]:
    """The last finished analysis of each period of each council whose results are seen; the own council first."""
    found: dict[tuple[bool, str, str], Run] = {}
    for run in queries.results_visible_to(asking).filter(job__state="done"):
        key = (run.council != asking.acting_for, run.council.name, run.period)
        found.setdefault(key, run)
    return [found[key] for key in sorted(found)]


def _compared(request: HttpRequest, runs: str) -> Compared:
    """The analyses that an address names, in its order; not found, where they are not all seen."""
    wanted = list(dict.fromkeys(runs.split(BETWEEN)))
    seen = queries.results_visible_to(viewer(request)).filter(job__state="done", ref__in=wanted)
    found = {run.ref: run for run in seen}
    if not 2 <= len(wanted) <= beside.MOST or set(wanted) != set(found):
        raise Http404
    return Compared(tuple(found[ref] for ref in wanted))


@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Choose analyses to compare."""
    latest = _latest(viewer(request))
    named = [(run.ref, _called(run)) for run in latest]
    form = CompareForm(request.GET or None, runs=named)
    if form.is_valid():
        chosen = form.cleaned_data["run"]
        return redirect(Compared(tuple(run for run in latest if run.ref in chosen)).url("compared"))
    return render(request, "spend/compare.html", {"form": form, "enough": len(latest) > 1})


@login_required
@require_safe
def show(request: HttpRequest, runs: str) -> HttpResponse:
    """Analyses side by side, and what makes them less comparable than they look."""
    compared = _compared(request, runs)
    sides = compared.sides
    parts, picture = side_by_side(sides), where_table(sides)
    shown = {
        "compared": compared,
        "parts": parts,
        "cautions": cautions(sides, parts),
        "picture": pictures.shown(picture) if picture else None,
    }
    return render(request, "spend/compared.html", shown)


@login_required
@require_safe
def table(request: HttpRequest, runs: str, table: str) -> HttpResponse:
    """What is side by side, as a CSV file."""
    compared, found = _compared(request, runs), None
    if table == "comparison":
        found = comparison_table(compared.sides, side_by_side(compared.sides))
    elif table == "comparison-where":
        found = where_table(compared.sides)
    elif table == "suppliers-in-common":
        found = beside.common_table(compared.in_common, compared.names)
    if found is None:
        raise Http404
    return pictures.download(found)


@login_required
@require_safe
def suppliers(request: HttpRequest, runs: str) -> HttpResponse:
    """The suppliers that several of the analyses pay: what each paid, to search."""
    compared = _compared(request, runs)
    ways = [
        (beside.BY_NUMBER, _("number in a register")),
        (beside.BY_LINK, _("organisation that it is linked to")),
        (beside.BY_NAME, _("name")),
    ]
    shown = listed(
        compared.in_common, request.GET, id="suppliers",
        headings=(
            Heading("supplier", _("Supplier"), "supplier"),
            Heading("by", _("The same by its")),
            *(Heading(f"paid-{at}", name, number=True) for at, name in enumerate(compared.names)),
            Heading("most", _("The most of one"), "most", number=True),
        ),
        filters=(Filter("by", _("The same by its"), "known_by", ways),),
        search=("supplier",), sort="-most",
    )  # fmt: skip
    return render(
        request, "spend/compared_suppliers.html",
        {"compared": compared, "list": shown, "ways": dict(ways)},
    )  # fmt: skip
