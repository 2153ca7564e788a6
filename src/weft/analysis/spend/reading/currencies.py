"""Amounts that are not in pounds, told by a column of currencies."""

from __future__ import annotations

import re

import pyarrow as pa

from weft.analysis.spend.reading.distinct import each_distinct
from weft.analysis.spend.reading.layout import Layout
from weft.analysis.spend.reading.records import Records

_STERLING = re.compile(r"^$|^(gbp|£|ukl|stg|sterling|pounds?|uk pounds?|local)$", re.IGNORECASE)


def foreign_of(records: Records, layout: Layout) -> pa.Array:
    """The currency of each record that is not in pounds; null for the others."""
    index = layout.columns.index("currency")
    amount = next(
        (c for r in ("amount_net", "amount", "amount_gross") if (c := layout.columns.column(r))),
        None,
    )
    currency = layout.columns.column("currency")
    if (
        index is None
        or currency is None
        or (amount and _in_pounds(amount.heading, currency.heading))
    ):
        return pa.nulls(len(records.table), pa.string())
    return each_distinct(
        records.words(index),
        lambda t: None if _STERLING.match(t.strip()) else t.strip(),
        pa.string(),
    )


def _in_pounds(amount: str, currency: str) -> bool:
    """Whether the amount's heading says pounds, or the currency's that it is another amount's."""
    elsewhere = re.search(r"original|foreign|merchant", currency, re.IGNORECASE)
    said = re.search(r"local|base|billing|gbp|sterling|£", amount, re.IGNORECASE)
    return bool(said or (elsewhere and elsewhere[0].lower() not in amount.lower()))
