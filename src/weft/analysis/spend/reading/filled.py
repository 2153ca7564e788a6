"""Which records have money, a date, a cell filled: masks over the records of one table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from weft.analysis.spend.reading.amounts import amounts_of
from weft.analysis.spend.reading.recognised import AMOUNTS, DATES, ColumnMap
from weft.analysis.spend.reading.records import Records

Mask = npt.NDArray[np.bool_]
Pence = npt.NDArray[np.int64]


def filled(records: Records, index: int) -> Mask:
    """Whether each cell of a column holds more than white space."""
    cells = pc.utf8_trim_whitespace(records.cells(index))
    found: Mask = pc.not_equal(cells, "").to_numpy(zero_copy_only=False)
    return found


def any_filled(records: Records, indexes: Sequence[int]) -> Mask:
    """Whether any of these columns is filled; none is where the records are narrower."""
    found = np.zeros(len(records.table), dtype=bool)
    for index in indexes:
        if index < records.width:
            found |= filled(records, index)
    return found


def with_money(records: Records, columns: ColumnMap) -> Mask:
    """Whether some amount of each record has a digit."""
    found = np.zeros(len(records.table), dtype=bool)
    for role in (*AMOUNTS, "debit", "credit"):
        if (index := columns.index(role)) is not None and index < records.width:
            digits = pc.match_substring_regex(records.cells(index), "[0-9]")
            found |= digits.to_numpy(zero_copy_only=False)
    return found


def amount_column(columns: ColumnMap) -> int | None:
    """The column of the amount that counts."""
    return next((i for r in (*AMOUNTS, "debit") if (i := columns.index(r)) is not None), None)


def date_columns(columns: ColumnMap) -> tuple[int, ...]:
    """The columns of dates, the one that counts first."""
    return tuple(i for role in DATES if (i := columns.index(role)) is not None)


def in_pence(records: Records, index: int, *, decimal_comma: bool) -> Pence:
    """A few records' amounts as whole pence, what cannot be read as none."""
    amounts = amounts_of(records.cells(index), decimal_comma=decimal_comma)
    pence: Pence = np.array([int(100 * (a or 0)) for a in amounts.to_pylist()], dtype=np.int64)
    return pence
