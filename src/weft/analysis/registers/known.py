"""All names that the registers know, in one table, and which of their numbers are one organisation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from weft.analysis.editions import Edition
from weft.analysis.engine import kept
from weft.analysis.registers.schema import ADDRESSES, SAME

CURRENT = "current"
FIRST_SCHEMES = ("GB-COH-", "GB-CHC-", "GB-SC-", "GB-NIC-", "GB-EDU-", "GB-NHS-", "GB-LAE-")
"""Of two numbers of one organisation, the one whose scheme comes first here names it."""


def compact(postcode: ir.StringValue) -> ir.StringValue:
    """A postcode without spaces and in upper case, for comparing; null where it is blank."""
    return postcode.upper().re_replace(r"[^A-Z0-9]", "").nullif("")


def organisations(connection: Any, editions: Sequence[Edition]) -> ir.Table:
    """The organisations of all these editions, with `register`, the edition's name."""
    return ibis.union(*(_table(connection, one, "organisations") for one in editions))


def known_names(connection: Any, editions: Sequence[Edition]) -> ir.Table:
    """Every name of every organisation: current, previous and other.

    Columns: `register`, `org_id` (one for all numbers of an organisation), `own_id` (that of the
    record), `name`, `name_key`, `legal_form`, `sort`, `compact_postcode`, `active`, `reference`.
    """
    whole = organisations(connection, editions)
    current = whole.select(
        "register",
        "name",
        "name_key",
        "legal_form",
        "active",
        "reference",
        own_id=whole.org_id,
        compact_postcode=compact(whole.postcode),
        sort=ibis.literal(CURRENT),
    )
    others = ibis.union(*(_table(connection, one, "other_names") for one in editions))
    rest = current.select("register", "own_id", "compact_postcode", "active", "reference")
    joined = others.inner_join(
        rest, [others.org_id == rest.own_id, others.register == rest.register]
    )
    names = current.union(joined.select(*current.columns))
    return _with_one_id(names, one_id(connection, editions))


def addresses(connection: Any, editions: Sequence[Edition]) -> ir.Table:
    """Every address that a body's own list gives of an organisation: `org_id` (one for all its numbers),
    `postcode`, `kind_of_address`, `branch` and `register`."""
    given = ibis.union(*(_table(connection, one, "addresses") for one in editions))
    named = _with_one_id(given.rename(own_id="org_id"), one_id(connection, editions))
    return named.select("org_id", *ADDRESSES.names[1:], "register").distinct()


def one_id(connection: Any, editions: Sequence[Edition]) -> ir.Table:
    """For each number that is the same organisation as another: `own_id`, and `org_id`, which names it.

    A charity and its company go by the company's number; a council's supplier by either of them.
    """
    relations = ibis.union(*(_table(connection, one, "relations") for one in editions))
    same = relations.filter(relations.relation == SAME).select(
        a=relations.org_id, b=relations.related_org_id
    )
    both = same.union(same.select(a=same.b, b=same.a)).distinct()
    best = kept(_best(both), "same_once")
    again = both.inner_join(best, both.b == best.own_id).select(a=both.a, b=best.org_id)
    return kept(_best(both.union(again).distinct()), "same")


def _best(pairs: ir.Table) -> ir.Table:
    with_itself = pairs.union(pairs.select(a=pairs.a, b=pairs.a)).distinct()
    rank = ibis.cases(
        *((with_itself.b.startswith(scheme), n) for n, scheme in enumerate(FIRST_SCHEMES)),
        else_=len(FIRST_SCHEMES),
    )
    ordered = with_itself.mutate(order=rank.cast("string") + with_itself.b)
    return ordered.group_by(own_id=ordered.a).agg(org_id=ordered.b.argmin(ordered.order))


def _with_one_id(names: ir.Table, same: ir.Table) -> ir.Table:
    right = same.select(same_own_id=same.own_id, same_org_id=same.org_id)
    joined = names.left_join(right, names.own_id == right.same_own_id)
    named = joined.mutate(org_id=joined.same_org_id.coalesce(joined.own_id))
    return named.drop("same_own_id", "same_org_id")


def _table(connection: Any, edition: Edition, name: str) -> ir.Table:
    table = connection.read_parquet(str(edition.table(name)))
    return table.mutate(register=ibis.literal(edition.named()))
