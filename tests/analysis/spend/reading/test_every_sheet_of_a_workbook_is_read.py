"""A workbook's sheets are read each by itself; a cover note or a summary is no payment."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from tests.analysis.spend.reading.given import HEADINGS, payments, reading, workbook

APRIL, MAY = payments(10), payments(10, month="05/2016", first=50)
WORTH = sum(Decimal(row[2]) for row in (*APRIL, *MAY))


def test_a_sheet_per_month(tmp_path: Path) -> None:
    path = workbook(tmp_path / "year.xlsx", April=[HEADINGS, *APRIL], May=[HEADINGS, *MAY])
    result = reading(path)
    assert result.sum == WORTH
    assert result.loaded("source_sheet", "source_row")[9:11] == [("April", 11), ("May", 2)]
    assert [table["sheet"] for table in result.only["tables"]] == ["April", "May"]


def test_a_cover_note_and_a_summary_are_counted_but_not_loaded(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "year.xlsx",
        Notes=[("About this file",), ("It lists payments over £500.",)],
        April=[HEADINGS, *APRIL],
        Summary=[("Supplier Name", "Amount"), *[(row[1], row[2]) for row in APRIL]],
    )
    result = reading(path)
    assert result.sum == sum(Decimal(row[2]) for row in APRIL)
    assert result.only["rows_read"] == 2 + 11 + 11
    assert result.only["rows_quarantined"] == 0


def test_dates_and_numbers_are_read_as_a_person_sees_them(tmp_path: Path) -> None:
    rows = [(datetime(2016, 4, n), f"Firm {n} Ltd", n * 0.1, n) for n in range(1, 9)]  # noqa: DTZ001
    result = reading(workbook(tmp_path / "typed.xlsx", April=[HEADINGS, *rows]))
    assert result.loaded("amount_gbp") == [Decimal(n) / 10 for n in range(1, 9)]
    assert str(result.loaded("date")[0]) == "2016-04-01"
    assert result.loaded("transaction_ref")[0] == "1"


def test_columns_on_one_sheet_may_stand_elsewhere_than_on_the_next(tmp_path: Path) -> None:
    turned = [HEADINGS[::-1], *(row[::-1] for row in MAY)]
    result = reading(workbook(tmp_path / "year.xlsx", April=[HEADINGS, *APRIL], May=turned))
    assert result.sum == WORTH


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_old_and_open_workbooks_are_read_too(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"year.{ending}"
    {"xls": old_workbook, "ods": open_workbook}[ending](path)
    result = reading(path)
    assert result.only["rows_loaded"] == 10
    assert result.sum == sum(Decimal(row[2]) for row in APRIL)


def old_workbook(path: Path) -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("April")
    for row, cells in enumerate([HEADINGS, *APRIL]):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    book.save(str(path))


def open_workbook(path: Path) -> None:
    pd.DataFrame(APRIL, columns=list(HEADINGS)).to_excel(path, index=False, engine="odf")


def test_parquet_is_read_too(tmp_path: Path) -> None:
    pd.DataFrame(APRIL, columns=list(HEADINGS)).to_parquet(tmp_path / "april.parquet")
    result = reading(tmp_path / "april.parquet")
    assert result.sum == sum(Decimal(row[2]) for row in APRIL)


def test_the_ending_of_a_name_does_not_matter(tmp_path: Path) -> None:
    workbook(tmp_path / "april.xlsx", April=[HEADINGS, *APRIL]).rename(tmp_path / "april.csv")
    assert reading(tmp_path / "april.csv").only["rows_loaded"] == 10
