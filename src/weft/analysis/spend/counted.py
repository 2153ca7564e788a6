"""The fifth step: what the report's figures are made of, added up once.

From here on everything is a small table; no figure looks at a payment again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from weft.analysis.engine import brought, kept, named
from weft.analysis.names.individuals import NO, RULED_PERSON, UNCLEAR
from weft.analysis.names.keys import plain
from weft.analysis.reporting.model import Value, Which
from weft.analysis.spend.kept_apart import Rule
from weft.analysis.spend.periods import IN_PERIOD, WHEN, YEAR_BEFORE
from weft.analysis.spend.placed import ADDRESS_FROM, LOCALITIES, REASONS
from weft.analysis.spend.places import compact
from weft.analysis.spend.sums import NOTHING, Sum, Suppliers, added, chosen
from weft.analysis.spend.telling import NOT_TOLD, category_of, not_told

INDIVIDUALS = "Individuals"

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

WORDS_ONLY = r"^[a-z'-]+(?: [a-z'-]+){1,4}$"
"""How a name is written that may be a person's where nothing but what it is paid for speaks for one."""
PLAIN = ("body", "month", "rule_place", "vat_basis", "date_kind")
CODES: dict[str, tuple[str, ...]] = {
    "when": WHEN,
    "payee": ("named", "redacted", "not stated"),
    "locality": LOCALITIES,
    "locality_because": REASONS,
    "address_from": ADDRESS_FROM,
}
"""What a cell is told apart by: as it stands, and as a place among the values there are."""

CELL = (*PLAIN, *(name for name in CODES if name != "address_from"), "band")
PART = ("body", "when", "supplier", "postcode", "address_from", "locality", "free", "category")
SUPPLIER = ("supplier", "when", "locality", "free", "person", "to_people", "registered")
GROUPS = {
    "department": ("body", "when", "department", "free", "supplier"),
    "category": ("body", "when", "category", "free"),
}
SETS = {"cell": CELL, "supplier": SUPPLIER, **GROUPS, "part": PART}
"""The ways in which payments are added up, all in one reading."""
TELL = ("band", "supplier", *GROUPS, "postcode")
"""The columns by which a row is known to be of one way and not of another."""


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
class GroupSum:
    """A department or category of a body in the period, and the part that can be influenced."""

    body: str
    name: str | None
    in_period: Sum
    influenceable: Sum

    def __add__(self, other: GroupSum) -> GroupSum:
        both = (self.in_period + other.in_period, self.influenceable + other.influenceable)
        return GroupSum(self.body, self.name, *both)


@dataclass(frozen=True, slots=True)
class Part:
    """Payments of the period from one body to one supplier at one address for one purpose."""

    body: str
    supplier_id: str | None
    postcode: str | None
    """In capitals without spaces."""
    address_from: str
    locality: str
    influenceable: bool
    category: str | None
    sum: Sum


@dataclass(frozen=True)
class Counts:
    """Everything that the figures are made of."""

    cells: tuple[Cell, ...]
    suppliers: Suppliers
    departments: tuple[GroupSum, ...]
    categories: tuple[GroupSum, ...]
    parts: tuple[Part, ...]
    """All of the period's payments, by supplier, address and category."""
    not_told: dict[str, frozenset[str]]
    """The departments and the categories that may name a person (see `telling`)."""

    def total(self, where: Callable[[Cell], bool] = lambda cell: True) -> Sum:
        """The sum of the cells for which `where` holds."""
        return added(cell.sum for cell in self.cells if where(cell))

    def in_period(self, **values: Value | tuple[Value, ...]) -> Sum:
        """The sum of the period's cells with these values, one or several for each field."""
        which = chosen(values)
        found = self.total(lambda cell: cell.when == IN_PERIOD and _fits(cell, which))
        return replace(found, which=which)

    def by(self, key: Callable[[Cell], Any], when: str = IN_PERIOD) -> dict[Any, Sum]:
        """The period's sums by a key, in the order of the keys."""
        sums: dict[Any, Sum] = {}
        for cell in self.cells:
            if cell.when == when:
                sums[key(cell)] = sums.get(key(cell), Sum()) + cell.sum
        return dict(sorted(sums.items(), key=lambda pair: str(pair[0])))


def _fits(cell: Cell, which: Which) -> bool:
    return all(getattr(cell, column) in values for column, values in which.values)


def counted(payments: ir.Table, found: ir.Table, rules: Sequence[Rule]) -> Counts:
    """Add up payments that are dated, cleaned, resolved, placed and kept apart.

    `found` is what the resolver made of the names: it tells each supplier's published name.
    `rules` are those by which payments are kept apart: they tell the reasons.
    """
    sums = _added_up(_narrow(payments, rules))
    suppliers = _suppliers(sums, found)
    quiet = _not_told(sums, found, suppliers)
    return Counts(
        cells=tuple(_cells(sums, rules)),
        suppliers=suppliers,
        departments=tuple(_groups(sums, "department", quiet["department"])),
        categories=tuple(_groups(sums, "category", quiet["category"])),
        parts=tuple(_parts(sums, found, quiet["category"])),
        not_told=quiet,
    )


