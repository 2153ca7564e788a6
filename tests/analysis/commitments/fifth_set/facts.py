"""What a careful person reads off two records, with what is known of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum, auto

from tests.analysis.commitments.fifth_set.kinds import KINDS
from weft.analysis.commitments.benefit import Contains, Recorded, Related

SAME_PICTURE_BITS, OTHER_PICTURE_BITS = 6, 11


class Fact(Enum):
    """Something that two records show."""

    SAME_PROVIDER = auto()
    TIED = auto()
    STRANGERS = auto()
    SAME_NUMBER = auto()
    OTHER_NUMBERS = auto()
    SAME_FILE = auto()
    SAME_PICTURE = auto()
    SAME_LINK = auto()
    SAME_RECEIVER = auto()
    LIKE_RECEIVER = auto()
    OTHER_RECEIVERS = auto()
    SAME_DAYS = auto()
    DAYS_WITHIN = auto()
    DAYS_APART = auto()
    DAYS_CLOSE = auto()
    SAME_AMOUNT = auto()
    NEAR_AMOUNT = auto()
    LESS_AND_MORE = auto()
    SAME_MEASURE = auto()
    OTHER_MEASURE = auto()
    SAME_TEXT = auto()
    OTHER_SUBJECTS = auto()
    OTHER_PLACES = auto()
    ALL_THE_SAME = auto()


def seen(one: Recorded, other: Recorded, contains: Contains, related: Related) -> frozenset[Fact]:
    """All facts of two records."""
    return frozenset(
        [
            *_parties(one, other, related),
            *_evidence(one, other),
            *_receivers(one, other),
            *_days(one, other),
            *_amounts(one, other),
            *_rest(one, other, contains),
        ]
    )


def numbers(record: Recorded) -> set[str]:
    """Of its evidence, without what people put around numbers."""
    return {
        found.lstrip("0")
        for each in record.evidence
        if not each.sha256 and each.kind != "link"
        for found in re.findall(r"\d{4,}", each.reference)
    }


def link(reference: str) -> str:
    """An address on the web without what makes no difference."""
    return re.sub(r"^(https?://)?(www\.)?", "", reference.lower()).split("?")[0].rstrip("/")


def tied(one: Recorded, other: Recorded, related: Related) -> bool:
    """Whether something in the records or the place ties those who made them."""
    firms, others = _firms(one), _firms(other)
    groups = {related[each] for each in firms if each in related}
    others_groups = {related[each] for each in others if each in related}
    bound = {one.agreement, *one.under} & {other.agreement} or {one.agreement} & {*other.under}
    return bool(firms & others or groups & others_groups or bound)


def _firms(one: Recorded) -> set[str]:
    return {one.provider, one.accountable, *one.delivered_by}


def _parties(one: Recorded, other: Recorded, related: Related) -> Iterator[Fact]:
    if one.provider == other.provider:
        yield Fact.SAME_PROVIDER
    yield Fact.TIED if tied(one, other, related) else Fact.STRANGERS


def _evidence(one: Recorded, other: Recorded) -> Iterator[Fact]:
    if numbers(one) & numbers(other):
        yield Fact.SAME_NUMBER
    elif numbers(one) and numbers(other):
        yield Fact.OTHER_NUMBERS
    if {each.sha256 for each in one.evidence} & {each.sha256 for each in other.evidence} - {""}:
        yield Fact.SAME_FILE
    pictures = [
        (a.picture ^ b.picture).bit_count()
        for a in one.evidence
        for b in other.evidence
        if a.picture is not None and b.picture is not None
    ]
    if pictures and min(pictures) <= SAME_PICTURE_BITS:
        yield Fact.SAME_PICTURE
    links = [
        {link(each.reference) for each in record.evidence if each.kind == "link"}
        for record in (one, other)
    ]
    if links[0] & links[1]:
        yield Fact.SAME_LINK


def _receivers(one: Recorded, other: Recorded) -> Iterator[Fact]:
    names = (_plain(one.beneficiary_name), _plain(other.beneficiary_name))
    if one.beneficiary and other.beneficiary:
        same = one.beneficiary == other.beneficiary
        yield Fact.SAME_RECEIVER if same else Fact.OTHER_RECEIVERS
    elif _alike(*names):
        yield Fact.SAME_RECEIVER
    if _alike(*names):
        yield Fact.LIKE_RECEIVER


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return one in other or other in one or SequenceMatcher(None, one, other).ratio() >= 0.7


def _plain(name: str) -> str:
    plain = re.sub(r"[^a-z0-9 ]", "", name.lower().replace("saint", "st").replace("&", "and"))
    return re.sub(r"\b(the|ltd|cic)\b", "", plain).strip()


def _days(one: Recorded, other: Recorded) -> Iterator[Fact]:
    if abs((one.begins - other.begins).days) <= 7:
        yield Fact.DAYS_CLOSE
    if (one.begins, one.ends) == (other.begins, other.ends):
        yield Fact.SAME_DAYS
    if one.ends < other.begins or other.ends < one.begins:
        yield Fact.DAYS_APART
    elif (
        one.begins <= other.begins <= other.ends <= one.ends
        or other.begins <= one.begins <= one.ends <= other.ends
    ):
        yield Fact.DAYS_WITHIN


def _amounts(one: Recorded, other: Recorded) -> Iterator[Fact]:
    less, more = sorted((one.quantity, other.quantity))
    if less == more:
        yield Fact.SAME_AMOUNT
    else:
        yield Fact.LESS_AND_MORE
    if more <= less * 1.12:
        yield Fact.NEAR_AMOUNT


def _rest(one: Recorded, other: Recorded, contains: Contains) -> Iterator[Fact]:
    yield Fact.SAME_MEASURE if one.measure == other.measure else Fact.OTHER_MEASURE
    if one.description == other.description:
        yield Fact.SAME_TEXT
    subjects = _subjects(one), _subjects(other)
    if all(subjects) and not subjects[0] & subjects[1]:
        yield Fact.OTHER_SUBJECTS
    if one.places and other.places and not _around(one, contains) & {*other.places} and not _around(other, contains) & {*one.places}:  # fmt: skip
        yield Fact.OTHER_PLACES
    if told(one) == told(other):
        yield Fact.ALL_THE_SAME


def _subjects(one: Recorded) -> set[str]:
    """What it is about, by the plainest word for each thing that is spoken of."""
    text = one.description.lower()
    return {
        wordings[0]
        for kind in KINDS
        for wordings in kind.subjects
        if any(wording.lower() in text for wording in wordings)
    }


def told(one: Recorded) -> tuple[object, ...]:
    """A record without what says which record it is."""
    return (one.provider, one.measure, one.quantity, one.begins, one.ends, one.beneficiary_name,
            one.description, one.evidence)  # fmt: skip


def _around(one: Recorded, contains: Contains) -> set[str]:
    found = set(one.places)
    for area in one.places:
        found |= set(_above(area, contains))
    return found


def _above(area: str, contains: Contains) -> Iterator[str]:
    while area in contains:
        area = contains[area]
        yield area
