"""Amounts that an unquoted thousands comma split into two cells, put together by the width of the headings."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.header import find_header
from weft.analysis.spend.reading.headings import Vocabulary
from weft.analysis.spend.reading.layout import head_of
from weft.analysis.spend.reading.recognised import AMOUNTS
from weft.analysis.spend.reading.records import ROW, Records, trimmed

_MONEY = frozenset({*AMOUNTS, "vat_amount", "irrecoverable_vat", "debit", "credit"})
_HEAD_OF_THOUSANDS = re.compile(r"^\s*-?\s*£?\s*-?[1-9]\d{0,2}\s*$")
_TAIL = re.compile(r"^\s*\d{3}(?:\.\d{1,2})?\s*$")


def with_thousands_joined(records: Records, vocabulary: Vocabulary) -> Records:
    """Records whose amounts an unquoted comma split, put right by the width of their headings."""
    header = find_header(head_of(records), vocabulary)
    if header is None:
        return records
    width = max((i + 1 for i, h in enumerate(header.headings) if h.strip()), default=0)
    money = frozenset(
        i
        for i, heading in enumerate(header.headings)
        if (meanings := vocabulary.meanings(heading)) and meanings[0].role in _MONEY
    )
    return _joined(records, width, money)


def _joined(records: Records, width: int, money: frozenset[int]) -> Records:
    """Join amounts that an unquoted thousands comma split, in rows longer than the headings.

    A row is mended only where its surplus cells are exactly those that "1" | "234.50" explains, in a
    column of `money` (from 0) beside one that is none.
    """
    if records.width <= width or not width:
        return records
    surplus = pc.not_equal(records.cells(width), "").to_numpy(zero_copy_only=False)
    positions = np.flatnonzero(surplus).tolist()
    if not positions:
        return records
    mended = {}
    for position, cells in zip(positions, records.rows(positions), strict=True):
        if (whole := _with_thousands(cells, width, money)) is not None:
            mended[position] = whole
    return _replaced(records, mended) if mended else records


def _with_thousands(cells: list[str], width: int, money: frozenset[int]) -> list[str] | None:
    """The row with its split thousands joined, or None where that does not make it as long as it should be."""
    filled, position, joined = trimmed(cells), 0, 0
    extra = len(filled) - width
    while position < len(filled) - 1 and joined < extra:
        split = _HEAD_OF_THOUSANDS.match(filled[position]) and _TAIL.match(filled[position + 1])
        if split and position in money and position + 1 not in money:
            filled[position : position + 2] = [
                f"{filled[position].strip()},{filled[position + 1].strip()}"
            ]
            joined += 1
        position += 1
    return filled if 0 < extra == joined else None


def _replaced(records: Records, rows: dict[int, list[str]]) -> Records:
    """Records with some rows' cells put in place of theirs."""
    columns = [records.table[ROW].combine_chunks()]
    mask = np.zeros(len(records.table), dtype=bool)
    mask[list(rows)] = True
    for index in range(records.width):
        fresh = [rows[p][index] if index < len(rows[p]) else "" for p in sorted(rows)]
        columns.append(
            pc.replace_with_mask(records.cells(index), pa.array(mask), pa.array(fresh, pa.string()))
        )
    return Records(pa.table(columns, names=records.table.column_names))
