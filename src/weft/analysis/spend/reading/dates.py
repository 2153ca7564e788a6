"""Dates as councils write them → dates, and how each was read.

British order (day first) is the rule. American order is used only where the file itself proves it:
some text can be read no other way, and none can be read only the British way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

EARLIEST = date(1995, 1, 1)
LATEST = date(2059, 12, 31)
_EXCEL_EPOCH = date(1899, 12, 30)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january", "ionawr"), ("feb", "february", "chwefror"),
            ("mar", "march", "mawrth"), ("apr", "april", "ebrill"), ("may", "mai"),
            ("jun", "june", "mehefin"), ("jul", "july", "gorffennaf"),
            ("aug", "august", "awst"), ("sep", "sept", "september", "medi"),
            ("oct", "october", "hydref"), ("nov", "november", "tachwedd"),
            ("dec", "december", "rhagfyr"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip

_TIME = re.compile(
    r"[T\s,]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|BST|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_ISO = re.compile(r"^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$")
_NUMERIC = re.compile(r"^(\d{1,2})\s*[-/. \\]\s*(\d{1,2})\s*[-/. \\]\s*(\d{4}|\d{2})$")
_DAY_MONTH_NAME = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[-/. ,]*([A-Za-z]{3,12})[-/. ,']*(\d{4}|\d{2})$",
    re.IGNORECASE,
)
_MONTH_NAME_DAY = re.compile(
    r"^([A-Za-z]{3,12})[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/. ,]+(\d{4})$", re.IGNORECASE
)
_YEAR_MONTH_NAME_DAY = re.compile(r"^(\d{4})[-/. ]([A-Za-z]{3,12})[-/. ](\d{1,2})$")
_COMPACT = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})(?:\.0)?$")
_COMPACT_BRITISH = re.compile(r"^(\d{2})(\d{2})((?:19|20)\d{2})$")
_SERIAL = re.compile(r"^(\d{5})(?:\.\d+)?$")
_MONTH_YEAR = re.compile(r"^([A-Za-z]{3,12})[-/. ,']*(\d{4}|\d{2})$")
_YEAR_MONTH = re.compile(r"^((?:19|20)\d{2})[-/. ]?(\d{2})$")
_YEAR = re.compile(r"^((?:19|20)\d{2})$")
_MONTH_SLASH_YEAR = re.compile(r"^(\d{1,2})[-/.]((?:19|20)\d{2})$")
_FINANCIAL_PERIOD = re.compile(
    r"^(?:period|pd|p|m|month)?[ ._-]*(\d{1,2})[ ,/_-]+((?:19|20)\d{2})[/-](\d{2}|\d{4})$",
    re.IGNORECASE,
)
_FINANCIAL_PERIOD_LAST = re.compile(
    r"^((?:19|20)\d{2})[/-](\d{2}|\d{4})[ ,/_-]*(?:period|pd|p|m|month)?[ ._-]*(\d{1,2})$",
    re.IGNORECASE,
)


_MONTH_OF_FINANCIAL_YEAR = re.compile(
    r"^([A-Za-z]{3,12})[-/. ,']+((?:19|20)\d{2})[/-](\d{2}|\d{4})$"
)
_QUARTER = re.compile(
    r"^(?:q|qtr|quarter)[ .]*([1-4])[ ,/_-]+((?:19|20)\d{2})[/-](\d{2}|\d{4})$", re.IGNORECASE
)


class Order(StrEnum):
    """Which number comes first in a date like 04/05/2016."""

    BRITISH = "day first"
    AMERICAN = "month first"


class How(StrEnum):
    """What kind of text a date was read from."""

    DAY = "day"
    SERIAL = "spreadsheet serial number"
    PERIOD = "period"


@dataclass(frozen=True)
class Evidence:
    """What the distinct dates of one file prove about their order."""

    order: Order
    why: str
    mixed: bool = False


@dataclass(frozen=True)
class DateRead:
    """A date and the kind of text it came from."""

    date: date
    how: How


@lru_cache(maxsize=1 << 16)
def date_of(
    text: str, order: Order = Order.BRITISH, *, months_to_add: int = 0, earliest: date = EARLIEST, latest: date = LATEST
) -> DateRead | None:  # fmt: skip
    """Read one date, or None when the text is not one (or lies outside 1995 to 2059, where nothing else is said).

    A period (`201009`, `Sep-10`, `P06 2023/24`) gives the last day of its month; `months_to_add`
    shifts periods written as year and financial period (201009 = period 9 of 2010/11 = December).
    """
    bare = _bare(text)
    if not bare:
        return None
    day = _day(bare, order)
    if day is not None:
        return _within(day, How.DAY, earliest, latest)
    serial = _SERIAL.match(bare)
    if serial:
        serial_day = _EXCEL_EPOCH + timedelta(days=int(serial[1]))
        return _within(serial_day, How.SERIAL, earliest, latest)
    month = _period(bare) or _range(bare, order)
    if month is None:
        return None
    if months_to_add and _YEAR_MONTH.match(bare):
        month = _shifted(month, months_to_add)
    return _within(_last_day(*month), How.PERIOD, earliest, latest)


def order_proved_by(
    texts: Iterable[str], months: frozenset[tuple[int, int]] = frozenset()
) -> Evidence:
    """Say in which order a file writes its numeric dates, and what proves it.

    `months` are the months that the file's name or titles state; where no single date proves an
    order, American is believed if it puts every date in those months and British puts none there.
    """
    pairs = {
        (int(m[1]), int(m[2]), _year(m[3])) for m in map(_NUMERIC.match, map(_bare, texts)) if m
    }
    british = [pair for pair in pairs if pair[0] > 12 >= pair[1]]
    american = [pair for pair in pairs if pair[1] > 12 >= pair[0]]
    if american and not british:
        first = min(american)
        return Evidence(
            Order.AMERICAN,
            f"{_different(len(american))} such as {first[0]}/{first[1]}/{first[2]} can only be month first, and none can only be day first",
        )
    if american:
        return Evidence(
            Order.BRITISH,
            f"{_different(len(british))} can only be day first; {len(american)} can only be month first and are read so, each by itself",
            mixed=True,
        )
    if british:
        return Evidence(Order.BRITISH, f"{_different(len(british))} can only be day first")
    if len(pairs) > 1 and months and _only_american_fits(pairs, months):
        return Evidence(
            Order.AMERICAN, "the file names its month, and only month first puts its dates there"
        )
    return Evidence(Order.BRITISH, "nothing in the file says otherwise")


def _only_american_fits(
    pairs: set[tuple[int, int, int]], months: frozenset[tuple[int, int]]
) -> bool:
    american = all((year, first) in months for first, _, year in pairs)
    british = any((year, second) in months for _, second, year in pairs)
    return american and not british


def _different(count: int) -> str:
    return "1 date" if count == 1 else f"{count} different dates"


def months_named_in(text: str) -> frozenset[tuple[int, int]]:
    """Find the months that a file name or title states: "April 2016", "2016-04", "201604", "apr_16"."""
    found = set()
    for word, year in re.findall(r"([A-Za-z]{3,12})[^A-Za-z0-9]*((?:20)?\d{2})(?!\d)", text):
        number = MONTHS.get(word.lower()) or next(
            (n for name, n in MONTHS.items() if len(name) > 3 and word.lower().endswith(name)), None
        )
        if number:
            found.add((_year(year), number))
    for year, word in re.findall(r"(20\d{2})[^A-Za-z0-9]+([A-Za-z]{3,12})", text):
        if number := MONTHS.get(word.lower()):
            found.add((int(year), number))
    for year, month in re.findall(r"(?<!\d)(20\d{2})[-_ ]?(0[1-9]|1[0-2])(?!\d)", text):
        found.add((int(year), int(month)))
    return frozenset(found)


def _bare(text: str) -> str:
    bare = " ".join(text.replace(" ", " ").split()).strip("'\"")
    bare = _TIME.sub("", bare)
    return _WEEKDAY.sub("", bare).strip()


def _day(bare: str, order: Order) -> date | None:
    if match := _ISO.match(bare):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.match(bare):
        return _numeric(int(match[1]), int(match[2]), _year(match[3]), order)
    if match := _DAY_MONTH_NAME.match(bare):
        return _date(_year(match[3]), MONTHS.get(match[2].lower(), 0), int(match[1]))
    if match := _MONTH_NAME_DAY.match(bare):
        return _date(int(match[3]), MONTHS.get(match[1].lower(), 0), int(match[2]))
    if match := _YEAR_MONTH_NAME_DAY.match(bare):
        return _date(int(match[1]), MONTHS.get(match[2].lower(), 0), int(match[3]))
    if (match := _COMPACT.match(bare)) and (
        day := _date(int(match[1]), int(match[2]), int(match[3]))
    ):
        return day
    if match := _COMPACT_BRITISH.match(bare):
        return _date(int(match[3]), int(match[2]), int(match[1]))
    return None


def _numeric(first: int, second: int, year: int, order: Order) -> date | None:
    """The stated order; where that is impossible, the other one, which is then the only one."""
    british, american = _date(year, second, first), _date(year, first, second)
    if order is Order.AMERICAN:
        return american or british
    return british or american


def _period(bare: str) -> tuple[int, int] | None:
    if match := _FINANCIAL_PERIOD.match(bare):
        return _financial(int(match[2]), match[3], int(match[1]))
    if match := _MONTH_OF_FINANCIAL_YEAR.match(bare):
        month = MONTHS.get(match[1].lower(), 0)
        return _financial(int(match[2]), match[3], (month - 4) % 12 + 1) if month else None
    if match := _MONTH_YEAR.match(bare):
        return _month(_year(match[2]), MONTHS.get(match[1].lower(), 0))
    if match := _YEAR_MONTH.match(bare):
        return _month(int(match[1]), int(match[2]))
    if match := _YEAR.match(bare):
        return _month(int(match[1]), 12)
    if match := _MONTH_SLASH_YEAR.match(bare):
        return _month(int(match[2]), int(match[1]))
    if match := _FINANCIAL_PERIOD_LAST.match(bare):
        return _financial(int(match[1]), match[2], int(match[3]))
    return None


def _range(bare: str, order: Order) -> tuple[int, int] | None:
    """The month that a range lies in ("01/04/2023 - 30/04/2023"), or the last of a quarter ("Q1 2023/24")."""
    if match := _QUARTER.match(bare):
        return _financial(int(match[2]), match[3], 3 * int(match[1]))
    first, dash, last = bare.partition(" - ") if " - " in bare else bare.partition(" to ")
    begins, ends = (_day(part.strip(), order) for part in (first, last)) if dash else (None, None)
    if begins is None or ends is None or begins > ends:
        return None
    return (
        (ends.year, ends.month) if (begins.year, begins.month) == (ends.year, ends.month) else None
    )


def _financial(year: int, following: str, period: int) -> tuple[int, int] | None:
    """Period 1 of 2023/24 is April 2023, periods 13 to 16 are the closing of March.

    A second year that does not follow is no financial year.
    """
    if int(following) % 100 != (year + 1) % 100 or not 1 <= period <= 16:
        return None
    return _shifted((year, min(period, 12)), 3)


def _shifted(month: tuple[int, int], by: int) -> tuple[int, int]:
    count = month[0] * 12 + month[1] - 1 + by
    return count // 12, count % 12 + 1


def _month(year: int, month: int) -> tuple[int, int] | None:
    return (year, month) if 1 <= month <= 12 else None


def _last_day(year: int, month: int) -> date:
    following = _shifted((year, month), 1)
    return date(following[0], following[1], 1) - timedelta(days=1)


def _year(text: str) -> int:
    """Two digits from 70 on are of the last century."""
    if len(text) == 4:
        return int(text)
    return int(text) + (1900 if int(text) >= 70 else 2000)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _within(day: date, how: How, earliest: date, latest: date) -> DateRead | None:
    return DateRead(day, how) if earliest <= day <= latest else None
