"""What an auditor sees of two records that lie side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from enum import Enum, auto

from tests.analysis.commitments.third_set.kinds import ALL, BEFORE, LEVELS
from weft.analysis.commitments.benefit import Contains, Evidence, Recorded, Related

SAVED_AGAIN, ANOTHER_PICTURE = 6, 12
"""Up to so many bits of two hashes differ for one picture; from so many on they are two pictures."""


class Fact(Enum):
    """One thing that is seen; which of a row holds excludes the others of that row."""

    ONE_PROVIDER, TIED, STRANGERS = auto(), auto(), auto()
    SAME_MEASURE, OTHER_EDITION, ELSEWHERE, OTHER_MEASURE = auto(), auto(), auto(), auto()
    SAME_PERSON, SAME_PAPER, OTHER_NUMBERS, NUMBER_MISSING = auto(), auto(), auto(), auto()
    SAME_FILE, GENERAL_FILE, OTHER_FILES, FILE_MISSING = auto(), auto(), auto(), auto()
    SAME_PICTURE, GENERAL_PICTURE, OTHER_PICTURES, PICTURE_MISSING = auto(), auto(), auto(), auto()
    SAME_LINK, GENERAL_LINK, OTHER_LINKS, LINK_MISSING = auto(), auto(), auto(), auto()
    SAME_RECEIVER, OTHER_RECEIVERS, RECEIVER_MISSING = auto(), auto(), auto()
    SAME_SUBJECT, OTHER_SUBJECTS, SUBJECT_MISSING = auto(), auto(), auto()
    PLACES_MEET, PLACES_APART, PLACE_MISSING = auto(), auto(), auto()
    SAME_DAYS, DAYS_SHARED, DAY_MISTYPED, DAYS_CLOSE, DAYS_APART = auto(), auto(), auto(), auto(), auto()  # fmt: skip
    SAME_AMOUNT, NEAR_AMOUNT, WITH_VAT, TEN_TIMES, DIGITS_SWAPPED, OTHER_AMOUNTS = auto(), auto(), auto(), auto(), auto(), auto()  # fmt: skip
    SAME_AGREEMENT, OTHER_AGREEMENTS = auto(), auto()


def seen(one: Recorded, other: Recorded, related: Related, contains: Contains) -> frozenset[Fact]:
    """All facts about these two, one of each row."""
    same_agreement = one.agreement == other.agreement
    return frozenset(
        (
            _firms(one, other, related),
            _measures(one.measure, other.measure),
            _numbers(one, other),
            _files(one, other),
            _pictures(one, other),
            _links(one, other),
            _receivers(one, other),
            _subjects(one.description.lower(), other.description.lower()),
            _places(one, other, contains),
            _days(one, other),
            _amounts(one.quantity, other.quantity),
            Fact.SAME_AGREEMENT if same_agreement else Fact.OTHER_AGREEMENTS,
        )
    )


def _firms(one: Recorded, other: Recorded, related: Related) -> Fact:
    if one.provider == other.provider:
        return Fact.ONE_PROVIDER
    ours, theirs = _parties(one), _parties(other)
    groups = [{related[ref] for ref in refs if ref in related} for refs in (ours, theirs)]
    given = one.beneficiary in theirs or other.beneficiary in ours
    tied = ours & theirs or groups[0] & groups[1] or given or one.agreement == other.agreement
    return Fact.TIED if tied else Fact.STRANGERS


def _parties(record: Recorded) -> set[str]:
    return {record.provider, record.accountable, *record.delivered_by}


def _measures(one: str, other: str) -> Fact:
    if one == other:
        return Fact.SAME_MEASURE
    frameworks, codes = zip(*(each.split("/") for each in (one, other)), strict=True)
    if codes[0] == codes[1] and set(frameworks) == {BEFORE, LEVELS}:
        return Fact.OTHER_EDITION
    return Fact.OTHER_MEASURE if frameworks[0] == frameworks[1] else Fact.ELSEWHERE


NUMBERED = {"statement", "payroll", "training"}


def numbers(evidence: Collection[Evidence]) -> set[tuple[str, str]]:
    """The numbers of evidence, each after its kind, with letters that a scanner took for digits put right."""
    return {
        (each.kind, number.lstrip("0"))
        for each in evidence
        if each.kind in NUMBERED
        for number in re.findall(r"\d+", _put_right(each.reference))
        if len(number) >= 3
    }


def _put_right(reference: str) -> str:
    between = re.sub(r"(?<=\d)[OoIl](?=\d)", _digit, reference)
    return re.sub(r"(?<=\d)[OoIl]\b", _digit, between)


def _digit(letter: re.Match[str]) -> str:
    return "0" if letter.group().lower() == "o" else "1"


def _numbers(one: Recorded, other: Recorded) -> Fact:
    ours, theirs = numbers(one.evidence), numbers(other.evidence)
    if not ours or not theirs:
        return Fact.NUMBER_MISSING
    kinds = {kind for kind, _ in ours & theirs}
    if not kinds:
        return Fact.OTHER_NUMBERS
    return Fact.SAME_PAPER if "statement" in kinds else Fact.SAME_PERSON


GENERAL = re.compile(r"logo|polic|stock", re.IGNORECASE)
"""How a file is named that a firm adds to many reports, or an organiser sends to everybody."""


def _files(one: Recorded, other: Recorded) -> Fact:
    ours, theirs = (
        {each.sha256: each.reference for each in record.evidence if each.kind == "file"}
        for record in (one, other)
    )
    if not ours or not theirs:
        return Fact.FILE_MISSING
    same = [ours[sha256] for sha256 in ours if sha256 in theirs]
    if any(not GENERAL.search(name) for name in same):
        return Fact.SAME_FILE
    return Fact.GENERAL_FILE if same else Fact.OTHER_FILES


def _pictures(one: Recorded, other: Recorded) -> Fact:
    ours, theirs = ([each for each in record.evidence if each.picture is not None] for record in (one, other))  # fmt: skip
    if not ours or not theirs:
        return Fact.PICTURE_MISSING
    near = [each for each in ours for their in theirs if _apart(each, their) <= SAVED_AGAIN]
    if any(not GENERAL.search(each.reference) for each in near):
        return Fact.SAME_PICTURE
    return Fact.GENERAL_PICTURE if near else Fact.OTHER_PICTURES


def _apart(one: Evidence, other: Evidence) -> int:
    assert one.picture is not None and other.picture is not None
    return (one.picture ^ other.picture).bit_count()


def _links(one: Recorded, other: Recorded) -> Fact:
    ours, theirs = ({_bare(each.reference) for each in record.evidence if each.kind == "link"} for record in (one, other))  # fmt: skip
    if not ours or not theirs:
        return Fact.LINK_MISSING
    if any(re.search(r"\d{4}", link) for link in ours & theirs):
        return Fact.SAME_LINK
    return Fact.GENERAL_LINK if ours & theirs else Fact.OTHER_LINKS


def _bare(link: str) -> str:
    return re.sub(r"^(https?://)?(www\.|m\.)?|[?#].*$", "", link.strip().lower()).rstrip("/")


_SHORT = {"saint": "st", "sts": "st", "ce": "coe", "cofe": "coe", "pri": "primary", "sch": "school", "schl": "school", "comm": "community", "coll": "college", "ctr": "centre", "center": "centre"}  # fmt: skip
_EMPTY = {"of", "the", "at", "group", "school"}


def plain_name(name: str) -> str:
    """A name without capitals, accents, points, short forms and order."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z ]", "", bare.replace("c of e", "coe").replace("-", " ")).split()
    plain = {_SHORT.get(word, word) for word in words} - _EMPTY
    return " ".join(sorted(word.removesuffix("s") for word in plain))


