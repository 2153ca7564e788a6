"""Which records may be one benefit twice, with the reasons, for a person to judge.

A benefit happens once. Two records are held against each other where they share a thing that few records share (a file, a picture, a
number in a payroll, an address on the web), or where the same people did the same, or something for the same, in overlapping days.
`compared.py` says what is so of the two in each aspect: who, by which evidence, what, how much, when, where, for whom, in which words.
Each of these has a weight for or against one benefit (`weights.py`); the weights are added up, and from SHOWN_FROM on the two are shown.
The weights are learned, by logistic regression, on repeats and look-alikes that the author thought of; docs/method/repeats.md has the
scores, also on those that somebody else planted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from weft.analysis.commitments.alike import named, numbered
from weft.analysis.commitments.benefit import Contains, Recorded, Related
from weft.analysis.commitments.compared import (
    FEW,
    NEAR_BITS,
    Common,
    Seen,
    are_far_apart,
    is_part,
    may_have_in_common,
    seen,
    traits,
    weight_at_a_glance,
)
from weft.analysis.commitments.compared import common as common_of
from weft.analysis.commitments.weights import REASONS, SHOWN_FROM, WEIGHTS

__all__ = ["NEAR_BITS", "Repeat", "named", "numbered", "pairs", "repeats", "repeats_of"]

MOST_PARTS = 12
"""More parts than so many are not tried whether some of them come to a whole."""
MOST_IN_A_BUCKET = 60
"""More records that share who, what and when are not held against each other all: they are the provider's everyday work."""


@dataclass(frozen=True)
class Repeat:
    """Two records that may be one benefit, how much speaks for it, and why."""

    one: str
    other: str
    weight: int
    reasons: tuple[str, ...]


def repeats(
    records: Sequence[Recorded], *, contains: Contains, related: Related
) -> tuple[Repeat, ...]:
    """All pairs that may be one benefit, the likeliest first."""
    held = [seen(one, contains, related) for one in records]
    common = common_of(held, _nearly(held))
    candidates = _candidates(held, common)
    found, split = [], _split(held, candidates)
    for first, second in sorted(candidates):
        if (first, second) not in split and not _may_do(held[first], held[second]):
            continue
        weight, reasons = _weighed(
            held[first], held[second], common, is_split=(first, second) in split
        )
        if weight >= SHOWN_FROM:
            found.append(Repeat(records[first].ref, records[second].ref, weight, tuple(reasons)))
    return tuple(sorted(found, key=lambda each: (-each.weight, each.one, each.other)))


def repeats_of(
    new: Recorded, records: Sequence[Recorded], *, contains: Contains, related: Related
) -> tuple[Repeat, ...]:
    """The records that may be the same benefit as a new one."""
    held = [seen(one, contains, related) for one in (*records, new)]
    common = common_of(held, _nearly(held))
    last, found = len(held) - 1, []
    for at in range(last):
        weight, reasons = _weighed(held[at], held[last], common)
        if weight >= SHOWN_FROM:
            found.append(Repeat(new.ref, records[at].ref, weight, tuple(reasons)))
    return tuple(sorted(found, key=lambda each: (-each.weight, each.other)))


def _most(*aspects: str) -> int:
    return sum(max((0, *(weight for name, weight in WEIGHTS.items() if name.startswith(aspect)))) for aspect in aspects)  # fmt: skip


_MOST_BY_EVIDENCE = _most(
    "file:", "picture:", "page:", "number: shared", "number: for", "evidence:"
)
_MOST_OTHERWISE = _most("where:", "for:", "cohort:", "words:")


def _may_do(one: Seen, other: Seen) -> bool:
    """Whether two can be shown at all, by their days, people and amounts."""
    least = SHOWN_FROM - _MOST_OTHERWISE
    if may_have_in_common(one, other):
        least -= _MOST_BY_EVIDENCE
    elif are_far_apart(one.told, other.told):
        return False
    return weight_at_a_glance(one, other, WEIGHTS) >= least


