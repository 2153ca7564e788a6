"""The hours of the clock that a text names: from when to when, however that is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

Hours = tuple[int, int]
"""From when to when, in minutes after midnight; twice the same where only one time is named."""
NOON = 12 * 60
_IN_WORDS = ("twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")  # fmt: skip
_WORD = "|".join(_IN_WORDS)
_HALF = r"(?:[ap]\.?m\b\.?)"
_SAID = (
    rf"(?:(?:12 ?)?(?:noon|midday)|midnight|(?:half|quarter) (?:past|to) (?:{_WORD}|\d\d?)|(?:{_WORD}|\d\d?) ?o['’]?clock"
    rf"|\d\d?[.:][0-5]\d ?{_HALF}?|\d\d? ?{_HALF})"
)
_SHORT = rf"(?:\d\d?|[01]\d[0-5]\d|2[0-3][0-5]\d|{_WORD})"
_TO = r"\s*(?:-|–|\bto\b|\buntil\b|\btill?\b|\band\b)\s*"
_MEASURED = r"(?! ?(?:%|h\b|hrs?\b|hours?\b|mins?\b|minutes?\b|days?\b|weeks?\b|people\b|kg\b|tonnes?\b|miles?\b|million\b|k\b|[./]\d))"
_FROM_TO = re.compile(
    rf"(?<![\w£.,:/-])(?:(?P<one>{_SAID}){_TO}(?P<other>{_SAID}|{_SHORT}\b)|(?P<first>{_SHORT}){_TO}(?P<last>{_SAID})"
    rf"|(?P<plain>[01]\d[0-5]\d|2[0-3][0-5]\d)(?P<to>{_TO})(?P<end>[01]\d[0-5]\d|2[0-3][0-5]\d) ?(?:h|hrs|hours)\b)(?!\w){_MEASURED}",
    re.IGNORECASE,
)
_IN_SHORT = re.compile(rf"\b(?:from|between) (?P<one>{_WORD}|\d\d?) (?:to|until|till|and) (?P<other>{_WORD}|\d\d?)(?: ?o['’]?clock| in the (?:morning|afternoon|evening)|[.,;)]|$)", re.IGNORECASE)  # fmt: skip
_AT = re.compile(rf"(?<![\w£.,:/-])(?:noon|midday|(?:half|quarter) (?:past|to) (?:{_WORD})|(?:{_WORD}|\d\d?) ?o['’]?clock|\d\d?:[0-5]\d ?{_HALF}?|\d\d?(?:\.[0-5]\d)? ?{_HALF})(?!\w)", re.IGNORECASE)  # fmt: skip
_AT_A_POINT = re.compile(r"\b(?:at|from|until|starting|start) (\d\d?\.[0-5]\d)(?![\d.])(?! ?(?:h|hrs|hours|kg|t|tonnes|%|per)\b)", re.IGNORECASE)  # fmt: skip
_BARE = re.compile(
    r"(?<![\w£.:/-])(?P<one>[1-9]|1\d|2[0-2])(?: ?[-–] ?| to )(?P<other>[1-9]|1\d|2[0-3])(?=[,;)]|\.?$|\. | (?:shift|slot|session|sitting|turn|stint)\b| - )",
    re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
"""Hours alone, before a stop or of a shift: “10-12, 6 staff”, “13 to 15 shift”."""
_OF_OTHER_THINGS = re.compile(r"\b(?:age[ds]?|years?|yrs?|weeks?|wks?|plots?|nos?|numbers?|units?|pages?|levels?|lots?|rooms?|flats?|floors?|days?|sessions?|phases?|blocks?|classes|forms?|groups?|bays?|modules?|parts?|items?|stages?|terms?|of|about|some|over|score[ds]?|won|lost|drew|ratio|size[ds]?|under|boxes|houses|between|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)[: ]*$", re.IGNORECASE)  # fmt: skip
"""Behind which two numbers are no hours."""
LONGEST_BARE = 9 * 60
"""So long at most are hours that are written as two numbers alone."""
_MAY_NAME_HOURS = re.compile(r"\d ?(?:-|–|to) ?\d\d?(?:[,;).]|$| shift| slot| session| sitting| turn| stint| - )|\d ?[.:]\d\d|\d ?[ap]\.?m\b|clock\b|\bnoon\b|midday|\b(?:half|quarter) (?:past|to)\b|\b(?:from|between) [a-z\d]|\d{4}\s*(?:-|–|to)", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=300_000)
def hours_in(text: str) -> frozenset[Hours]:
    """All hours of the clock that a text names."""
    return frozenset(_hours(text)) if _MAY_NAME_HOURS.search(text) else frozenset()


def _hours(text: str) -> Iterator[Hours]:
    rest = []
    at = 0
    for found in _FROM_TO.finditer(text):
        yield _from_to(*(found["one"] or found["first"] or found["plain"], found["other"] or found["last"] or found["end"]))  # fmt: skip
        rest.append(text[at : found.start()])
        at = found.end()
    for found in _IN_SHORT.finditer(left := " ".join([*rest, text[at:]])):
        yield _from_to(found["one"], found["other"])
        left = left.replace(found[0], " ")
    for found in _BARE.finditer(left):
        if (
            not _OF_OTHER_THINGS.search(left[: found.start()])
            and 0 < (bare := _from_to(found["one"], found["other"]))[1] - bare[0] <= LONGEST_BARE
        ):
            yield bare
    for found in _AT.finditer(left):
        yield (_minutes(found[0]),) * 2
    for found in _AT_A_POINT.finditer(left):
        yield (_minutes(found[1]),) * 2


def _from_to(one: str, other: str) -> Hours:
    """From when to when: of “9 to 11am” both are of one half of the day, where that is a time forward."""
    first, last = _minutes(one), _minutes(other)
    if not _says_half(one) and _says_half(other):
        bare = _bare(one)
        for begins in (bare + NOON * (last >= NOON), bare):
            if begins < last:
                first = begins
                break
    elif last < first and last < NOON:
        last += NOON
    return (first, last) if first <= last else (last, first)


def _says_half(said: str) -> bool:
    return re.search(r"[ap]\.?m|noon|midday|midnight", said.lower()) is not None


def _bare(said: str) -> int:
    """Minutes since twelve o'clock."""
    said = said.lower()
    figures = [int(each) for each in re.findall(r"\d+", said)]
    if len(figures) == 1 and figures[0] > 24:
        figures = [*divmod(figures[0], 100)]
    hour = figures[0] if figures else next((at for at, word in enumerate(_IN_WORDS) if re.search(rf"\b{word}\b", said)), 0)  # fmt: skip
    minutes = figures[1] if len(figures) > 1 else 0
    minutes += 30 * ("half past" in said) + 15 * ("quarter past" in said) - 15 * ("quarter to" in said)  # fmt: skip
    return (hour % 12) * 60 + minutes


