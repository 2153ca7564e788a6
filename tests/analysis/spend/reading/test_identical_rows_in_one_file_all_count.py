"""Rows of one file that are the same in every cell are real payments: they count, and are pointed out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.analysis.spend.reading.given import HEADINGS, payments, reading_of

TWIN = ("05/04/2016", "Acorn Care Ltd", "250.00", "T777")


def test_three_alike_are_three_payments(tmp_path: Path) -> None:
    result = reading_of(tmp_path, [HEADINGS, *payments(6), TWIN, TWIN, TWIN])
    assert result.loaded("amount_gbp").count(Decimal("250.00")) == 3
    assert result.account["repeats"] == []


def test_they_are_pointed_out_with_the_money_beyond_the_first(tmp_path: Path) -> None:
    result = reading_of(tmp_path, [HEADINGS, *payments(6), TWIN, TWIN, TWIN])
    notices = {notice["kind"]: notice for notice in result.only["notices"]}
    assert notices["identical rows"]["rows"] == 2
    assert notices["identical rows"]["amount_gbp"] == "500.00"
    assert "they count" in notices["identical rows"]["detail"]


def test_without_twins_nothing_is_pointed_out(tmp_path: Path) -> None:
    assert reading_of(tmp_path, [HEADINGS, *payments(9)]).only["notices"] == []


def test_a_payment_and_its_reversal_both_count(tmp_path: Path) -> None:
    back = (*TWIN[:2], "(250.00)", TWIN[3])
    result = reading_of(tmp_path, [HEADINGS, *payments(6), TWIN, back])
    assert result.only["rows_loaded"] == 8
    assert result.sum == sum(Decimal(row[2]) for row in payments(6))
