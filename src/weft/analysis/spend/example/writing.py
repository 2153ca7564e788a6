"""Writes the example's files; the same files give the same bytes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from weft.analysis.spend.example.files import Cell, Published, Sheet, What

WORKBOOKS_WERE_MADE_AT = datetime(2025, 5, 6, 9, 0, tzinfo=UTC).replace(tzinfo=None)


def write_published(published: Published, root: Path) -> None:
    """Write one file under `root`, as CSV or XLSX."""
    path = root / published.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if published.encoding == "xlsx":
        _write_workbook(published, path)
    else:
        rows = (record.cells for record in published.sheets[0].records)
        write_csv(path, rows, encoding=published.encoding)


def write_csv(path: Path, rows: Iterable[Sequence[Cell]], *, encoding: str = "utf-8") -> None:
    """Write rows as a CSV with CRLF line ends; a row without cells is a bare line end."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)


def _write_workbook(published: Published, path: Path) -> None:
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    book.set_properties({"created": WORKBOOKS_WERE_MADE_AT, "title": path.stem})
    bold = book.add_format({"bold": True})
    money = book.add_format({"num_format": "#,##0.00"})
    for sheet in published.sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, bold, money)
    book.close()


def _write_sheet(page: Any, sheet: Sheet, bold: Any, money: Any) -> None:
    for row, record in enumerate(sheet.records):
        style = bold if record.what in (What.HEADER, What.TITLE, What.TOTAL) else None
        for column, cell in enumerate(record.cells):
            if isinstance(cell, date):
                page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001
            elif isinstance(cell, float):
                page.write_number(row, column, cell, money)
            elif isinstance(cell, int):
                page.write_number(row, column, cell)
            elif cell:
                page.write_string(row, column, cell, style)
