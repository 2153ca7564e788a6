"""Which records are worth holding against each other: those that share a thing that few share, or people and days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from weft.analysis.commitments.days import FAR
from weft.analysis.commitments.seen import FEW, NEAR_BITS, Common, Seen, common, order
from weft.analysis.once import once

MOST_IN_A_BUCKET = 60
"""More records that share who, what and when are not held against each other all: they are the provider's everyday work."""
MOST_MONTHS = 13
PARTS = 1 << 20
"""So many different people, days and amounts are told apart, so that a key is one number of 64 bits; where there are more, some pairs are compared in vain."""
A_WEEK = timedelta(7)
AS_FAR = timedelta(92)
"""So many days apart may be two of as much for the same: what was promised, and then done."""
AT_ONCE = 500
"""So many pictures are held against others at once."""
Pair = tuple[int, int]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Candidates:
    """Pairs of records, each by their places, the first before the second."""

    first: Numbers
    second: Numbers
    has_thing: NDArray[np.bool_]
    """Which of them have a thing in common that few have."""
    common: Common

    @once
    def pairs(self) -> tuple[Pair, ...]:
        """The same, pair by pair."""
        return tuple(zip(self.first.tolist(), self.second.tolist(), strict=True))


def candidates_among(held: Sequence[Seen]) -> Candidates:
    """The pairs that are worth holding against each other."""
    near = _near(sorted({picture for one in held for picture in one.pictures}))
    known = _common(held, near)
    by_a_thing = np.union1d(_together(*_things(held, known), len(held)), _by_pictures(held, near, known))  # fmt: skip
    others = _not_far_apart(held, _together(*_people_and_days(held), len(held)), FAR)
    as_much = _not_far_apart(held, _together(*_people_and_amounts(held), len(held)), AS_FAR)
    given_on = _not_far_apart(held, _together(*_received_and_gave(held), len(held)), AS_FAR)
    others = _once_each(np.concatenate([others, as_much, given_on]))
    every = _once_each(np.concatenate([by_a_thing, others]))
    first, second = np.divmod(every, max(len(held), 1))
    return Candidates(first, second, np.isin(every, by_a_thing, assume_unique=True), known)


def common_among(held: Sequence[Seen]) -> Common:
    """How many records have each thing, and all but the same pictures."""
    return _common(held, _near(sorted({picture for one in held for picture in one.pictures})))


def _together(key: Numbers, at: Numbers, many: int) -> Numbers:
    """The pairs of records that share a key, but for keys that many share; each written as one number: the first times how many there are, and the
    second."""
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
    return _once_each(np.concatenate(found))


def _once_each(several: Numbers) -> Numbers:
    """Each number once, in order."""
    in_order = np.sort(several)
    return np.asarray(in_order[np.diff(in_order, prepend=-1) != 0])


def _not_far_apart(held: Sequence[Seen], written: Numbers, far: timedelta) -> Numbers:
    """Those pairs whose days are not apart by weeks, or only by the year, or day and month having changed places."""
    begins = np.array([one.told.begins.toordinal() for one in held])
    ends = np.array([one.told.ends.toordinal() for one in held])
    year, month, day = (
        np.array([getattr(one.told.begins, part) for one in held])
        for part in ("year", "month", "day")
    )
    one, other = np.divmod(written, max(len(held), 1))
    overlap = (begins[one] <= ends[other]) & (begins[other] <= ends[one])
    swapped = (year[one] == year[other]) & (day[one] == month[other]) & (month[one] == day[other])
    slipped = swapped | ((abs(year[one] - year[other]) == 1) & (month[one] == month[other]) & (day[one] == day[other]))  # fmt: skip
    near = overlap | slipped | (abs(begins[one] - begins[other]) <= far.days)
    return np.asarray(written[near])


class _Numbered:
    """Things, each with a number as they come."""

    def __init__(self) -> None:
        self.numbers: dict[object, int] = {}

    def of(self, things: Iterable[object]) -> Numbers:
        """Their numbers; the same for the same."""
        given = self.numbers
        return np.array([given.setdefault(each, len(given) + 1) for each in things], dtype=np.int64) % PARTS  # fmt: skip


def _things(held: Sequence[Seen], known: Common) -> tuple[Numbers, Numbers]:
    """What stands behind few records, each as a number, and whose it is; a number also by who has it, as two firms may count alike."""
    found: list[tuple[object, int]] = []
    for at, one in enumerate(held):
        found += [(("hash", each), at) for each in one.hashes if known.hashes[each] <= FEW]
        found += [(("page", each), at) for each in one.references if known.references[each] <= FEW]
        found += [(("paper", each), at) for each in one.papers if known.papers[each] <= FEW]
        for each in one.numbers | one.undated | one.bases:
            found.append((("number", each), at))
            found += [((party, each), at) for party in one.parties]
        for each in map(order, one.general):
            found += [
                ((party, each), at) for party in one.people if known.numbers[party, each] <= FEW
            ]
    given: dict[object, int] = {}
    keys = [given.setdefault(thing, len(given)) for thing, _at in found]
    return np.array(keys, dtype=np.int64), np.array([at for _, at in found], dtype=np.int64)


