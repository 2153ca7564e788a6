"""Rows that an unquoted separator has split into too many cells, put right where only one way fits."""

from __future__ import annotations

from collections.abc import Sequence

from weft.analysis.spend.reading.amounts import amount_of
from weft.analysis.spend.reading.dates import date_of
from weft.analysis.spend.reading.layout import Layout
from weft.analysis.spend.reading.recognised import DATES
from weft.analysis.spend.reading.records import trimmed


def put_right(cells: Sequence[str], layout: Layout, width: int) -> list[str] | None:
    """Join cells that an unquoted separator split, where exactly one way makes the row whole."""
    extra = len(trimmed(cells)) - width
    if not layout.header or width < 3 or not 1 <= extra <= 4:
        return None
    ways = []
    for start in range(width):
        whole = [
            *cells[:start],
            ", ".join(c.strip().removesuffix("\\") for c in cells[start : start + extra + 1]),
            *cells[start + extra + 1 :],
        ]
        if _whole(whole, layout):
            ways.append(whole[:width])
    return ways[0] if len(ways) == 1 else None


def width_of(layout: Layout) -> int:
    """How many cells a row should have: as many as there are headings, or as far as columns are used."""
    used = [column.index + 1 for column in layout.columns.columns]
    used += [layout.sign.index + 1] if layout.sign else []
    headed = len([h for h in layout.columns.headings if h.strip()])
    return max([headed, *used]) if layout.header else 0


def _whole(cells: Sequence[str], layout: Layout) -> bool:
    """Whether a row's cells suit their columns: an amount, a date, a name that is no number."""
    for column in layout.columns.columns:
        cell = cells[column.index].strip() if column.index < len(cells) else ""
        if column.role in {"amount", "amount_net", "amount_gross"} and amount_of(cell) is None:
            return False
        if column.role in DATES and date_of(cell) is None:
            return False
        if column.role == "supplier_name" and (", " not in cell or amount_of(cell) is not None):
            return False
    return True
