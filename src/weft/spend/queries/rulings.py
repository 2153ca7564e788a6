"""What can be asked about rulings. Every list starts from what the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Q, QuerySet, Value, When

from weft.organisations.access import Viewer
from weft.organisations.queries import own_records, records_beside
from weft.spend import access
from weft.spend.models import Ruling, Run

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

OF_ITS_NAME = ("name", "other", "body", "other_body", "reason")


def rulings_visible_to(viewer: Viewer) -> QuerySet[Ruling]:
    """The rulings of the council that the viewer analyses for, also those withdrawn, the newest first; `state` says
    which is which."""
    if access.why_not_analyse(viewer):
        return Ruling.objects.none()
    in_force = When(withdrawn_at__isnull=True, then=Value("in force"))
    state = Case(in_force, default=Value("withdrawn"))
    theirs = Ruling.objects.filter(council__in=own_records(viewer)).annotate(state=state)
    return theirs.select_related("said_by", "withdrawn_by").order_by("-pk")


def rulings_in_force_of(council: Organisation) -> QuerySet[Ruling]:
    """The rulings of a council that nobody has withdrawn, in the order in which they were said."""
    return rulings_of(council).filter(withdrawn_at__isnull=True).order_by("pk")


def rulings_of(council: Organisation) -> QuerySet[Ruling]:
    """All rulings of a council, of each of its records, also those withdrawn."""
    return Ruling.objects.filter(council__in=records_beside(council))


def rulings_since(run: Run, by: Viewer) -> int:
    """How many of the viewer's rulings were said or withdrawn since a run was asked for."""
    since = Q(said_at__gt=run.asked_at) | Q(withdrawn_at__gt=run.asked_at)
    return rulings_visible_to(by).filter(since).count()


def as_told(ruling: Ruling, by: str) -> dict[str, str]:
    """A ruling as the file of rulings has it, said `by` someone."""
    return {
        "ruling": ruling.says,
        **{each: getattr(ruling, each) for each in OF_ITS_NAME},
        "by": by,
        "date": ruling.decided_on or ruling.said_at.date().isoformat(),
    }


def wished(council: Organisation) -> list[dict[str, str]]:
    """The rulings in force as a run is told of them: said by the council, so that no result names an officer."""
    return [as_told(each, council.name) for each in rulings_in_force_of(council)]


def rulings_file(rulings: Iterable[Ruling]) -> bytes:
    """Rulings as the CSV file that people keep, with who said and who withdrew them."""
    from weft.analysis.spend.resolving.rulings import rulings_csv

    return rulings_csv(_to_keep(each) for each in rulings)


def _to_keep(ruling: Ruling) -> dict[str, Any]:
    withdrawn = ruling.withdrawn_at.date().isoformat() if ruling.withdrawn_at else ""
    by = ruling.decided_by or ruling.said_by.name
    return {**as_told(ruling, by), "withdrawn": withdrawn}
