"""What two records show when they are laid side by side."""

from __future__ import annotations

import re
from datetime import timedelta
from enum import Enum, auto
from itertools import pairwise, product

from weft.analysis.commitments.benefit import Contains, Evidence, Recorded, Related

SAME_PICTURE_WITHIN, ANOTHER_PICTURE = 10, 18
NUMBERED = ("payroll", "training", "statement")


class Fact(Enum):
    """One thing that both records show together."""

    SAME_NUMBER = auto()
    """A number of a paper or a person, however it is typed, stands in the evidence of both, or in that of one and in
    the words of the other."""
    OTHER_NUMBERS = auto()
    """Both have numbers of one kind, and none in common."""
    SAME_CITED = auto()
    """The same words are cited, but for the marks of forwarding."""
    NUMBER_IN_FILE_NAME = auto()
    """A number that one cites is part of a file's name in the other."""
    SAME_FILE = auto()
    OTHER_FILES = auto()
    SAME_FILE_NAME = auto()
    """But for a copy's mark, capitals and what separates words."""
    SAME_PICTURE = auto()
    SAME_LINK = auto()
    SAME_RECEIVER = auto()
    OTHER_RECEIVERS = auto()
    SAME_AMOUNT = auto()
    OTHER_AMOUNTS = auto()
    SAME_DAYS = auto()
    OVERLAP = auto()
    WITHIN = auto()
    """The days of one lie within those of the other, and are fewer."""
    DAYS_APART = auto()
    SAME_PROVIDER = auto()
    TIED = auto()
    """Two providers that share a party or a group."""
    STRANGERS = auto()
    SAME_MEASURE = auto()
    OTHER_MEASURE = auto()
    SAME_AGREEMENT = auto()
    ABOVE = auto()
    """The agreement of one lies above the other's, or both lie under one."""
    WIDER_PLACE = auto()
    OTHER_PLACES = auto()
    NEARLY_SAME_WORDS = auto()
    NAMED_IN_WORDS = auto()
    """The receiver of one, by its name, stands in the words of the other, which gives none or another."""
    DAY_IN_WORDS = auto()
    """A day that is written out in the words or the evidence of one is a day of the other."""
    SHARED_WORDS = auto()
    """Five words in a row, or every word of a short description."""


def seen(one: Recorded, other: Recorded, related: Related, contains: Contains) -> frozenset[Fact]:
    """Every fact that the two show."""
    tests = {
        Fact.SAME_NUMBER: _same_number(one, other),
        Fact.OTHER_NUMBERS: _other_numbers(one, other),
        Fact.NUMBER_IN_FILE_NAME: bool(
            _numbers_of(one) & _numbers_of(other, ("file",))
            or _numbers_of(other) & _numbers_of(one, ("file",))
        ),
        Fact.SAME_CITED: bool(_cited(one) & _cited(other)),
        Fact.SAME_LINK: bool(_links(one) & _links(other)),
        Fact.SAME_AMOUNT: one.quantity == other.quantity,
        Fact.OTHER_AMOUNTS: one.quantity != other.quantity,
        Fact.SAME_MEASURE: one.measure == other.measure,
        Fact.OTHER_MEASURE: one.measure != other.measure,
        Fact.NAMED_IN_WORDS: _named(one, other) or _named(other, one),
        Fact.SAME_AGREEMENT: one.agreement == other.agreement,
        Fact.ABOVE: one.agreement != other.agreement and bool(_chain(one) & _chain(other)),
    }
    told = {fact for fact, holds in tests.items() if holds}
    told |= _files(one, other) | _receivers(one, other) | _days(one, other)
    told |= _parties(one, other, related) | _places(one, other, contains)
    if _day_told(one, other) or _day_told(other, one):
        told.add(Fact.DAY_IN_WORDS)
    return frozenset(told | _words(one, other))


def _named(one: Recorded, other: Recorded) -> bool:
    name = one.beneficiary_name
    return name not in ("", other.beneficiary_name) and name in other.description


def _day_told(one: Recorded, other: Recorded) -> bool:
    """Whether one writes out a day of the other."""
    words = " ".join((one.description, *(each.reference for each in one.evidence)))
    told = set(re.findall(r"\d{1,2} [A-Z][a-z]+ \d{4}", words))
    days = (other.ends - other.begins).days
    return any(
        f"{day.day} {day:%B %Y}" in told
        for day in (other.begins + timedelta(days=n) for n in range(min(days, 7) + 1))
    )


def numbers(text: str) -> frozenset[str]:
    """Numbers of papers and people in a text: their digits, with leading noughts and years left out. Ranges in full."""
    runs = re.findall(r"\d{3,}", text)
    found = {run.lstrip("0") for run in runs}
    for low, high in re.findall(r"(\d{3,})\s*(?:-|–|to)\s*[A-Z/]*(\d{3,})", text):
        if 0 < int(high) - int(low) < 40:
            found |= {str(n) for n in range(int(low), int(high) + 1)}
    return frozenset(one for one in found if len(one) >= 3 and not re.fullmatch(r"20[2-9]\d", one))


def _numbers_of(one: Recorded, kinds: tuple[str, ...] = NUMBERED) -> frozenset[str]:
    refs = (each.reference for each in one.evidence if each.kind in kinds)
    return frozenset().union(*(numbers(ref) for ref in refs))


