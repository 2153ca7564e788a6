"""How dates and amounts are written, in the ways that are met in councils' files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAY_ZERO_OF_EXCEL = date(1899, 12, 30)
DATE_LAYOUTS = ("slashes", "abbreviated", "timed", "dots", "in words", "two digits", "serial")


def month_name(month: str) -> str:
    """`2024-04` as *April 2024*."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def excel_serial(day: date) -> int:
    """The number by which Excel knows this day."""
    return (day - DAY_ZERO_OF_EXCEL).days


def written_date(day: date, layout: str) -> str:
    """The day in one of the layouts."""
    name = MONTHS[day.month - 1]
    return {
        "slashes": f"{day:%d/%m/%Y}",
        "abbreviated": f"{day.day}-{name[:3]}-{day:%y}",
        "timed": f"{day.isoformat()} 00:00:00",
        "dots": f"{day:%d.%m.%Y}",
        "in words": f"{day.day} {name} {day.year}",
        "two digits": f"{day:%d/%m/%y}",
        "serial": str(excel_serial(day)),
    }[layout]


def mixed_date(day: date, rng: Random) -> str:
    """The day in any layout, most often with slashes."""
    layout = rng.choices(DATE_LAYOUTS, weights=(70, 8, 6, 3, 4, 6, 3))[0]
    return written_date(day, layout)


def sterling(amount: Decimal, rng: Random) -> str:
    """The amount as a spreadsheet's formats write it: pound signs, commas, brackets for credits."""
    size = f"{abs(amount):,.2f}"
    if amount == 0:
        return rng.choice(("£ -", " £-   ", "0.00"))
    if amount < 0:
        patterns = ("({})", "(£{})", "-£{}", "-{}", "{}-")
        return rng.choices(patterns, weights=(45, 25, 10, 15, 5))[0].format(size)
    return rng.choices(("£{}", "{}", " {} ", " £{} "), weights=(40, 40, 10, 10))[0].format(size)
