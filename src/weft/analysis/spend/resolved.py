"""The third step: which payees are one supplier.

Here only names that are the same after normalising are joined. A deeper resolver has the same
shape: it takes the table of distinct names and gives a table with the columns of `FOUND`.
"""

from __future__ import annotations

from collections.abc import Callable

import ibis
import ibis.expr.types as ir

from weft.analysis.engine import kept
from weft.analysis.names.individuals import NO, UNCLEAR, grade

FOUND = ("name", "supplier_id", "supplier", "confidence", "reason")
Resolver = Callable[[ir.Table], ir.Table]
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


def found_suppliers(names: ir.Table, resolver: Resolver = same_names) -> ir.Table:
    """What the resolver makes of the names, worked out once.

    Adds `supplier_number` (the suppliers counted from nought: quicker to add up by than their ids)
    and `looks` (how far the supplier's name looks like a person).
    """
    found = kept(resolver(names).select(*FOUND), "found")
    ids = found.select("supplier_id").distinct()
    numbers = ids.mutate(supplier_number=ibis.row_number().cast("int32"))
    joined = found.inner_join(numbers, "supplier_id").inner_join(_looks(names, found), "supplier")
    return kept(joined.select(*FOUND, "supplier_number", "looks"), "suppliers")


def _looks(names: ir.Table, found: ir.Table) -> ir.Table:
    """How far each supplier's name looks like a person; judged anew only where nobody is so named."""
    given = names.select(supplier="name", looks="looks")
    new = found.select("supplier").distinct().anti_join(given, "supplier")
    return given.union(new.mutate(looks=grade(new.supplier, registered=ibis.literal(False))))


def resolved(payments: ir.Table, found: ir.Table) -> ir.Table:
    """Add `supplier_id`, `supplier`, `supplier_confidence` and `supplier_reason` to each payment.

    Also `supplier_number`, which goes with the id. All are null where the payee is redacted or not
    stated. Reads `supplier_name`; keeps every row, be it a payment or a name. `found` is of
    `found_suppliers`.
    """
    right = found.select(
        supplier_name="name",
        supplier_id="supplier_id",
        supplier_number="supplier_number",
        supplier="supplier",
        supplier_confidence="confidence",
        supplier_reason="reason",
    )
    return payments.left_join(right, "supplier_name").drop("supplier_name_right")
