"""Which records are worth holding against each other: those that share a thing that few share, or people and days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from weft.analysis.commitments.days import FAR
from weft.analysis.commitments.seen import FEW, NEAR_BITS, Common, Seen, common

MOST_IN_A_BUCKET = 60
"""More records that share who, what and when are not held against each other all: they are the provider's everyday work."""
MOST_MONTHS = 13
PARTS = 1 << 20
"""So many different people, days and amounts are told apart, so that a key is one number of 64 bits; where there are more, some pairs are compared in vain."""
AT_ONCE = 500
"""So many pictures are held against others at once."""
Pair = tuple[int, int]


@dataclass(frozen=True)
class Candidates:
    """Pairs of records, each by their places, the first before the second."""

    pairs: tuple[Pair, ...]
    by_a_thing: frozenset[Pair]
    """Those that have a thing in common that few have."""
    common: Common


def candidates_among(held: Sequence[Seen]) -> Candidates:
    """The pairs that are worth holding against each other."""
    near = _near(sorted({picture for one in held for picture in one.pictures}))
    known = _common(held, near)
    keys = _Keys()
    by_a_thing = np.union1d(
        _together([keys.things(one, known) for one in held]), _by_pictures(held, near, known)
    )
    others = _not_far_apart(held, _together([keys.people_and_days(one) for one in held]))
    things = frozenset(_pairs(by_a_thing, len(held)))
    return Candidates(tuple(_pairs(np.union1d(by_a_thing, others), len(held))), things, known)


def common_among(held: Sequence[Seen]) -> Common:
    """How many records have each thing, and all but the same pictures."""
    return _common(held, _near(sorted({picture for one in held for picture in one.pictures})))


def _pairs(written: np.ndarray, many: int) -> Iterator[Pair]:
    """Pairs, each written as one number: the first times how many there are, and the second."""
    first, second = np.divmod(written, max(many, 1))
    return zip(first.tolist(), second.tolist(), strict=True)


def _together(keys: Sequence[Sequence[int]]) -> np.ndarray:
    """The pairs of records that share a key, but for keys that many share."""
    many = len(keys)
    at = np.repeat(np.arange(many), [len(each) for each in keys])
    key = np.array([each for of_one in keys for each in of_one], dtype=np.int64)
    order = np.lexsort((at, key))
    key, at = key[order], at[order]
    is_new = (np.diff(key, prepend=-1) != 0) | (np.diff(at, prepend=-1) != 0)
    key, at = key[is_new], at[is_new]
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    sizes = np.diff(starts, append=len(key))
    found = [np.empty(0, dtype=np.int64)]
    for size in range(2, MOST_IN_A_BUCKET + 1):
        there = at[starts[sizes == size][:, None] + np.arange(size)]
        one, other = np.triu_indices(size, 1)
        found.append((there[:, one] * many + there[:, other]).ravel())
    return np.unique(np.concatenate(found))


def _not_far_apart(held: Sequence[Seen], written: np.ndarray) -> np.ndarray:
    """Those pairs whose days are not apart by weeks, or only by day and month having changed places."""
    begins = np.array([one.told.begins.toordinal() for one in held])
    ends = np.array([one.told.ends.toordinal() for one in held])
    year, month, day = (
        np.array([getattr(one.told.begins, part) for one in held])
        for part in ("year", "month", "day")
    )
    one, other = np.divmod(written, max(len(held), 1))
    overlap = (begins[one] <= ends[other]) & (begins[other] <= ends[one])
    swapped = (year[one] == year[other]) & (day[one] == month[other]) & (month[one] == day[other])
    near = overlap | swapped | (abs(begins[one] - begins[other]) <= FAR.days)
    return np.asarray(written[near])


