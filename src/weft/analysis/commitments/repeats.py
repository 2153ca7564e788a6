"""Which records may be one benefit twice, with the reasons, for a person to judge.

A benefit happens once. Two records are held against each other where they share a thing that few records share (a file, a picture, a
number in a payroll, an address on the web), or where the same people did the same for the same or at the same place in overlapping
days. What then speaks for one benefit, and what against it, is weighed:

| what two records have in common | weight |
|---|---|
| the same number of a line, a payroll or of training, however it is written; at firms that have nothing to do with each other | 6; 2 |
| the same file, or all but the same picture, which few records have | 5 |
| the same other reference, which few records have | 4 |
| one provided what the other answers for, or both are one group | 2 |
| the same measure, in whatever edition | 2 |
| the same amount; or one half as much again at most | 2; 1 |
| the same beneficiary, also where its name is written otherwise | 2 |
| days that overlap by half or more; at all | 2; 1 |
| the same place, or one within the other | 1 |
| a whole and one of two parts that come to it | 4 |
| much the same words | 1 |

| what tells them apart | weight |
|---|---|
| other numbers of people, at those who have to do with each other; other numbers of a firm's own series | −6 |
| two measures of one framework | −2 |
| days that do not overlap, and begin more than a fortnight apart | −5 |
| places of which none lies in another | −4 |
| two beneficiaries | −3 |
| one provider, one measure, one agreement, and nothing of their evidence in common | −5 |
| other cohorts | −2 |
| amounts of which one is more than twice the other | −2 |

From 8 on they are shown. docs/method/repeats.md has the scores on records that somebody planted who did not know these rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz

from weft.analysis.commitments.benefit import Contains, Evidence, Recorded, Related

SHOWN_FROM = 8
OF_A_SPLIT = 4
"""What it weighs that two parts come to a whole."""
FEW = 4
"""So many records at most share a thing that says something: a policy stands behind many benefits."""
MOST_IN_A_BUCKET = 60
"""More records that share who, what and when are not held against each other all: they are the provider's everyday work."""
NEAR_BITS = 8
"""Pictures whose hashes of 64 bits differ in no more are all but the same."""
NUMBERED = frozenset({"payroll", "training", "statement"})
"""Kinds of evidence whose reference is a number that stands for one thing; that of a file is what somebody called it."""
OF_A_PERSON = frozenset({"payroll", "training"})
"""Kinds whose number stands for one person: two numbers are two people, whoever wrote them down."""
ENOUGH_DIGITS = 5
A_FORTNIGHT = timedelta(14)
_FILLING = frozenset(["THE", "LTD", "LIMITED", "CIC", "CIO", "PLC", "AND", "OF", "COMPANY"])


@dataclass(frozen=True)
class Repeat:
    """Two records that may be one benefit, how much speaks for it, and why."""

    one: str
    other: str
    weight: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Seen:
    """A record, with what it is held against others by."""

    told: Recorded
    parties: frozenset[str]
    """Everybody who had a part in it, and the groups that they belong to."""
    places: frozenset[str]
    around: frozenset[str]
    """The areas around its places, and these."""
    numbers: frozenset[str]
    of_people: frozenset[str]
    """Those of the numbers that stand for one person."""
    series: frozenset[str]
    """By which letters its numbers go: a firm's own numbering."""
    references: frozenset[str]
    hashes: frozenset[str]
    pictures: tuple[int, ...]

    @cached_property
    def name(self) -> str:
        """Whom it reached, as one word order."""
        return named(self.told.beneficiary_name)


def repeats(
    records: Sequence[Recorded], *, contains: Contains, related: Related
) -> tuple[Repeat, ...]:
    """All pairs that may be one benefit, the likeliest first."""
    seen = [_seen(one, contains, related) for one in records]
    common = _common(seen)
    found, split = [], _split(seen)
    for first, second in sorted(_candidates(seen, common) | split):
        weight, reasons = _weighed(seen[first], seen[second], common)
        if (first, second) in split:
            weight += OF_A_SPLIT
            reasons = ["With another record it comes to the same amount.", *reasons]
        if weight >= SHOWN_FROM:
            found.append(Repeat(records[first].ref, records[second].ref, weight, tuple(reasons)))
    return tuple(sorted(found, key=lambda each: (-each.weight, each.one, each.other)))


