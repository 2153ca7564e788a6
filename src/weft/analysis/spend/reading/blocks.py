"""Blocks of rows: blanks that stand for the text above, where the file proves that it is its habit.

    Acorn Ltd   01/05/2024   R1   100.00
                             R2    50.00
    Birch Ltd   02/05/2024   R3    25.00

A payee that is blank beside a date is no such blank: it may be withheld, and stays as it is.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.filled import (
    Mask,
    Pence,
    amount_column,
    any_filled,
    date_columns,
    in_pence,
    with_money,
)
from weft.analysis.spend.reading.recognised import DATES, ColumnMap
from weft.analysis.spend.reading.records import Records
from weft.analysis.spend.reading.sorting import is_total_label

NEAR = 5_000
_LEAST = 3
_OF_WHOM = (
    "supplier_name", "supplier_ref", "company_number", "charity_number", "vat_number", "postcode", *DATES,
)  # fmt: skip


@dataclass(frozen=True)
class Blocks:
    """Which blanks stand for the text above."""

    columns: tuple[int, ...]
    """The columns (from 0) whose blanks do."""
    anchors: tuple[int, ...]
    """The columns (from 0) of which one is filled in the first row of a block, and none in the others."""
    names: bool = False
    """Whether only the payee is left blank, and totals prove whose the rows are."""

    @property
    def note(self) -> str:
        """What was taken for what, for a person to check."""
        if self.names:
            return "Blank payees are taken for the payee above: each block of rows ends with a total that names it."
        if len(self.anchors) > 1:
            return "Rows whose payee and date are both blank are taken to belong to the row above that has them."
        return "Blank dates are taken for the date above: the file writes a date only where it changes."


def blocks_in(records: Records, columns: ColumnMap, *, decimal_comma: bool = False) -> Blocks | None:  # fmt: skip
    """Find which blanks below the headings stand for the text above; None where each row stands for itself."""
    near = Records(records.table.slice(0, NEAR))
    name, dates = columns.index("supplier_name"), date_columns(columns)
    if name is None or not dates:
        return None
    money = with_money(near, columns)
    undated = money & ~any_filled(near, dates)
    if found := _of_named_totals(near, columns, name, dates, money):
        return found
    if undated.sum() < _LEAST:
        return None
    if (undated & any_filled(near, [name])).any():
        return _of_dates(near, dates, money, undated)
    return _of_payees(near, columns, (name, *dates), money, decimal_comma=decimal_comma)


def _of_named_totals(
    records: Records, columns: ColumnMap, name: int, dates: Sequence[int], money: Mask
) -> Blocks | None:
    """Blocks that end with “Acorn Ltd Total”: the blank payees between the name and its total are its own."""
    blank = money & ~any_filled(records, [name]) & any_filled(records, dates)
    if blank.sum() < _LEAST:
        return None
    above, open_rows, proved = "", 0, 0
    for text, is_blank in zip(records.cells(name).to_pylist(), blank.tolist(), strict=True):
        bare = " ".join(text.split())
        if bare.casefold() == f"{above} total".casefold():
            proved, open_rows = proved + open_rows, 0
        elif bare and not is_total_label(bare):
            above, open_rows = bare, 0
        open_rows += is_blank
    kept = tuple(
        i for r in ("supplier_name", "supplier_ref") if (i := columns.index(r)) is not None
    )
    return Blocks(kept, (name,), names=True) if proved == blank.sum() else None


def _of_payees(
    records: Records, columns: ColumnMap, anchors: tuple[int, ...], money: Mask, *, decimal_comma: bool
) -> Blocks | None:  # fmt: skip
    """Blocks that begin with a payee and a date, unless the rows below are their sums."""
    below = goes_on(records, anchors, money)
    starts = below & ~np.append(False, below[:-1])
    first = int(np.flatnonzero(below)[0]) if below.any() else 0
    begun = any_filled(Records(records.table.slice(0, first)), anchors).any()
    amount = amount_column(columns)
    if below.sum() < _LEAST or starts.sum() < 2 or not begun or amount is None:
        return None
    pence = in_pence(records, amount, decimal_comma=decimal_comma)
    if _are_sums(pence, money, below) and not _are_parts(pence, money, below):
        return None
    return Blocks(tuple(i for r in _OF_WHOM if (i := columns.index(r)) is not None), anchors)


def _are_sums(pence: Pence, money: Mask, below: Mask) -> bool:
    """Whether some row that leaves who and when blank is the sum of several above, and so a subtotal.

    One is enough: a subtotal taken for a payment counts its money twice, and without a word.
    """
    since: list[int] = []
    block: list[int] = []
    for position in np.flatnonzero(money).tolist():
        amount = int(pence[position])
        if not below[position]:
            since, block = [*since, amount], [amount]
            continue
        if any(len(rows) > 1 and sum(rows) == amount for rows in (since, block)):
            return True
        since, block = [], [*block, amount]
    return False


def _are_parts(pence: Pence, money: Mask, below: Mask) -> bool:
    """Whether the rows below the first of a block mostly add up to it."""
    rows = np.flatnonzero(money)
    edges = [*np.flatnonzero(~below[rows]).tolist(), len(rows)]
    blocks = [pence[rows[a:b]] for a, b in itertools.pairwise(edges) if b - a > 2]
    right = sum(1 for block in blocks if block[0] and 2 * block[0] == block.sum())
    return right >= _LEAST and right >= 0.8 * len(blocks)


def _of_dates(records: Records, dates: Sequence[int], money: Mask, undated: Mask) -> Blocks | None:
    """Dates written only where they change: many are blank, and none is written twice in a row."""
    (date, *others) = dates
    rows = np.flatnonzero(money)
    if others or undated.sum() < 5 or undated.sum() < 0.4 * len(rows) or undated[rows[0]]:
        return None
    written = records.cells(date).filter(pa.array(money & ~undated)).to_pylist()
    changes = all(a.strip() != b.strip() for a, b in itertools.pairwise(written))
    return Blocks((date,), (date,)) if len(written) > 2 and changes else None


def goes_on(records: Records, anchors: Sequence[int], money: Mask) -> Mask:
    """Rows of money that leave who and when blank and say something else beside the amount."""
    kept = money & ~any_filled(records, anchors)
    for position in np.flatnonzero(kept).tolist():
        others = [cell for cell in records.row(position) if cell.strip()]
        kept[position] = len(others) > 1 and not any(map(is_total_label, others))
    return kept


def with_blanks_filled(records: Records, blocks: Blocks | None, columns: ColumnMap) -> Records:
    """Records with the texts above in place of the blanks that stand for them."""
    if blocks is None or not len(records.table):
        return records
    below = goes_on(records, blocks.anchors, with_money(records, columns))
    table = records.table
    for index in blocks.columns:
        if index < records.width:
            texts = _with_text_above(records.cells(index), below)
            table = table.set_column(index + 1, f"c{index}", texts)
    return Records(table)


def _with_text_above(cells: pa.Array, below: Mask) -> pa.Array:
    """The cells, with the nearest text of a block's first row in the rows that go on."""
    nothing = pa.scalar(None, pa.string())
    blank = pc.equal(pc.utf8_trim_whitespace(cells), "")
    above = pc.fill_null_forward(pc.if_else(pa.array(below), nothing, cells))
    return pc.fill_null(pc.if_else(pc.and_(pa.array(below), blank), above, cells), "")


def heads_of_blocks(records: Records, blocks: Blocks | None, columns: ColumnMap) -> Mask:
    """Which records only say who and when, their money standing in the rows below."""
    if blocks is None or len(blocks.anchors) < 2 or not len(records.table):
        return np.zeros(len(records.table), dtype=bool)
    money = with_money(records, columns)
    below = np.append(goes_on(records, blocks.anchors, money)[1:], False)
    heads: Mask = ~money & below & any_filled(records, blocks.anchors)
    return heads
