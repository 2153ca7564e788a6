"""The third step: which payees are one supplier.

A resolver takes the table of distinct names and gives a table with the columns of `FOUND`. The report's
own is `by_mention`, which looks at all that the payments say of a payee; `same_names` joins only names
that are the same after normalising.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from weft.analysis.engine import brought, kept
from weft.analysis.names.individuals import NO, RULED_PERSON, UNCLEAR
from weft.analysis.names.keys import plain
from weft.analysis.names.people import with_looks
from weft.analysis.spend.resolving.entities import Entities, entities_of
from weft.analysis.spend.resolving.known import Known
from weft.analysis.spend.resolving.mentions import FACTS, mentions_of
from weft.analysis.spend.resolving.remembered import remember
from weft.analysis.spend.resolving.rulings import Ruling

FOUND = ("name", "supplier_id", "supplier", "confidence", "reason")
APART = ("apart", *FACTS)
"""Whether the row is only for payments with these facts: their payee has a namesake. Else for all."""
RULED = "ruled"
"""The grade that a person's ruling gives a name, whatever it looks like; else null."""
Resolver = Callable[[ir.Table], ir.Table]
ADDED = {
    "supplier_id": "supplier_id",
    "supplier_number": "supplier_number",
    "supplier": "supplier",
    "supplier_confidence": "confidence",
    "supplier_reason": "reason",
}
"""What `resolved` adds to a payment, and what it is called in what was found."""
ID_LENGTH = 16


def same_names(names: ir.Table) -> ir.Table:
    """Join the names that are the same after normalising.

    Gives `name`, `supplier_id` (made from what the names have in common, so that it stays the same
    from file to file), `supplier` (the published name with the most money; a name that cannot be a
    person's goes first), `confidence` and `reason`.
    """
    order = [
        ~names.individual.isin([NO, UNCLEAR]),
        names.amount_gbp.desc(),
        names.payments.desc(),
        names.name,
    ]
    first = names.group_by("name_key").agg(supplier=names.name.first(order_by=order))
    joined = names.left_join(first, "name_key")
    same_but_case = joined.name.lower() == joined.supplier.lower()
    return joined.select(
        name=joined.name,
        supplier_id=ibis.literal("s-") + joined.name_key.hexdigest("sha256").left(ID_LENGTH),
        supplier=joined.supplier,
        confidence=ibis.cases(
            (joined.name == joined.supplier, 1.0), (same_but_case, 0.99), else_=0.95
        ),
        reason=ibis.cases(
            (joined.name == joined.supplier, "the same name"),
            (same_but_case, "the same but for capitals"),
            else_="the same but for punctuation, “the”, “and”, legal form, trading name or a note",
        ),
    )


def by_mention(
    payments: ir.Table,
    rulings: Sequence[Ruling] = (),
    known: Known | None = None,
    names: Path | None = None,
) -> Resolver:
    """The resolver that looks at each name with its numbers, references, bodies and postcodes.

    Obeys rulings and keeps known ids. Two payees of one name and different numbers are two
    suppliers. `names` is a file in which who is who is remembered (`resolving.remembered`). Raises `CannotRule` where rulings contradict each other.
    """

    def resolver(named: ir.Table) -> ir.Table:
        mentions = _mentions(payments)
        grades = named.select("name", "individual").to_pyarrow().to_pylist()
        grade_of = {row["name"]: row["individual"] for row in grades}
        of = mentions["name"].to_pylist()
        people = np.array([grade_of[name] not in (NO, UNCLEAR) for name in of], dtype=bool)
        entities = entities_of(mentions, rulings=rulings, known=known, last=people)
        if names:
            remember(entities, names)
        return brought(named.get_backend(), _found(entities), "mentions")

    return resolver


def _mentions(payments: ir.Table) -> pa.Table:
    """The distinct mentions among the payments, in the order of what they say."""
    named = payments.filter(payments.supplier_name.notnull())
    counted = named.group_by(name=named.supplier_name, **{fact: named[fact] for fact in FACTS}).agg(
        payments=ibis._.count(), amount_gbp=ibis._.amount_gbp.sum()
    )
    rows = counted.to_pyarrow()
    mentions, place = mentions_of(rows.select(["name", *FACTS]))
    back = pa.array(np.argsort(place))
    for column in ("payments", "amount_gbp"):
        mentions = mentions.append_column(column, rows[column].combine_chunks().take(back))
    return mentions.append_column("rows", mentions["payments"])


