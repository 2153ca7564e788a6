"""The fifth step: what the report's figures are made of, added up once.

From here on everything is a small table; no figure looks at a payment again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from weft.analysis.spend.engine import kept
from weft.analysis.spend.individuals import NO, SURE_TITLE, UNCLEAR, grade
from weft.analysis.spend.periods import IN_PERIOD, YEAR_BEFORE

INDIVIDUALS = "Individuals"
NOUGHT = Decimal("0.00")

BANDS: tuple[tuple[str, Decimal | None], ...] = (
    ("Credits", Decimal("0.00")),
    ("Nil", Decimal("0.01")),
    ("Under £500", Decimal("500.00")),
    ("£500 to under £5,000", Decimal("5000.00")),
    ("£5,000 to under £25,000", Decimal("25000.00")),
    ("£25,000 to under £100,000", Decimal("100000.00")),
    ("£100,000 to under £500,000", Decimal("500000.00")),
    ("£500,000 to under £1 million", Decimal("1000000.00")),
    ("£1 million and over", None),
)
"""Sizes of a payment, and the amount under which each stays."""

NAMES_SOMEONE = rf"\b{SURE_TITLE}\.? [a-z]"
SOMEONE = "a person's name, not shown"

CELL = (
    "body",
    "when",
    "month",
    "rule",
    "kept_apart",
    "kept_apart_because",
    "locality",
    "locality_because",
    "band",
    "vat_basis",
    "date_kind",
    "payee",
)


@dataclass(frozen=True)
class Sum:
    """Payments and the money in them."""

    payments: int = 0
    amount_gbp: Decimal = NOUGHT

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.payments + other.payments, self.amount_gbp + other.amount_gbp)


@dataclass(frozen=True)
class Cell:
    """All payments that are alike in everything but the supplier, department and category."""

    body: str
    when: str
    month: str | None
    rule: str | None
    kept_apart: str | None
    kept_apart_because: str | None
    locality: str
    locality_because: str | None
    band: str
    vat_basis: str
    date_kind: str
    payee: str
    sum: Sum


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class GroupSum:
    """A department or category of a body in the period, and the part that can be influenced."""

    body: str
    name: str | None
    in_period: Sum
    influenceable: Sum


@dataclass(frozen=True)
class Counts:
    """Everything that the figures are made of."""

    cells: tuple[Cell, ...]
    suppliers: tuple[SupplierSum, ...]
    departments: tuple[GroupSum, ...]
    categories: tuple[GroupSum, ...]

    def total(self, where: Callable[[Cell], bool] = lambda cell: True) -> Sum:
        """The sum of the cells for which `where` holds."""
        return added(cell.sum for cell in self.cells if where(cell))

    def in_period(self, where: Callable[[Cell], bool] = lambda cell: True) -> Sum:
        """The sum of the period's cells for which `where` holds."""
        return self.total(lambda cell: cell.when == IN_PERIOD and where(cell))

    def by(self, key: Callable[[Cell], Any], when: str = IN_PERIOD) -> dict[Any, Sum]:
        """The period's sums by a key, in the order of the keys."""
        sums: dict[Any, Sum] = {}
        for cell in self.cells:
            if cell.when == when:
                sums[key(cell)] = sums.get(key(cell), Sum()) + cell.sum
        return dict(sorted(sums.items(), key=lambda pair: str(pair[0])))


def added(sums: Iterable[Sum]) -> Sum:
    """All of them together."""
    payments, amount = 0, NOUGHT
    for one in sums:
        payments += one.payments
        amount += one.amount_gbp
    return Sum(payments, amount)


def counted(payments: ir.Table, found: ir.Table) -> Counts:
    """Add up payments that are dated, cleaned, resolved, placed and kept apart.

    `found` is what the resolver made of the names: it tells each supplier's published name.
    """
    marked = kept(_narrow(payments), "marked")
    return Counts(
        cells=tuple(_cells(marked)),
        suppliers=tuple(_suppliers(marked, found)),
        departments=tuple(_groups(marked, "department")),
        categories=tuple(_groups(marked, "category")),
    )


