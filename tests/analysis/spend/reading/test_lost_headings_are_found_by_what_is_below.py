"""A file whose headings are partly or wholly lost is read by what stands in its columns."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import csv_file, payments, reading, reading_of


def money(count: int = 10) -> list[tuple[str, ...]]:
    """Payments with gross, VAT and net; some without VAT, one a credit."""
    rows = []
    for n in range(1, count + 1):
        net = Decimal(n * 100) * (-1 if n == 4 else 1)
        vat = net / 5 if n % 3 else Decimal(0)
        rows.append(
            (f"{n:02}/04/2016", f"Firm {n} Ltd", f"{net + vat:.2f}", f"{vat:.2f}", f"{net:.2f}")
        )
    return rows


NET = sum(Decimal(row[4]) for row in money())


@pytest.mark.parametrize(
    "headings",
    [
        ("Date Paid", "Supplier", "Gross", "VAT", ""),
        ("Date Paid", "Supplier", "", "VAT", ""),
        ("Date Paid", "Supplier", "Gross", "", ""),
        ("Date Paid", "Supplier", "", "", ""),
        ("Date Paid", "Supplier", "Amount", "", ""),
    ],
    ids=["net lost", "gross and net lost", "VAT and net lost", "all lost", "all but “Amount” lost"],
)
def test_gross_vat_and_net_are_told_by_their_sums(
    tmp_path: Path, headings: tuple[str, ...]
) -> None:
    result = reading_of(tmp_path, [headings, *money()])
    assert result.sum == NET
    assert result.only["vat_basis"] == "net"
    assert "adds up" in result.only["mapping"]["amount_net"]["why"]


def test_a_lost_supplier_heading_is_found_by_the_names_below_it(tmp_path: Path) -> None:
    rows = [(d, n, a, r) for d, n, a, r in payments(10)]
    result = reading_of(tmp_path, [("Payment Date", "", "Amount", "Transaction Number"), *rows])
    assert result.loaded("supplier_name")[0] == "Firm 1 Ltd"
    assert result.only["mapping"]["supplier_name"]["confidence"] < 0.9


def test_a_lost_date_heading_is_found_by_the_dates_below_it(tmp_path: Path) -> None:
    result = reading_of(
        tmp_path, [("", "Supplier Name", "Amount", "Transaction Number"), *payments(10)]
    )
    assert str(result.loaded("date")[0]) == "2016-04-01"


def test_a_file_without_any_headings_is_read_like_the_month_before(tmp_path: Path) -> None:
    headings = ("Payment Date", "Supplier Name", "Amount", "Transaction Number")
    csv_file(tmp_path / "in" / "2016-04.csv", [headings, *payments(10)])
    csv_file(tmp_path / "in" / "2016-05.csv", payments(10, month="05/2016", first=50))
    result = reading(tmp_path / "in")
    assert result.file("2016-05.csv")["rows_loaded"] == 10
    assert result.loaded("transaction_ref")[-1] == "T00059"


def test_a_file_without_any_headings_alone_is_read_by_its_contents(tmp_path: Path) -> None:
    rows = [(d, n, f"£{a}") for d, n, a, _ in payments(10)]
    result = reading_of(tmp_path, rows)
    assert result.only["rows_loaded"] == 10
    assert result.loaded("supplier_name")[0] == "Firm 1 Ltd"
