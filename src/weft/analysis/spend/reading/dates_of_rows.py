"""The date of each record, what kind of date it is, and the cell it was read from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.dates import How, date_of
from weft.analysis.spend.reading.distinct import all_the_same, each_distinct_pair
from weft.analysis.spend.reading.layout import Layout
from weft.analysis.spend.reading.money import is_filled
from weft.analysis.spend.reading.recognised import DATES
from weft.analysis.spend.reading.records import Records

_KINDS = {"date_paid": "paid", "date_incurred": "incurred", "date": "unknown", "period": "period"}


@dataclass
class Dated:
    """Columns of equal length: the date, its kind and the cell, these in words."""

    date: pa.Array
    kind: pa.Array
    text: pa.Array
    given: bool
    """Whether there is a column of dates at all."""


def dated_of(records: Records, layout: Layout) -> Dated:
    """The date of each record: the first of its date columns that can be read."""
    count = len(records.table)
    found: list[tuple[pa.Array, pa.Array, pa.Array]] = []
    for role in DATES:
        if (index := layout.columns.index(role)) is None:
            continue
        parts = role == "period" and layout.date_parts
        cells = _joined_dates(records, layout) if parts else records.words(index)
        read = each_distinct_pair(cells, _reader(layout, _KINDS[role]), (pa.date32(), pa.string()))
        found.append((*read, cells))
    if len(found) == 1:
        return Dated(*found[0], given=True)
    if found:
        return _first_dated(found)
    date, kind = None, None
    if layout.period:
        last = date_of(f"{layout.period[0]}{layout.period[1]:02d}")
        date, kind = last.date if last else None, "period"
    days = pa.array([date], pa.date32()).take(pa.nulls(count, pa.int64()).fill_null(0))
    return Dated(days, all_the_same(kind, count), all_the_same("", count), given=False)


def _first_dated(found: Sequence[tuple[pa.Array, pa.Array, pa.Array]]) -> Dated:
    """For each record the first of its dates that can be read, its kind, and its first filled cell."""
    date, kind, text = found[0]
    text = text.cast(pa.string())
    for other, how, cells in found[1:]:
        kind = pc.if_else(pc.is_valid(date), kind, how)
        date = pc.coalesce(date, other)
        text = pc.if_else(is_filled(text), text, cells.cast(pa.string()))
    return Dated(date, kind, text, given=True)


def _joined_dates(records: Records, layout: Layout) -> pa.Array:
    """Day, month and year, or period and year, as one text."""
    parts = [pc.utf8_trim_whitespace(records.cells(index)) for index in layout.date_parts]
    return pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, " "))


def _reader(layout: Layout, kind: str) -> Callable[[str], tuple[object, str | None]]:
    def read(text: str) -> tuple[object, str | None]:
        found = date_of(text, layout.dates.order, months_to_add=layout.months_to_add)
        if found is None:
            return None, None
        return found.date, "period" if found.how is How.PERIOD else kind

    return read