def _narrow(payments: ir.Table) -> ir.Table:
    """Only what is counted; whatever lies outside the period without its details."""
    inside = payments.when == IN_PERIOD
    category = payments.category.coalesce(payments.purpose)
    department = payments.department.coalesce(payments.service)
    return payments.select(
        *(name for name in CELL if name != "band"),
        "supplier_id",
        "amount_gbp",
        band=_band(payments.amount_gbp),
        department=inside.ifelse(department, ibis.null("string")),
        category=inside.ifelse(category, ibis.null("string")),
    )


def _band(amount: ir.DecimalValue) -> ir.StringValue:
    under = [(amount < ibis.literal(edge), name) for name, edge in BANDS if edge is not None]
    return ibis.cases(*under, else_=BANDS[-1][0])


def _sums(**where: Any) -> dict[str, Any]:
    """Count and money of the rows for which each condition holds."""
    sums: dict[str, Any] = {}
    for name, condition in where.items():
        sums[f"{name}_payments"] = ibis._.count(where=condition)
        sums[f"{name}_amount_gbp"] = ibis._.amount_gbp.sum(where=condition)
    return sums


def _sum(row: dict[str, Any], name: str) -> Sum:
    return Sum(int(row[f"{name}_payments"]), Decimal(row[f"{name}_amount_gbp"] or 0) + NOUGHT)


def _cells(marked: ir.Table) -> Iterator[Cell]:
    table = marked.group_by(*CELL).agg(**_sums(all=ibis.literal(True)))
    for row in _rows(table.order_by(*CELL)):
        yield Cell(**{name: row[name] for name in CELL}, sum=_sum(row, "all"))


def _suppliers(marked: ir.Table, found: ir.Table) -> Iterator[SupplierSum]:
    paid = marked.filter(marked.supplier_id.notnull() & marked.when.isin([IN_PERIOD, YEAR_BEFORE]))
    inside = paid.when == IN_PERIOD
    sums = _sums(
        now=inside,
        free=inside & paid.kept_apart.isnull(),
        before=paid.when == YEAR_BEFORE,
        person=paid.kept_apart == INDIVIDUALS,
    )
    nearest, farthest = paid.locality.min(where=inside), paid.locality.max(where=inside)
    table = paid.group_by("supplier_id").agg(nearest=nearest, farthest=farthest, **sums)
    names = found.group_by("supplier_id").agg(
        supplier=found.supplier.min(), sure=found.confidence.max()
    )
    looks = kept(names.mutate(looks=grade(names.supplier, registered=ibis.literal(False))), "looks")
    for row in _rows(table.inner_join(looks, "supplier_id").order_by("supplier", "supplier_id")):
        yield SupplierSum(
            supplier_id=row["supplier_id"],
            supplier=row["supplier"],
            hidden=_is_hidden(row),
            locality=_locality(row),
            in_period=_sum(row, "now"),
            influenceable=_sum(row, "free"),
            before=_sum(row, "before"),
        )


def _is_hidden(row: dict[str, Any]) -> bool:
    """Hide who may be a person, and who is paid as one and does not look like an organisation."""
    if row["looks"] == UNCLEAR:
        return bool(row["person_payments"])
    return bool(row["looks"] != NO)


def _locality(row: dict[str, Any]) -> str:
    if row["nearest"] is None:
        return ""
    return str(row["nearest"]) if row["nearest"] == row["farthest"] else "several"


def _groups(marked: ir.Table, column: str) -> Iterator[GroupSum]:
    inside = marked.filter(marked.when == IN_PERIOD)
    names_someone = inside[column].lower().re_search(NAMES_SOMEONE)
    inside = inside.mutate(**{column: names_someone.ifelse(SOMEONE, inside[column])})
    free = inside.kept_apart.isnull()
    table = inside.group_by("body", column).agg(**_sums(all=ibis.literal(True), free=free))
    for row in _rows(table.order_by("body", column)):
        yield GroupSum(row["body"], row[column], _sum(row, "all"), _sum(row, "free"))


def _rows(table: ir.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return rows
