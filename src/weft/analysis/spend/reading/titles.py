"""Payees that stand alone, as titles above their rows.

Acorn Ltd
   01/05/2024   R1   100.00
   02/05/2024   R2    50.00
Supplier: Birch Ltd
   02/05/2024   R3    25.00
"""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.blocks import NEAR
from weft.analysis.spend.reading.contents import contents_of
from weft.analysis.spend.reading.distinct import in_words
from weft.analysis.spend.reading.filled import Mask, any_filled, date_columns, filled, with_money
from weft.analysis.spend.reading.recognised import ColumnMap
from weft.analysis.spend.reading.records import Records
from weft.analysis.spend.reading.sorting import is_total_label

NOTE = "The payee is the title above each block of rows."
_LABEL = r"(?i)^\s*(?:supplier|vendor|payee|creditor)s?(?: name)?\s*[:–-]\s*"
_LABELLED = re.compile(_LABEL)


def column_of_titles(records: Records, columns: ColumnMap) -> int | None:
    """Find the column (from 0) in which payees stand above their rows; None where rows name their own."""
    near = Records(records.table.slice(0, NEAR))
    if not len(near.table) or columns.index("supplier_ref") is not None:
        return None
    money = with_money(near, columns)
    rows = money & _dated(near, columns)
    name = columns.index("supplier_name")
    named = rows & any_filled(near, [] if name is None else [name])
    if rows.sum() < 3 or named.sum() > 0.05 * rows.sum():
        return None
    return _column_of(near, columns, _titles(near, columns, money), rows)


def _column_of(records: Records, columns: ColumnMap, titles: Mask, rows: Mask) -> int | None:
    """The titles' column, where nearly each stands above rows of its own and names a payee."""
    if titles.sum() < 2 or not titles[: int(np.flatnonzero(rows)[0])].any():
        return None
    with_rows = len(np.unique(np.cumsum(titles)[rows]))
    index = _wordy_column(records, titles)
    if with_rows < 2 or with_rows < 0.8 * titles.sum() or index is None:
        return None
    texts = records.cells(index).filter(pa.array(titles)).to_pylist()
    said = index == columns.index("supplier_name") or all(map(_LABELLED.match, texts))
    return index if said or contents_of(texts).organisations >= 0.25 else None


def names_with_titles(
    records: Records, title: int | None, columns: ColumnMap, names: pa.DictionaryArray
) -> pa.DictionaryArray:
    """The payees, those that stand as titles put into the rows below them."""
    if title is None or title >= records.width:
        return names
    names = names.cast(pa.string())
    money = with_money(records, columns)
    titles = _titles(records, columns, money) & filled(records, title)
    texts = pc.replace_substring_regex(records.cells(title), _LABEL, "")
    above = pc.fill_null_forward(pc.if_else(pa.array(titles), texts, pa.scalar(None, pa.string())))
    blank = pc.equal(pc.utf8_trim_whitespace(names), "")
    rows = pc.and_(pa.array(money & _dated(records, columns)), blank)
    put = pc.fill_null(pc.if_else(rows, above, names), "")
    return in_words(pc.if_else(pa.array(titles), "", put))


def _dated(records: Records, columns: ColumnMap) -> Mask:
    """Whether a row has a date, where the table has dates."""
    dates = date_columns(columns)
    return any_filled(records, dates) if dates else np.ones(len(records.table), dtype=bool)


def _titles(records: Records, columns: ColumnMap, money: Mask) -> Mask:
    """Rows of one or two cells with words, without money."""
    cells_filled = sum(filled(records, i).astype(int) for i in range(records.width))
    alone: Mask = ~money & (cells_filled > 0) & (cells_filled <= 2)
    for position in np.flatnonzero(alone).tolist():
        cells = [cell for cell in records.row(position) if cell.strip()]
        wordy = any(sum(c.isalpha() for c in cell) >= 2 for cell in cells)
        alone[position] = wordy and not any(map(is_total_label, cells))
    return alone


def _wordy_column(records: Records, titles: Mask) -> int | None:
    """The column that is filled in nearly all titles, with words."""
    for index in range(records.width):
        texts = [t for t in records.cells(index).filter(pa.array(titles)).to_pylist() if t.strip()]
        if len(texts) >= 0.95 * titles.sum() and contents_of(texts).words > 0.8:
            return index
    return None
