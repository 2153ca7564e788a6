"""Headings are found under titles, over two rows, again within the file, and when columns move."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import (
    HEADINGS,
    csv_file,
    csv_text,
    payments,
    reading,
    reading_of,
)

TEN = payments(10)
WORTH = sum(Decimal(row[2]) for row in TEN)


def test_under_titles_notes_and_blank_lines(tmp_path: Path) -> None:
    above = [
        ("Ashford Council",),
        ("Payments over £500, April 2016",),
        (),
        ("Contact: finance@example.org",),
        (),
    ]
    result = reading_of(tmp_path, [*above, HEADINGS, *TEN])
    assert result.only["header_row"] == 6
    assert result.sum == WORTH
    assert result.loaded("source_row")[0] == 7
    assert result.loaded("body")[0] == "Ashford Council"
    assert result.only["not_payments"]["a title or note"]["rows"] == 3


def test_over_two_rows(tmp_path: Path) -> None:
    upper = ("Payment", "Supplier", "", "Amount")
    lower = ("Date", "Name", "Number", "Net")
    rows = [(d, n, r, a) for d, n, a, r in TEN]
    result = reading_of(tmp_path, [upper, lower, *rows])
    assert result.sum == WORTH
    assert result.loaded("supplier_name", "supplier_ref", "date_kind", "vat_basis")[0] == (
        "Firm 1 Ltd", "T00001", "paid", "net",
    )  # fmt: skip
    assert result.only["not_payments"]["the headings"]["rows"] == 2


def test_a_heading_with_a_line_break_in_its_cell(tmp_path: Path) -> None:
    headings = ("Payment\nDate", "Supplier\nName", "Amount\n(£)", "Transaction\nNumber")
    result = reading_of(tmp_path, [headings, *TEN])
    assert result.sum == WORTH
    assert result.only["header_row"] == 1


def test_again_and_again_within_the_file(tmp_path: Path) -> None:
    pages = [row for start in (0, 4, 8) for row in (HEADINGS, *TEN[start : start + 4])]
    result = reading_of(tmp_path, pages)
    assert result.sum == WORTH
    assert result.only["rows_loaded"] == 10
    assert result.only["not_payments"]["a repeated header"]["rows"] == 2


def test_columns_that_change_places_from_month_to_month(tmp_path: Path) -> None:
    csv_file(tmp_path / "in" / "04.csv", [HEADINGS, *TEN])
    moved = payments(10, month="05/2016", first=50)
    csv_file(tmp_path / "in" / "05.csv", [HEADINGS[::-1], *(row[::-1] for row in moved)])
    result = reading(tmp_path / "in")
    assert result.sum == WORTH + sum(Decimal(row[2]) for row in moved)
    assert "Firm 50 Ltd" in result.loaded("supplier_name")


def test_columns_that_change_places_in_the_middle_of_a_file(tmp_path: Path) -> None:
    moved = payments(10, month="05/2016", first=50)
    result = reading_of(
        tmp_path, [HEADINGS, *TEN, (), HEADINGS[::-1], *(row[::-1] for row in moved)]
    )
    assert result.sum == WORTH + sum(Decimal(row[2]) for row in moved)
    assert result.only["rows_loaded"] == 20
    assert "Firm 50 Ltd" in result.loaded("supplier_name")
    assert result.only["rows_quarantined"] == 0


def test_a_second_table_with_other_headings_below_the_first(tmp_path: Path) -> None:
    other = ("Vendor", "Paid On", "Document No", "Net Amount", "VAT")
    rows = [(n, d, r, a, "0.00") for d, n, a, r in payments(10, month="05/2016", first=50)]
    result = reading_of(tmp_path, [HEADINGS, *TEN, (), ("Capital payments",), other, *rows])
    assert result.only["rows_loaded"] == 20
    assert set(result.loaded("vat_basis")) == {"unknown", "net"}


@pytest.mark.parametrize("blank", ["", ";;;;"])
@pytest.mark.parametrize("count", [150, 90_000])
def test_below_very_many_blank_rows(tmp_path: Path, blank: str, count: int) -> None:
    table = csv_text([HEADINGS, *payments(8)], separator=";")
    (tmp_path / "april.csv").write_text("Payments\n" + f"{blank}\n" * count + table)
    result = reading(tmp_path / "april.csv")
    assert result.only["rows_loaded"] == 8
    assert result.only["header_row"] == count + 2
