"""Rows that carry money or say who and when, but are no payments of their own, and what to look at in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.amounts import pennies
from weft.analysis.spend.reading.blocks import heads_of_blocks
from weft.analysis.spend.reading.filled import Mask
from weft.analysis.spend.reading.layout import Layout
from weft.analysis.spend.reading.money import Money
from weft.analysis.spend.reading.notices import Notice
from weft.analysis.spend.reading.records import ROW, Records
from weft.analysis.spend.reading.signs import is_credit
from weft.analysis.spend.reading.sorting import SetAside
from weft.analysis.spend.reading.wholes import KIND, wholes_of


@dataclass
class Asides:
    """Which records are set aside (a mask), as what, and what a person should look at."""

    rows: Mask
    not_payments: list[SetAside] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def rows_of_blocks(records: Records, layout: Layout, money: Money, good: Mask) -> Asides:
    """Set the wholes of invoices and the heads of blocks aside; point out credits without a minus."""
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
    if layout.sign is not None and not layout.sign.sure:
        found.notices += _without_minus(records, layout, money, good & ~found.rows)
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


def _without_minus(records: Records, layout: Layout, money: Money, good: Mask) -> list[Notice]:
    """Rows that a column calls credit notes, and that have no minus."""
    assert layout.sign is not None
    if layout.sign.index >= records.width:
        return []
    credit = is_credit(records.words(layout.sign.index), layout.sign)
    positive = pc.fill_null(pc.greater(money.amount, pa.scalar(Decimal(0), pa.decimal128(18, 2))), False)  # fmt: skip
    amounts = money.amount.filter(pc.and_(pc.and_(credit, positive), pa.array(good)))
    if not len(amounts):
        return []
    heading = " ".join(layout.columns.headings[layout.sign.index].split())
    return [
        Notice("credit notes without a minus", len(amounts), pc.sum(amounts).as_py(),
            f"The column “{heading}” calls these rows credits, and they have no minus. They count as charges. If they are credits, the total is too high by twice this money: give them a minus, and read the file again.")
    ]  # fmt: skip
