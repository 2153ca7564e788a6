"""A period is written as officers write it, and means exact days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.analysis.spend.paid import folder, numbered, payment, rows_of, table
from tests.analysis.spend.spec_periods import CASES, WRONG
from weft.analysis.errors import ExitCode
from weft.analysis.spend.account import NothingInPeriod
from weft.analysis.spend.periods import NotAPeriod, dated, period
from weft.analysis.spend.reported import make_report


@pytest.mark.parametrize(("text", "first", "last", "words"), CASES, ids=[case[0] for case in CASES])
def test_a_period_means_its_days(text: str, first: str, last: str, words: str) -> None:
    found = period(text)
    assert (found.start.isoformat(), found.end.isoformat()) == (first, last)
    assert found.words() == words


@pytest.mark.parametrize(("text", "why"), WRONG)
def test_what_is_no_period_is_answered_with_the_ways_to_write_one(text: str, why: str) -> None:
    with pytest.raises(NotAPeriod, match=r"2016-17 \(financial year") as stopped:
        period(text)
    assert why in str(stopped.value)


def test_the_year_before_a_leap_february_is_a_whole_february() -> None:
    before = period("2024-02-01..2024-02-29").year_before()
    assert (before.start, before.end) == (date(2023, 2, 1), date(2023, 2, 28))
    after = period("2025-02-01..2025-02-28").year_before()
    assert after.end == date(2024, 2, 29)


def test_the_first_and_the_last_day_count_and_no_other(tmp_path: Path) -> None:
    days = [
        "2024-03-31",
        "2024-04-01",
        "2025-03-31",
        "2025-04-01",
        "2023-04-01",
        "2023-03-31",
        None,
    ]
    with table(tmp_path, numbered([payment(date=day) for day in days])) as read:
        assert rows_of(dated(read, period("2024-25")), "when", "month") == [
            ("year before", date(2024, 3, 1)),
            ("in period", date(2024, 4, 1)),
            ("in period", date(2025, 3, 1)),
            ("other", None),
            ("year before", date(2023, 4, 1)),
            ("other", None),
            ("undated", None),
        ]


def test_a_period_without_payments_says_when_the_payments_are(tmp_path: Path) -> None:
    path = folder(tmp_path / "read", [payment(date="2019-05-01"), payment(date=None)])
    with pytest.raises(NothingInPeriod) as stopped:
        make_report([path], period="2024-25")
    assert "2019-05-01 to 2019-05-01, and 1 have no date" in stopped.value.message
    assert stopped.value.exit_code is ExitCode.NO_PAYMENTS
