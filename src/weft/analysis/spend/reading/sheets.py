"""Workbooks and Parquet → records, cells as the text that a person would see."""

from __future__ import annotations

import math
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from weft.analysis.errors import is_no_room
from weft.analysis.spend.reading.amounts import looks_like_money
from weft.analysis.spend.reading.containers import LOCKED, MOST_CELLS, Piece, check_workbook
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.far_cells import gathered
from weft.analysis.spend.reading.records import ROW, Records, records_of


class Sheet(NamedTuple):
    """One table of a workbook, and whether the workbook hides it."""

    name: str
    records: Records
    hidden: bool = False


def sheets_of(piece: Piece, scratch: Path) -> Iterator[Sheet]:
    """Give every sheet of an XLSX, XLSB, XLS or ODS workbook.

    Cells that lie far away from all others are brought near; `scratch` takes what is written for it.
    """
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    try:
        check_workbook(piece.name, piece.file)
        with gathered(piece.name, piece.file, scratch) as near:
            workbook = CalamineWorkbook.from_filelike(near.file)
            shown = {
                s.name: s.visible == SheetVisibleEnum.Visible for s in workbook.sheets_metadata
            }
            for name in workbook.sheet_names:
                sheet = workbook.get_sheet_by_name(name)
                if sheet.height * sheet.width > MOST_CELLS:
                    raise CannotRead(
                        f"{piece.name}, sheet “{name}”: {sheet.height} rows by {sheet.width} columns is more than Weft opens. Save the sheet as CSV."
                    )
                records = _numbered(records_of(_rows(sheet)), near.rows.get(name))
                yield Sheet(name, records, hidden=not shown.get(name, True))
    except CannotRead:
        raise
    except (zipfile.BadZipFile, Exception) as fault:
        if is_no_room(fault):
            raise
        if "password" in str(fault).lower():
            raise CannotRead(LOCKED.format(name=piece.name)) from None
        raise CannotRead(
            f"{piece.name}: the workbook is damaged, cut short, or not really a workbook ({_reason(fault)}). Open it in a spreadsheet program and save it again as XLSX."
        ) from None


def _numbered(records: Records, rows: list[int] | None) -> Records:
    """The records under the numbers that a spreadsheet shows, where rows between them were left out."""
    if rows is None or not len(records.table):
        return records
    numbers = pa.array(rows[: len(records.table)], pa.int64())
    return Records(records.table.set_column(0, ROW, numbers))


def _rows(sheet: Any) -> list[list[str]]:
    """The sheet's cells as text; a name or date merged over several rows stands in each of them."""
    cells = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        value = cells[top][left] if top < len(cells) and left < len(cells[top]) else None
        if isinstance(value, int | float) or looks_like_money(str(value)):
            continue  # money merged over rows is one amount, not one for each
        for row in cells[top + 1 : bottom + 1]:
            if left < len(row) and row[left] in ("", None):
                row[left] = value
    return [[_text(cell) for cell in row] for row in cells]


def parquet_of(piece: Piece) -> Records:
    """Give a Parquet file's rows under a first record of its column names."""
    try:
        table = pq.read_table(piece.file)
    except (pa.ArrowInvalid, OSError) as fault:
        raise CannotRead(
            f"{piece.name}: the Parquet file is damaged ({_reason(fault)}). Export it again."
        ) from None
    names = [f"c{i}" for i in range(table.num_columns)]
    heading = pa.table([pa.array([name], pa.string()) for name in table.column_names], names=names)
    cells = pa.table([_texts(column) for column in table.columns], names=names)
    joined = pa.concat_tables([heading, cells])
    return Records(joined.add_column(0, ROW, pa.array(range(1, len(joined) + 1), pa.int64())))


def _texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_floating(column.type) or pa.types.is_nested(column.type):
        return pa.chunked_array(
            [pa.array([_text(cell) for cell in column.to_pylist()], pa.string())]
        )
    return pc.fill_null(column.cast(pa.string()), "")


def _text(cell: Any) -> str:
    """Write one cell as text: dates as ISO, whole numbers without a point, no float noise added."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else _plain(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)


def _plain(number: float) -> str:
    return format(Decimal(repr(number)), "f") if math.isfinite(number) else ""


def _reason(fault: BaseException) -> str:
    return " ".join(str(fault).split())[:120] or type(fault).__name__
