"""The report as a workbook: how it was made, every figure, and a sheet for each table.

No formulas; text is written as text and made harmless as in the CSV (`words.harmless`). The sheets
named after tables begin with their header, so that they can be sorted, filtered and pivoted.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from weft.analysis.reporting import words
from weft.analysis.reporting.layout import NOT_KNOWN
from weft.analysis.reporting.model import Column, Figure, Kind, Report, Table, Value

MOST_LETTERS = 32_767
"""Of one cell, by Excel's rule."""
MOST_ROWS = 1_048_575
"""Of one sheet under its header, by Excel's rule."""
LONG = 20_000
"""From so many rows on, rows are written to disk as they come."""
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)

_LOOKS = {
    Kind.TEXT: {"text_wrap": True, "valign": "top"},
    Kind.GBP: {"num_format": '"£"#,##0.00;-"£"#,##0.00', "valign": "top"},
    Kind.COUNT: {"num_format": "#,##0", "valign": "top"},
    Kind.SHARE: {"num_format": "0.0%", "valign": "top"},
    Kind.DATE: {"num_format": "d mmm yyyy", "valign": "top"},
}
_FIGURE_COLUMNS = (
    ("Id", 34),
    ("Figure", 44),
    ("Value", 20),
    ("Note", 30),
    ("Definition", 60),
    ("Rows behind it", 14),
    ("Money behind it", 20),
    ("Steps", 60),
    ("Made from", 40),
)
_ABOUT = (
    "Amounts are in pounds and not rounded; Excel itself keeps 15 digits. The CSV files keep all.",
    "Text that a spreadsheet could take for a formula (it begins with = + - or @) has an "
    "apostrophe before it.",
    "An empty cell means that there is no value; it is never a nought.",
)

Line = tuple[Value, ...]


def as_xlsx(report: Report) -> bytes:
    """The workbook's bytes; the same report gives the same."""
    import xlsxwriter

    held = io.BytesIO()
    long = any(len(table.rows) > LONG for table in report.tables())
    book = xlsxwriter.Workbook(held, {"constant_memory": long, "in_memory": not long})
    book.set_properties(
        {
            "title": words.plain(report.title)[:255],
            "subject": words.plain(f"{report.subject}, {report.period}")[:255],
            "created": _NO_CLOCK,
        }
    )
    pen = _Pen(book)
    _method_sheet(pen, report)
    _figures_sheet(pen, report)
    for table in report.tables():
        _table_sheet(pen, table)
    book.close()
    return held.getvalue()


class _Pen:
    """Writes values into a book, each kind in its own look."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.looks = {kind: book.add_format(look) for kind, look in _LOOKS.items()}
        bold = {"bold": True, "text_wrap": True, "valign": "top"}
        self.bold = book.add_format(bold)
        self.head = book.add_format({**bold, "bottom": 2, "valign": "bottom"})
        self.right = book.add_format({**bold, "bottom": 2, "valign": "bottom", "align": "right"})
        self.title = book.add_format({"bold": True, "font_size": 16})

    def text(self, sheet: Any, row: int, column: int, text: str, look: Any = None) -> None:
        shown = words.clipped(words.harmless(text), MOST_LETTERS)
        sheet.write_string(row, column, shown, look or self.looks[Kind.TEXT])

    def value(self, sheet: Any, row: int, column: int, value: Value, kind: Kind) -> None:
        if isinstance(value, str):
            self.text(sheet, row, column, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self.looks[Kind.DATE])
        elif isinstance(value, Decimal | int):
            sheet.write_number(row, column, float(value), self.looks[kind])


def _method_sheet(pen: _Pen, report: Report) -> None:
    sheet = pen.book.add_worksheet("Method")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 3, 18)
    sheet.set_column(4, 4, 68)
    pen.text(sheet, 0, 0, report.title, pen.title)
    for row, line in enumerate(_method_lines(report), start=1):
        for column, value in enumerate(line):
            if column == 0 and isinstance(value, str):
                pen.text(sheet, row, column, value, pen.bold)
            else:
                pen.value(sheet, row, column, value, (Kind.COUNT, Kind.GBP)[column == 3])


def _method_lines(report: Report) -> Iterable[Line]:
    yield ("Who it is about", report.subject)
    yield ("Period", report.period)
    yield ("Report", report.id)
    yield from _block("In short", report.headlines)
    yield from _block("What we do not know", report.unknowns)
    yield from _block("How it was made", report.method)
    yield from _block("About this workbook", _ABOUT)
    yield ()
    yield ("Sheets", "What a row is", "Rows")
    for table in report.tables():
        yield (table.id, _described(table), len(table.rows))
    yield ()
    yield ("Figures", "Definition")
    yield from ((figure.label, figure.workings.definition) for figure in report.figures())
    yield ()
    yield ("Versions", "")
    yield from report.versions.items()
    yield ()
    yield ("Files", "Path", "Rows", "Money", "SHA-256", "Note")
    for file in report.inputs:
        yield (file.id, file.path, file.rows, file.amount_gbp, file.sha256, file.note)


def _block(title: str, sentences: tuple[str, ...]) -> Iterable[Line]:
    yield ()
    yield from ((title if at == 0 else "", each) for at, each in enumerate(sentences))


def _described(table: Table) -> str:
    columns = (f"{c.title}: {c.description}" for c in table.columns if c.description)
    cut = f"Only the first {words.count(MOST_ROWS)} rows fit; the CSV has all."
    parts = (f"{table.title}.", table.definition, table.note, *columns)
    return " ".join(filter(None, (*parts, cut if len(table.rows) > MOST_ROWS else "")))


def _figures_sheet(pen: _Pen, report: Report) -> None:
    sheet = pen.book.add_worksheet("Figures")
    sheet.freeze_panes(1, 2)
    for column, (title, width) in enumerate(_FIGURE_COLUMNS):
        sheet.set_column(column, column, width)
        pen.text(sheet, 0, column, title, pen.head)
    for row, figure in enumerate(report.figures(), start=1):
        kinds = {2: figure.kind, 5: Kind.COUNT, 6: Kind.GBP}
        for column, value in enumerate(_figure_line(figure)):
            pen.value(sheet, row, column, value, kinds.get(column, Kind.TEXT))


def _figure_line(figure: Figure) -> Line:
    made = figure.workings
    return (
        figure.id,
        figure.label,
        NOT_KNOWN if figure.value is None else figure.value,
        figure.note,
        made.definition,
        made.rows,
        made.amount_gbp,
        "\n".join(made.steps),
        ", ".join(made.inputs) or "all files",
    )


def _table_sheet(pen: _Pen, table: Table) -> None:
    sheet = pen.book.add_worksheet(table.id)
    sheet.freeze_panes(1, 0)
    rows = table.rows[:MOST_ROWS]
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _width(column, at, rows))
        is_number = column.kind in (Kind.GBP, Kind.COUNT, Kind.SHARE)
        pen.text(sheet, 0, at, column.title, pen.right if is_number else pen.head)
    for number, row in enumerate(rows, start=1):
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            pen.value(sheet, number, at, value, column.kind)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(table.columns) - 1)


def _width(column: Column, at: int, rows: tuple[Line, ...]) -> int:
    """Wide enough for the title and what the first rows hold, not wider than a screen."""
    seen = (len(words.written(row[at], column.kind)) for row in rows[:200])
    return max(8, min(60, max(len(column.title), *seen, 0) + 2))
