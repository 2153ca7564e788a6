"""What is recorded as spent under the agreements that an organisation keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from weft.analysis.names.single import key_of_one
from weft.commitments.models import Agreement, Drawdown
from weft.commitments.queries.agreements import agreements_kept_by
from weft.commitments.queries.listed import promising

if TYPE_CHECKING:
    from weft.organisations.access import Viewer


def drawdowns_kept_by(viewer: Viewer) -> QuerySet[Drawdown]:
    """All that was ever recorded under agreements that the viewer's organisation keeps, what was taken back as well."""
    kept = agreements_kept_by(viewer).values("pk")
    return Drawdown.objects.filter(agreement__in=kept).select_related("agreement")


class RecordedSpending:
    """What is recorded already, each once: a row of a list is held against it, and takes it up. What was taken back stays taken back."""

    def __init__(self, drawdowns: Iterable[Drawdown]) -> None:
        there = list(drawdowns)
        self._free = Counter((one.agreement_id, one.begins, one.ends, one.amount_gbp, one.source) for one in there)  # fmt: skip
        self._analysed = [one for one in there if one.supplier and one.withdrawn_at is None]

    def take(self, agreement: int, spent: object) -> bool:
        """Whether the same is recorded; taken up with that."""
        same = agreement, *(getattr(spent, name) for name in ("begins", "ends", "amount_gbp", "source"))  # fmt: skip
        if self._free[same] < 1:
            return False
        self._free[same] -= 1
        return True

    def analysed(self, agreement: int, begins: date, ends: date) -> Drawdown | None:
        """What a spend analysis says of the same days of an agreement."""
        return next((one for one in self._analysed if one.agreement_id == agreement and _overlaps(one, begins, ends)), None)  # fmt: skip


def _overlaps(one: Drawdown, begins: date, ends: date) -> bool:
    return one.begins <= ends and begins <= one.ends


def drawn_in(viewer: Viewer, agreement: Agreement, suppliers: Collection[str], begins: date, ends: date) -> Drawdown | None:  # fmt: skip
    """What stands in the way of recording what a supplier was paid in some days under an agreement: anything that is recorded there for the same
    days, or the supplier's payments of these days under any other."""
    standing = drawdowns_kept_by(viewer).filter(withdrawn_at=None, begins__lte=ends, ends__gte=begins)  # fmt: skip
    here = standing.filter(agreement=agreement).first()
    return here or standing.filter(supplier__in=suppliers).exclude(supplier="").first()


def agreements_with(viewer: Viewer, organisations: Collection[int], name: str) -> list[Agreement]:
    """The agreements that the viewer's organisation keeps in which one of these organisations promises something, or a party of this name."""
    kept = agreements_kept_by(viewer).prefetch_related("parties")
    key = key_of_one(name)
    return [
        one
        for one in kept
        if any(
            each.organisation_id in organisations or (key and key_of_one(each.name) == key)
            for each in promising(one)
        )
    ]