def _minutes(said: str) -> int:
    """A time of day, in minutes: who writes 2.30 and no half of the day means the afternoon."""
    lower = said.lower()
    if "noon" in lower or "midday" in lower or "midnight" in lower:
        return NOON if "midnight" not in lower else 0
    figures = re.findall(r"\d+", said)
    hour = int(figures[0]) // (100 if len(figures[0]) > 2 else 1) if figures else 0
    bare = _bare(said)
    if re.search(r"p\.?m", lower) or hour > 12 or (hour == 12 and not re.search(r"a\.?m", lower)):
        return bare + NOON
    is_early = bare < 7 * 60 and not re.search(r"a\.?m", lower) and not said.startswith("0")
    return bare + NOON if is_early and bare >= 60 else bare


def half_of_the_day(hours: Collection[Hours]) -> str:
    """The half of the day in which all hours lie, where they lie in one: “am” or “pm”."""
    if not hours:
        return ""
    is_early = all(last <= NOON + 30 and first < NOON for first, last in hours)
    return "am" if is_early else "pm" if all(first >= NOON for first, _last in hours) else ""


def do_not_meet(one: Collection[Hours], other: Collection[Hours]) -> bool:  # fmt: skip
    """Whether both name hours, of which none share a time."""
    return bool(one and other) and not any(_meet(mine, theirs) for mine in one for theirs in other)


def _meet(one: Hours, other: Hours) -> bool:
    """Whether two share a time; a time alone lies in hours until they end."""
    if one == other:
        return True
    return one[0] < max(other[1], other[0] + 1) and other[0] < max(one[1], one[0] + 1)