def _same_number(one: Recorded, other: Recorded) -> bool:
    first, second = _numbers_of(one), _numbers_of(other)
    return bool(
        first & second or first & numbers(other.description) or second & numbers(one.description)
    )


def _other_numbers(one: Recorded, other: Recorded) -> bool:
    of_kind = [(_numbers_of(one, (kind,)), _numbers_of(other, (kind,))) for kind in NUMBERED]
    return not _same_number(one, other) and any(a and b for a, b in of_kind)


def _cited(one: Recorded) -> frozenset[str]:
    refs = (each.reference.lower() for each in one.evidence if each.kind == "statement")
    bare = (re.sub(r"^(email '|(re|fwd?): )+|'$", "", each) for each in refs)
    return frozenset(each for each in bare if not re.search(r"\d{3}", each))


def _links(one: Recorded) -> frozenset[str]:
    addresses = (each.reference.lower() for each in one.evidence if each.kind == "link")
    return frozenset(re.sub(r"^(https?://)?(www\.)?|[?#].*$|/$", "", each) for each in addresses)


def _files(one: Recorded, other: Recorded) -> set[Fact]:
    hashes = [{each.sha256 for each in side.evidence if each.sha256} for side in (one, other)]
    names = [{file_name(each) for each in side.evidence if each.kind in ("file", "picture")} - {""} for side in (one, other)]  # fmt: skip
    found = set()
    if hashes[0] & hashes[1]:
        found.add(Fact.SAME_FILE)
    elif all(hashes):
        found.add(Fact.OTHER_FILES)
    if names[0] & names[1]:
        found.add(Fact.SAME_FILE_NAME)
    looks = [[each.picture for each in side.evidence if each.picture is not None] for side in (one, other)]  # fmt: skip
    if any((a ^ b).bit_count() <= SAME_PICTURE_WITHIN for a, b in product(*looks)):
        found.add(Fact.SAME_PICTURE)
    return found


def file_name(evidence: Evidence) -> str:
    """A file's name without its ending, a copy's mark and what separates words."""
    name = re.sub(r"\.\w{3,4}$", "", evidence.reference.lower())
    name = re.sub(r"\(\d\)|\b(copy of|scan of|copy|scanned|final|v\d)\b|_(copy|scan|final|v\d)\b", "", name)  # fmt: skip
    return re.sub(r"[^a-z0-9]", "", name)


def _receivers(one: Recorded, other: Recorded) -> set[Fact]:
    if one.beneficiary and other.beneficiary:
        same = one.beneficiary == other.beneficiary
        return {Fact.SAME_RECEIVER if same else Fact.OTHER_RECEIVERS}
    first, second = _name(one.beneficiary_name), _name(other.beneficiary_name)
    if not first or not second:
        return set()
    shared = len(first & second) * 2 >= min(len(first), len(second))
    return {Fact.SAME_RECEIVER if shared else Fact.OTHER_RECEIVERS}


def _name(name: str) -> frozenset[str]:
    plain = re.sub(r"[^a-z ]", "", name.lower().replace("-", " "))
    return frozenset(plain.split()) - {"the", "of", "and", "ltd", "school", "primary", "sch", "ciw"}


def _days(one: Recorded, other: Recorded) -> set[Fact]:
    first, second = (one.begins, one.ends), (other.begins, other.ends)
    if first == second:
        return {Fact.SAME_DAYS, Fact.OVERLAP}
    if one.begins > other.ends or other.begins > one.ends:
        return {Fact.DAYS_APART}
    within = any(a[0] >= b[0] and a[1] <= b[1] for a, b in ((first, second), (second, first)))
    return {Fact.OVERLAP, Fact.WITHIN} if within else {Fact.OVERLAP}


def _parties(one: Recorded, other: Recorded, related: Related) -> set[Fact]:
    if one.provider == other.provider:
        return {Fact.SAME_PROVIDER}
    sides = [{side.provider, side.accountable, *side.delivered_by} for side in (one, other)]
    known = [side | {related[each] for each in side if each in related} for side in sides]
    return {Fact.TIED} if known[0] & known[1] else {Fact.STRANGERS}


def _around(areas: tuple[str, ...], contains: Contains) -> set[str]:
    around: set[str] = set()
    for area in areas:
        at: str | None = contains.get(area)
        while at:
            around.add(at)
            at = contains.get(at)
    return around


def _places(one: Recorded, other: Recorded, contains: Contains) -> set[Fact]:
    first, second = set(one.places), set(other.places)
    if not first or not second or first & second:
        return set()
    wider = first & _around(other.places, contains) or second & _around(one.places, contains)
    return {Fact.WIDER_PLACE if wider else Fact.OTHER_PLACES}


def _chain(one: Recorded) -> frozenset[str]:
    return frozenset({one.agreement, *one.under})


def _words(one: Recorded, other: Recorded) -> set[Fact]:
    first, second = (re.findall(r"\w+", side.description.lower()) for side in (one, other))
    runs = [set(_runs(side)) for side in (first, second)]
    shared = set(first) & set(second)
    found = {Fact.SHARED_WORDS} if runs[0] & runs[1] or shared == set(first) else set()
    most = max(len(set(first)), len(set(second)))
    if most and len(shared) >= 0.8 * most:
        found.add(Fact.NEARLY_SAME_WORDS)
    return found


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    threes = list(pairwise(words))
    return [(*threes[n], *threes[n + 2], words[n + 4]) for n in range(len(words) - 4)]
