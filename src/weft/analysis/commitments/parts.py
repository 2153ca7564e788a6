"""A whole and its parts: one benefit told once as a whole, and once more in parts that come to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

import numpy as np

from weft.analysis.commitments.candidates import Numbers
from weft.analysis.commitments.compared import is_part
from weft.analysis.commitments.seen import Seen

MOST_PARTS = 12
"""More parts than so many are not tried whether any two or three of them come to a whole."""
MOST_IN_A_ROW = 60
"""Nor more than so many whether they follow on each other."""
A_WEEKEND = timedelta(4)
"""So long after one part, at most, the next begins."""


def parts_of_wholes(held: Sequence[Seen], first: Numbers, second: Numbers) -> set[tuple[int, int]]:
    """Of pairs those of a whole and one of its parts."""
    found: set[tuple[int, int]] = set()
    for whole, there in _may_be_parts(held, _of_one_measure(held, first, second)).items():
        for some in _coming_to(held, whole, there):
            found |= {(min(whole, part), max(whole, part)) for part in some}
    return found


def _of_one_measure(held: Sequence[Seen], first: Numbers, second: Numbers) -> Iterator[tuple[int, int]]:  # fmt: skip
    """The pairs of which the first is less of the same measure, in days of the second."""
    given: dict[object, int] = {}
    measure = np.array([given.setdefault(one.measure, len(given)) for one in held])
    quantity = np.array([one.told.quantity for one in held], dtype=np.float64)
    begins, ends = (
        np.array([getattr(one.told, day).toordinal() for one in held]) for day in ("begins", "ends")
    )
    for part, whole in ((first, second), (second, first)):
        may = (measure[part] == measure[whole]) & (quantity[part] < quantity[whole])
        may &= (begins[whole] <= begins[part]) & (ends[part] <= ends[whole])
        yield from zip(part[may].tolist(), whole[may].tolist(), strict=True)


def _may_be_parts(held: Sequence[Seen], pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """By a whole, what may be its parts, two at least."""
    parts: dict[int, list[int]] = defaultdict(list)
    for part, whole in pairs:
        if is_part(held[part], held[whole]):
            parts[whole].append(part)
    return {whole: sorted(there) for whole, there in parts.items() if len(there) > 1}


def _coming_to(held: Sequence[Seen], whole: int, there: Sequence[int]) -> Iterator[Sequence[int]]:
    """Of what may be parts, those that come to the whole: two or three, all, or some that follow on each other."""
    amount = held[whole].told.quantity
    if len(there) <= MOST_PARTS:
        for many in {2, 3, len(there)}:
            for some in combinations(there, many):
                if sum(held[part].told.quantity for part in some) == amount:
                    yield some
    if 3 < len(there) <= MOST_IN_A_ROW:
        yield from _in_a_row(held, whole, there)


def _in_a_row(held: Sequence[Seen], whole: int, there: Sequence[int]) -> Iterator[Sequence[int]]:
    """Parts from the whole's first day to its last, each soon after the one before."""
    told = held[whole].told
    in_time = sorted(there, key=lambda part: (held[part].told.begins, held[part].told.ends))

    def further(row: tuple[int, ...], left: int, after: date) -> Iterator[Sequence[int]]:
        if not left and told.ends - after <= A_WEEKEND:
            yield row
        for part in in_time if left > 0 else ():
            gap = held[part].told.begins - after
            if timedelta(0) < gap <= A_WEEKEND:
                yield from further(
                    (*row, part), left - held[part].told.quantity, held[part].told.ends
                )

    yield from further((), told.quantity, told.begins - timedelta(1))
