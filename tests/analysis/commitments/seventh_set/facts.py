"""What a careful officer sees who lays two records side by side: read from the records alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum, auto

from weft.analysis.commitments.benefit import Contains, Recorded, Related

SAME_PICTURE = 8
ANOTHER_PICTURE = 14
MANY = 8


class Fact(Enum):
    """Something that two records show."""

    SAME_PROVIDER = auto()
    SAME_GROUP = auto()
    CHAIN = auto()
    """One delivered for the other, or answers for it."""
    SHARED_SUB = auto()
    TIED = auto()
    """Any of these four."""
    STRANGERS = auto()
    """None of them, and no agreement that binds both."""
    OTHER_AGREEMENT = auto()
    AGREEMENT_ABOVE = auto()
    SAME_MEASURE = auto()
    OTHER_EDITION = auto()
    OTHER_MEASURE = auto()
    WEEKS = auto()
    """Both tell of weeks, of which the same person has new ones in each quarter."""
    ONCE = auto()
    """Both tell of a start or an award, which comes once to a person."""
    MONEY = auto()
    SAME_NUMBER = auto()
    NUMBER_OF_MANY = auto()
    OTHER_NUMBERS = auto()
    NO_TWO_NUMBERS = auto()
    """At most one of them has a number of its own."""
    NUMBER_IN_WORDS = auto()
    NUMBER_MISREAD = auto()
    """Equal once letters are read as the digits that they look like, or zeros in front are dropped."""
    SAME_FILE = auto()
    FILE_OF_MANY = auto()
    SAME_PICTURE = auto()
    SAME_LINK = auto()
    LINK_OF_MANY = auto()
    SAME_RECEIVER = auto()
    OTHER_RECEIVERS = auto()
    NO_TWO_RECEIVERS = auto()
    """At most one receiver is named."""
    OTHER_PLACES = auto()
    SAME_DAYS = auto()
    DAYS_WITHIN = auto()
    """All days of one lie within those of the other."""
    DAYS_MEET = auto()
    DAYS_APART = auto()
    DAY_AND_MONTH_SWAPPED = auto()
    YEAR_OFF = auto()
    DATE_IN_WORDS = auto()
    """One description names the first day of the other record."""
    SAME_AMOUNT = auto()
    EXACT_MONEY = auto()
    """The same amount to the penny, and no round one."""
    ROUNDED = auto()
    WITH_TAX = auto()
    """The one is the other with a fifth on top."""
    POWER_OF_TEN = auto()
    DIGITS_SWAPPED = auto()
    PART = auto()
    """The one is less than the other."""
    SAME_WORDS = auto()
    """Word for word, or cut off."""


@dataclass(frozen=True)
class Known:
    """What is known around two records."""

    related: Related
    contains: Contains
    shared: Counter[tuple[str, str]]
    """How many records have each number, file and page."""


def known(benefits: Iterable[Recorded], related: Related, contains: Contains) -> Known:
    """What the place and all its records tell."""
    shared = Counter(mark for one in benefits for mark in {*numbers(one), *files(one), *links(one)})
    return Known(related, contains, shared)


def seen(one: Recorded, other: Recorded, around: Known) -> frozenset[Fact]:
    """All that two records show."""
    return frozenset([
        *_ties(one, other, around), *_measures(one, other), *_numbers(one, other, around), *_papers(one, other, around),
        *_receivers(one, other), *_places(one, other, around), *_days(one, other), *_amounts(one, other), *_words(one, other),
    ])  # fmt: skip


def _ties(one: Recorded, other: Recorded, around: Known) -> Iterator[Fact]:
    tied = set()
    if one.provider == other.provider:
        tied.add(Fact.SAME_PROVIDER)
    elif around.related.get(one.provider, one.provider) == around.related.get(other.provider, ""):
        tied.add(Fact.SAME_GROUP)
    for first, second in ((one, other), (other, one)):
        if first.provider != second.provider and (second.provider in first.delivered_by or second.accountable == first.provider):  # fmt: skip
            tied.add(Fact.CHAIN)
    if set(one.delivered_by) & set(other.delivered_by):
        tied.add(Fact.SHARED_SUB)
    agreements = [{each.agreement, *each.under} for each in (one, other)]
    yield from tied
    if tied:
        yield Fact.TIED
    elif not agreements[0] & agreements[1]:
        yield Fact.STRANGERS
    if one.agreement != other.agreement:
        yield Fact.OTHER_AGREEMENT
    if one.agreement in other.under or other.agreement in one.under:
        yield Fact.AGREEMENT_ABOVE


def _measures(one: Recorded, other: Recorded) -> Iterator[Fact]:
    codes = [each.measure.rpartition("/")[2] for each in (one, other)]
    if one.measure == other.measure:
        yield Fact.SAME_MEASURE
    elif codes[0] == codes[1]:
        yield Fact.OTHER_EDITION
    else:
        yield Fact.OTHER_MEASURE
    if set(codes) <= {"GQ09", "GQ30"}:
        yield Fact.WEEKS
    if len(set(codes)) == 1 and codes[0] in ("GQ02", "GQ04", "GQ10"):
        yield Fact.ONCE
    if set(codes) <= {"GQ11", "GQ12", "GQ15", "GQ17"}:
        yield Fact.MONEY


def numbers(one: Recorded) -> Iterator[tuple[str, str]]:
    """The numbers of its evidence, with the kind of each: all digits, whatever stands around them."""
    for each in one.evidence:
        digits = re.sub(r"\D", "", each.reference)
        if each.kind in ("payroll", "training", "statement") and len(digits) >= 4:
            yield each.kind, digits


def files(one: Recorded) -> Iterator[tuple[str, str]]:
    """The hashes of what is attached."""
    return (("file", each.sha256) for each in one.evidence if each.sha256)


def links(one: Recorded) -> Iterator[tuple[str, str]]:
    """The pages it points to, without what browsers and letters add."""
    for each in one.evidence:
        if each.kind == "link":
            page = re.sub(r"^(https?://)?(www\.)?", "", each.reference.strip().lower())
            yield "link", re.sub(r"[?#].*$", "", page).rstrip("/")


def _numbers(one: Recorded, other: Recorded, around: Known) -> Iterator[Fact]:
    mine, yours = set(numbers(one)), set(numbers(other))
    if mine & yours:
        many = all(around.shared[each] >= MANY for each in mine & yours)
        yield Fact.NUMBER_OF_MANY if many else Fact.SAME_NUMBER
    rare = [{each for each in side if around.shared[each] < MANY} for side in (mine, yours)]
    kinds = {kind for kind, _ in rare[0]} & {kind for kind, _ in rare[1]}
    misread = set(_misread(one)) & set(_misread(other))
    if misread and not mine & yours:
        yield Fact.NUMBER_MISREAD
    if not rare[0] or not rare[1]:
        yield Fact.NO_TWO_NUMBERS
    if kinds and not rare[0] & rare[1] and not misread:
        yield Fact.OTHER_NUMBERS
    for having, telling in ((rare[0], other), (rare[1], one)):
        digits = re.sub(r"(?<=\d)[ /-](?=\d)", "", telling.description)
        if any(number in re.findall(r"\d+", digits) for _, number in having):
            yield Fact.NUMBER_IN_WORDS


def _misread(one: Recorded) -> Iterator[tuple[str, str]]:
    """Numbers with O, I and S among digits read as the digits they look like, and without zeros in front."""
    for each in one.evidence:
        if each.kind in ("payroll", "training", "statement"):
            joined = re.sub(r"(?<=[\dOIS])[ -](?=[\dOIS])", "", each.reference)
            for token in re.findall(r"(?=[OIS]*\d)[\dOIS]{4,}", joined):
                yield each.kind, token.translate(str.maketrans("OIS", "015")).lstrip("0")


def _papers(one: Recorded, other: Recorded, around: Known) -> Iterator[Fact]:
    both = set(files(one)) & set(files(other))
    if both:
        yield (
            Fact.FILE_OF_MANY
            if all(around.shared[each] >= MANY for each in both)
            else Fact.SAME_FILE
        )
    pages = set(links(one)) & set(links(other))
    if pages:
        yield (
            Fact.LINK_OF_MANY
            if all(around.shared[each] >= MANY for each in pages)
            else Fact.SAME_LINK
        )
    mine, yours = ([each.picture for each in side.evidence if each.picture is not None] for side in (one, other))  # fmt: skip
    if not both and any((a ^ b).bit_count() <= SAME_PICTURE for a in mine for b in yours):
        yield Fact.SAME_PICTURE


LONG = {
    "comm": "community", "assoc": "association", "cofe": "church of england", "ce": "church of england", "sch": "school", "ltd": "limited",
    "ctr": "centre", "tech": "technical", "co": "company", "rd": "road", "ln": "lane", "trng": "training", "st": "street", "saint": "street",
}  # fmt: skip
EMPTY = {"the", "and", "of", "limited", "per", "s"}


def plain_name(name: str) -> tuple[str, ...]:
    """A name without what hands add or leave out."""
    name = re.sub(r"\(per [^)]*\)", "", name.lower()).replace("'", "").replace("&", " ")
    parts = " ".join(LONG.get(word, word) for word in re.findall(r"\w+", name)).split()
    return tuple(word for word in parts if word not in EMPTY)


def one_name(name: str, other: str) -> bool:
    """Whether a careful reader takes two names for one."""
    mine, yours = plain_name(name), plain_name(other)
    if len(mine) == len(yours):
        return all(_slip(a, b) for a, b in zip(mine, yours, strict=True))
    small, large = sorted((set(mine), set(yours)), key=len)
    return len(small) >= 2 and small <= large


def _slip(word: str, other: str) -> bool:
    return word == other or (len(word) >= 4 and sorted(word) == sorted(other) and SequenceMatcher(None, word, other).ratio() > 0.7)  # fmt: skip


def _receivers(one: Recorded, other: Recorded) -> Iterator[Fact]:
    same = _same_receiver(one, other)
    if same is not None:
        yield Fact.SAME_RECEIVER if same else Fact.OTHER_RECEIVERS
    if same is not False:
        yield Fact.NO_TWO_RECEIVERS


def _same_receiver(one: Recorded, other: Recorded) -> bool | None:
    """Whether they name one receiver; None where one of them names nobody."""
    if one.beneficiary and other.beneficiary:
        return one.beneficiary == other.beneficiary
    if one.beneficiary_name and other.beneficiary_name:
        return one_name(one.beneficiary_name, other.beneficiary_name)
    return None


def _places(one: Recorded, other: Recorded, around: Known) -> Iterator[Fact]:
    if one.places and other.places:
        mine, yours = ({area for place in side.places for area in _up(place, around)} for side in (one, other))  # fmt: skip
        if not mine & set(other.places) and not yours & set(one.places):
            yield Fact.OTHER_PLACES


def _up(place: str, around: Known) -> Iterator[str]:
    while place:
        yield place
        place = around.contains.get(place, "")


def _days(one: Recorded, other: Recorded) -> Iterator[Fact]:
    if (one.begins, one.ends) == (other.begins, other.ends):
        yield Fact.SAME_DAYS
    if (one.begins >= other.begins and one.ends <= other.ends) or (other.begins >= one.begins and other.ends <= one.ends):  # fmt: skip
        yield Fact.DAYS_WITHIN
    meet = one.begins <= other.ends and other.begins <= one.ends
    yield Fact.DAYS_MEET if meet else Fact.DAYS_APART
    mine, yours = one.begins, other.begins
    if not meet and (mine.year, mine.month, mine.day) == (yours.year, yours.day, yours.month):
        yield Fact.DAY_AND_MONTH_SWAPPED
    if abs(mine.year - yours.year) == 1 and (mine.month, mine.day) == (yours.month, yours.day):
        yield Fact.YEAR_OFF
    if spoken(mine) in other.description or spoken(yours) in one.description:
        yield Fact.DATE_IN_WORDS


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


def spoken(day: date) -> str:
    """A day as it is written in words."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _amounts(one: Recorded, other: Recorded) -> Iterator[Fact]:
    less, more = sorted((one.quantity, other.quantity))
    if less == more:
        yield Fact.SAME_AMOUNT
        if less % 1000 and less >= 10_000:
            yield Fact.EXACT_MONEY
        return
    yield Fact.PART
    if more - less <= more * 0.03 and (less % 1000 == 0 or more % 1000 == 0 or less % 60 == 0 or more % 60 == 0):  # fmt: skip
        yield Fact.ROUNDED
    if abs(less * 1.2 - more) <= 2:
        yield Fact.WITH_TAX
    if more in (less * 10, less * 100, less * 1000):
        yield Fact.POWER_OF_TEN
    a, b = str(less), str(more)
    if len(a) == len(b) and sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2:  # fmt: skip
        yield Fact.DIGITS_SWAPPED


def _words(one: Recorded, other: Recorded) -> Iterator[Fact]:
    short, long = sorted((_flat(one.description), _flat(other.description)), key=len)
    if short == long or (len(short) >= 12 and long.startswith(short)):
        yield Fact.SAME_WORDS


def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