def _weighed(
    one: Seen, other: Seen, common: Common, *, is_split: bool = False
) -> tuple[int, list[str]]:
    """How much speaks for one benefit, and what does, the strongest first."""
    so = sorted(
        traits(one, other, common, is_split=is_split), key=lambda each: -WEIGHTS.get(each, 0)
    )
    return sum(WEIGHTS.get(each, 0) for each in so), [
        REASONS[each] for each in so if each in REASONS
    ]


def _nearly(held: Sequence[Seen]) -> Counter[int]:
    """How many records have all but the same picture, by its hash."""
    near = Counter(picture for one in held for picture in set(one.pictures))
    for one_, other in _near(sorted(near)):
        near[one_] += 1
        near[other] += 1
    return near


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


def _candidates(held: Sequence[Seen], common: Common) -> set[tuple[int, int]]:
    """The pairs that are worth holding against each other."""
    buckets: dict[object, list[int]] = defaultdict(list)
    for at, one in enumerate(held):
        for key in set(_keys(one, common)):
            buckets[key].append(at)
    found: set[tuple[int, int]] = set()
    for there in buckets.values():
        if 1 < len(there) <= MOST_IN_A_BUCKET:
            found.update(combinations(there, 2))
    by_picture: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(held):
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


def _split(held: Sequence[Seen], candidates: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """A whole and its parts: one whose amount two or three others come to, or all that may be parts of it."""
    parts: dict[int, list[int]] = defaultdict(list)
    for one, other in candidates:
        if held[one].told.quantity == held[other].told.quantity:
            continue
        part, whole = (
            (one, other) if held[one].told.quantity < held[other].told.quantity else (other, one)
        )
        if is_part(held[part], held[whole]):
            parts[whole].append(part)
    found: set[tuple[int, int]] = set()
    for whole, there in parts.items():
        if 2 <= len(there) <= MOST_PARTS:
            found |= {
                (min(whole, part), max(whole, part)) for part in _coming_to(held, whole, there)
            }
    return found


def _coming_to(held: Sequence[Seen], whole: int, there: Sequence[int]) -> set[int]:
    """Of what may be parts, those that come to the whole."""
    amount, found = held[whole].told.quantity, set[int]()
    for many in {2, 3, len(there)}:
        for some in combinations(there, many):
            if sum(held[part].told.quantity for part in some) == amount:
                found |= set(some)
    return found


def _keys(one: Seen, common: Common) -> Iterator[object]:
    """What one shares with those that it is held against."""
    yield from (("hash", each) for each in one.hashes if common.hashes[each] <= FEW)
    yield from (("reference", each) for each in one.references if common.references[each] <= FEW)
    yield from (("number", each) for each in one.numbers)
    yield from (("picture", each) for each in one.pictures if common.pictures[each] <= FEW)
    months = _months(one)
    who = one.told.beneficiary or one.name
    for month in months:
        for party in one.parties:
            yield ("did", party, one.measure, month)
            yield ("did for", party, who, month)
        if who:
            yield ("received", one.name or who, one.measure, month)
            yield ("received by", who, one.measure, month)
    if who:
        for day in {one.told.begins, one.told.ends}:
            yield ("received on", one.name or who, day)
            yield ("received on by", who, day)
    for party in one.parties:
        yield ("so much", party, who, one.measure, one.told.quantity)
    for place in one.places:
        yield ("there", place, one.told.begins, one.told.ends, one.told.quantity)


def _months(one: Seen) -> list[int]:
    """The months that it lies in, at most thirteen."""
    begins, ends = one.told.begins, one.told.ends
    first, last = begins.year * 12 + begins.month, ends.year * 12 + ends.month
    return list(range(first, min(last, first + 12) + 1))


def pairs(found: Iterable[Repeat]) -> set[frozenset[str]]:
    """The pairs alone."""
    return {frozenset((each.one, each.other)) for each in found}
