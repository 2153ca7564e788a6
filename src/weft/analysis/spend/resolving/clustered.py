"""From links and people's rulings to groups: each mention in one, with how sure and why.

Sure links (equal words, numbers, chains) join at once. Then the two groups with the highest average
join, as long as it is `JOINED_FROM` or more: a single weak bridge between two groups of many, or a
short name that is like many, joins nothing. The average is the root of the mean of the squares: a likely
link says more for two groups than an unlikely one says against them. Different company or charity numbers never meet in a group.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from weft.analysis.spend.resolving.evidence import DECIDE, facts_of
from weft.analysis.spend.resolving.judged import SURE
from weft.analysis.spend.resolving.links import ASKED_FROM, JOINED_FROM, in_order
from weft.analysis.spend.resolving.words import Array

GROUP = pa.schema(
    [
        ("mention", pa.int64()),
        ("group", pa.int64()),
        ("confidence", pa.float64()),
        ("reason", pa.string()),
    ]
)
ALONE = "no other name is like it"
RULED_SAME = "a person ruled that they are the same"
UNSEEN = 0.25
"""How much two mentions without a link weigh in an average, as a link of probability nought."""

Pair = tuple[int, int]


def clustered(
    mentions: pa.Table,
    links: pa.Table,
    *,
    same: Sequence[Pair] = (),
    different: Sequence[Pair] = (),
) -> pa.Table:
    """The group of each mention, with the columns of `GROUP`, in the order of the mentions.

    `mentions` and `links` are as in `links_of`. `group` is the least mention in it. `same` and
    `different` are pairs of mentions that people have ruled on: they always win, also over numbers;
    they must not contradict each other. A ruling changes only the groups of the mentions that it names.
    `confidence` says how sure it is that the mention belongs to its group, `reason` why: the link by
    which it came in. The order of the mentions and of the links does not matter.
    """
    order = in_order(mentions)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    facts = facts_of(mentions)
    numbers = [facts.codes[name][order] for name in DECIDE if name in facts.codes]
    a, b = rank[links["a"].to_numpy()], rank[links["b"].to_numpy()]
    sides = np.minimum(a, b), np.maximum(a, b), links["probability"].to_numpy()
    group = _grouped(len(order), *sides, numbers)
    ruled_same = [(int(rank[x]), int(rank[y])) for x, y in same]
    ruled_apart = [(int(rank[x]), int(rank[y])) for x, y in different]
    if ruled_same or ruled_apart:
        group = _ruled(group, *sides, numbers, ruled_same, ruled_apart)
    least = np.full(len(order), len(order))
    np.minimum.at(least, group, order)
    return _told(least[group][rank], links, same)


def left_open(links: pa.Table, groups: pa.Table) -> pa.Table:
    """The links whose two mentions are in different groups: what a person may be asked about.

    `groups` is of `clustered`. Links below `ASKED_FROM` are left out. The likeliest first.
    """
    group = groups["group"]
    apart = pc.not_equal(group.take(links["a"]), group.take(links["b"]))
    likely = pc.greater_equal(links["probability"], ASKED_FROM)
    return links.filter(pc.and_(apart, likely)).sort_by(
        [("probability", "descending"), ("a", "ascending"), ("b", "ascending")]
    )


def _grouped(count: int, a: Array, b: Array, probability: Array, numbers: list[Array]) -> Array:
    """The group of each of `count` mentions, without rulings."""
    sure = probability >= SURE
    graph = coo_matrix((np.ones(sure.sum(), np.int8), (a[sure], b[sure])), (count, count))
    base = connected_components(graph, directed=False)[1]
    base = _numbers_apart(base, numbers)
    holder = np.full(base.max(initial=-1) + 1, count)
    np.minimum.at(holder, base, np.arange(count))
    start = holder[base]
    return _Merging(start, a, b, probability, numbers, ()).group()


def _numbers_apart(base: Array, numbers: list[Array]) -> Array:
    """Sure groups in which two different numbers meet, taken apart by them; who has none stays alone."""
    bad = np.zeros(base.max(initial=-1) + 1, bool)
    for codes in numbers:
        said = codes >= 0
        low, high = np.full(len(bad), np.iinfo(np.int64).max), np.full(len(bad), -1)
        np.minimum.at(low, base[said], codes[said])
        np.maximum.at(high, base[said], codes[said])
        bad |= (high >= 0) & (low != high)
    if not bad.any():
        return base
    split = bad[base]
    key = np.stack([base, *[np.where(split, codes, -1) for codes in numbers]])
    none = split & np.logical_and.reduce([codes < 0 for codes in numbers])
    key = np.concatenate([key, np.where(none, np.arange(len(base)), -1)[None]])
    found: Array = np.unique(key, axis=1, return_inverse=True)[1].ravel()
    return found


class _Merging:
    """Groups that join while their average allows it.

    `start` is each mention's group to begin with, named by one of its members; in averages each counts as
    one, however many ways there are to write the same words.
    """

    def __init__(
        self,
        start: Array,
        a: Array,
        b: Array,
        probability: Array,
        numbers: list[Array],
        different: Iterable[Pair],
    ) -> None:
        self.start = start
        self.beside: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.size = [1] * len(start)
        self.into: dict[int, int] = {}
        self.said = self._numbers(numbers)
        self.apart: dict[int, set[int]] = defaultdict(set)
        for pair in different:
            one, other = (int(start[mention]) for mention in pair)
            self.apart[one].add(other)
            self.apart[other].add(one)
        self._links(start[a], start[b], probability)

    def _links(self, a: Array, b: Array, probability: Array) -> None:
        """Take up the links of groups that have at least one that could join."""
        there = a != b
        a, b, probability = a[there], b[there], probability[there]
        could = np.zeros(len(self.start), bool)
        strong = probability >= JOINED_FROM
        could[a[strong]] = could[b[strong]] = True
        kept = could[a] & could[b]
        low, high = np.minimum(a, b)[kept], np.maximum(a, b)[kept]
        code, which = np.unique(low << 32 | high, return_inverse=True)
        total = np.bincount(which, weights=probability[kept] ** 2) if len(code) else np.zeros(0)
        times = np.bincount(which) if len(code) else np.zeros(0, int)
        for one, other, sum_, count in zip(
            (code >> 32).tolist(),
            (code & 0xFFFFFFFF).tolist(),
            total.tolist(),
            times.tolist(),
            strict=True,
        ):
            self.beside[one][other] = self.beside[other][one] = (sum_, count)

    def _numbers(self, numbers: list[Array]) -> dict[int, list[int]]:
        said: dict[int, list[int]] = {}
        for nth, codes in enumerate(numbers):
            for mention in np.flatnonzero(codes >= 0).tolist():
                of = said.setdefault(int(self.start[mention]), [-1] * len(numbers))
                of[nth] = int(codes[mention])
        return said

    def group(self) -> Array:
        """Join what may be joined, the highest average first, and give each mention's group."""
        heap = [
            (-self._average(one, other), one, other)
            for one, others in self.beside.items()
            for other in others
            if one < other
        ]
        heap = [each for each in heap if -each[0] >= JOINED_FROM]
        heapq.heapify(heap)
        while heap:
            low, one, other = heapq.heappop(heap)
            if other not in self.beside.get(one, ()) or -low != self._average(one, other):
                continue
            if self._may_join(one, other):
                for beside in self._join(one, other):
                    average = self._average(one, beside)
                    if average >= JOINED_FROM:
                        heapq.heappush(heap, (-average, min(one, beside), max(one, beside)))
        return self._names()

    def _average(self, one: int, other: int) -> float:
        total, linked = self.beside[one][other]
        unseen = self.size[one] * self.size[other] - linked
        return math.sqrt(total / (linked + UNSEEN * unseen))

    def _may_join(self, one: int, other: int) -> bool:
        if other in self.apart[one]:
            return False
        first, second = self.said.get(one), self.said.get(other)
        return not (
            first and second and any(-1 < x != y > -1 for x, y in zip(first, second, strict=True))
        )

    def _join(self, one: int, other: int) -> list[int]:
        """Put the second into the first; give the groups that have links with it now."""
        self.into[other] = one
        del self.beside[one][other]
        beside = self.beside.pop(other)
        del beside[one]
        mine = self.beside[one]
        for third, (total, linked) in beside.items():
            before = mine.get(third, (0.0, 0))
            mine[third] = (total + before[0], linked + before[1])
            del self.beside[third][other]
            self.beside[third][one] = mine[third]
        self.size[one] += self.size[other]
        for third in self.apart.pop(other, ()):
            self.apart[third].discard(other)
            self.apart[third].add(one)
            self.apart[one].add(third)
        if said := self.said.get(other):
            mine_said = self.said.get(one, said)
            self.said[one] = [max(x, y) for x, y in zip(mine_said, said, strict=True)]
        return list(mine)

    def _names(self) -> Array:
        name = np.arange(len(self.start))
        for other in sorted(self.into, reverse=True):
            name[other] = self.into[other]
        while not np.array_equal(name[name], name):
            name = name[name]
        return name[self.start]


