"""What is recorded as spent under the agreements that an organisation keeps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from weft.analysis.names.single import key_of_one
from weft.commitments.models import Agreement, Drawdown
from weft.commitments.queries.agreements import agreements_kept_by
from weft.commitments.queries.listed import promising
from weft.commitments.spent import Amount, UnderOne

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
        self._under: defaultdict[int, UnderOne[Amount]] = defaultdict(UnderOne)
        for one in there:
            if one.withdrawn_at is None:
                self.add(one.agreement_id, one)

    def take(self, agreement: int, spent: Amount) -> bool:
        """Whether the same is recorded; taken up with that."""
        same = agreement, spent.begins, spent.ends, spent.amount_gbp, spent.source
        if self._free[same] < 1:
            return False
        self._free[same] -= 1
        return True

    def same_as(self, agreement: int, spent: Amount) -> Amount | None:
        """What lies there under an agreement and may be the same money."""
        return self._under[agreement].same_as(spent)

    def add(self, agreement: int, spent: Amount) -> None:
        """Let it lie there, too."""
        self._under[agreement].add(spent)


def paid_elsewhere(viewer: Viewer, agreement: Agreement, suppliers: Collection[str], begins: date, ends: date) -> Drawdown | None:  # fmt: skip
    """What the viewer's organisation has recorded of a supplier's payments of some days under any other agreement."""
    there = drawdowns_kept_by(viewer).filter(
        withdrawn_at=None, begins__lte=ends, ends__gte=begins, supplier__in=suppliers
    )
    return there.exclude(supplier="").exclude(agreement=agreement).first()


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
