"""Dates read from real files fall in the month that the file's name says."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from scripts.real_files import REAL

from tests.analysis.spend import plainly
from tests.analysis.spend.conftest import RealReading

pytestmark = pytest.mark.real_files

Read = Callable[[str], RealReading]
Month = tuple[int, int]
MONTHS = {name.casefold(): number for number, name in enumerate(month_abbr) if name}
NAMES = "|".join(MONTHS)
FAR = 4
"""Months from the file's own month after which a date is surprising; late invoices are not."""

SURPRISING = {"salford": 2}
"""Salford's own slips: a December's payment in the wrong year, in two files."""


def months_named(name: str) -> set[Month]:
    """The months that a file's name names."""
    text = name.casefold()
    found = {(int(y), int(m)) for y, m in re.findall(r"(20[012]\d)-(0[1-9]|1[0-2])(?!\d)", text)}
    worded = re.findall(rf"({NAMES})[a-z]*[-_ ]?(20[012]\d|1\d)(?!\d)", text)
    return found | {(2000 + int(year) % 100, MONTHS[month]) for month, year in worded}


def months_between(day: date, months: set[Month]) -> int:
    return min(abs(day.year * 12 + day.month - year * 12 - month) for year, month in months)


@pytest.mark.parametrize(
    "folder", ["bolton_raw", "leeds_raw", "manchester", "salford", "telford_raw"]
)
def test_payments_fall_in_the_month_that_the_name_says(read_once: Read, folder: str) -> None:
    table = read_once(folder).payments("source_file", "date").to_pylist()
    surprising = Counter(
        row["source_file"]
        for row in table
        if months_between(row["date"], months_named(row["source_file"])) >= FAR
    )
    assert surprising.total() == SURPRISING.get(folder, 0), surprising


def test_payments_of_a_quarter_fall_in_it(read_once: Read) -> None:
    """Wakefield's quarters run from April; a few days on either side belong to the month's end."""
    far = 0
    for row in read_once("wakefield").payments("source_file", "date").to_pylist():
        year, quarter = int(row["source_file"][:4]), int(row["source_file"][6])
        months = {divmod(year * 12 + 3 * quarter + step, 12) for step in range(3)}
        named = {(y, m + 1) for y, m in months}
        far += months_between(row["date"], named) > 1
    # The quarter of the card file is counted from January, a year ahead of the others.
    assert far <= 5155


def test_nearly_every_payment_of_the_departments_has_a_date(read_once: Read) -> None:
    days = read_once("ukgov_25k_raw").payments("date")["date"]
    assert days.null_count <= 1


def test_years_are_those_of_publication(read_once: Read) -> None:
    for folder in ("ukgov_25k_raw", "other_councils", "trafford"):
        for day in read_once(folder).payments("date")["date"].to_pylist():
            assert day is None or 2010 <= day.year <= 2025


def test_american_dates_of_the_care_quality_commission_are_found_and_said(read_once: Read) -> None:
    """Each of its files in which a day stands second, looked up by plain means."""
    real = read_once("ukgov_25k_raw")
    proved = 0
    for path in sorted((REAL / real.name / "cqc").glob("*.csv.gz")):
        second = [
            int(match[2])
            for row in plainly.rows(path)
            for cell in row
            if (match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/20\d\d", cell.strip()))
        ]
        if any(number > 12 for number in second):
            told = real.file(f"cqc/{path.name.removesuffix('.gz')}")["tables"][0]
            assert "American" in " ".join(told["notes"])
            proved += 1
    assert proved >= 1


def test_most_money_of_a_departments_month_is_in_that_month(read_once: Read) -> None:
    near = everything = Decimal(0)
    for row in read_once("ukgov_25k_raw").payments("source_file", "date", "amount_gbp").to_pylist():
        named = months_named(row["source_file"].rpartition("/")[2])
        if named and row["date"]:
            everything += abs(row["amount_gbp"])
            near += abs(row["amount_gbp"]) * (months_between(row["date"], named) < FAR)
    assert everything > 10**9
    assert near >= Decimal("0.99") * everything
