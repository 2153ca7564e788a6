"""Months and quarters, as returns are made for them."""

from __future__ import annotations

from datetime import date, timedelta

Span = tuple[date, date]


def month_of(day: date) -> Span:
    """The first and the last day of its month."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def quarter_of(day: date) -> Span:
    """The first and the last day of its quarter."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return first, month_of(first + timedelta(days=65))[1]


def months_of(quarter: Span) -> list[Span]:
    """Its three months."""
    first = quarter[0]
    return [month_of(first), month_of(first + timedelta(days=33)), month_of(quarter[1])]


def next_quarter(day: date) -> Span:
    """The quarter after that of a day."""
    return quarter_of(quarter_of(day)[1] + timedelta(days=1))
