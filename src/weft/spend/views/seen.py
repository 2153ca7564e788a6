"""The one seam between a run and whoever sees it: its pages are the same, where they stand and who comes in is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from weft.analysis.reporting.charts import Picture
from weft.analysis.reporting.model import Report
from weft.organisations.access import viewer_in
from weft.organisations.queries import acts_upon
from weft.spend import queries, results
from weft.spend.models import Edition, Run
from weft.spend.stages import Stage
from weft.spend.views.files import viewer
from weft.ui.kept import FOR_A_WHILE, kept_while

MOST = 40
"""So many other runs are looked into at most."""


@dataclass(frozen=True)
class Other:
    """Another run that is seen the same way."""

    run: Run
    council: str
    period: str
    at: tuple[object, ...]
    """What stands in its addresses before all else."""


@dataclass(frozen=True)
class Seen:
    """A run as somebody sees it."""

    run: Run
    period: str
    space: str
    """Under which names its pages stand."""
    at: tuple[object, ...]
    """What stands in their addresses before all else."""
    beside: Callable[[], Iterable[Other]]
    """Other runs that whoever sees this one sees, too, the newest of each council and period first."""
    with_payments: bool = True
    """Whether they see the payments of it, too, and not only what it found."""
    edition: Edition | None = None
    """What it is seen as, where that is not its council's own run."""

    @property
    def folder(self) -> Path:
        """What the run has made. There is none while it is not done."""
        if self.run.job.state != "done":
            raise Http404
        return queries.folder_of(self.run)

    @property
    def report(self) -> Report:
        """What the run has found."""
        try:
            report: Report = results.report_at(self.folder)
        except FileNotFoundError:
            raise Http404 from None
        return report

    @property
    def pictures(self) -> Mapping[str, Picture] | None:
        """The pictures of the report by table, where the run has kept them."""
        return results.pictures_at(self.folder)

    @property
    def name(self) -> str:
        """What the names of its files begin with."""
        if self.edition is None:
            return f"{self.report.id}-{self.run.ref}"
        return "-".join(str(part) for part in ("spend", *self.at))

    @property
    def is_own(self) -> bool:
        """Whether one of its council's own people sees it."""
        return self.edition is None and self.with_payments

    @property
    def downloads(self) -> dict[str, tuple[str, str]]:
        """What can be taken away of it: where each file is, and what it is called."""
        kept_back = set() if self.is_own else {results.READ}
        kept_back |= set() if self.with_payments else results.OF_PAYMENTS
        return {name: each for name, each in results.DOWNLOADS.items() if name not in kept_back}

    @property
    def council(self) -> str:
        """What its council is called."""
        name: str = self.edition.council_name if self.edition else self.run.council.name
        return name

    def at_another(self, other: Other, supplier: str) -> str:
        """The address of a supplier's page in another run."""
        return reverse(f"{self.space}:supplier", args=[*other.at, supplier])

    def url(self, name: str, *of: object) -> str:
        """The address of one of its pages."""
        return reverse(f"{self.space}:{name}", args=[*self.at, *of])


View = Callable[..., HttpResponseBase]
"""A page of a run: given the request, the run as it is seen, and what else stands in the address."""


def by_councils(view: View) -> View:
    """A page of a run, for the people of its council, and of councils that it shares what it found with."""

    @login_required
    @require_safe
    @wraps(view)
    def page(request: HttpRequest, ref: str, **of: Any) -> HttpResponseBase:
        asking = viewer(request)
        theirs = queries.results_visible_to(asking)
        run = get_object_or_404(theirs, ref=ref)
        others = theirs.filter(job__state="done").exclude(pk=run.pk)
        own = acts_upon(asking, run.council_id)
        ours = run.council == asking.acting_for
        period = run.period if ours else f"{run.council.name}, {run.period}"
        seen = Seen(
            run, period, "spend", (ref,),
            lambda: [Other(each, each.council.name, each.period, (each.ref,)) for each in others[:MOST]],
            own,
        )  # fmt: skip
        return view(request, seen, **of)

    return page


def by_everybody(view: View) -> View:
    """A page of a run, for everybody, as an edition that its council has published (the latest, where the
    address names none); or what is left of that."""

    @require_safe
    @wraps(view)
    def page(
        request: HttpRequest, council: str, period: str, number: int | None = None, **of: Any
    ) -> HttpResponseBase:
        edition = queries.edition_at(council, period, number)
        if edition is None:
            raise Http404
        seen = Seen(
            edition.run, edition.period, "published", (council, period, edition.number),
            lambda: [
                Other(each.run, each.council_name, each.period, (council, each.in_address, each.number))
                for each in queries.editions_beside(edition)
            ],
            edition=edition,
        )  # fmt: skip
        if edition.stage == Stage.WITHDRAWN:
            gone = render(request, "spend/withdrawn.html", {"seen": seen}, status=410)
            gone.headers["Cache-Control"] = FOR_A_WHILE
            return gone
        changed_at = queries.last_change(edition.council_id)
        return kept_while(
            request, changed_at, lambda: view(request, seen, **of), signed_in=viewer_in(request).person is not None
        )  # fmt: skip

    return page
