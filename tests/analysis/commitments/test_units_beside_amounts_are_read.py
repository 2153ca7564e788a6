"""An amount is read with the unit that people write beside it, and never as what it is not."""

from __future__ import annotations

import pytest

from weft.analysis.commitments.listed import amount_said, without_unit
from weft.analysis.frameworks.units import UNITS, NotAQuantity, in_parts


@pytest.mark.parametrize(("text", "unit", "parts"), [
    ("10 hrs", "hours", 600), ("10 hours", "hours", 600), ("2.5 h", "hours", 150), ("2 hours 20 minutes", "hours", 140), ("£1.2m", "gbp", 120_000_000), ("£500k", "gbp", 50_000_000),
    ("25 people", "people", 25), ("25 no.", "people", 25), ("3 wks", "weeks", 30), ("40 kgs", "kg", 40_000), ("7", "items", 7),
])  # fmt: skip
def test_an_amount_is_read_with_its_unit(text: str, unit: str, parts: int) -> None:
    assert in_parts(without_unit(text, UNITS[unit]), UNITS[unit]) == parts


@pytest.mark.parametrize(("text", "unit"), [
    ("10 days", "hours"), ("10 hours per week", "hours"), ("25 people each month", "people"), ("1.2m", "people"), ("4 t", "kg"), ("12,5 hrs", "hours"),
])  # fmt: skip
def test_another_unit_or_a_period_is_refused(text: str, unit: str) -> None:
    with pytest.raises(NotAQuantity):
        in_parts(without_unit(text, UNITS[unit]), UNITS[unit])


def test_a_list_says_a_period_behind_its_amount() -> None:
    assert amount_said("10 hrs per month", UNITS["hours"]) == "10"
