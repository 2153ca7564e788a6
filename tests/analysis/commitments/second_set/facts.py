"""What a careful official sees of two records that lie side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from enum import Enum, auto
from itertools import product

from tests.analysis.commitments.activities import BY_KEY, IN_PEOPLE
from weft.analysis.commitments.benefit import Evidence, Recorded, Related

SAVED_AGAIN, ANOTHER_PICTURE = 6, 12
"""Up to so many bits of two hashes differ for one picture; from so many on they are two pictures."""


class Fact(Enum):
    """One thing that is seen; which of a row holds excludes the others of that row."""

    ONE_PROVIDER, TIED, STRANGERS = auto(), auto(), auto()
    SAME_MEASURE, COUNTED_THE_SAME, OTHER_MEASURE = auto(), auto(), auto()
    SAME_NUMBER, DIGITS_SWAPPED, OTHER_NUMBERS, NUMBER_MISSING = auto(), auto(), auto(), auto()
    SAME_FILE, GENERAL_FILE, OTHER_FILES, FILE_MISSING = auto(), auto(), auto(), auto()
    SAME_PICTURE, GENERAL_PICTURE, OTHER_PICTURES, PICTURE_MISSING = auto(), auto(), auto(), auto()
    SAME_ADDRESS, GENERAL_ADDRESS, OTHER_ADDRESSES, ADDRESS_MISSING = auto(), auto(), auto(), auto()
    SAME_RECEIVER, OTHER_RECEIVERS, RECEIVER_MISSING = auto(), auto(), auto()
    SAME_DAYS, DAYS_SHARED, DAY_MISTYPED, NO_DAY_SHARED = auto(), auto(), auto(), auto()
    SAME_AMOUNT, ROUNDED, WITH_VAT, OTHER_AMOUNTS = auto(), auto(), auto(), auto()
    TOLD_APART, NOT_TOLD_APART = auto(), auto()
    SAME_AGREEMENT, OTHER_AGREEMENTS = auto(), auto()


def seen(one: Recorded, other: Recorded, related: Related) -> frozenset[Fact]:
    """All facts about these two, one of each row."""
    return frozenset(
        (
            _firms(one, other, related),
            _measures(one, other),
            _numbers(one, other),
            _files(one, other),
            _pictures(one, other),
            _addresses(one, other),
            _receivers(one, other),
            _days(one, other),
            _amounts(one.quantity, other.quantity),
            _tellings(one.description.casefold(), other.description.casefold()),
            Fact.SAME_AGREEMENT if one.agreement == other.agreement else Fact.OTHER_AGREEMENTS,
        )
    )


def _firms(one: Recorded, other: Recorded, related: Related) -> Fact:
    if one.provider == other.provider:
        return Fact.ONE_PROVIDER
    group = related.get(one.provider)
    parties = [{each.provider, each.accountable, *each.delivered_by} for each in (one, other)]
    if parties[0] & parties[1] or (group and group == related.get(other.provider)):
        return Fact.TIED
    return Fact.TIED if one.agreement == other.agreement else Fact.STRANGERS


PAIRED = {frozenset((each.measure, each.elsewhere)) for each in BY_KEY.values() if each.elsewhere}
PAIRED |= {frozenset((BY_KEY[key].measure, people)) for key, people in IN_PEOPLE.items()}
"""Measures by which the city region and a regeneration area count the same."""


def _measures(one: Recorded, other: Recorded) -> Fact:
    if one.measure == other.measure:
        return Fact.SAME_MEASURE
    editions = {re.sub(r":\d+/", "/", each.measure) for each in (one, other)}
    if len(editions) == 1 or {one.measure, other.measure} in PAIRED:
        return Fact.COUNTED_THE_SAME
    return Fact.OTHER_MEASURE


def numbers(record: Recorded) -> set[str]:
    """The numbers of its evidence without what stands around them, each after its kind."""
    return {
        f"{each.kind} {number}"
        for each in record.evidence
        if each.kind in {"statement", "payroll", "training"}
        for part in re.split(r",|;| and ", each.reference)
        if (number := "".join(re.findall(r"\d+", part)).lstrip("0"))
    }


def _numbers(one: Recorded, other: Recorded) -> Fact:
    ours, theirs = numbers(one), numbers(other)
    if not ours or not theirs:
        return Fact.NUMBER_MISSING
    if ours & theirs:
        return Fact.SAME_NUMBER
    swapped = any(_swapped(*pair) for pair in product(ours, theirs))
    return Fact.DIGITS_SWAPPED if swapped else Fact.OTHER_NUMBERS


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places, and not the last two: those are as often the next number."""
    apart = [n for n in range(min(len(one), len(other))) if one[n] != other[n]]
    return (
        len(one) == len(other)
        and len(apart) == 2
        and apart[1] == apart[0] + 1 < len(one) - 1
        and one[apart[0]] == other[apart[1]]
        and one[apart[1]] == other[apart[0]]
    )


