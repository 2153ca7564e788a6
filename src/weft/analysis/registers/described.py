"""What the registers tell of the suppliers that were matched to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from weft.analysis.editions import Edition
from weft.analysis.engine import engine
from weft.analysis.registers.known import one_id, organisations
from weft.analysis.registers.matched import MATCHES

SUPPLIER_MATCHES = pa.schema([("supplier_id", pa.string()), *list(MATCHES)[1:]])
APART = "its names are matched to different organisations"


def of_suppliers(matches: pa.Table, mentions: pa.Table) -> pa.Table:
    """One match for each supplier from those of its mentions: a row each, columns of `SUPPLIER_MATCHES`.

    `mentions` has `mention` and `supplier_id`. A number given with any of its names decides; else the
    surest match does. Names of one supplier that are matched to different organisations are no match,
    and `candidates` names those.
    """
    with engine() as connection:
        connection.con.register("matches", matches)
        connection.con.register("mentions", mentions.select(["mention", "supplier_id"]))
        joined = connection.table("mentions").left_join(connection.table("matches"), "mention")
        all_of_it = joined.mutate(
            by_number=(joined.agreed == "number").fill_null(False),
            label=ibis.coalesce(joined.registered_name + " (" + joined.org_id + ")", joined.org_id),
            order=ibis.coalesce(joined.confidence, 0.0),
        )
        numbered = all_of_it.group_by("supplier_id").mutate(any_number=all_of_it.by_number.any())
        counting = numbered.filter(~numbered.any_number | numbered.by_number)
        table: pa.Table = _one_each(counting).order_by("supplier_id").to_pyarrow()
    return table.select(SUPPLIER_MATCHES.names).cast(SUPPLIER_MATCHES)


def _one_each(counting: ir.Table) -> ir.Table:
    best = -counting.order
    decided = counting.group_by("supplier_id").agg(
        organisations=counting.org_id.nunique(),
        best_id=counting.org_id.argmin(best),
        best_register=counting.register.argmin(best),
        best_name=counting.registered_name.argmin(best),
        best_agreed=counting.agreed.argmin(best),
        best_confidence=counting.confidence.max(),
        best_reason=counting.reason.argmin(best),
        labels=counting.label.collect(distinct=True),
        might_be=counting.candidates.argmin(best),
    )
    one = decided.organisations == 1
    apart = decided.organisations > 1

    def kept_if_one(column: ir.Value) -> ir.Value:
        return ibis.ifelse(one, column, ibis.null(column.type()))

    return decided.select(
        "supplier_id",
        org_id=kept_if_one(decided.best_id),
        register=kept_if_one(decided.best_register),
        registered_name=kept_if_one(decided.best_name),
        agreed=kept_if_one(decided.best_agreed),
        confidence=kept_if_one(decided.best_confidence),
        reason=ibis.ifelse(apart, APART, decided.best_reason),
        candidates=ibis.cases(
            (one, ibis.null("array<string>")),
            (apart, decided.labels.sort()),
            else_=decided.might_be,
        ),
    )


def described(
    suppliers: pa.Table, matches: pa.Table, editions: Sequence[Edition], *, by: str = "supplier_id"
) -> pa.Table:
    """Join to suppliers what the registers tell of them; keeps every row, in its order.

    This is the seam to whatever wants to know more of a supplier: its columns can be counted by.
    `suppliers` has the column `by`; `matches` is of `of_suppliers` (of `matched`, with `by="mention"`)
    and has one row for each value of it. Adds
    `org_id`, `registered_postcode`, `register_kind`, `sic_section`, `size` with `size_because` (from
    the accounts category a proxy, never a count), `registered_on`, `dissolved_on`, `active`,
    `charity`, `cic`, `vcse_stated`, `employees`, `match_confidence`, `match_reason` and `register`. All
    but the reason are null where there is no match. Where several registers know the organisation
    (a charity and its company) each fact comes from the first that has it, companies first.
    """
    with engine() as connection:
        connection.con.register("suppliers", suppliers.append_column("_row", _numbers(suppliers)))
        connection.con.register("matches", matches)
        rows = connection.table("suppliers")
        right = connection.table("matches").select(
            by, "org_id", "register", match_confidence="confidence", match_reason="reason"
        )
        joined = rows.left_join(right, by).drop(f"{by}_right")
        if editions:
            told = _facts(connection, editions)
            joined = joined.left_join(told, "org_id").drop("org_id_right")
        table: pa.Table = joined.order_by("_row").drop("_row").to_pyarrow()
    return table


def _numbers(table: pa.Table) -> pa.Array:
    return pa.array(range(table.num_rows), pa.int64())


def _facts(connection: Any, editions: Sequence[Edition]) -> ir.Table:
    """What all the registers know of each organisation, once."""

    whole, same = organisations(connection, editions), one_id(connection, editions)
    right = same.select(same_own_id=same.own_id, same_org_id=same.org_id)
    joined = whole.left_join(right, whole.org_id == right.same_own_id)
    one = joined.mutate(own_id=joined.org_id, org_id=joined.same_org_id.coalesce(joined.org_id))
    order = (one.own_id != one.org_id).cast("string") + one.register
    by_accounts = one["size"].notnull() & one.accounts_category.notnull()

    def first(column: ir.Value) -> ir.Value:
        return column.argmin(ibis.ifelse(column.notnull(), order, ibis.null("string")))

    return one.group_by("org_id").agg(
        registered_postcode=first(one.postcode),
        register_kind=first(one.kind),
        sic_section=first(one.sic_section),
        size=first(one["size"]),
        size_because=first(
            ibis.cases(
                (
                    by_accounts,
                    ibis.literal("its accounts are of the category ") + one.accounts_category,
                ),
                (one["size"].notnull(), ibis.literal("stated in ") + one.register),
            )
        ),
        registered_on=first(one.registered_on),
        dissolved_on=first(one.dissolved_on),
        active=first(one.active),
        charity=one.charity.any(),
        cic=one.cic.any(),
        vcse_stated=one.vcse.any(),
        employees=first(one.employees),
    )
