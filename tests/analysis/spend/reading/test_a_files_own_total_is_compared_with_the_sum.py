"""A total in the file is no payment; it is held against the sum of the rows above it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.analysis.spend.reading.given import HEADINGS, Result, payments, reading_of

SIX = payments(6)
WORTH = sum(Decimal(row[2]) for row in SIX)


def with_total(path: Path, *rows: tuple[str, ...]) -> Result:
    return reading_of(path, [HEADINGS, *SIX, *rows])


@pytest.mark.parametrize(
    "row",
    [
        ("Grand Total", "", f"{WORTH}", ""),
        ("", "Total", f"£{WORTH:,}", ""),
        ("", "TOTAL:", f"£{WORTH:,}", ""),
        ("", "", f"{WORTH}", "Total"),
        ("", "", f"{WORTH}", ""),
    ],
    ids=["in the date", "in the name", "with a colon", "behind", "without a label"],
)
def test_a_right_total_agrees(tmp_path: Path, row: tuple[str, ...]) -> None:
    result = with_total(tmp_path, row)
    (total,) = result.only["source_totals"]
    assert (total["row"], total["difference_gbp"]) == (8, "0.00")
    assert total["stated_gbp"] == total["summed_gbp"] == str(WORTH)
    assert result.only["rows_loaded"] == 6
    assert result.sum == WORTH
    assert result.only["amount_not_payments_gbp"] == str(WORTH)


def test_a_wrong_total_shows_the_difference_and_changes_nothing(tmp_path: Path) -> None:
    result = with_total(tmp_path, ("", "Total", f"{WORTH + 100}", ""))
    (total,) = result.only["source_totals"]
    assert total["difference_gbp"] == "100.00"
    assert result.sum == WORTH


def test_a_total_counts_rows_in_quarantine_too(tmp_path: Path) -> None:
    bad = ("TBC", "Acorn Ltd", "50.00", "T9")
    result = with_total(tmp_path, bad, ("", "Total", f"{WORTH + 50}", ""))
    assert result.only["source_totals"][0]["difference_gbp"] == "0.00"


def test_subtotals_and_a_grand_total_each_agree(tmp_path: Path) -> None:
    more = payments(4, first=11)
    other = sum(Decimal(row[2]) for row in more)
    result = with_total(
        tmp_path,
        ("", "Sub-total", f"{WORTH}", ""),
        *more,
        ("", "Sub-total", f"{other}", ""),
        ("", "Grand Total", f"{WORTH + other}", ""),
    )
    assert [t["difference_gbp"] for t in result.only["source_totals"]] == ["0.00"] * 3
    kinds = result.only["not_payments"]
    assert (kinds["a subtotal"]["rows"], kinds["a grand total"]["rows"]) == (2, 1)
    assert result.sum == WORTH + other


def test_a_total_above_the_payments_agrees_too(tmp_path: Path) -> None:
    rows = [("", "Total", f"{WORTH}", ""), *SIX]
    result = reading_of(tmp_path, [HEADINGS, *rows])
    (total,) = result.only["source_totals"]
    assert total["difference_gbp"] == "0.00"
    assert result.sum == WORTH


def test_a_supplier_named_like_a_total_is_paid(tmp_path: Path) -> None:
    result = with_total(tmp_path, ("09/04/2016", "Total Gas & Power", "80.00", "T9"))
    assert result.only["source_totals"] == []
    assert result.sum == WORTH + 80


def test_a_payment_of_exactly_the_sum_above_is_a_payment(tmp_path: Path) -> None:
    result = with_total(tmp_path, ("09/04/2016", "Acorn Care Ltd", f"{WORTH}", "T9"))
    assert result.sum == 2 * WORTH


def test_without_dates_a_total_is_still_told_from_a_supplier(tmp_path: Path) -> None:
    rows = [(name, amount, ref) for _, name, amount, ref in SIX]
    rows += [("Total Gas & Power", "80.00", "T9"), ("Total", f"{WORTH + 80}", "")]
    result = reading_of(tmp_path, [("Supplier Name", "Amount", "Transaction Number"), *rows])
    assert result.sum == WORTH + 80
    assert result.only["source_totals"][0]["difference_gbp"] == "0.00"