def _ruled(
    group: Array,
    a: Array,
    b: Array,
    probability: Array,
    numbers: list[Array],
    same: list[Pair],
    different: list[Pair],
) -> Array:
    """The groups after people's rulings; only groups that hold a ruled mention change."""
    count = len(group)
    named = np.unique(group[[m for pair in (*same, *different) for m in pair]])
    touched = np.isin(group, named)
    split = {int(group[x]) for x, y in different if group[x] == group[y]}
    split |= _met(group, same, different)
    # Groups without a ruling against them stay whole; the others are made anew from their sure parts.
    whole = touched & ~np.isin(group, list(split))
    edges = [*same, *zip(group[whole].tolist(), np.flatnonzero(whole).tolist(), strict=True)]
    loose = touched & ~whole
    inside = loose[a] & loose[b] & (group[a] == group[b])
    start = _components(count, edges)
    start[~touched] = np.flatnonzero(~touched)
    merged = _Merging(start, a[inside], b[inside], probability[inside], [], different).group()
    return np.where(touched, merged, group)


def _met(group: Array, same: list[Pair], different: list[Pair]) -> set[int]:
    """The groups that would bring together, by rulings that join, what others keep apart."""
    joined = _components(len(group), [*same, *zip(group.tolist(), range(len(group)), strict=True)])
    bad = {int(joined[x]) for x, y in different if joined[x] == joined[y]}
    return {int(group[m]) for pair in (*same, *different) for m in pair if int(joined[m]) in bad}


