"""Amounts that stand in a column for each year: 2025/26, 2026-27, 2027, Year 1. Each becomes a row of its own.

A year of two numbers is the financial year of councils, from 1 April to 31 March; one of one number is a calendar year; Year 1 begins with the agreement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from weft.analysis.commitments.columns import NO_DAY, Row, Table

_AROUND = r"(?:targets?|committed|commitments?|amounts?|quantity|planned|promised|how much|fy|financial|year|by|in|for|end of|total)"
_WORDS = rf"(?:{_AROUND}[\s:.\-–]*)*"
_FINANCIAL = re.compile(rf"{_WORDS}(20\d\d) ?[/\-–] ?(?:20)?(\d\d)[\s:.\-–]*{_WORDS}")
_CALENDAR = re.compile(rf"{_WORDS}(20\d\d)[\s:.\-–]*{_WORDS}")
_NUMBERED = re.compile(rf"{_WORDS}(?:year|yr|y) ?(\d\d?)[\s:.\-–]*{_WORDS}")
MOST_YEARS = 50
NOTHING = NO_DAY | {"0", "0.0", "0.00", "£0", "£0.00", "no"}
"""So a cell says that nothing is promised for a year."""


@dataclass(frozen=True)
class Year:
    """A year for which a column is."""

    heading: str
    last: date | None
    """Its last day; None where it is counted from the first day of an agreement."""
    number: int = 0
    """Which year of the agreement."""

    def first_day(self, begins: date | None) -> date | None:
        """The first day, in an agreement that begins so; None where nobody can say."""
        last = self.last_day(begins)
        return _a_year_before(last) if last else None

    def last_day(self, begins: date | None) -> date | None:
        """The last day, in an agreement that begins so; None where nobody can say."""
        if self.last is not None:
            return self.last
        return _day_before(begins, self.number) if begins else None


def year_of(heading: str) -> Year | None:
    """The year that a heading is about; None where it is about none, or not about what is promised."""
    text = " ".join(heading.casefold().split()).strip(" ()")
    if found := _FINANCIAL.fullmatch(text):
        first, last = int(found[1]), int(found[2])
        return Year(heading.strip(), date(first + 1, 3, 31)) if (first + 1) % 100 == last else None
    if found := _CALENDAR.fullmatch(text):
        return Year(heading.strip(), date(int(found[1]), 12, 31))
    if found := _NUMBERED.fullmatch(text):
        number = int(found[1])
        return Year(heading.strip(), None, number) if 1 <= number <= MOST_YEARS else None
    return None


def years_in(headings: Sequence[str]) -> dict[int, Year]:
    """The columns that are for a year each; none, where a year stands over one alone or twice: then it is not known what they are."""
    found = {at: year for at, text in enumerate(headings) if (year := year_of(text))}
    there = {(one.last, one.number) for one in found.values()}
    return found if len(found) > 1 and len(there) == len(found) else {}


def unfolded(table: Table, years: Mapping[int, Year]) -> Table:
    """The same with a row for each year in which something stands, and two more columns: what stands there, and the heading of its year.

    A row in which nothing stands for any year is there once, and says no amount.
    """
    rows: list[Row] = []
    for row in table.rows:
        cells = (*row.cells, *("",) * (len(table.headings) - len(row.cells)))
        there = [(cells[at].strip(), year.heading) for at, year in years.items()]
        said = [one for one in there if one[0].casefold() not in NOTHING]
        rows += [replace(row, cells=(*cells[: len(table.headings)], *one)) for one in said or [("", "")]]  # fmt: skip
    return replace(
        table, headings=(*table.headings, "How much in the year", "Of the year"), rows=tuple(rows)
    )


def _day_before(begins: date, years: int) -> date:
    """The last day of so many years that begin on a day."""
    try:
        after = begins.replace(year=begins.year + years)
    except ValueError:  # 29 February
        return date(begins.year + years, 2, 28)
    return date.fromordinal(after.toordinal() - 1)


def _a_year_before(last: date) -> date:
    return date.fromordinal(_day_before(date.fromordinal(last.toordinal() + 1), -1).toordinal() + 1)
