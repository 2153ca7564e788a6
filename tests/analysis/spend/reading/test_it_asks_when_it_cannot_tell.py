"""Where nothing in a file decides, Weft asks: it names the file, shows the columns and says how to answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import HEADINGS, csv_file, payments, reading
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.wishes import Wishes

TWO_AMOUNTS = [
    ("Payment Date", "Supplier Name", "Grün", "Blau"),
    *[(d, n, f"{a}", f"{k * 77}.35") for k, (d, n, a, _) in enumerate(payments(9), 1)],
]


def asked(path: Path) -> str:
    with pytest.raises(CannotRead) as stopped:
        reading(path)
    return stopped.value.message


def test_two_columns_that_could_be_the_amount(tmp_path: Path) -> None:
    message = asked(csv_file(tmp_path / "two.csv", TWO_AMOUNTS))
    assert message.startswith("two.csv")
    assert "“Grün” (101.01" in message
    assert "“Blau” (77.35" in message
    assert "--map amount=" in message


def test_the_answer_is_enough(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "two.csv", TWO_AMOUNTS)
    asked(path)
    result = reading(path, wishes=Wishes({"amount": "Blau"}))
    assert result.only["rows_loaded"] == 9


def test_no_column_of_money_at_all(tmp_path: Path) -> None:
    rows = [(d, n, "paid", r) for d, n, _, r in payments(9)]
    message = asked(csv_file(tmp_path / "none.csv", [HEADINGS, *rows]))
    assert "amount" in message
    assert "--map" in message


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    left, right = payments(9), payments(9, first=50)
    rows = [(*one, *two) for one, two in zip(left, right, strict=True)]
    message = asked(csv_file(tmp_path / "twins.csv", [HEADINGS * 2, *rows]))
    assert "side by side" in message


def test_the_other_files_are_read_and_the_rows_wait(tmp_path: Path) -> None:
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    csv_file(tmp_path / "in" / "two.csv", TWO_AMOUNTS)
    result = reading(tmp_path / "in")
    assert list(result.problems) == ["two.csv"]
    assert result.total["rows_loaded"] == 8
    assert result.file("two.csv")["rows_quarantined"] == 10
    assert result.file("two.csv")["rows_read"] == 10
