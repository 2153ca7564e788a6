"""What was spent under agreements, taken in from a list or from a spend analysis; the same money never twice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from weft.audit.actions import record
from weft.commitments import queries
from weft.commitments.actions.held import ON, kept
from weft.commitments.actions.who import CannotDo, keeper_of
from weft.commitments.models import Agreement, Drawdown
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Person
    from weft.uploads.models import Upload


@dataclass(frozen=True)
class Spent:
    """Money spent under an agreement, from one day to another."""

    agreement: Agreement
    begins: date
    ends: date
    amount_gbp: Decimal
    source: str


@transaction.atomic
def take_spent(
    *, spent: Sequence[Spent], source: Upload, by: Viewer, at: datetime
) -> list[Drawdown]:
    """Record what a list says was spent and is not recorded yet: all of it, or nothing."""
    keeper, person = keeper_of(by)
    recorded = queries.RecordedSpending(queries.drawdowns_kept_by(by))
    new = [one for one in spent if not recorded.take(one.agreement.pk, one)]
    if not new:
        raise CannotDo(why("All of these are recorded already."))
    for one in new:
        if recorded.analysed(one.agreement.pk, one.begins, one.ends):
            raise CannotDo(why("Some of it is recorded from a spend analysis meanwhile. Look once more."))  # fmt: skip
    numbers = {one.agreement.pk for one in new}
    if queries.agreements_kept_by(by).filter(pk__in=numbers).count() < len(numbers):
        raise CannotDo(why("Another organisation keeps one of these agreements. Send the list again."))  # fmt: skip
    made = Drawdown.objects.bulk_create([_drawdown(one, "", person, at) for one in new], batch_size=500)  # fmt: skip
    record(
        act="take in drawdowns", by=by.actor, on=("organisation", keeper.pk), at=at,
        after={"count": len(made), "source": source.name, "sha256": source.sha256},
    )  # fmt: skip
    return made


@transaction.atomic
def draw_from_analysis(
    *, spent: Sequence[Spent], supplier: str, known_as: Collection[str], by: Viewer, at: datetime
) -> list[Drawdown]:
    """Record what a spend analysis says a supplier was paid as spent under an agreement: all of it, or nothing.

    `known_as`: the ids that the supplier has gone by. Raises CannotDo where something is recorded for the same days of the agreement, or the
    supplier's payments of these days under another one.
    """
    made = []
    for one in spent:
        held, person = kept(one.agreement, by)
        if (there := queries.drawn_in(by, held, {supplier, *known_as}, one.begins, one.ends)) is not None:  # fmt: skip
            raise CannotDo(
                why(
                    "£%(amount)s is recorded for %(begins)s to %(ends)s already, under “%(agreement)s”. Take that back first, or leave these days out.",
                    amount=f"{there.amount_gbp:,.2f}", begins=there.begins.strftime("%d/%m/%Y"), ends=there.ends.strftime("%d/%m/%Y"),
                    agreement=there.agreement.title,
                )
            )  # fmt: skip
        drawn = _drawdown(one, supplier, person, at)
        drawn.save()
        record(
            act="record drawdown", by=by.actor, on=(ON, held.pk), at=at,
            after={"ref": drawn.ref, "begins": one.begins, "ends": one.ends, "amount_gbp": one.amount_gbp, "source": one.source},
        )  # fmt: skip
        made.append(drawn)
    return made


def _drawdown(one: Spent, supplier: str, person: Person, at: datetime) -> Drawdown:
    return Drawdown(
        ref=new_ref(), agreement=one.agreement, begins=one.begins, ends=one.ends, amount_gbp=one.amount_gbp, source=one.source,
        supplier=supplier, recorded_at=at, recorded_by=person,
    )  # fmt: skip
