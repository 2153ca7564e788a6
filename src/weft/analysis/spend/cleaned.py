"""The second step: names that can be compared, worked out once for every distinct name."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from weft.analysis.engine import kept
from weft.analysis.names.individuals import NO
from weft.analysis.names.keys import is_only_words, key_of, key_of_words, plain
from weft.analysis.names.people import with_looks


def distinct_names(payments: ir.Table) -> ir.Table:
    """Every payee's name as published, once.

    Columns: `name`, `name_key` (what spellings of one name have in common), `looks` (how far it
    looks like a person, with the reason), `individual` (the same, but never a person where a
    company or charity number was given), `payments` and `amount_gbp` (how much went under it).
    """
    has_number = payments.company_number.notnull() | payments.charity_number.notnull()
    counted = (
        payments.filter(payments.supplier_name.notnull())
        .group_by(name=payments.supplier_name)
        .agg(
            payments=ibis._.count(), amount_gbp=ibis._.amount_gbp.sum(), registered=has_number.any()
        )
    )
    names = kept(counted, "names")
    text = plain(names.name)
    names = kept(names.mutate(plain=text, only_words=is_only_words(text)), "plain_names")
    names = with_looks(kept(_keyed(names), "keyed_names"))
    individual = names.registered.ifelse(NO, names.looks)
    return kept(
        names.mutate(individual=individual).drop("registered", "plain", "only_words"),
        "cleaned_names",
    )


def _keyed(names: ir.Table) -> ir.Table:
    """Add `name_key`: of names that are only words by the quick way, at the same time as of the others."""
    words, others = names.filter(names.only_words), names.filter(~names.only_words)
    found = [
        part.mutate(name_key=key(part.plain))
        for part, key in ((words, key_of_words), (others, key_of))
    ]
    return found[0].union(found[1])


def cleaned(payments: ir.Table, names: ir.Table | None = None) -> ir.Table:
    """Add `name_key` and `individual` to each payment; both null where no payee is named.

    Reads `supplier_name`, `company_number`, `charity_number`, `amount_gbp`; keeps every row.
    `names` saves working out `distinct_names(payments)` a second time; whatever else it knows of a
    name is added too, so that the payments meet the names only once.
    """
    found = distinct_names(payments) if names is None else names
    right = found.drop("looks", "payments", "amount_gbp").rename(supplier_name="name")
    return payments.left_join(right, "supplier_name").drop("supplier_name_right")
