"""What anybody sees who lays two records side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import Enum, auto

from weft.analysis.commitments.benefit import Contains, Recorded, Related

ONE_PICTURE = 8
"""So many bits of 64 differ at most between two copies of one picture."""
_LONG = {
    "st": "saint", "sch": "school", "pri": "primary", "prim": "primary", "comm": "community", "ctr": "centre", "assoc": "association",
    "jnr": "junior", "fc": "football club", "yp": "youth project", "rfg": "refugee", "coll": "college", "grp": "group", "gdn": "garden",
}  # fmt: skip


class Fact(Enum):
    """One thing to be seen of two records."""

    SAME_NUMBER = auto()
    OTHER_NUMBERS = auto()
    SAME_FILE = auto()
    SAME_PICTURE = auto()
    SAME_LINK = auto()
    SAME_WORDS = auto()
    SAME_RECEIVER = auto()
    OTHER_RECEIVERS = auto()
    SAME_AMOUNT = auto()
    OTHER_AMOUNT = auto()
    SAME_DAYS = auto()
    DAYS_MEET = auto()
    DAYS_APART = auto()
    SAME_MEASURE = auto()
    OTHER_MEASURE = auto()
    TIED = auto()
    STRANGERS = auto()
    OTHER_PLACES = auto()
    ABOVE = auto()


def seen(one: Recorded, other: Recorded, contains: Contains, related: Related) -> frozenset[Fact]:
    """All that is to be seen of them."""
    return frozenset(_seen(one, other, contains, related))


def _seen(one: Recorded, other: Recorded, contains: Contains, related: Related) -> Iterator[Fact]:
    yield from _papers(one, other)
    yield from _receivers(one, other)
    yield from _days(one, other)
    if _begins(one.description, other.description) or _begins(other.description, one.description):
        yield Fact.SAME_WORDS
    yield Fact.SAME_AMOUNT if one.quantity == other.quantity else Fact.OTHER_AMOUNT
    yield Fact.SAME_MEASURE if one.measure == other.measure else Fact.OTHER_MEASURE
    yield Fact.TIED if _tied(one, other, related) else Fact.STRANGERS
    if one.places and other.places and not _around(one, contains) & _around(other, contains):
        yield Fact.OTHER_PLACES
    if one.agreement in other.under or other.agreement in one.under:
        yield Fact.ABOVE


def _begins(whole: str, part: str) -> bool:
    """Whether the part is how the whole begins."""
    return whole.casefold().startswith(part.casefold())


def _papers(one: Recorded, other: Recorded) -> Iterator[Fact]:
    mine, theirs = _numbers(one), _numbers(other)
    if mine & theirs:
        yield Fact.SAME_NUMBER
    elif {kind for kind, _ in mine} & {kind for kind, _ in theirs}:
        yield Fact.OTHER_NUMBERS
    if {each.sha256 for each in one.evidence} & {each.sha256 for each in other.evidence} - {""}:
        yield Fact.SAME_FILE
    if any(
        (mine ^ theirs).bit_count() <= ONE_PICTURE
        for mine in _pictures(one)
        for theirs in _pictures(other)
    ):
        yield Fact.SAME_PICTURE  # fmt: skip
    if _links(one) & _links(other):
        yield Fact.SAME_LINK


def _links(one: Recorded) -> set[str]:
    """The addresses, without what differs between browsers."""
    texts = (each.reference.casefold() for each in one.evidence if each.kind == "link")
    return {re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", text) for text in texts}


def _numbers(one: Recorded) -> set[tuple[str, str]]:
    """The kind and the digits of each paper: a letter O among digits read as 0, noughts at the front left out."""
    read = {
        (each.kind, digits_of(each.reference))
        for each in one.evidence
        if not each.sha256 and each.kind != "link"
    }
    return {(kind, digits) for kind, digits in read if len(digits) >= 3}


def digits_of(reference: str) -> str:
    """The digits of a number as typed."""
    zeros = re.sub(r"(?<=\d)O|O(?=\d)", "0", reference.upper())
    return "".join(re.findall(r"\d", zeros)).lstrip("0")


def _pictures(one: Recorded) -> list[int]:
    return [each.picture for each in one.evidence if each.picture is not None]


def _receivers(one: Recorded, other: Recorded) -> Iterator[Fact]:
    if not one.beneficiary_name or not other.beneficiary_name:
        return
    if one.beneficiary and other.beneficiary:
        same = one.beneficiary == other.beneficiary
    else:
        same = _alike(one.beneficiary_name, other.beneficiary_name)
    yield Fact.SAME_RECEIVER if same else Fact.OTHER_RECEIVERS


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, _plain(one), _plain(other)).ratio() >= 0.9


def _plain(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", name.casefold().replace("'", "").replace("’", ""))
    return " ".join(_LONG.get(each, each) for each in words if each != "the")


def _days(one: Recorded, other: Recorded) -> Iterator[Fact]:
    if (one.begins, one.ends) == (other.begins, other.ends):
        yield Fact.SAME_DAYS
    meet = one.begins <= other.ends and other.begins <= one.ends
    yield Fact.DAYS_MEET if meet else Fact.DAYS_APART


def _tied(one: Recorded, other: Recorded, related: Related) -> bool:
    mine = {one.provider, one.accountable, *one.delivered_by}
    theirs = {other.provider, other.accountable, *other.delivered_by}
    groups = [{related[each] for each in firms if each in related} for firms in (mine, theirs)]
    return bool(mine & theirs) or bool(groups[0] & groups[1])


def _around(one: Recorded, contains: Contains) -> set[str]:
    """Its places, with the areas around them but the city region itself."""
    found = set(one.places)
    for each in one.places:
        while contains.get(each) in contains:
            each = contains[each]  # noqa: PLW2901 - outward, area by area
            found.add(each)
    return found
