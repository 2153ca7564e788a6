"""What can happen to answers about suppliers: given one at a time, or taken from a filled worklist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from weft.audit.actions import record
from weft.organisations.access import Viewer
from weft.spend import queries
from weft.spend.actions.arrivals import under_its_name
from weft.spend.actions.who import CannotDo, analyst_of
from weft.spend.models import Answer, Run
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.analysis.spend.answers import Answer as Row
    from weft.organisations.models import Organisation, Person
    from weft.uploads.arriving import Arrived


@transaction.atomic
def say_answer(
    *, run: Run, supplier_id: str, said: Mapping[str, str], by: Viewer, at: datetime
) -> Answer:
    """Keep what somebody found out about a supplier of a run's worklist. Nothing filled in takes it back."""
    council, person = analyst_of(by)
    wanted = {one.supplier_id: one.supplier for one in queries.worklist_of(run).wanted}
    if supplier_id not in wanted:
        raise CannotDo(why("This supplier is not in the list."))
    kept = {title: _as_kept(title, text) for title, text in said.items() if text}
    answer = _keep({supplier_id: (wanted[supplier_id], kept)}, council, person, at)[0]
    record(
        act="say where suppliers are", by=by.actor, on=("organisation", council.pk), at=at,
        after={"suppliers": [supplier_id]},
    )  # fmt: skip
    return answer


@transaction.atomic
def take_answers(*, run: Run, arrived: Arrived, by: Viewer, at: datetime) -> int:
    """Keep the answers of a filled worklist of a run, all of them or none; gives how many are new.

    Rows in which nothing is filled in change nothing. Raises CannotDo with the row and the remedy.
    """
    council, person = analyst_of(by)
    wanted = {one.supplier_id: one.supplier for one in queries.worklist_of(run).wanted}
    known = queries.answers_of(council)
    rows = _read(arrived)
    if strange := next((row for row in rows if row.supplier_id not in {*wanted, *known}), None):
        raise CannotDo(
            why(
                "Row %(row)s: “%(id)s” is no supplier of this list. Leave the first column as it was, or take the list away once more.",
                row=str(strange.row), id=strange.supplier_id[:40],
            )
        )  # fmt: skip
    fresh = {
        row.supplier_id: (wanted.get(row.supplier_id) or known[row.supplier_id].supplier, row.said)
        for row in rows
        if row.supplier_id not in known or known[row.supplier_id].said != row.said
    }
    _keep(fresh, council, person, at)
    record(
        act="say where suppliers are", by=by.actor, on=("organisation", council.pk), at=at,
        after={"suppliers": sorted(fresh)},
    )  # fmt: skip
    return len(fresh)


def _read(arrived: Arrived) -> tuple[Row, ...]:
    from weft.analysis.errors import WeftError
    from weft.analysis.spend.answers import read_worklist

    try:
        with under_its_name(arrived) as file:
            rows = read_worklist(file)
    except WeftError as fault:
        raise CannotDo(why("%(problem)s", problem=fault.message)) from None
    if not rows:
        raise CannotDo(why("Nothing is filled in in this file."))
    return rows


def _as_kept(title: str, text: str) -> str:
    from weft.analysis.spend.answers import NotAnAnswer, as_kept

    try:
        return as_kept(title, text)
    except NotAnAnswer as fault:
        raise CannotDo(why("%(problem)s", problem=fault.message)) from None


def _keep(
    answers: Mapping[str, tuple[str, Mapping[str, str]]], council: Organisation, person: Person, at: datetime
) -> list[Answer]:  # fmt: skip
    return [
        Answer.objects.update_or_create(
            council=council, supplier_id=supplier_id,
            defaults={"supplier": supplier, "said": dict(said), "said_at": at, "said_by": person},
        )[0]
        for supplier_id, (supplier, said) in answers.items()
    ]  # fmt: skip
