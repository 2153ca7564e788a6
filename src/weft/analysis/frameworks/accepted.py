"""What people type into a template, as an edition holds it: the words that pages show, keys in any case, days as forms take them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from weft.analysis.frameworks.edition import Origin
from weft.analysis.frameworks.measure import PLACES, AddsUp, Confirmer, Direction, MeasureKind
from weft.analysis.frameworks.units import UNITS

_BETWEEN = re.compile(r"[\s_‐-―-]+")


@dataclass(frozen=True)
class Words:
    """The keys that may stand in a column, and every spelling of each."""

    keys: tuple[str, ...]
    spelt: Mapping[str, str]

    def of(self, typed: str) -> str | None:
        """The key that somebody means, or None."""
        return self.spelt.get(_folded(typed))


def _folded(typed: str) -> str:
    """A word as it is looked up: in any case, however its parts are joined, without what explains it."""
    plain = typed.replace("’", "'").replace("₂", "2").casefold()
    said = re.split(r"[:,]", plain, maxsplit=1)[0]
    return _BETWEEN.sub(" ", said).strip(" .")


def _words(keys: Iterable[str], **more: str) -> Words:
    """Each key spells itself; `more` has other spellings by the key, with a stroke between them."""
    known = tuple(str(key) for key in keys)
    spelt = {_folded(key): key for key in known}
    for key, spellings in more.items():
        spelt |= {_folded(one): key for one in spellings.split("|")}
    return Words(known, spelt)


_MORE_UNITS = {
    "people": "persons",
    "fte": "full time equivalents|ftes",
    "gbp": "£|gbp|pounds sterling",
    "tco2e": "t co2e|tonnes co2e|tonnes of co2e",
    "kg": "kgs|kilos",
    "percent": "%|percentage|percent",
    "yes_no": "yes/no",
    "story": "stories",
}
_SUMS = {
    AddsUp.SUM: "added up|total",
    AddsUp.LATEST: "the latest counts|the latest",
    AddsUp.WEIGHTED_AVERAGE: "averaged by weight|average by weight",
    AddsUp.NEVER: "never added up",
}
WORDS: dict[str, Words] = {
    "unit": _words(
        UNITS,
        **{u.key: "|".join([u.one, u.many, _MORE_UNITS.get(u.key, u.key)]) for u in UNITS.values()},
    ),
    "kind": _words(MeasureKind),
    "over time": _words(AddsUp, **_SUMS),
    "over providers": _words([AddsUp.SUM, AddsUp.WEIGHTED_AVERAGE, AddsUp.NEVER], **_SUMS),
    "direction": _words(Direction, neither="neither more nor less"),
    "confirmed by": _words(
        Confirmer,
        beneficiary="the organisation that received it|beneficiary organisation|the beneficiary",
        participants_by_sample="a sample of those who took part|participants|a sample of participants",
        auditor="an auditor|the auditor",
        nobody="nobody but the provider",
    ),
    "places": _words(PLACES, **{place: f"{place}s" for place in PLACES}),
    "origin": _words(
        Origin,
        publisher="the publisher's|publisher's",
        weft="weft's|weft's own wording",
        place="the place's own|the place's|of the place",
    ),
}
"""By the column of the template: what may stand there. Pages say the same in `weft.frameworks.words`."""


MONTHS = {
    name.casefold(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
_WEEKDAYS = {name.casefold() for names in (calendar.day_name, calendar.day_abbr) for name in names}
_WRITTEN = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PART = re.compile(r"\d+|[^\W\d_]+")
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b|\bof\b", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR, TURN = 1900, 2199, 80
"""Of years with two digits, the first of the last century is `TURN`: 79 is 2079, 80 is 1980."""


def day_in(typed: str) -> date | None:
    """The day that somebody types, as the forms of pages take it; the day before the month, save where the year comes first.

    As files write it (2026-03-31) a day may be of any year.
    """
    if _WRITTEN.fullmatch(typed.strip()):
        return _real(*map(int, typed.strip().split("-")))
    found = _PART.findall(_ORDINAL.sub(" ", typed.casefold()))
    parts = [part for part in found if part not in _WEEKDAYS]
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts) != 3:
        return None
    first, month, last = parts
    if len(first) == 4:
        first, last = last, first
    elif not first.isdecimal():
        first, month = month, first
    try:
        return date(_year(last), MONTHS.get(month) or int(month), int(first))
    except ValueError:
        return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int:
    if len(text) == 2:
        return int(text) + (2000 if int(text) < TURN else 1900)
    year = int(text)
    if len(text) != 4 or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(text)
    return year


def listed(words: Iterable[str], most: int = 20) -> str:
    """What may stand somewhere, in a row of words; of very many, the first."""
    every = [*words]
    more = f" and {len(every) - most:,} more" if len(every) > most else ""
    return ", ".join(map(str, every[:most])) + more