class _Keys:
    """What records share, each as one number: which sort of thing, and up to three parts that are numbered as they come."""

    def __init__(self) -> None:
        self.numbers: dict[object, int] = {}

    def _of(self, part: object) -> int:
        return self.numbers.setdefault(part, len(self.numbers) + 1) % PARTS

    def things(self, one: Seen, known: Common) -> list[int]:
        """What stands behind it and behind few."""
        few = [
            *(("hash", each) for each in one.hashes if known.hashes[each] <= FEW),
            *(("page", each) for each in one.references if known.references[each] <= FEW),
            *(("number", each) for each in one.numbers),
        ]
        return [self._of(each) for each in few]

    def people_and_days(self, one: Seen) -> list[int]:
        """Who did it, for whom, and when, each with something else."""
        told, number = one.told, self._of
        measure, quantity = number(one.measure), number(told.quantity)
        agreements = [number(("agreement", each)) for each in one.agreements]
        who, name = number(told.beneficiary or one.name), number(one.name or told.beneficiary)
        parties, months = [number(each) for each in one.parties], _months(one)
        days = {number(told.begins), number(told.ends)}
        found = [_key(0, each, measure, month) for each in agreements for month in months]
        for sort, what in ((1, measure), (2, who), (3, quantity)):
            found += [_key(sort, party, what, month) for party in parties for month in months]
        if told.beneficiary or one.name:
            found += [_key(4, each, measure, month) for each in {who, name} for month in months]
            found += [_key(5, each, day, 0) for each in {who, name} for day in days]
        found += [_key(6, party, number((who, measure)), quantity) for party in parties]
        lasted = number((told.begins, told.ends))
        return found + [_key(7, number(place), lasted, quantity) for place in one.places]


def _key(sort: int, one: int, other: int, third: int) -> int:
    return ((sort * PARTS + one) * PARTS + other) * PARTS + third


def _months(one: Seen) -> range:
    """The months that it lies in, at most thirteen."""
    begins, ends = one.told.begins, one.told.ends
    first, last = begins.year * 12 + begins.month, ends.year * 12 + ends.month
    return range(first, min(last, first + MOST_MONTHS - 1) + 1)


def _common(held: Sequence[Seen], near: Iterable[Pair]) -> Common:
    many = Counter(picture for one in held for picture in set(one.pictures))
    for one_, other in near:
        many[one_] += 1
        many[other] += 1
    return common(held, many)


def _by_pictures(held: Sequence[Seen], near: Iterable[Pair], known: Common) -> np.ndarray:
    """The pairs with all but the same picture, where few have it."""
    by_picture: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(held):
        for picture in set(one.pictures):
            by_picture[picture].append(at)
    few = {picture for picture in by_picture if known.pictures[picture] <= FEW}
    alike = [(one, other) for one, other in near if one in few and other in few]
    found = {
        min(a, b) * len(held) + max(a, b)
        for one, other in (*alike, *((each, each) for each in few))
        for a in by_picture[one]
        for b in by_picture[other]
        if a != b
    }
    return np.array(sorted(found), dtype=np.int64)


def _near(pictures: Sequence[int]) -> tuple[Pair, ...]:
    """Pairs of hashes that differ in at most so many bits: of nine bands of theirs one at least is the same."""
    every = np.array(pictures, dtype=np.uint64)
    found: set[Pair] = set()
    width = -(-64 // (NEAR_BITS + 1))
    for band in range(NEAR_BITS + 1):
        keys = (every >> np.uint64(band * width)) & np.uint64((1 << width) - 1)
        order = np.argsort(keys, kind="stable")
        ends = np.flatnonzero(np.diff(keys[order])) + 1
        for bucket in np.split(order, ends):
            found |= _near_in(every, bucket)
    return tuple((int(every[one]), int(every[other])) for one, other in sorted(found))


def _near_in(every: np.ndarray, bucket: np.ndarray) -> set[Pair]:
    found: set[Pair] = set()
    for first in range(0, len(bucket), AT_ONCE):
        some = bucket[first : first + AT_ONCE]
        near = np.bitwise_count(every[some][:, None] ^ every[bucket][None, :]) <= NEAR_BITS
        one, other = np.nonzero(near)
        there = zip(some[one].tolist(), bucket[other].tolist(), strict=True)
        found |= {each for each in there if each[0] < each[1]}
    return found
