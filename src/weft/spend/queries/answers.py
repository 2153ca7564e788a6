"""The worklist of a run, and what the council has found out about suppliers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from weft.organisations.access import Viewer
from weft.organisations.queries import own_records, records_beside
from weft.spend import access
from weft.spend.models import Answer, Run
from weft.spend.queries.runs import folder_of
from weft.spend.results import NAMES, wanted_in

if TYPE_CHECKING:
    from weft.analysis.spend.worklist import Worklist
    from weft.organisations.models import Organisation


@dataclass(frozen=True)
class Sought:
    """A supplier whose place a run does not know, and what was found out about it since; None where nothing."""

    wanted: Any
    """As the engine's worklist has it."""
    answer: Answer | None

    @property
    def said(self) -> Mapping[str, str]:
        """What was filled in."""
        return self.answer.said if self.answer else {}


def answers_visible_to(viewer: Viewer) -> QuerySet[Answer]:
    """What was found out about the suppliers of the council that the viewer analyses for."""
    if access.why_not_analyse(viewer):
        return Answer.objects.none()
    return _among(own_records(viewer)).select_related("said_by")


def _of(council: Organisation) -> QuerySet[Answer]:
    """What all records of a council have found out, the latest last: of two about a supplier that one counts."""
    return _among(records_beside(council))


def _among(records: set[int]) -> QuerySet[Answer]:
    return Answer.objects.filter(council__in=records).order_by("said_at", "pk")


def worklist_of(run: Run) -> Worklist:
    """The suppliers whose place a run does not know, those first on which most of the money hangs."""
    return wanted_in(folder_of(run))


def sought_in(run: Run, answers: QuerySet[Answer]) -> Sequence[Sought]:
    """The worklist of a run with the answers given since."""
    known = {one.supplier_id: one for one in answers}
    return [Sought(one, known.get(one.supplier_id)) for one in worklist_of(run).wanted]


def decided_gbp(sought: Sequence[Sought]) -> Decimal:
    """The money whose place the answers tell."""
    return sum(
        (one.wanted.influenceable_gbp for one in sought if one.said.get("postcode")), Decimal(0)
    )


def answers_of(council: Organisation) -> dict[str, Answer]:
    """What a council has found out, by the id of the supplier, for the room's own actions."""
    return {one.supplier_id: one for one in _of(council)}


def answers_since(run: Run, by: Viewer) -> int:
    """About how many suppliers something was found out since a run was asked for."""
    return answers_visible_to(by).filter(said_at__gt=run.asked_at).count()


def answers_wished(council: Organisation, before: Run | None) -> list[dict[str, Any]]:
    """The answers as a run is told of them, under the ids that the run before knows its suppliers by."""
    from weft.analysis.spend.resolving.remembered import living

    names = folder_of(before) / NAMES if before else None
    return [
        {
            "supplier_id": living(names, one.supplier_id) if names else one.supplier_id,
            "supplier": one.supplier,
            "said": one.said,
        }
        for one in _of(council)
        if one.said
    ]
