"""A date from 1995 to 2059, written in any of the layouts that councils use, is that date again."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.spend.reading.given import quickly
from weft.analysis.spend.reading.dates import How, Order, date_of

DAYS = st.dates(date(1995, 1, 1), date(2059, 12, 31))
TIMES = st.sampled_from(
    ["", " 00:00", " 00:00:00", "T00:00:00", " 12:34:56.789", " 1:05 PM", " 11.59.59 pm"]
)
ROUND = st.sampled_from([("", ""), (" ", ""), ("", "  "), ("\u00a0", "\u00a0"), ("'", "")])
NAMES = calendar.month_name, calendar.month_abbr

LAYOUTS: dict[str, Callable[[date], str]] = {
    "2016-04-30": lambda d: d.isoformat(),
    "2016/4/3": lambda d: f"{d.year}/{d.month}/{d.day}",
    "2016.04.30": lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    "20160430": lambda d: f"{d.year}{d.month:02}{d.day:02}",
    "30/04/2016": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "3/4/2016": lambda d: f"{d.day}/{d.month}/{d.year}",
    "30-04-2016": lambda d: f"{d.day:02}-{d.month:02}-{d.year}",
    "30.04.2016": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "30/04/16": lambda d: f"{d.day:02}/{d.month:02}/{d.year % 100:02}",
    "30 April 2016": lambda d: f"{d.day} {calendar.month_name[d.month]} {d.year}",
    "30-Apr-2016": lambda d: f"{d.day:02}-{calendar.month_abbr[d.month]}-{d.year}",
    "30-APR-16": lambda d: f"{d.day:02}-{calendar.month_abbr[d.month].upper()}-{d.year % 100:02}",
    "30APR2016": lambda d: f"{d.day:02}{calendar.month_abbr[d.month].upper()}{d.year}",
    "30th April, 2016": lambda d: (
        f"{d.day}{ordinal(d.day)} {calendar.month_name[d.month]}, {d.year}"
    ),
    "Sat 30 Apr 2016": lambda d: (
        f"{calendar.day_abbr[d.weekday()]} {d.day} {calendar.month_abbr[d.month]} {d.year}"
    ),
    "April 30, 2016": lambda d: f"{calendar.month_name[d.month]} {d.day}, {d.year}",
    "2016-Apr-30": lambda d: f"{d.year}-{calendar.month_abbr[d.month]}-{d.day:02}",
}


def ordinal(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@quickly(60)
@given(day=DAYS, time=TIMES, around=ROUND)
def test_a_day_comes_back(
    layout: Callable[[date], str], day: date, time: str, around: tuple[str, str]
) -> None:
    read = date_of(f"{around[0]}{layout(day)}{time}{around[1]}")
    assert read is not None
    assert (read.date, read.how) == (day, How.DAY)


@quickly(100)
@given(day=DAYS, part=st.integers(0, 9999))
def test_a_serial_number_comes_back(day: date, part: int) -> None:
    serial = (day - date(1899, 12, 30)).days
    for text in (f"{serial}", f"{serial}.{part}"):
        read = date_of(text)
        assert read is not None
        assert (read.date, read.how) == (day, How.SERIAL)


@quickly(100)
@given(day=DAYS)
def test_month_first_comes_back_where_the_file_writes_so(day: date) -> None:
    read = date_of(f"{day.month}/{day.day}/{day.year}", Order.AMERICAN)
    assert read is not None
    assert read.date == day


PERIODS: dict[str, Callable[[int, int], str]] = {
    "201609": lambda year, month: f"{year}{month:02}",
    "2016-09": lambda year, month: f"{year}-{month:02}",
    "09/2016": lambda year, month: f"{month:02}/{year}",
    "Sep-16": lambda year, month: f"{calendar.month_abbr[month]}-{year % 100:02}",
    "September 2016": lambda year, month: f"{calendar.month_name[month]} {year}",
    "P06 2016/17": lambda year, month: "P{1:02} {0}/{2:02}".format(*of_financial_year(year, month)),
    "2016-17 Period 6": lambda year, month: "{0}-{2:02} Period {1}".format(
        *of_financial_year(year, month)
    ),
}


def of_financial_year(year: int, month: int) -> tuple[int, int, int]:
    """The year it began in, the period (April is 1), and the last two digits of the year it ends in."""
    began = year if month >= 4 else year - 1
    return began, (month - 4) % 12 + 1, (began + 1) % 100


@pytest.mark.parametrize("layout", PERIODS.values(), ids=PERIODS)
@quickly(50)
@given(year=st.integers(1996, 2058), month=st.integers(1, 12))
def test_a_period_gives_the_last_day_of_its_month(
    layout: Callable[[int, int], str], year: int, month: int
) -> None:
    read = date_of(layout(year, month))
    assert read is not None
    assert read.date == date(year, month, calendar.monthrange(year, month)[1])
    assert read.how is How.PERIOD


@quickly(300)
@given(text=st.text(alphabet="0123456789/-. :APRMayT'", max_size=20) | st.text(max_size=20))
def test_no_text_breaks_it_and_nothing_out_of_range_comes_back(text: str) -> None:
    for order in Order:
        read = date_of(text, order)
        assert read is None or date(1995, 1, 1) <= read.date <= date(2059, 12, 31)
