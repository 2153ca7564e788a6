"""One stray cell at the far corner of a sheet neither stops the reading nor takes the memory."""

from __future__ import annotations

import tracemalloc
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.analysis.spend.reading.given import HEADINGS, payments, reading
from weft.analysis.spend.reading.errors import CannotRead


def with_stray_cell(path: Path, row: int, column: int, *, first: int = 0) -> Path:
    """A workbook of two sheets, one with a cell far away (row and column from 0)."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, count in (("April & May", 9), ("June", 4)):
            sheet = book.add_worksheet(name)
            rows = [HEADINGS, *payments(count, first=count * 10)]
            for number, cells in enumerate(rows, start=first):
                sheet.write_row(number, 0, cells)
        book.get_worksheet_by_name("April & May").write_string(row, column, "stray")
    return path


@pytest.mark.parametrize(
    ("row", "column"), [(1048575, 16383), (1048575, 3), (1048575, 60), (3, 16383), (20, 9000)]
)
def test_the_payments_are_read_and_the_stray_cell_keeps_its_row(
    tmp_path: Path, row: int, column: int
) -> None:
    path = with_stray_cell(tmp_path / "year.xlsx", row, column)
    tracemalloc.start()
    result = reading(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert result.only["rows_loaded"] == 13
    assert peak < 100 << 20
    assert result.loaded("source_row")[:9] == list(range(2, 11))
    if row > 9:
        (aside,) = [a for a in result.not_payments() if "stray" in a["original"]]
        assert aside["row"] == str(row + 1)


def test_rows_far_below_keep_their_numbers(tmp_path: Path) -> None:
    result = reading(with_stray_cell(tmp_path / "year.xlsx", 0, 900, first=1_000_000))
    assert result.loaded("source_row") == [*range(1_000_002, 1_000_011), *range(1_000_002, 1_000_006)]  # fmt: skip
    assert result.sum == sum(Decimal(a) for n, f in ((9, 90), (4, 40)) for _, _, a, _ in payments(n, first=f))  # fmt: skip


def test_a_sheet_that_is_too_large_all_over_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("weft.analysis.spend.reading.far_cells.MOST_CELLS", 30)
    with pytest.raises(CannotRead, match="more than Weft opens"):
        reading(with_stray_cell(tmp_path / "year.xlsx", 5, 5))


def test_a_stray_cell_in_an_ods_sheet_is_named_with_the_remedy(tmp_path: Path) -> None:
    book, sheet = OpenDocumentSpreadsheet(), Table(name="May")
    far = TableRow()
    far.addElement(TableCell(numbercolumnsrepeated=16383))
    stray = TableCell(valuetype="string")
    stray.addElement(P(text="stray"))
    far.addElement(stray)
    blank = TableRow(numberrowsrepeated=1048570)
    blank.addElement(TableCell(numbercolumnsrepeated=16384))
    for row in (blank, far):
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(str(tmp_path / "may.ods"))
    with pytest.raises(CannotRead, match=r"row 1048571 and column 16384.*stray"):
        reading(tmp_path / "may.ods")
