"""A row that cannot be understood waits in quarantine, with its place, its own words and the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import (
    HEADINGS,
    csv_file,
    payments,
    reading,
    reading_of,
    workbook,
)


@pytest.mark.parametrize(
    ("row", "reason", "amount"),
    [
        (("05/04/2016", "Acorn Ltd", "", "T9"), "The amount is blank.", ""),
        (("05/04/2016", "Acorn Ltd", "TBC", "T9"), "The amount “TBC” is not one.", ""),
        (("05/04/2016", "Acorn Ltd", "12,34", "T9"), "The amount “12,34” is not one.", ""),
        (("", "Acorn Ltd", "55.00", "T9"), "The date is blank.", "55.00"),
        (("31/02/2016", "Acorn Ltd", "55.00", "T9"), "The date “31/02/2016” is not one.", "55.00"),
        (("TBC", "Acorn Ltd", "-55.00", "T9"), "The date “TBC” is not one.", "-55.00"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_row_with_a_hole_in_it(
    tmp_path: Path, row: tuple[str, ...], reason: str, amount: str
) -> None:
    result = reading_of(tmp_path, [HEADINGS, *payments(6), row, *payments(3, first=10)])
    (waiting,) = result.quarantine()
    assert waiting["file"] == "payments.csv"
    assert waiting["row"] == "8"
    assert waiting["reason"].startswith(reason)
    assert waiting["amount_gbp"] == amount
    assert json.loads(waiting["original"]) == list(row)
    assert result.only["rows_loaded"] == 9
    assert result.only["rows_quarantined_without_amount"] == (0 if amount else 1)


def test_the_reason_shows_how_it_should_look(tmp_path: Path) -> None:
    rows = [("TBC", "Acorn Ltd", "1.00", "T9"), ("05/04/2016", "Acorn Ltd", "lots", "T9")]
    result = reading_of(tmp_path, [HEADINGS, *payments(6), *rows])
    reasons = [row["reason"] for row in result.quarantine()]
    assert any("Dates look like 31/03/2027" in reason for reason in reasons)
    assert any("Amounts look like 1,234.56" in reason for reason in reasons)


def test_money_with_neither_payee_nor_date_is_not_lost(tmp_path: Path) -> None:
    rows = [HEADINGS, *payments(6), ("", "", "77.77", "an odd line"), *payments(3, first=10)]
    (waiting,) = reading_of(tmp_path, rows).quarantine()
    assert waiting["amount_gbp"] == "77.77"


def test_the_sheet_is_named_and_no_spreadsheet_takes_the_words_for_a_formula(
    tmp_path: Path,
) -> None:
    bad = ("=1+1", "Acorn Ltd", "5.00", "T9")
    path = workbook(tmp_path / "=danger.xlsx", April=[HEADINGS, *payments(6), bad])
    result = reading(path, out=tmp_path / "out")
    (waiting,) = result.quarantine()
    assert waiting["sheet"] == "April"
    assert waiting["file"] == "'=danger.xlsx"
    with (result.folder / "quarantine.csv").open(encoding="utf-8") as lines:
        assert not any(
            cell.startswith(("=", "+", "@")) for line in lines for cell in line.split(",")
        )


def test_a_row_with_a_line_break_in_it_is_one_row(tmp_path: Path) -> None:
    broken = ("TBC", "Acorn\nCare\nLtd", "5.00", "T9")
    result = reading_of(tmp_path, [HEADINGS, *payments(4), broken, *payments(2, first=8)])
    (waiting,) = result.quarantine()
    assert (waiting["row"], json.loads(waiting["original"])[1]) == ("6", "Acorn\nCare\nLtd")
    assert result.loaded("source_row") == [2, 3, 4, 5, 7, 8]


def test_an_amount_in_another_currency_is_not_taken_for_pounds(tmp_path: Path) -> None:
    headings = (*HEADINGS, "Currency")
    rows = [(*row, "GBP") for row in payments(6)]
    result = reading_of(
        tmp_path, [headings, *rows, ("07/04/2016", "Foreign BV", "9.00", "T9", "EUR")]
    )
    (waiting,) = result.quarantine()
    assert "EUR" in waiting["reason"]
    assert result.only["rows_loaded"] == 6


def test_a_row_with_an_unquoted_separator_is_put_right_or_waits(tmp_path: Path) -> None:
    lines = ["Payment Date,Supplier Name,Amount,Transaction Number"]
    lines += [",".join(row) for row in payments(6)]
    lines.append("07/04/2016,Smith, Jones & Co,55.00,T9")
    path = csv_file(tmp_path / "p.csv", [])
    path.write_text("\n".join(lines) + "\n")
    result = reading(path)
    assert result.loaded("supplier_name", "amount_gbp")[-1][0] == "Smith, Jones & Co"
    assert result.only["rows_read"] == 8
