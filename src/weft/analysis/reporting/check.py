"""Whether a report can be written, asked before anything is.

A rule answers with a reason (docs/house): `why_not_report` gives the first thing that is wrong and
where, or None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from weft.analysis.errors import WeftError
from weft.analysis.reporting.model import Figure, Kind, Report, Shape, Table, Value

FIGURE_ID = re.compile(r"[a-z0-9][a-z0-9_]*(\.[a-z0-9_-]+)*")
TABLE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ANCHOR = re.compile(r"[A-Za-z0-9_.-]+")
SHEET_NAMES_TAKEN = frozenset({"method", "figures", "history"})
LONGEST_SHEET_NAME = 31

_NAMES = {
    Kind.GBP: "an amount of money (Decimal)",
    Kind.COUNT: "a whole number (int)",
    Kind.SHARE: "a share (Decimal)",
    Kind.DATE: "a date",
    Kind.TEXT: "text",
}


class CannotReport(WeftError):
    """The report cannot be written; the message says what to change."""


def why_not_report(report: Report) -> str | None:
    """Say what is wrong with the report, or None when every writer can write it."""
    return next(_faults(report), None)


def why_not_value(value: Value, kind: Kind) -> str | None:
    """Say why this value cannot stand where its kind is expected; None fits every kind."""
    if value is None or _fits(value, kind):
        return None
    return f"{value!r} is not {_NAMES[kind]}"


def _fits(value: Value, kind: Kind) -> bool:
    if kind in (Kind.GBP, Kind.SHARE):
        return _is_whole(value) or (isinstance(value, Decimal) and value.is_finite())
    if kind is Kind.COUNT:
        return _is_whole(value)
    if kind is Kind.DATE:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, str)


def _is_whole(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _faults(report: Report) -> Iterator[str]:
    yield from _repeated("figure", (figure.id for figure in report.figures()))
    yield from _repeated("table", (table.id for table in report.tables()))
    yield from _repeated("section", (section.id for section in report.sections))
    yield from _repeated("input", (file.id for file in report.inputs))
    for section in report.sections:
        if not ANCHOR.fullmatch(section.id):
            yield f"Section “{section.id}”: an id is letters, digits, _ - . only"
    inputs = {file.id for file in report.inputs}
    for figure in report.figures():
        yield from _figure_faults(figure, inputs)
    for table in report.tables():
        yield from _table_faults(table)


def _repeated(thing: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield f"Two {thing}s have the id “{id}”. Give each its own."
        seen.add(id)


def _figure_faults(figure: Figure, inputs: set[str]) -> Iterator[str]:
    if not FIGURE_ID.fullmatch(figure.id):
        yield f"Figure “{figure.id}”: an id is lower case letters, digits, _ and dots."
    if reason := why_not_value(figure.value, figure.kind):
        yield f"Figure “{figure.id}”: {reason}."
    for unknown in sorted(set(figure.workings.inputs) - inputs):
        yield f"Figure “{figure.id}” names the input “{unknown}”, which the report does not list."


def _table_faults(table: Table) -> Iterator[str]:
    if not TABLE_ID.fullmatch(table.id) or len(table.id) > LONGEST_SHEET_NAME:
        yield (
            f"Table “{table.id}”: an id is lower case letters, digits and hyphens, "
            f"at most {LONGEST_SHEET_NAME} characters."
        )
    if table.id in SHEET_NAMES_TAKEN:
        yield f"Table “{table.id}”: the workbook keeps that name for itself. Choose another."
    if not table.columns:
        yield f"Table “{table.id}” has no columns."
    yield from _repeated(f"column of table “{table.id}”", (c.id for c in table.columns))
    for column in table.columns:
        if not ANCHOR.fullmatch(column.id):
            yield f"Table “{table.id}”: column id “{column.id}”: use letters, digits, _ - . only"
    yield from _row_faults(table)
    yield from _chart_faults(table)


def _row_faults(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.rows, start=1):
        if len(row) != len(table.columns):
            yield (
                f"Table “{table.id}”, row {number} has {len(row)} values "
                f"for {len(table.columns)} columns."
            )
            continue
        if all(value in (None, "") for value in row):
            yield f"Table “{table.id}”, row {number} has no value at all. Leave it out."
        for column, value in zip(table.columns, row, strict=True):
            if reason := why_not_value(value, column.kind):
                yield f"Table “{table.id}”, row {number}, column “{column.id}”: {reason}."


def _chart_faults(table: Table) -> Iterator[str]:
    chart = table.chart
    if chart is None:
        return
    kinds = {column.id: column.kind for column in table.columns}
    for role in ("x", "y", "split", "total", "area"):
        id = getattr(chart, role)
        if id and id not in kinds:
            yield f"Table “{table.id}”: its chart's {role} names “{id}”, which is not a column."
    if kinds.get(chart.y) in (Kind.TEXT, Kind.DATE):
        yield f"Table “{table.id}”: its chart's y, “{chart.y}”, is not a number."
    if chart.shape is Shape.STACK and not chart.split:
        yield f"Table “{table.id}”: a stack needs the column that splits it (split=)."
    for thing, areas in (("outlines", chart.outlines), ("tiles", chart.tiles)):
        if len({each.area for each in areas}) < len(areas):
            yield f"Table “{table.id}”: an area stands twice among its chart's {thing}."
    if any(len(ring) < 4 for outline in chart.outlines for ring in outline.rings):
        yield f"Table “{table.id}”: a ring of an outline has fewer than four points."
    if len({(tile.column, tile.row) for tile in chart.tiles}) < len(chart.tiles):
        yield f"Table “{table.id}”: two tiles of its chart stand in one place."
    if not chart.alt:
        yield f"Table “{table.id}”: its chart has no alt text for people who cannot see it."
