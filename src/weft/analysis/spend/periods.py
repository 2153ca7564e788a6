"""The period that a report is about: financial and calendar years, quarters, any range of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir

from weft.analysis.errors import WeftError

IN_PERIOD, YEAR_BEFORE, OTHER, UNDATED = "in period", "year before", "other", "undated"
WHEN = (IN_PERIOD, YEAR_BEFORE, OTHER, UNDATED)
FORMS = (
    "2016-17 (financial year, April to March), 2016 (calendar year), 2016-Q2 (quarter), June 2016 (month), "
    "2016-17 Q1 (financial quarter) or 2016-04-01..2017-03-31 (any days)"
)


MONTHS = (  # not strftime's, which follow the machine's language
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class NotAPeriod(WeftError):
    """What was given as a period cannot be understood."""

    def __init__(self, text: str, why: str = "") -> None:
        super().__init__(f"“{text}” is not a period{why and ': ' + why}. Write one as {FORMS}.")


@dataclass(frozen=True)
class Period:
    """Days from `start` to `end`, both included, and how the period was asked for."""

    name: str
    start: date
    end: date

    def words(self) -> str:
        """The period in words: "April 2016 to March 2017"; to the day where months are not whole."""
        whole = self.start.day == 1 and self.end.day == _last_day(self.end.year, self.end.month)
        first, last = (
            month_words(f"{day:%Y-%m}") if whole else f"{day.day} {month_words(f'{day:%Y-%m}')}"
            for day in (self.start, self.end)
        )
        return first if first == last else f"{first} to {last}"

    def year_before(self) -> Period:
        """The same days one year earlier."""
        return Period(f"before {self.name}", _a_year_less(self.start), _a_year_less(self.end))

    def months(self) -> tuple[str, ...]:
        """Its months, as 2016-04."""
        first, last = _month_number(self.start), _month_number(self.end)
        return tuple(f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1))


def month_words(month: str) -> str:
    """A month such as 2016-04 in words: "April 2016"."""
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def period(text: str) -> Period:
    """The period that a text such as `2016-17` names; `NotAPeriod` where it names none."""
    tidy = re.sub(r"\s+", " ", text.strip()).replace("/", "-").upper()
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d) ?\.\. ?(\d{4}-\d\d-\d\d)", tidy):
        return _days(text, match[1], match[2])
    if month := _one_month(tidy):
        return month
    if match := re.fullmatch(r"(\d{4})-(\d\d|\d{4})(?:[ -]?Q([1-4]))?", tidy):
        return _financial(text, int(match[1]), match[2], match[3])
    if match := re.fullmatch(r"(\d{4})(?:[ -]?Q([1-4]))?", tidy):
        return _months(text.strip(), int(match[1]), 1, match[2])
    raise NotAPeriod(text)


def dated(payments: ir.Table, about: Period) -> ir.Table:
    """Add `when` (`in period`, `year before`, `other`, `undated`) and `month` (its first day)."""
    before = about.year_before()
    day = payments.date
    when = ibis.cases(
        (day.isnull(), UNDATED),
        (day.between(about.start, about.end), IN_PERIOD),
        (day.between(before.start, before.end), YEAR_BEFORE),
        else_=OTHER,
    )
    month = ibis.ifelse(when.isin([IN_PERIOD, YEAR_BEFORE]), day.truncate("M"), ibis.null("date"))
    return payments.mutate(when=when, month=month)


def _one_month(tidy: str) -> Period | None:
    """June 2015, or 2015-06 where that is no financial year (2011-12 is one)."""
    if match := re.fullmatch(r"([A-Z]{3,9})\.? (\d{4})", tidy):
        named = [n for n, name in enumerate(MONTHS, start=1) if name.upper().startswith(match[1])]
        numbers = [(int(match[2]), n) for n in named]
    elif match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", tidy):
        year, number = int(match[1]), int(match[2])
        numbers = [(year, number)] if number != (year + 1) % 100 else []
    else:
        return None
    if len(numbers) != 1 or not 1 <= numbers[0][0] < 9999:
        return None
    year, number = numbers[0]
    return Period(
        f"{MONTHS[number - 1]} {year}",
        date(year, number, 1),
        date(year, number, _last_day(year, number)),
    )


def _days(text: str, first: str, last: str) -> Period:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError as wrong:
        raise NotAPeriod(text, "no such day") from wrong
    if end < start:
        raise NotAPeriod(text, "it ends before it begins")
    return Period(f"{start}..{end}", start, end)


def _financial(text: str, year: int, second: str, quarter: str | None) -> Period:
    if int(second) != (year + 1 if len(second) == 4 else (year + 1) % 100):
        raise NotAPeriod(text, "a financial year spans two years that follow each other")
    name = f"{year}-{(year + 1) % 100:02}" + (f" Q{quarter}" if quarter else "")
    return _months(name, year, 4, quarter)


def _months(name: str, year: int, first_month: int, quarter: str | None) -> Period:
    if not 1 <= year < 9999:
        raise NotAPeriod(name, "no such year")
    offset = first_month - 1 + (int(quarter) - 1) * 3 if quarter else first_month - 1
    last = offset + (2 if quarter else 11)
    end_year, end_month = year + last // 12, last % 12 + 1
    end = date(end_year, end_month, _last_day(end_year, end_month))
    return Period(name, date(year + offset // 12, offset % 12 + 1, 1), end)


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _a_year_less(day: date) -> date:
    was_last = day.day == _last_day(day.year, day.month)
    last = _last_day(day.year - 1, day.month)
    return date(day.year - 1, day.month, last if was_last or day.day > last else day.day)