def repeats_of(
    new: Recorded, records: Sequence[Recorded], *, contains: Contains, related: Related
) -> tuple[Repeat, ...]:
    """The records that may be the same benefit as a new one."""
    seen = [_seen(one, contains, related) for one in (*records, new)]
    common = _common(seen)
    last, found = len(seen) - 1, []
    for at in range(last):
        weight, reasons = _weighed(seen[at], seen[last], common)
        if weight >= SHOWN_FROM:
            found.append(Repeat(new.ref, records[at].ref, weight, tuple(reasons)))
    return tuple(sorted(found, key=lambda each: (-each.weight, each.other)))


def named(text: str) -> str:
    """A name as one: without case, accents, small words and the order of its words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().upper()
    words = re.findall(r"[A-Z0-9]+", plain.replace("'", ""))
    return " ".join(sorted({word for word in words if word not in _FILLING}))


def numbered(text: str) -> str:
    """A number as one: its digits, where they are enough, whatever stands around and between them; else its letters and digits."""
    digits = re.sub(r"[^0-9]", "", text)
    return (
        digits.lstrip("0")
        if len(digits) >= ENOUGH_DIGITS
        else re.sub(r"[^A-Z0-9]", "", text.upper())
    )


def _seen(one: Recorded, contains: Contains, related: Related) -> _Seen:
    people = {one.provider, one.accountable, *one.delivered_by}
    groups = {f"group {related[each]}" for each in people if each in related}
    around = set(one.places)
    for place in one.places:
        while (place := contains.get(place, "")) and place not in around:
            around.add(place)
    by_kind: dict[bool, set[str]] = {True: set(), False: set()}
    for each in one.evidence:
        if key := _reference(each):
            by_kind[each.kind in NUMBERED and key.isdigit()].add(key)
    return _Seen(
        one, frozenset(people | groups), frozenset(one.places), frozenset(around),
        frozenset(by_kind[True]),
        frozenset(_reference(each) for each in one.evidence if each.kind in OF_A_PERSON and each.reference),
        frozenset(_series(each.reference) for each in one.evidence if each.kind in NUMBERED and each.reference),
        frozenset(by_kind[False]),
        frozenset(each.sha256 for each in one.evidence if each.sha256),
        tuple(each.picture for each in one.evidence if each.picture is not None),
    )  # fmt: skip


def _series(text: str) -> str:
    """The letters before a number: “SL” of “SL-2025-105054”; nothing, where there are none."""
    letters = re.match(r"[^A-Z0-9]*([A-Z]+)", text.upper())
    return letters[1] if letters else ""


def _reference(each: Evidence) -> str:
    if not each.reference.strip():
        return ""
    if each.kind in NUMBERED:
        return numbered(each.reference)
    if each.kind != "link":  # what a file is called says nothing
        return ""
    return named(each.reference.removeprefix("https://").removeprefix("http://"))


@dataclass(frozen=True)
class _Common:
    """How many records have a thing in common."""

    hashes: Mapping[str, int]
    numbers: Mapping[tuple[str, str], int]
    """By an organisation and a number: two that have nothing to do with each other may count alike."""
    references: Mapping[str, int]
    pictures: Mapping[int, int]
    """By a picture's hash: how many records have all but the same one."""


def _common(seen: Sequence[_Seen]) -> _Common:
    near = Counter(picture for one in seen for picture in set(one.pictures))
    for one, other in _near(sorted(near)):
        near[one] += 1
        near[other] += 1
    return _Common(
        Counter(each for one in seen for each in one.hashes),
        Counter((party, each) for one in seen for party in one.parties for each in one.numbers),
        Counter(each for one in seen for each in one.references), near,
    )  # fmt: skip


