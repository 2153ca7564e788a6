"""Amounts that stand in a column for each year are read year by year."""

from __future__ import annotations

from datetime import date

import pytest

from weft.analysis.commitments.columns import Row, Table
from weft.analysis.commitments.years import unfolded, year_of, years_in

BEGINS = date(2025, 9, 1)


@pytest.mark.parametrize(("heading", "first", "last"), [
    ("2025/26", date(2025, 4, 1), date(2026, 3, 31)),
    ("2025-2026", date(2025, 4, 1), date(2026, 3, 31)),
    ("Target 2025 / 26", date(2025, 4, 1), date(2026, 3, 31)),
    ("FY 2027–28 target", date(2027, 4, 1), date(2028, 3, 31)),
    ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ("Committed in 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ("Year 1", date(2025, 9, 1), date(2026, 8, 31)),
    ("YR2 target", date(2026, 9, 1), date(2027, 8, 31)),
])  # fmt: skip
def test_a_heading_says_a_year(heading: str, first: date, last: date) -> None:
    year = year_of(heading)
    assert year is not None
    assert (year.first_day(BEGINS), year.last_day(BEGINS)) == (first, last)


@pytest.mark.parametrize("heading", [
    "2025/27", "Actual 2025/26", "2025/26 delivered", "Year", "Year 0", "Yearly", "12", "1999", "Comments 2025", "",
])  # fmt: skip
def test_another_heading_says_none(heading: str) -> None:
    assert year_of(heading) is None


def test_a_year_that_begins_on_a_leap_day() -> None:
    year = year_of("Year 1")
    assert year is not None and year.last_day(date(2028, 2, 29)) == date(2029, 2, 28)
    assert year.last_day(None) is None and year.first_day(None) is None


def test_years_stand_over_two_columns_or_more_and_each_over_one() -> None:
    assert list(years_in(["Measure", "2025/26", "2026/27"])) == [1, 2]
    assert years_in(["Measure", "2025/26"]) == {}
    assert years_in(["Measure", "2025/26", "Target 2025-26", "2026/27"]) == {}


def test_every_amount_becomes_a_row_and_no_row_is_lost() -> None:
    table = Table(
        ("Measure", "2025/26", "2026/27"),
        (Row("A", 2, ("Jobs", "4", "6")), Row("A", 3, ("Hours", "-", "10")), Row("A", 4, ("Weeks",)), Row("A", 5, ("Visits", "0", "n/a", "x"))),
    )  # fmt: skip
    found = unfolded(table, years_in(table.headings))
    assert [(one.number, one.cells[0], *one.cells[3:]) for one in found.rows] == [
        (2, "Jobs", "4", "2025/26"), (2, "Jobs", "6", "2026/27"), (3, "Hours", "10", "2026/27"), (4, "Weeks", "", ""), (5, "Visits", "", ""),
    ]  # fmt: skip
    assert found.headings[-2:] == ("How much in the year", "Of the year")
