"""What a person should look at, with the money at stake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Notice:
    """Something that counts but that a person should look at, with the money at stake."""

    kind: str
    rows: int
    amount: Decimal
    detail: str


def together(notices: Iterable[Notice]) -> list[Notice]:
    """One notice of each kind, with all its rows and money."""
    kinds: dict[str, Notice] = {}
    for each in notices:
        before = kinds.get(each.kind)
        rows, amount = (before.rows, before.amount) if before else (0, Decimal(0))
        kinds[each.kind] = Notice(each.kind, each.rows + rows, each.amount + amount, each.detail)
    return list(kinds.values())