def _components(count: int, pairs: Iterable[Pair]) -> Array:
    """For each mention the least that the pairs connect it with."""
    both = np.array(list(pairs), np.int64).reshape(-1, 2)
    graph = coo_matrix((np.ones(len(both), np.int8), (both[:, 0], both[:, 1])), (count, count))
    of = connected_components(graph, directed=False)[1]
    least = np.full(of.max(initial=-1) + 1, count)
    np.minimum.at(least, of, np.arange(count))
    found: Array = least[of]
    return found


def _told(group: Array, links: pa.Table, same: Sequence[Pair]) -> pa.Table:
    """The groups with how sure and why: the likeliest link that each mention has inside its group."""
    a, b = links["a"].to_numpy(), links["b"].to_numpy()
    inside = np.flatnonzero(group[a] == group[b])
    probability = links["probability"].to_numpy()[inside]
    mention = np.concatenate([a[inside], b[inside]])
    link = np.concatenate([inside, inside])
    order = np.lexsort((link, -np.tile(probability, 2), mention))
    found, first = np.unique(mention[order], return_index=True)
    sure = np.ones(len(group))
    sure[found] = np.tile(probability, 2)[order][first]
    which = np.full(len(group), -1)
    which[found] = link[order][first]
    reason = pc.fill_null(links["reason"].take(pa.array(which, mask=which < 0)), ALONE)
    ruled = np.zeros(len(group), bool)
    ruled[[m for pair in same for m in pair]] = True
    reason = pc.if_else(pa.array(ruled), RULED_SAME, reason)
    sure[ruled] = 1.0
    return pa.table([np.arange(len(group)), group, sure, reason], schema=GROUP)
