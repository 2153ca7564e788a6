"""An analyst opens the workbook and finds the method first, then figures, then every table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.analysis.reporting import hostile, sample
from weft.analysis.reporting import workbook
from weft.analysis.reporting.model import Column, Kind, Report, Section, Table, Value


@pytest.fixture(scope="module")
def book(written: Path) -> Workbook:
    return openpyxl.load_workbook(written / "report.xlsx")


def of(*rows: tuple[Value, ...], columns: tuple[Column, ...]) -> Report:
    table = Table("t", "T", columns, rows, "Rows.")
    return replace(sample.report(3), sections=(Section("s", "S", tables=(table,)),))


def opened(report: Report) -> Workbook:
    return openpyxl.load_workbook(BytesIO(workbook.as_xlsx(report)))


def values(sheet: Worksheet) -> list[tuple[object, ...]]:
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def test_the_method_comes_first_and_every_table_has_a_sheet(book: Workbook) -> None:
    tables = [table.id for table in sample.report().tables()]
    assert book.sheetnames == ["Method", "Figures", *tables]


def test_the_method_sheet_says_how_it_was_made(book: Workbook) -> None:
    said = {value for row in values(book["Method"]) for value in row if value is not None}
    report = sample.report()
    wanted = {report.title, report.subject, report.period, report.id, *report.headlines}
    wanted |= {*report.unknowns, *report.method, *report.versions}
    wanted |= {figure.workings.definition for figure in report.figures()}
    wanted |= {file.sha256 for file in report.inputs} | {file.path for file in report.inputs}
    assert wanted - said == set()


def test_figures_are_numbers_with_their_workings(book: Workbook) -> None:
    rows = {row[0]: row for row in values(book["Figures"])}
    assert rows["total"][2] == pytest.approx(778433763.58)
    assert rows["influenceable.total"][5] == 31882
    assert "− £332,799,983.98" in str(rows["influenceable.total"][7])
    assert rows["new.suppliers"][2] == "not known"
    assert rows["local.home_district.share"][2] == 0.538


def test_a_table_has_all_its_rows_and_a_header_that_stays(book: Workbook) -> None:
    sheet = book["largest-suppliers"]
    assert sheet.max_row == 301
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet[1]] == [
        "Place",
        "Supplier",
        "Amount",
        "Payments",
        "Share of all",
    ]


def test_each_kind_has_its_format() -> None:
    kinds = [Column(kind.value, kind.value, kind) for kind in Kind]
    row = ("text", Decimal("-1234.50"), 39514, Decimal("0.538"), date(2026, 4, 1))
    sheet = opened(of(row, (None,) * 5, columns=tuple(kinds)))["t"]
    assert [cell.value for cell in sheet[2]] == [
        "text",
        -1234.5,
        39514,
        0.538,
        datetime(2026, 4, 1),  # noqa: DTZ001 - Excel knows no time zones
    ]
    assert [cell.number_format for cell in sheet[2]][1:] == [
        '"£"#,##0.00;-"£"#,##0.00',
        "#,##0",
        "0.0%",
        "d mmm yyyy",
    ]
    assert [cell.value for cell in sheet[3]] == [None] * 5


def test_a_table_without_rows_keeps_its_header() -> None:
    sheet = opened(of(columns=(Column("a", "A"), Column("b", "B", Kind.GBP))))["t"]
    assert values(sheet) == [("A", "B")]


def test_nothing_in_it_is_a_formula_or_a_link(besieged: Path) -> None:
    hostile_book = openpyxl.load_workbook(besieged / "report.xlsx")
    for sheet in hostile_book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                assert cell.hyperlink is None
                text = cell.value if isinstance(cell.value, str) else ""
                assert text.lstrip()[:1] not in tuple("=+-@＝"), cell.coordinate
    with ZipFile(besieged / "report.xlsx") as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            assert "Link" not in name


def test_hostile_text_is_all_there(besieged: Path) -> None:
    sheet = openpyxl.load_workbook(besieged / "report.xlsx")["table-bars"]
    said = [row[0] for row in values(sheet)]
    assert hostile.TEXTS[0] in said
    assert "'" + hostile.TEXTS[6] in said
    assert "emoji 😀👩‍👩‍👧, 東京, العربية, עברית, हिन्दी" in said
    assert "W" * 1500 in said


def test_a_text_longer_than_a_cell_is_cut_with_a_mark() -> None:
    sheet = opened(of(("x" * 40_000,), columns=(Column("a", "A"),)))["t"]
    assert sheet["A2"].value == "x" * 32_766 + "…"


def test_a_long_table_is_written_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"row {at}", Decimal(at)) for at in range(300)]
    report = of(*rows, columns=(Column("a", "A"), Column("b", "B", Kind.GBP)))
    held = values(opened(report)["t"])
    monkeypatch.setattr(workbook, "LONG", 100)
    assert values(opened(report)["t"]) == held
    assert len(held) == 301


def test_the_same_report_gives_the_same_bytes(written: Path, besieged: Path) -> None:
    assert workbook.as_xlsx(sample.report()) == (written / "report.xlsx").read_bytes()
    assert workbook.as_xlsx(hostile.report()) == (besieged / "report.xlsx").read_bytes()