class _Spread:
    """For each record several of something, one after the other."""

    def __init__(self, several: Sequence[Sequence[object]], numbered: _Numbered) -> None:
        self.at = np.repeat(np.arange(len(several)), [len(each) for each in several])
        self.number = numbered.of(each for of_one in several for each in of_one)

    def by_month(self, first: Numbers, many: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Each for each month of its record: whose it is, its number, and the month."""
        times = many[self.at]
        at, number = np.repeat(self.at, times), np.repeat(self.number, times)
        begun = np.cumsum(times) - times
        month = np.arange(len(at)) - np.repeat(begun, times) + first[at]
        return at, number, month


def _people_and_days(held: Sequence[Seen]) -> tuple[Numbers, Numbers]:
    """Who did it, for whom, and when, each with something else: keys, and whose they are."""
    numbered = _Numbered()
    measure = numbered.of(one.measure for one in held)
    quantity = numbered.of(one.told.quantity for one in held)
    who = numbered.of(one.told.beneficiary or one.name for one in held)
    lasted = numbered.of((one.told.begins, one.told.ends) for one in held)
    first, many = np.array([_months(one) for one in held], dtype=np.int64).reshape(-1, 2).T
    about, many_about = (
        np.array([_months(one, A_WEEK) for one in held], dtype=np.int64).reshape(-1, 2).T
    )
    agreements, parties, receivers, received, places = (
        _Spread(several, numbered)
        for several in (
            [[("agreement", each) for each in one.agreements] for one in held],
            [[*one.parties] for one in held],
            [_received(one) for one in held],
            [[(name, day) for name in _received(one) for day in {one.told.begins, one.told.ends}] for one in held],
            [[*one.places] for one in held],
        )
    )  # fmt: skip
    found = []
    at, number, month = agreements.by_month(first, many)
    found.append((_key(0, number, measure[at], month), at))
    at, number, month = parties.by_month(first, many)
    for sort, what in ((1, measure), (2, who), (3, quantity)):
        found.append((_key(sort, number, what[at], month), at))
    at, number, month = receivers.by_month(about, many_about)
    found.append((_key(4, number, measure[at], month), at))
    found.append((_key(5, received.number, 0, 0), received.at))
    found.append((_key(7, places.number, lasted[places.at], quantity[places.at]), places.at))
    keys, whose = zip(*found, strict=True)
    return np.concatenate(keys), np.concatenate(whose)


def _people_and_amounts(held: Sequence[Seen]) -> tuple[Numbers, Numbers]:
    """Who did it, for whom and how much: keys, and whose they are."""
    numbered = _Numbered()
    quantity = numbered.of(one.told.quantity for one in held)
    both = numbered.of((one.told.beneficiary or one.name, one.measure) for one in held)
    parties = _Spread([[*one.parties] for one in held], numbered)
    return _key(6, parties.number, both[parties.at], quantity[parties.at]), parties.at


def _received_and_gave(held: Sequence[Seen]) -> tuple[Numbers, Numbers]:
    """What was given to somebody, or by them, by one measure and as much, of those who did both: keys, and whose they are."""
    both = {one.told.provider for one in held} & {one.told.beneficiary for one in held}
    found = [
        ((each, one.measure, one.told.quantity), at)
        for at, one in enumerate(held)
        for each in {one.told.provider, one.told.beneficiary} & both
    ]
    keys = _Numbered().of(each for each, _at in found)
    return keys, np.array([at for _, at in found], dtype=np.int64)


def _key(sort: int, one: Numbers, other: Numbers | int, third: Numbers | int) -> Numbers:
    return ((sort * PARTS + one) * PARTS + other) * PARTS + third


def _received(one: Seen) -> list[str]:
    """Whom it reached, by its number and by its name."""
    return [*({one.told.beneficiary, one.name} - {""})]


def _months(one: Seen, around: timedelta = timedelta(0)) -> tuple[int, int]:
    """The first month that it lies in, or some days before it and after, and how many it does, at most thirteen."""
    begins, ends = one.told.begins - around, one.told.ends + around
    first, last = begins.year * 12 + begins.month, ends.year * 12 + ends.month
    return first, min(last - first + 1, MOST_MONTHS)


def _common(held: Sequence[Seen], near: Iterable[Pair]) -> Common:
    many = Counter(picture for one in held for picture in set(one.pictures))
    for one_, other in near:
        many[one_] += 1
        many[other] += 1
    return common(held, many)


def _by_pictures(held: Sequence[Seen], near: Iterable[Pair], known: Common) -> Numbers:
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


def _near_in(every: NDArray[np.uint64], bucket: NDArray[np.intp]) -> set[Pair]:
    found: set[Pair] = set()
    for first in range(0, len(bucket), AT_ONCE):
        some = bucket[first : first + AT_ONCE]
        near = np.bitwise_count(every[some][:, None] ^ every[bucket][None, :]) <= NEAR_BITS
        one, other = np.nonzero(near)
        there = zip(some[one].tolist(), bucket[other].tolist(), strict=True)
        found |= {each for each in there if each[0] < each[1]}
    return found