def _narrow(payments: ir.Table, rules: Sequence[Rule]) -> ir.Table:
    """Only what is counted, as small as it gets; what lies outside the period without details."""
    inside = payments.when == IN_PERIOD
    category = category_of(payments)
    department = payments.department.coalesce(payments.service)
    return payments.select(
        *PLAIN,
        **{name: _coded(payments[name], values) for name, values in CODES.items()},
        band=_band(payments.amount_gbp),
        amount_gbp=payments.amount_gbp,
        free=~_is_in_group(payments.rule_place, rules, lambda group: group != ""),
        person=_is_in_group(payments.rule_place, rules, lambda group: group == INDIVIDUALS),
        to_people=payments.to_people,
        registered=payments.company_number.notnull() | payments.charity_number.notnull(),
        supplier=payments.when.isin([IN_PERIOD, YEAR_BEFORE]).ifelse(
            payments.supplier_number, ibis.null("int32")
        ),
        department=inside.ifelse(department, ibis.null("string")),
        category=inside.ifelse(category, ibis.null("string")),
        postcode=inside.ifelse(compact(payments.supplier_postcode), ibis.null("string")),
    )


def _is_in_group(
    place: ir.IntegerValue, rules: Sequence[Rule], wanted: Callable[[str], bool]
) -> ir.BooleanValue:
    """Whether the rule at this place has a group that is wanted; no rule has none."""
    if not rules:
        return ibis.literal(False)
    answers = ibis.literal([wanted(rule.group) for rule in rules], "array<boolean>")
    return answers[place].fill_null(False)  # quicker than a list of places to look through


def _added_up(narrow: ir.Table) -> ir.Table:
    """Payments and money by each of `SETS`, in one pass that keeps no payment in memory.

    In SQL, because Ibis has no word for GROUPING SETS; one pass for each would read and join all
    payments four times.
    """
    columns = sorted({column for by in SETS.values() for column in by})
    sets = ", ".join(f"({', '.join(map(_quoted, by))})" for by in SETS.values())
    which = ", ".join(map(_quoted, TELL))
    narrow = named(narrow, "narrow")
    types = {column: narrow.schema()[column] for column in columns}
    query = (
        f"SELECT {', '.join(map(_quoted, columns))}, GROUPING({which}) AS without, "
        f"count(*) AS payments, sum(amount_gbp) AS amount_gbp "
        f"FROM {narrow.get_name()} GROUP BY GROUPING SETS ({sets})"
    )
    added = {"without": "int64", "payments": "int64", "amount_gbp": "decimal(38, 2)"}
    return kept(narrow.get_backend().sql(query, schema=ibis.schema(types | added)), "sums")


def _quoted(column: str) -> str:
    return f'"{column}"'


def _by(sums: ir.Table, which: str) -> ir.Table:
    """The rows of one of `SETS`."""
    without = sum(
        1 << place for place, name in enumerate(reversed(TELL)) if name not in SETS[which]
    )
    return sums.filter(sums.without == without).select(*SETS[which], "payments", "amount_gbp")


def _coded(column: ir.StringValue, values: Sequence[str]) -> ir.IntegerValue:
    """The place of a value among the values there are: a small number in place of many words."""
    places = [(column == value, place) for place, value in enumerate(values)]
    return ibis.cases(*places, else_=ibis.null("int8")).cast("int8")


def band_of(amount: ir.DecimalValue) -> ir.StringValue:
    """The name of a payment's size, of `BANDS`."""
    return ibis.literal([name for name, _ in BANDS], "array<string>")[_band(amount)]


def _band(amount: ir.DecimalValue) -> ir.IntegerValue:
    under = [(amount < ibis.literal(edge), n) for n, (_, edge) in enumerate(BANDS) if edge]
    first = (amount < 0, 0)
    return ibis.cases(first, *under, else_=len(BANDS) - 1).cast("int8")


def _sums(**where: Any) -> dict[str, Any]:
    """Count and money of the rows for which each condition holds."""
    sums: dict[str, Any] = {}
    for name, condition in where.items():
        sums[f"{name}_payments"] = ibis._.payments.sum(where=condition).fill_null(0).cast("int64")
        sums[f"{name}_amount_gbp"] = ibis._.amount_gbp.sum(where=condition)
    return sums


def _sum(row: dict[str, Any], name: str) -> Sum:
    payments = row[f"{name}_payments"]
    return Sum(payments, Decimal(row[f"{name}_amount_gbp"])) if payments else NOTHING