GENERAL = re.compile(r"logo|polic|template|certificate of insurance", re.IGNORECASE)
"""How a file is named that a firm adds to many reports."""


def _files(one: Recorded, other: Recorded) -> Fact:
    ours, theirs = (
        {each.sha256: each.reference for each in record.evidence if each.sha256}
        for record in (one, other)
    )
    if not ours or not theirs:
        return Fact.FILE_MISSING
    same = [ours[sha256] for sha256 in ours.keys() & theirs]
    if any(not GENERAL.search(name) for name in same):
        return Fact.SAME_FILE
    return Fact.GENERAL_FILE if same else Fact.OTHER_FILES


def _pictures(one: Recorded, other: Recorded) -> Fact:
    pairs = [
        (ours.picture ^ theirs.picture, ours)
        for ours, theirs in product(one.evidence, other.evidence)
        if ours.picture is not None and theirs.picture is not None
    ]
    if not pairs:
        return Fact.PICTURE_MISSING
    near = [ours for apart, ours in pairs if apart.bit_count() <= SAVED_AGAIN]
    if any(not GENERAL.search(each.reference) for each in near):
        return Fact.SAME_PICTURE
    return Fact.GENERAL_PICTURE if near else Fact.OTHER_PICTURES


def _addresses(one: Recorded, other: Recorded) -> Fact:
    ours, theirs = (set(_address(record.evidence)) for record in (one, other))
    if not ours or not theirs:
        return Fact.ADDRESS_MISSING
    if any(re.search(r"\d", address) for address in ours & theirs):
        return Fact.SAME_ADDRESS
    return Fact.GENERAL_ADDRESS if ours & theirs else Fact.OTHER_ADDRESSES


def _address(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    for each in evidence:
        if each.kind == "link":
            bare = re.sub(r"^(https?://)?(www\.)?|[?#].*$", "", each.reference.strip().lower())
            yield bare.rstrip("/")


SHORT = {"st": "saint", "sch": "school", "pri": "primary", "prim": "primary", "comm": "community", "ctr": "centre", "hs": "high"}  # fmt: skip
EMPTY = {"the", "school", "a", "at"}


def plain_name(name: str) -> str:
    """A name without capitals, accents, points and short forms."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z ]", "", bare).split()
    return " ".join(SHORT.get(word, word) for word in words if SHORT.get(word, word) not in EMPTY)


def _receivers(one: Recorded, other: Recorded) -> Fact:
    if not one.beneficiary_name or not other.beneficiary_name:
        return Fact.RECEIVER_MISSING
    names = {plain_name(each.beneficiary_name) for each in (one, other)}
    same = len(names) == 1 or (one.beneficiary and one.beneficiary == other.beneficiary)
    return Fact.SAME_RECEIVER if same else Fact.OTHER_RECEIVERS


def _days(one: Recorded, other: Recorded) -> Fact:
    if (one.begins, one.ends) == (other.begins, other.ends):
        return Fact.SAME_DAYS
    if one.begins <= other.ends and other.begins <= one.ends:
        return Fact.DAYS_SHARED
    if _mistyped(one.begins, other.begins) and _mistyped(one.ends, other.ends):
        return Fact.DAY_MISTYPED
    return Fact.NO_DAY_SHARED


def _mistyped(one: date, other: date) -> bool:
    """Whether day and month changed places, or another year stands with the same day."""
    swapped = (one.year, one.day, one.month) == (other.year, other.month, other.day)
    return swapped or (one.day, one.month) == (other.day, other.month)


def _amounts(one: int, other: int) -> Fact:
    less, more = sorted((one, other))
    if less == more:
        return Fact.SAME_AMOUNT
    if abs(less * 6 - more * 5) <= 3:
        return Fact.WITH_VAT
    return Fact.ROUNDED if (more - less) * 20 <= more else Fact.OTHER_AMOUNTS


APART = tuple(
    tuple(re.compile(rf"\b{word}\b") for word in words)
    for words in (
        ("morning", "afternoon"),
        ("first", "second"),
        ("day one", "day two"),
        ("year 5", "year 6"),
        ("planner", "engineer", "surveyor", "buyer", "estimator"),
        ("cohort 1", "cohort 2", "cohort 3", "cohort 4"),
        ("subcontractor's own people", "contractor's own people"),
    )
)
"""Words of which two records of one benefit do not have one each."""


def _tellings(one: str, other: str) -> Fact:
    apart = any(_word(words, one) != _word(words, other) for words in APART
                if _word(words, one) is not None and _word(words, other) is not None)  # fmt: skip
    return Fact.TOLD_APART if apart else Fact.NOT_TOLD_APART


def _word(words: tuple[re.Pattern[str], ...], said: str) -> int | None:
    return next((n for n, word in enumerate(words) if word.search(said)), None)
