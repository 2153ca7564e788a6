"""Sums: payments and the money in them, for one supplier and for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import ClassVar, overload

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.reporting.model import Value, Which

NOUGHT = Decimal("0.00")
_BY_NAME = ("supplier_id", "supplier", "hidden", "locality")
_OF_A_SUPPLIER = ("in_period", "influenceable", "before")
_AT_A_TIME = 10_000
TOPS = (10, 50, 300)
"""How many of the largest suppliers the figures are about."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Payments and the money in them."""

    payments: int = 0
    amount_gbp: Decimal = NOUGHT
    which: Which | None = field(default=None, compare=False)
    """Which of the traced payments they are; None where they are not among them, or nobody said."""

    def chosen_by(self, **values: Value | tuple[Value, ...]) -> Sum:
        """The same, with what tells its payments from the others of the period (see `traced`)."""
        return replace(self, which=chosen(values))

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.payments + other.payments, self.amount_gbp + other.amount_gbp)


NOTHING = Sum()


def chosen(values: Mapping[str, Value | tuple[Value, ...]]) -> Which:
    """Which payments: those with these values, one or several for each column."""
    return Which(
        tuple((name, v if isinstance(v, tuple) else (v,)) for name, v in values.items())
    )  # fmt: skip


def within(most: int) -> tuple[int, ...]:
    """The marks of the payments to the largest so many suppliers, as `Suppliers.tops` gives them."""
    return tuple(top for top in TOPS if top <= most)


def added(sums: Iterable[Sum]) -> Sum:
    """All of them together."""
    payments, amount = 0, NOUGHT
    for one in sums:
        payments += one.payments
        amount += one.amount_gbp
    return Sum(payments, amount)


@dataclass(frozen=True, slots=True)
class SupplierSum:
    """One supplier: in the period, the part that can be influenced, and the year before."""

    supplier_id: str
    supplier: str
    hidden: bool
    """Whether it is, or may be, an individual, who is never named."""
    locality: str
    in_period: Sum
    influenceable: Sum
    before: Sum


class Suppliers(Sequence[SupplierSum]):
    """The sums of many suppliers, kept as a table: one becomes a `SupplierSum` when it is looked at."""

    SUMS: ClassVar[tuple[str, ...]] = tuple(
        f"{name}_{what}" for name in _OF_A_SUPPLIER for what in ("payments", "amount_gbp")
    )

    def __init__(self, table: pa.Table) -> None:
        self.table = table.select([*_BY_NAME, *self.SUMS])

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __iter__(self) -> Iterator[SupplierSum]:
        for start in range(0, len(self), _AT_A_TIME):
            columns = self.table.slice(start, _AT_A_TIME).columns
            for row in zip(*(column.to_pylist() for column in columns), strict=True):
                id_, name, hidden, locality, *sums = row
                now, free, before = (_sum(*sums[place : place + 2]) for place in (0, 2, 4))
                yield SupplierSum(id_, name, hidden, locality, now, free, before)

    @overload
    def __getitem__(self, place: int) -> SupplierSum: ...
    @overload
    def __getitem__(self, place: slice) -> Suppliers: ...
    def __getitem__(self, place: int | slice) -> SupplierSum | Suppliers:
        if isinstance(place, slice):
            return Suppliers(self.table.take(pa.array(range(len(self))[place], pa.int64())))
        return next(iter(Suppliers(self.table.slice(range(len(self))[place], 1))))

    def largest(self, what: str) -> Suppliers:
        """Those who were paid, the largest first; `what` is in_period, influenceable or before."""
        paid = self.table.filter(pc.greater(self.table[f"{what}_payments"], 0))
        order = [(f"{what}_amount_gbp", "descending"), ("supplier_id", "ascending")]
        return Suppliers(paid.sort_by(order))

    def never(self, what: str) -> Suppliers:
        """Those who were not paid; `what` is in_period, influenceable or before."""
        return Suppliers(self.table.filter(pc.equal(self.table[f"{what}_payments"], 0)))

    def tops(self, what: str) -> dict[str, int]:
        """Of each of the largest suppliers, the first of `TOPS` that it is among, by its id."""
        ids = self.largest(what)[: TOPS[-1]].table["supplier_id"].to_pylist()
        return {id_: next(top for top in TOPS if at < top) for at, id_ in enumerate(ids)}

    def hidden(self) -> frozenset[str]:
        """The ids of those who are, or may be, individuals."""
        return frozenset(self.table.filter(self.table["hidden"])["supplier_id"].to_pylist())

    def sum(self, what: str) -> Sum:
        """What all were paid together; `what` is in_period, influenceable or before."""
        payments = pc.sum(self.table[f"{what}_payments"]).as_py()
        return _sum(payments, pc.sum(self.table[f"{what}_amount_gbp"]).as_py())


def _sum(payments: int | None, amount: Decimal | None) -> Sum:
    return Sum(payments, amount or NOUGHT) if payments else NOTHING
