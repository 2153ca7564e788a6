"""Money spent under agreements, from which what is promised per £1 million accrues: recorded by hand, from a list or from a spend analysis; the same
money never twice, whichever way (`spent.may_be_same`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.audit.actions import record
from weft.commitments import plausible, queries
from weft.commitments import spent as rule
from weft.commitments.actions.held import ON, for_one_side, kept
from weft.commitments.actions.who import CannotDo, can, doubted, keeper_of
from weft.commitments.models import Agreement, Drawdown
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Person
    from weft.ui.marks import Reason
    from weft.uploads.models import Upload


@dataclass(frozen=True)
class Spent:
    """Money spent under an agreement, from one day to another."""

    agreement: Agreement
    begins: date
    ends: date
    amount_gbp: Decimal
    source: str
    supplier: str = ""
    """Whose payments these are, by its id in a spend analysis; empty where they are known from elsewhere."""


@transaction.atomic
def record_drawdown(
    *, agreement: Agreement, begins: date, ends: date, amount_gbp: Decimal, source: str, sure: bool = False, by: Viewer, at: datetime
) -> Drawdown:  # fmt: skip
    """Record money spent under an agreement. Raises CannotDo where it may be recorded already, or the agreement did not hold; Doubtful where it is
    hardly so and nobody is `sure`."""
    held, person = kept(agreement, by)
    for_one_side(held, by)
    one = Spent(held, begins, ends, amount_gbp, source)
    _can_be_spent([one], queries.RecordedSpending(held.drawdowns.all()), at)
    return _drawn(one, person, by, at, doubted(_doubts([one]), sure))


@transaction.atomic
def take_spent(
    *, spent: Sequence[Spent], source: Upload, sure: bool = False, by: Viewer, at: datetime
) -> list[Drawdown]:
    """Record what a list says was spent and is not recorded yet: all of it, or nothing. Raises Doubtful where it is hardly so and nobody is `sure`."""
    keeper, person = keeper_of(by)
    held = _held({one.agreement.pk for one in spent}, by)
    recorded = queries.RecordedSpending(queries.drawdowns_kept_by(by))
    new = [
        replace(one, agreement=held[one.agreement.pk])
        for one in spent
        if not recorded.take(one.agreement.pk, one)
    ]
    if not new:
        raise CannotDo(why("All of these are recorded already."))
    for one in {one.agreement.pk: one.agreement for one in new}.values():
        for_one_side(one, by)
    _can_be_spent(new, recorded, at)
    told_of_doubt = doubted(_doubts(new), sure)
    made = Drawdown.objects.bulk_create([_drawdown(one, person, at) for one in new], batch_size=500)  # fmt: skip
    record(
        act="take in drawdowns", by=by.actor, on=("organisation", keeper.pk), at=at,
        after={"count": len(made), "source": source.name, "sha256": source.sha256, **told_of_doubt},
    )  # fmt: skip
    return made


def _doubts(spent: Sequence[Spent]) -> Iterator[Reason | None]:
    """Why so much was hardly spent under the agreements, with what is recorded already."""
    there = {one.agreement.pk: one.agreement for one in spent}
    recorded = queries.drawn_under(there, date.max)
    for number, agreement in there.items():
        new = sum((one.amount_gbp for one in spent if one.agreement.pk == number), Decimal(0))
        yield plausible.why_doubt_spending(
            spent=new + Decimal(recorded.get(number, 0)) / 100, value=agreement.value_gbp, title=agreement.title
        )  # fmt: skip


def _held(numbers: Collection[int], by: Viewer) -> dict[int, Agreement]:
    """Agreements that the person's organisation keeps, which nobody else changes until the transaction ends."""
    list(Agreement.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    found = {one.pk: one for one in queries.agreements_kept_by(by).filter(pk__in=numbers)}
    if len(found) < len(numbers):
        raise CannotDo(why("Another organisation keeps one of these agreements. Send the list again."))  # fmt: skip
    return found


@transaction.atomic
def draw_from_analysis(
    *, spent: Sequence[Spent], known_as: Collection[str], by: Viewer, at: datetime
) -> list[Drawdown]:
    """Record what a spend analysis says a supplier was paid as spent under an agreement: all of it, or nothing.

    `known_as`: the ids that the supplier has gone by. Raises CannotDo where something is recorded for the same days of the agreement, or the
    supplier's payments of these days under another one.
    """
    made = []
    for one in spent:
        held, person = kept(one.agreement, by)
        for_one_side(held, by)
        elsewhere = queries.paid_elsewhere(by, held, {one.supplier, *known_as}, one.begins, one.ends)  # fmt: skip
        if elsewhere is not None:
            raise CannotDo(rule.why_not_again(elsewhere, elsewhere.agreement.title))
        told = replace(one, agreement=held)
        _can_be_spent([told], queries.RecordedSpending(held.drawdowns.all()), at)
        made.append(_drawn(told, person, by, at))
    return made


def _can_be_spent(spent: Iterable[Spent], recorded: queries.RecordedSpending, at: datetime) -> None:
    """Raise CannotDo where an agreement did not hold, or where it may be the same money as what is recorded, or as another of these."""
    told = list(spent)
    handed_over = queries.handed_over({one.agreement.pk for one in told})
    for one in told:
        agreement = one.agreement
        can(rule.why_not_spent_on(
            one.begins, one.ends, since=agreement.begins, until=agreement.ends, today=timezone.localdate(at)
        ))  # fmt: skip
        can(rule.why_not_across(one.begins, one.ends, handed_over.get(agreement.pk, [])))
        if (there := recorded.same_as(agreement.pk, one)) is not None:
            raise CannotDo(rule.why_not_again(there, agreement.title))
        recorded.add(agreement.pk, one)


def _drawn(
    one: Spent, person: Person, by: Viewer, at: datetime, told_of_doubt: Mapping[str, object] | None = None
) -> Drawdown:  # fmt: skip
    made = _drawdown(one, person, at)
    made.save()
    record(
        act="record drawdown", by=by.actor, on=(ON, one.agreement.pk), at=at,
        after={"ref": made.ref, "begins": one.begins, "ends": one.ends, "amount_gbp": one.amount_gbp, "source": one.source, **(told_of_doubt or {})},
    )  # fmt: skip
    return made


def _drawdown(one: Spent, person: Person, at: datetime) -> Drawdown:
    told = {name: getattr(one, name) for name in Spent.__dataclass_fields__}
    return Drawdown(ref=new_ref(), recorded_at=at, recorded_by=person, **told)


@transaction.atomic
def withdraw_drawdown(*, drawdown: Drawdown, because: str, by: Viewer, at: datetime) -> Drawdown:
    """Take back what was recorded as spent, and say why. It stays in the history."""
    held, _person = kept(drawdown.agreement, by)
    for_one_side(held, by)
    found = held.drawdowns.select_for_update().get(pk=drawdown.pk)
    if found.withdrawn_at:
        raise CannotDo(why("It is taken back already."))
    if not because.strip():
        raise CannotDo(why("Say why."))
    found.withdrawn_at, found.withdrawn_because = at, because
    found.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record(
        act="withdraw drawdown", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": found.ref, "amount_gbp": found.amount_gbp},
    )  # fmt: skip
    return found