def _near(pictures: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of hashes that differ in at most so many bits: of nine bands of theirs one at least is the same."""
    if len(pictures) < 2:
        return
    every = np.array(pictures, dtype=np.uint64)
    found: set[tuple[int, int]] = set()
    width = -(-64 // (NEAR_BITS + 1))
    for band in range(NEAR_BITS + 1):
        keys = (every >> np.uint64(band * width)) & np.uint64((1 << width) - 1)
        order = np.argsort(keys, kind="stable")
        ends = np.flatnonzero(np.diff(keys[order])) + 1
        for bucket in np.split(order, ends):
            found |= _near_in(every, bucket)
    yield from ((int(every[one]), int(every[other])) for one, other in sorted(found))


def _near_in(every: np.ndarray, bucket: np.ndarray) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for at in range(len(bucket) - 1):
        rest = bucket[at + 1 :]
        bits = np.bitwise_count(every[rest] ^ every[bucket[at]])
        for other in rest[bits <= NEAR_BITS]:
            found.add((min(int(bucket[at]), int(other)), max(int(bucket[at]), int(other))))
    return found


def _candidates(seen: Sequence[_Seen], common: _Common) -> set[tuple[int, int]]:
    """The pairs that are worth holding against each other."""
    buckets: dict[object, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        for key in set(_keys(one, common)):
            buckets[key].append(at)
    found: set[tuple[int, int]] = set()
    for there in buckets.values():
        if 1 < len(there) <= MOST_IN_A_BUCKET:
            found.update(combinations(there, 2))
    by_picture: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        for picture in set(one.pictures):
            by_picture[picture].append(at)
    for one_, other_ in _near(sorted(by_picture)):
        if common.pictures[one_] <= FEW and common.pictures[other_] <= FEW:
            found.update(
                (min(a, b), max(a, b))
                for a in by_picture[one_]
                for b in by_picture[other_]
                if a != b
            )
    return found


def _split(seen: Sequence[_Seen]) -> set[tuple[int, int]]:
    """A whole and its parts: of those who did the same for the same on the same days, one whose amount two others come to."""
    groups: dict[object, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        told, who = one.told, one.told.beneficiary or one.name
        if who:
            groups[(told.provider, _measure(told), who, told.begins, told.ends)].append(at)
    found: set[tuple[int, int]] = set()
    for there in groups.values():
        if not 3 <= len(there) <= MOST_IN_A_BUCKET:
            continue
        by_amount: dict[int, list[int]] = defaultdict(list)
        for at in there:
            by_amount[seen[at].told.quantity].append(at)
        for one_, other in combinations(there, 2):
            for whole in by_amount.get(seen[one_].told.quantity + seen[other].told.quantity, ()):
                found |= {(min(whole, part), max(whole, part)) for part in (one_, other)}
    return found


def _keys(one: _Seen, common: _Common) -> Iterator[object]:
    """What one shares with those that it is held against."""
    yield from (("hash", each) for each in one.hashes if common.hashes[each] <= FEW)
    yield from (("reference", each) for each in one.references if common.references[each] <= FEW)
    yield from (("number", each) for each in one.numbers)
    yield from (("picture", each) for each in one.pictures if common.pictures[each] <= FEW)
    months = _months(one)
    who = one.told.beneficiary or one.name
    for month in months:
        for party in one.parties:
            yield ("did", party, _measure(one.told), month)
            yield ("did for", party, who, month)
        if who:
            yield ("received", one.name or who, _measure(one.told), month)
            yield ("received by", who, _measure(one.told), month)


def _measure(one: Recorded) -> tuple[str, str]:
    """The framework and the code of a measure, whatever its edition."""
    framework, _, rest = one.measure.partition(":")
    return framework, rest.partition("/")[2]


def _months(one: _Seen) -> list[int]:
    """The months that it lies in, at most thirteen."""
    begins, ends = one.told.begins, one.told.ends
    first, last = begins.year * 12 + begins.month, ends.year * 12 + ends.month
    return list(range(first, min(last, first + 12) + 1))


Weighed = Iterator[tuple[int, str]]


def _weighed(one: _Seen, other: _Seen, common: _Common) -> tuple[int, list[str]]:
    """How much speaks for one benefit, and what does, the strongest first."""
    said = [
        *_by_evidence(one, other, common), *_by_people(one, other), *_by_amount(one.told, other.told),
        *_by_days(one.told, other.told), *_by_place(one, other), *_by_words(one.told, other.told),
    ]  # fmt: skip
    speaks_for = sorted((each for each in said if each[0] > 0), key=lambda each: -each[0])
    return sum(weight for weight, _ in said), [words for _, words in speaks_for]


def _by_evidence(one: _Seen, other: _Seen, common: _Common) -> Weighed:
    together = bool(one.parties & other.parties)
    if any(_few(each, one, other, common) for each in one.numbers & other.numbers):
        yield 6 if together else 2, "The same number."
    elif together and one.of_people and other.of_people:
        yield -6, "Other people, by their numbers."
    elif one.told.provider == other.told.provider and one.series & other.series - {""}:
        yield -6, "Other numbers of the same series."
    if any(common.hashes[each] <= FEW for each in one.hashes & other.hashes):
        yield 5, "The same file."
    elif any(
        common.pictures[a] <= FEW and common.pictures[b] <= FEW and (a ^ b).bit_count() <= NEAR_BITS
        for a in one.pictures
        for b in other.pictures
    ):
        yield 5, "All but the same picture."
    if any(common.references[each] <= FEW for each in one.references & other.references):
        yield 4, "The same reference."


def _few(number: str, one: _Seen, other: _Seen, common: _Common) -> bool:
    """Whether few records of anybody who had a part in one of the two have a number."""
    return all(common.numbers[party, number] <= FEW for party in one.parties | other.parties)


def _by_people(one: _Seen, other: _Seen) -> Weighed:
    here, there = one.told, other.told
    if one.parties & other.parties:
        yield 2, "The same organisations had a part in it."
    if here.beneficiary and here.beneficiary == there.beneficiary:
        yield 2, "The same beneficiary."
    elif one.name and other.name:
        if fuzz.token_set_ratio(one.name, other.name) >= 88:
            yield 2, "The same beneficiary, by its name."
        else:
            yield -3, "Two beneficiaries."
    if here.cohorts and there.cohorts and not set(here.cohorts) & set(there.cohorts):
        yield -2, "Other cohorts."
    apart = not (
        one.numbers & other.numbers
        or one.hashes & other.hashes
        or one.references & other.references
    )
    same = (here.provider, here.measure, here.agreement) == (
        there.provider,
        there.measure,
        there.agreement,
    )
    if same and apart and here.evidence and there.evidence:
        yield -5, "One provider records two things, each with evidence of its own."


def _by_amount(one: Recorded, other: Recorded) -> Weighed:
    here, there = _measure(one), _measure(other)
    if here[0] == there[0] and here != there:
        yield -2, "Two measures of one framework."
        return
    if here == there:
        yield 2, "The same measure."
    less, more = sorted((one.quantity, other.quantity))
    if less == more:
        yield 2, "The same amount."
    elif more <= less * 1.5:
        yield 1, "Nearly the same amount."
    elif more > less * 2:
        yield -2, "One is more than twice the other."


def _by_days(one: Recorded, other: Recorded) -> Weighed:
    first, last = max(one.begins, other.begins), min(one.ends, other.ends)
    shared = (last - first).days + 1
    if shared <= 0:
        if abs(one.begins - other.begins) > A_FORTNIGHT:
            yield -5, "At other times."
        return
    shorter = min((each.ends - each.begins).days + 1 for each in (one, other))
    if shared * 2 >= shorter:
        yield 2, "At the same time."
    else:
        yield 1, "At times that overlap."


def _by_place(one: _Seen, other: _Seen) -> Weighed:
    if not one.places or not other.places:
        return
    if one.places & other.around or other.places & one.around:
        yield 1, "At the same place."
    else:
        yield -4, "At other places."


def _by_words(one: Recorded, other: Recorded) -> Weighed:
    said = one.description and other.description
    if said and fuzz.token_set_ratio(one.description, other.description) >= 80:
        yield 1, "Much the same words."


def pairs(found: Iterable[Repeat]) -> set[frozenset[str]]:
    """The pairs alone."""
    return {frozenset((each.one, each.other)) for each in found}
