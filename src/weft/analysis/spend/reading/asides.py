"""Rows that carry money or say who and when, but are no payments of their own, and what to look at in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.amounts import pennies
from weft.analysis.spend.reading.blocks import heads_of_blocks
from weft.analysis.spend.reading.distinct import each_distinct
from weft.analysis.spend.reading.filled import Mask
from weft.analysis.spend.reading.layout import Layout
from weft.analysis.spend.reading.marks import Mark, tidied
from weft.analysis.spend.reading.money import Money
from weft.analysis.spend.reading.notices import Notice
from weft.analysis.spend.reading.records import ROW, Records
from weft.analysis.spend.reading.sorting import SetAside
from weft.analysis.spend.reading.wholes import KIND, wholes_of


@dataclass
class Asides:
    """Which records are set aside (a mask), as what, and what a person should look at."""

    rows: Mask
    not_payments: list[SetAside] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def rows_of_blocks(records: Records, layout: Layout, money: Money, good: Mask) -> Asides:
    """Set the wholes of invoices and the heads of blocks aside; point out what is marked as perhaps no payment."""
    found = Asides(np.zeros(len(records.table), dtype=bool))
    if layout.wholes is not None:
        pence = pennies(money.amount)
        wholes, differing, by = wholes_of(records, layout.columns, layout.blocks, layout.wholes, pence)  # fmt: skip
        _set_aside(found, records, wholes, KIND, money)
        if differing:
            found.notices.append(Notice("invoices whose lines do not add up to the whole", differing, Decimal(by).scaleb(-2),
                "The whole of an invoice and its lines stand in one column, and here they differ. The money is by how much, or what may count twice."))  # fmt: skip
    if layout.blocks is not None:
        heads = heads_of_blocks(records, layout.blocks, layout.columns) & ~found.rows
        _set_aside(found, records, heads, "the head of a block of rows", money)
    found.notices += [
        notice
        for mark in layout.marks
        if (notice := _marked(records, mark, money, good & ~found.rows))
    ]
    return found


def _set_aside(found: Asides, records: Records, rows: Mask, kind: str, money: Money) -> None:
    positions = np.flatnonzero(rows).tolist()
    taken = pa.array(positions, pa.int64())
    numbers = records.table[ROW].take(taken).to_pylist()
    amounts = money.amount.take(taken).to_pylist()
    cells = records.rows(positions)
    found.rows |= rows
    found.not_payments += [
        SetAside(number, kind, amount, tuple(row))
        for number, amount, row in zip(numbers, amounts, cells, strict=True)
    ]


def _marked(records: Records, mark: Mark, money: Money, good: Mask) -> Notice | None:
    """The payments that a column marks as perhaps none."""
    if mark.index >= records.width:
        return None
    marked = each_distinct(records.words(mark.index), lambda t: tidied(t) in mark.texts, pa.bool_())
    rows = pc.and_(pc.fill_null(marked, False), pa.array(good))
    amounts = money.amount.filter(rows)
    if mark.positive:
        amounts = amounts.filter(pc.greater(amounts, pa.scalar(Decimal(0), pa.decimal128(18, 2))))
    if not len(amounts):
        return None
    return Notice(mark.kind, len(amounts), pc.sum(amounts).as_py(), mark.detail)