def _receivers(one: Recorded, other: Recorded) -> Fact:
    for ours, theirs in ((one, other), (other, one)):
        if theirs.provider == ours.beneficiary:
            return Fact.SAME_RECEIVER
    if not one.beneficiary_name or not other.beneficiary_name:
        return Fact.RECEIVER_MISSING
    if one.beneficiary and other.beneficiary:
        return Fact.SAME_RECEIVER if one.beneficiary == other.beneficiary else Fact.OTHER_RECEIVERS
    same = plain_name(one.beneficiary_name) == plain_name(other.beneficiary_name)
    return Fact.SAME_RECEIVER if same else Fact.OTHER_RECEIVERS


_THINGS = sorted({thing.lower() for kind in ALL for thing in kind.things}, key=len, reverse=True)
_THING = re.compile("|".join(rf"\b{re.escape(thing)}\b" for thing in _THINGS))


def _subjects(one: str, other: str) -> Fact:
    ours, theirs = (set(_THING.findall(" ".join(said.split()))) for said in (one, other))
    if not ours or not theirs:
        return Fact.SUBJECT_MISSING
    return Fact.SAME_SUBJECT if ours & theirs else Fact.OTHER_SUBJECTS


def _places(one: Recorded, other: Recorded, contains: Contains) -> Fact:
    if not one.places or not other.places:
        return Fact.PLACE_MISSING
    ours, theirs = (_with_around(record.places, contains) for record in (one, other))
    meet = ours & set(other.places) or theirs & set(one.places)
    return Fact.PLACES_MEET if meet else Fact.PLACES_APART


def _with_around(places: tuple[str, ...], contains: Contains) -> set[str]:
    around = set(places)
    for each in places:
        code = each
        while code in contains:
            code = contains[code]
            around.add(code)
    return around


def _days(one: Recorded, other: Recorded) -> Fact:
    if (one.begins, one.ends) == (other.begins, other.ends):
        return Fact.SAME_DAYS
    if one.begins <= other.ends and other.begins <= one.ends:
        return Fact.DAYS_SHARED
    if _mistyped(one.begins, other.begins) and _mistyped(one.ends, other.ends):
        return Fact.DAY_MISTYPED
    early, late = sorted((one, other), key=lambda each: each.begins)
    return Fact.DAYS_CLOSE if (late.begins - early.ends).days <= 7 else Fact.DAYS_APART


def _mistyped(one: date, other: date) -> bool:
    swapped = (one.year, one.day, one.month) == (other.year, other.month, other.day)
    return swapped or (one.day, one.month) == (other.day, other.month)


def _amounts(one: int, other: int) -> Fact:
    less, more = sorted((one, other))
    if less == more:
        return Fact.SAME_AMOUNT
    if abs(less * 6 - more * 5) <= 6:
        return Fact.WITH_VAT
    if more in (less * 10, less * 100, less * 1000):
        return Fact.TEN_TIMES
    if _swapped(str(less), str(more)):
        return Fact.DIGITS_SWAPPED
    return Fact.NEAR_AMOUNT if (more - less) * 10 <= more else Fact.OTHER_AMOUNTS


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring digits changed places."""
    apart = [n for n in range(min(len(one), len(other))) if one[n] != other[n]]
    if len(one) != len(other) or len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return one[first] == other[second] and one[second] == other[first]
