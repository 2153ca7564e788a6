"""What the dates of a table are: in which columns they stand, in what order, and of which periods."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow.compute as pc

from weft.analysis.spend.reading.dates import Evidence, How, Order, date_of, order_proved_by
from weft.analysis.spend.reading.header import Header
from weft.analysis.spend.reading.recognised import DATES, ColumnMap
from weft.analysis.spend.reading.records import Records


def distinct_dates(records: Records, columns: ColumnMap, header: Header | None) -> list[str]:
    """The distinct texts of the columns of dates, over the whole table and not only the sample."""
    texts: dict[str, None] = {}
    for role in DATES:
        if (index := columns.index(role)) is not None:
            cells = records.words(index).slice(header.after if header else 0)
            places = pc.unique(cells.indices)
            texts.update(dict.fromkeys(cells.dictionary.take(places).to_pylist()))
    return list(texts)


def evidence_of(
    texts: Sequence[str], months: frozenset[tuple[int, int]], order: Order | None
) -> Evidence:
    """The order that a person said, else the one that the dates prove."""
    if order is not None:
        return Evidence(order, "you said so")
    return order_proved_by(texts, months)


def financial_shift(
    texts: Sequence[str], columns: ColumnMap, months: frozenset[tuple[int, int]]
) -> tuple[int, tuple[str, ...]]:
    """Tell year-and-period (201009 = December 2010) from year-and-month, by the month the file names."""
    if not months or any(columns.column(role) for role in ("date_paid", "date_incurred", "date")):
        return 0, ()
    read = [
        r
        for t in texts
        if (r := date_of(t)) is not None and r.how is How.PERIOD and t.strip().isdigit()
    ]
    if not read or any((r.date.year, r.date.month) in months for r in read):
        return 0, ()
    later = [(r.date.year + (r.date.month + 2) // 12, (r.date.month + 2) % 12 + 1) for r in read]
    if all(month in months for month in later):
        return 3, (
            "Periods are of the financial year (period 1 is April): only so do they fall in the month that the file names.",
        )
    return 0, ()


def date_parts(columns: ColumnMap) -> tuple[int, ...]:
    """The columns that make the date together, where no column has the whole of it."""
    if any(columns.column(role) for role in ("date_paid", "date_incurred", "date")):
        return ()
    parts = [columns.index(role) for role in ("day", "period", "year")]
    found = tuple(index for index in parts if index is not None)
    return found if columns.column("year") is not None and len(found) > 1 else ()