def _cells(sums: ir.Table, rules: Sequence[Rule]) -> Iterator[Cell]:
    for row in _rows(_by(sums, "cell").order_by(*CELL)):
        known = {name: _decoded(row[name], CODES[name]) for name in CELL if name in CODES}
        rule = None if row["rule_place"] is None else rules[row["rule_place"]]
        yield Cell(
            **{name: row[name] for name in ("body", "vat_basis", "date_kind")},
            **known,
            month=row["month"] and f"{row['month']:%Y-%m}",
            band=BANDS[row["band"]][0],
            rule=rule.rule if rule else None,
            kept_apart=rule.group or None if rule else None,
            kept_apart_because=rule.reason if rule else None,
            sum=Sum(row["payments"], row["amount_gbp"]),
        )


def _decoded(place: int | None, values: Sequence[str]) -> Any:
    return None if place is None else values[place]


def _suppliers(sums: ir.Table, found: ir.Table) -> Suppliers:
    """Each supplier's sums, in the order of the names."""
    in_period, before = (WHEN.index(when) for when in (IN_PERIOD, YEAR_BEFORE))
    paid = _by(sums, "supplier").filter(ibis._.supplier.notnull())
    inside = paid.when == in_period
    table = paid.group_by("supplier").agg(
        nearest=paid.locality.min(where=inside),
        farthest=paid.locality.max(where=inside),
        person=paid.person.any(),
        to_people=(paid.person | paid.to_people).all(),
        registered=paid.registered.any(),
        **_sums(in_period=inside, influenceable=inside & paid.free, before=paid.when == before),
    )
    names = found.group_by("supplier_id", supplier="supplier_number").agg(
        name=found.supplier.min(), looks=found.looks.argmin(found.supplier)
    )
    joined = table.inner_join(names, "supplier")
    ordered = joined.order_by("name", "supplier_id")
    return Suppliers(
        ordered.select(
            *("supplier_id", ibis._.name.name("supplier")),
            hidden=_is_hidden(ordered),
            locality=_locality(ordered),
            **{column: ordered[column] for column in Suppliers.SUMS},
        ).to_pyarrow()
    )


def _is_hidden(row: ir.Table) -> ir.BooleanValue:
    """Hide who may be a person, and who is paid as one and does not look like an organisation."""
    paid_as_one = row.person | (row.to_people & plain(row.name).re_search(WORDS_ONLY))
    speaks_for_it = (row.looks == UNCLEAR).ifelse(paid_as_one, row.looks != NO)
    return (row.looks == RULED_PERSON) | (~row.registered & speaks_for_it)


def _locality(row: ir.Table) -> ir.StringValue:
    """Where the supplier is; "" where it was not paid in the period."""
    places = [(row.nearest == n, locality) for n, locality in enumerate(LOCALITIES)]
    several = (row.nearest != row.farthest, "several")
    return ibis.cases((row.nearest.isnull(), ""), several, *places, else_="")


def _not_told(sums: ir.Table, found: ir.Table, suppliers: Suppliers) -> dict[str, frozenset[str]]:
    hides = brought(sums.get_backend(), suppliers.table.select(["supplier_id", "hidden"]), "hides")
    of = found.select("supplier_id", "name", supplier="supplier_number").distinct()
    payees = kept(of.inner_join(hides, "supplier_id"), "payees")
    quiet = {}
    for column, by in (("department", "department"), ("category", "part")):
        inside = _by(sums, by).filter(ibis._.when == WHEN.index(IN_PERIOD))
        paid = inside.group_by("supplier", words=inside[column]).agg(payments=inside.payments.sum())
        quiet[column] = not_told(paid, payees)
    return quiet


def _groups(added: ir.Table, column: str, quiet: frozenset[str]) -> Iterator[GroupSum]:
    inside = _by(added, column).filter(ibis._.when == WHEN.index(IN_PERIOD))
    table = inside.group_by("body", column).agg(**_sums(all=ibis.literal(True), free=inside.free))
    sums: dict[tuple[str, str | None], GroupSum] = {}
    for row in _rows(table.order_by("body", column)):
        name = NOT_TOLD if row[column] in quiet else row[column]
        one = GroupSum(row["body"], name, _sum(row, "all"), _sum(row, "free"))
        sums[one.body, name] = sums[one.body, name] + one if (one.body, name) in sums else one
    yield from sums.values()


def _parts(sums: ir.Table, found: ir.Table, quiet: frozenset[str]) -> Iterator[Part]:
    inside = _by(sums, "part").filter(ibis._.when == WHEN.index(IN_PERIOD)).drop("when")
    ids = found.select("supplier_id", supplier="supplier_number").distinct()
    joined = inside.left_join(ids, "supplier").drop("supplier_right", "supplier")
    order = [name for name in joined.columns if name not in ("payments", "amount_gbp")]
    for row in _rows(joined.order_by(order)):
        about = {name: _decoded(row[name], CODES[name]) for name in ("address_from", "locality")}
        category = NOT_TOLD if row["category"] in quiet else row["category"]
        one = (row["body"], row["supplier_id"], row["postcode"])
        made = Sum(row["payments"], row["amount_gbp"])
        yield Part(*one, about["address_from"], about["locality"], row["free"], category, made)


def _rows(table: ir.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return rows
