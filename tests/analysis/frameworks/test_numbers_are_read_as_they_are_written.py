"""A number is read as people write it, and never as another one: by pages and files alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from weft.analysis.commitments.columns import money_of
from weft.analysis.frameworks.units import UNITS, NotAQuantity, in_parts, number_said


@pytest.mark.parametrize(
    ("text", "number"),
    [("1250", "1250"), ("1,250", "1250"), ("1,250,000.50", "1250000.50"), ("12.5", "12.5"), (".5", "0.5"), ("3.", "3")],
)  # fmt: skip
def test_a_number_in_figures_is_read(text: str, number: str) -> None:
    assert number_said(text) == Decimal(number)
    assert in_parts(text, UNITS["kg"]) == Decimal(number) * 1000
    assert money_of(f"£{text}") == Decimal(number)


@pytest.mark.parametrize("text", ["12,5", "1e9", "1E3", "1,25,000", "1_000", "1 000", "٣", "NaN", "", "12.5.1"])  # fmt: skip
def test_what_may_be_another_number_is_none(text: str) -> None:
    with pytest.raises(NotAQuantity):
        in_parts(text, UNITS["hours"])
    if text:
        with pytest.raises(ValueError, match="is no amount of money"):
            money_of(text)


def test_an_amount_in_brackets_says_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="stands in brackets, as amounts below 0 do"):
        money_of("(28,467)")