def _found(entities: Entities) -> pa.Table:
    """A row for each name: the supplier with the most of it; and one for each mention of another."""
    mentions = entities.mentions.slice(0, entities.here)
    ruled = dict.fromkeys(entities.ruled.people, RULED_PERSON)
    ruled |= dict.fromkeys(entities.ruled.organisations, NO)
    grades = pa.array([ruled.get(at) for at in range(len(mentions))], pa.string())
    rows = mentions.append_column(RULED, grades).to_pylist()
    rows = [row for row in rows if row["group"] is not None]
    rows.sort(key=lambda row: (row["name"], -abs(row["amount_gbp"] or 0), row["mention"]))
    first: dict[str, str] = {}
    kept_rows = []
    for row in rows:
        apart = row["name"] in first
        if first.setdefault(row["name"], row["entity_id"]) != row["entity_id"] or not apart:
            kept_rows.append({**row, "apart": apart})
    named = {"supplier_id": "entity_id", "supplier": "canonical_name"}
    text = ("name", "supplier_id", "supplier", "reason", RULED, *FACTS)
    columns = {
        column: pa.array([row[named.get(column, column)] for row in kept_rows], pa.string())
        for column in text
    }
    sure = pa.array([row["confidence"] for row in kept_rows], pa.float64())
    apart_ = pa.array([row["apart"] for row in kept_rows], pa.bool_())
    return pa.table({**columns, "confidence": sure, "apart": apart_})


def found_suppliers(names: ir.Table, resolver: Resolver = same_names) -> ir.Table:
    """What the resolver makes of the names, worked out once.

    Adds `supplier_number` (the suppliers counted from nought: quicker to add up by than their ids),
    `looks` (how far the supplier's name looks like a person), and the columns of `APART` and `RULED`.
    """
    found = resolver(names)
    missing = {column: ibis.null("string") for column in (*FACTS, RULED)} | {
        "apart": ibis.literal(False)
    }
    absent = {name: value for name, value in missing.items() if name not in found.columns}
    found = kept(found.mutate(**absent).select(*FOUND, *APART, RULED), "found")
    ids = found.select("supplier_id").distinct()
    numbers = ids.mutate(supplier_number=ibis.row_number().cast("int32"))
    said = found.group_by("supplier_id").agg(said=found.ruled.max())
    joined = (
        found.inner_join(numbers, "supplier_id")
        .inner_join(_looks(names, found), "supplier")
        .inner_join(said, "supplier_id")
    )
    looks = joined.said.coalesce(joined.looks)
    chosen = joined.mutate(looks=looks).select(*FOUND, *APART, RULED, "supplier_number", "looks")
    return kept(chosen, "suppliers")


def _looks(names: ir.Table, found: ir.Table) -> ir.Table:
    """How far each supplier's name looks like a person; judged anew only where nobody is so named."""
    given = names.select(supplier="name", looks="looks")
    new = kept(found.select("supplier").distinct().anti_join(given, "supplier"), "new_names")
    if not new.count().to_pyarrow().as_py():
        return given
    looked = with_looks(new.mutate(plain=plain(new.supplier))).select("supplier", "looks")
    return given.union(looked)


def resolved(payments: ir.Table, found: ir.Table) -> ir.Table:
    """Add `supplier_id`, `supplier`, `supplier_confidence` and `supplier_reason` to each payment.

    Also `supplier_number`, which goes with the id. All are null where the payee is redacted or not
    stated. Reads `supplier_name`; keeps every row, be it a payment or a name. `found` is of
    `found_suppliers`; a name that several suppliers share goes to the one with the most of it, until
    `told_apart`.
    """
    right = found.filter(~found.apart).select(supplier_name="name", **ADDED)
    return payments.left_join(right, "supplier_name").drop("supplier_name_right")


def told_apart(payments: ir.Table, found: ir.Table) -> ir.Table:
    """Give resolved payments of a shared name to the supplier that their own facts say.

    Reads what `resolved` has added and the facts of a payment (company number, body…); keeps every row.
    """
    namesakes = found.filter(found.apart)
    if not namesakes.count().to_pyarrow().as_py():
        return payments
    facts = {f"of_{fact}": namesakes[fact] for fact in FACTS}
    others = {f"of_{column}": namesakes[source] for column, source in ADDED.items()}
    right = kept(namesakes.select(of_name=namesakes.name, **facts, **others), "namesakes")
    same = [payments[fact].identical_to(right[f"of_{fact}"]) for fact in FACTS]
    joined = payments.left_join(right, [payments.supplier_name == right.of_name, *same])
    chosen = {
        column: joined.of_name.notnull().ifelse(joined[f"of_{column}"], joined[column])
        for column in ADDED
    }
    return joined.mutate(**chosen).drop(*right.columns)
