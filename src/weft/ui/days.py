"""Days as people type them: 27 3 2027, 27/3/27, 27 March 2027, 2027-03-27.

The day comes before the month, as it is written in Britain, save where the year comes first.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from django.utils.translation import gettext as _

MONTHS = {
    name.casefold(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
FIRST_YEAR, LAST_YEAR = 1900, 2199
TURN = 80
"""Of years typed with two digits, the first that belongs to the last century: 79 is 2079, 80 is 1980."""

_PART = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"(?<=\d)(st|nd|rd|th)\b|\bof\b", re.IGNORECASE)
_WEEKDAYS = {name.casefold() for names in (calendar.day_name, calendar.day_abbr) for name in names}


class NotADay(ValueError):
    """What was typed is no day; the message says what to enter."""


def read_day(typed: str) -> date:
    """The day that was typed; raises `NotADay`, which says what is wrong and what to enter."""
    parts = [
        part.casefold()
        for part in _PART.findall(_BETWEEN.sub(" ", typed))
        if part.casefold() not in _WEEKDAYS
    ]
    if len(parts) == 1 and len(parts[0]) == 8 and parts[0].isdecimal():
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts) != 3:
        raise NotADay(_missing(parts))
    day, month, year = _in_order(parts)
    return _real_day(_day_of(day), _month_of(month), _year_of(year))


def _missing(parts: list[str]) -> str:
    if len(parts) > 3:
        return _("Enter one date, with a day, a month and a year, for example 27 3 2027")
    if len(parts) == 2 and not any(len(part) == 4 and part.isdecimal() for part in parts):
        return _("The date must include a year, for example 27 3 2027")
    return _("The date must have a day, a month and a year, for example 27 3 2027")


def _in_order(parts: list[str]) -> tuple[str, str, str]:
    """Day, month, year: turned round where the year comes first, or the name of the month does."""
    first, second, third = parts
    if len(first) == 4 and first.isdecimal():
        return third, second, first
    if not first.isdecimal() and second.isdecimal():
        return second, first, third
    return first, second, third


def _day_of(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 31:
        raise NotADay(_("The day must be a number from 1 to 31"))
    return int(text)


def _month_of(text: str) -> int:
    if text in MONTHS:
        return MONTHS[text]
    if not text.isdecimal():
        raise NotADay(_("The month must be a number from 1 to 12, or its name, for example March"))
    if not 1 <= int(text) <= 12:
        raise NotADay(_("The month must be a number from 1 to 12. The day comes before the month"))
    return int(text)


def _year_of(text: str) -> int:
    if text.isdecimal() and len(text) == 2:
        return int(text) + (2000 if int(text) < TURN else 1900)
    if not text.isdecimal() or len(text) != 4 or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise NotADay(_("The year must be four digits, for example 2027"))
    return int(text)


def _real_day(day: int, month: int, year: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        last = calendar.monthrange(year, month)[1]
        raise NotADay(
            _("%(month)s %(year)s has only %(last)s days")
            % {"month": _(calendar.month_name[month]), "year": year, "last": last}
        ) from None
