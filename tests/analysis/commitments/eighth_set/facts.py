"""What a careful officer reads off two records that lie side by side, by a simple reading of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum, auto

from weft.analysis.commitments.benefit import Contains, Evidence, Recorded, Related


class Fact(Enum):
    """Something that two records show."""

    SAME_FIRM = auto()
    TIED = auto()
    """Other providers, of one group or with a firm in common among those who did it or answer for it."""
    STRANGERS = auto()
    SAME_MEASURE = auto()
    OTHER_MEASURE = auto()
    SAME_AMOUNT = auto()
    NEAR_AMOUNT = auto()
    """Not the same, and less than a fifth apart."""
    OTHER_AMOUNT = auto()
    SAME_DAYS = auto()
    WITHIN = auto()
    """The days of the one lie within those of the other, which has more."""
    DAYS_APART = auto()
    SAME_NUMBER = auto()
    OTHER_NUMBERS = auto()
    """Both have numbers of one kind, and none in common."""
    SAME_FILE = auto()
    SAME_PICTURE = auto()
    SAME_LINK = auto()
    SAME_RECEIVER = auto()
    OTHER_RECEIVERS = auto()
    SAME_WORDS = auto()
    OTHER_PLACES = auto()
    OTHER_COHORTS = auto()
    OTHER_AGREEMENT = auto()
    SAYS_OTHER = auto()
    """Both name which one of several it was, and not the same one."""
    SAYS_OWN = auto()
    """Both say that they count only what is theirs."""


WHICH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:cohort|intake|group)\s(?:no\.?\s)?(\d+)\b",
        r"\b(autumn|spring|summer)\sterm\b",
        r"\b(?:year|yr|y)\s?(\d{1,2})\b",
        r"\b(?:week|session)\s(\d+)\sof\s\d+\b",
        r"\b(morning|afternoon|evening)\ssession\b",
        r"\bday\s(one|two|1|2)\b",
        r"\b(first|second)\s(?:half|instalment)\b",
        r"\bstage\s(\d+)\b",
        r"\b(girls|boys)\b",
        r"\b(raised by staff|doubled by the firm)\b",
        r"\b(first|second)\svisit\b",
        r"\b(first|second)\scontract's share\b",
        r"\b(\w+)\sstreet\b",
        r"\blevel\s(\d)\b",
    )
)
"""Words that tell which one of several it was."""
OWN = re.compile(r"\b(?:our own|only our|ours only|own staff|own people)\b", re.IGNORECASE)
GENERIC = {
    "the",
    "of",
    "school",
    "c",
    "e",
    "ce",
    "football",
    "club",
    "fc",
    "community",
    "comm",
    "centre",
}
"""Words of names that people leave out."""
KINDS_WITH_NUMBERS = {"statement", "payroll", "training"}


def seen(one: Recorded, other: Recorded, related: Related, contains: Contains) -> frozenset[Fact]:
    """All that two records show."""
    return frozenset(
        fact
        for facts in (
            _of_parties(one, other, related),
            _of_amounts(one, other),
            _of_days(one, other),
            _of_evidence(one, other),
            _of_receivers(one, other),
            _of_words(one, other),
            _of_the_rest(one, other, contains),
        )
        for fact in facts
    )


def numbers(one: Recorded) -> set[tuple[str, str]]:
    """Of each number on its papers: the kind of evidence, and the digits."""
    return {
        (each.kind, digits.lstrip("0"))
        for each in one.evidence
        if each.kind in KINDS_WITH_NUMBERS
        for digits in re.findall(r"\d{4,}", re.sub(r"(?<=\d) (?=\d)", "", each.reference))
    }


def bits_apart(one: Evidence, other: Evidence) -> int:
    """How many bits of two pictures differ; all where one is no picture."""
    if one.picture is None or other.picture is None:
        return 64
    return (one.picture ^ other.picture).bit_count()


def link(reference: str) -> str:
    """An address without what does not change where it leads."""
    bare = re.sub(r"^(https?://)?(www\.)?", "", reference.strip().lower())
    return bare.split("?")[0].split("#")[0].rstrip("/")


def _of_parties(one: Recorded, other: Recorded, related: Related) -> Iterator[Fact]:
    if one.provider == other.provider:
        yield Fact.SAME_FIRM
        return
    mine, theirs = ({each.provider, each.accountable, *each.delivered_by} for each in (one, other))
    groups = related.get(one.provider), related.get(other.provider)
    yield Fact.TIED if mine & theirs or (groups[0] and groups[0] == groups[1]) else Fact.STRANGERS


def _of_amounts(one: Recorded, other: Recorded) -> Iterator[Fact]:
    yield Fact.SAME_MEASURE if one.measure == other.measure else Fact.OTHER_MEASURE
    least, most = sorted((one.quantity, other.quantity))
    if least == most:
        yield Fact.SAME_AMOUNT
    else:
        yield Fact.NEAR_AMOUNT if 5 * (most - least) <= most else Fact.OTHER_AMOUNT


def _of_days(one: Recorded, other: Recorded) -> Iterator[Fact]:
    if (one.begins, one.ends) == (other.begins, other.ends):
        yield Fact.SAME_DAYS
    elif one.ends < other.begins or other.ends < one.begins:
        yield Fact.DAYS_APART
    elif any(a.begins <= b.begins and b.ends <= a.ends for a, b in ((one, other), (other, one))):
        yield Fact.WITHIN


def _of_evidence(one: Recorded, other: Recorded) -> Iterator[Fact]:
    mine, theirs = numbers(one), numbers(other)
    if mine & theirs:
        yield Fact.SAME_NUMBER
    elif {kind for kind, _ in mine} & {kind for kind, _ in theirs}:
        yield Fact.OTHER_NUMBERS
    for a in one.evidence:
        for b in other.evidence:
            if a.sha256 and a.sha256 == b.sha256:
                yield Fact.SAME_FILE
            if bits_apart(a, b) <= 8:
                yield Fact.SAME_PICTURE
            if a.kind == b.kind == "link" and link(a.reference) == link(b.reference):
                yield Fact.SAME_LINK


def _of_receivers(one: Recorded, other: Recorded) -> Iterator[Fact]:
    if one.beneficiary_name and other.beneficiary_name:
        same = one.beneficiary == other.beneficiary if one.beneficiary and other.beneficiary else same_name(one.beneficiary_name, other.beneficiary_name)  # fmt: skip
        yield Fact.SAME_RECEIVER if same else Fact.OTHER_RECEIVERS


def same_name(one: str, other: str) -> bool:
    """Whether every telling word of the shorter name stands in the other, but for a slip of the keys."""
    less, more = sorted((_telling(one), _telling(other)), key=len)
    return all(any(SequenceMatcher(None, a, b).ratio() > 0.7 for b in more) for a in less)


def _telling(name: str) -> list[str]:
    words = re.findall(r"[a-z]+", name.lower().replace("'", ""))
    return [word for word in words if word not in GENERIC] or words


def _of_words(one: Recorded, other: Recorded) -> Iterator[Fact]:
    if one.description == other.description:
        yield Fact.SAME_WORDS
    for pattern in WHICH:
        mine, theirs = pattern.search(one.description), pattern.search(other.description)
        if mine and theirs and mine[1].lower() != theirs[1].lower():
            yield Fact.SAYS_OTHER
    if OWN.search(one.description) and OWN.search(other.description):
        yield Fact.SAYS_OWN


def _of_the_rest(one: Recorded, other: Recorded, contains: Contains) -> Iterator[Fact]:
    if one.places and other.places and not _around(one, contains) & _around(other, contains):
        yield Fact.OTHER_PLACES
    if one.cohorts and other.cohorts and not {*one.cohorts} & {*other.cohorts}:
        yield Fact.OTHER_COHORTS
    if one.agreement != other.agreement:
        yield Fact.OTHER_AGREEMENT


def _around(one: Recorded, contains: Contains) -> set[str]:
    """Its places; a district also stands for each ward in it."""
    return {*one.places} | {ward for ward, district in contains.items() if district in one.places}
