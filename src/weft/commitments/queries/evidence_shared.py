"""Behind which benefits of the whole place the same evidence stands, however it was written: for comparisons alone, never to be shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from django.db.models import Q, QuerySet

from weft.analysis.commitments.numbers import numbers_in
from weft.analysis.commitments.seen import NEAR_BITS, keys_of
from weft.commitments.models import Benefit, Evidence
from weft.commitments.queries.told import values

MOST = 2_000
"""So many benefits at most are looked at for the evidence that they share."""
FEW = 20
"""What stands behind more benefits than so many says nothing of two: a logo, a policy."""
A_QUARTER = timedelta(92)
ENOUGH = 4
"""So many digits in a row are looked for."""


def with_evidence_of(benefits: Sequence[Benefit]) -> set[int]:
    """The benefits behind which stands the same file, number or address as behind one of a few, however it is written, or all but the same picture."""
    own = [one for each in benefits for one in each.evidence.all()]
    keys = {key for one in values(own) for key in keys_of(one)}
    keys |= {number for each in benefits for number in numbers_in(each.description)}
    others = Evidence.objects.exclude(benefit__in=benefits).order_by()
    likely = others.filter(_may_be_known_by(own, keys))
    found = {one.benefit_id for one in likely.iterator() if keys & keys_of(*values([one]))}
    return found | _written_in_others(benefits, keys) | _with_near_picture(own, others, benefits)


def _may_be_known_by(own: Iterable[Evidence], keys: Iterable[str]) -> Q:
    """What a database can say of the same hash, the same address, or the last digits of the same number."""
    same = Q(sha256__in={one.sha256 for one in own if one.sha256})
    same |= Q(reference__in={one.reference for one in own if one.reference})
    for ending in _endings(keys):
        same |= Q(reference__contains=ending) | Q(name__contains=ending)
    for one in own:
        if one.kind == "link" and (page := re.sub(r"^[a-z]+://(www\.)?", "", one.reference.strip().lower()).partition("#")[0].partition("?")[0].strip("/")):  # fmt: skip
            same |= Q(reference__icontains=page)
    return same


def _endings(keys: Iterable[str]) -> set[str]:
    """The last digits of numbers, which stand together however a number is written."""
    return {key[-ENOUGH:] for key in keys if key.isdigit() and len(key) >= ENOUGH}


def _written_in_others(benefits: Sequence[Benefit], keys: set[str]) -> set[int]:
    """Those in whose words one of the numbers stands, about the same days."""
    said = Q(pk__in=())
    for ending in _endings(keys):
        said |= Q(description__contains=ending)
    about = _about(Benefit.objects.exclude(pk__in=[one.pk for one in benefits]), benefits)
    told = about.filter(said).values_list("pk", "description")
    return {number for number, text in told[:MOST] if keys & numbers_in(text)}


def _about(there: QuerySet[Benefit], benefits: Sequence[Benefit]) -> QuerySet[Benefit]:
    first, last = _days(benefits)
    return there.filter(begins__lte=last + A_QUARTER, ends__gte=first - A_QUARTER).order_by()


def _days(benefits: Sequence[Benefit]) -> tuple[date, date]:
    return min(one.begins for one in benefits), max(one.ends for one in benefits)


def _with_near_picture(
    own: Iterable[Evidence], others: QuerySet[Evidence], benefits: Sequence[Benefit]
) -> set[int]:
    """Those with all but the same picture, about the same days."""
    pictures = [int(one.picture, 16) for one in own if one.picture]
    if not pictures:
        return set()
    first, last = _days(benefits)
    about = others.exclude(picture="").filter(
        benefit__begins__lte=last + A_QUARTER, benefit__ends__gte=first - A_QUARTER
    )  # fmt: skip
    there = about.values_list("benefit_id", "picture").iterator()
    return {number for number, other in there if any((one ^ int(other, 16)).bit_count() <= NEAR_BITS for one in pictures)}  # fmt: skip


Sharing = Mapping[int, set[int]]
"""By the number of a benefit those of others that share evidence with it."""


def sharing_evidence(new: set[int]) -> Sharing:
    """Of the whole place, by each of many benefits those behind which stands the same evidence; each piece of evidence there is looked at once or twice."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for number, keys in _keys_of_all():
        if number in new:
            for key in keys:
                wanted[key].add(number)
    behind: dict[str, set[int]] = defaultdict(set)
    for number, keys in _keys_of_all():
        for key in keys & wanted.keys():
            behind[key].add(number)
    found: dict[int, set[int]] = defaultdict(set)
    for key, numbers in wanted.items():
        if len(behind[key]) <= FEW:
            for number in numbers:
                found[number] |= behind[key]
    for number, others in _near_pictures(new):
        found[number] |= others
    return found


def _keys_of_all() -> Iterator[tuple[int, frozenset[str]]]:
    """By what each piece of evidence is known, and the numbers in words, with the benefit."""
    there = Evidence.objects.order_by().only("benefit_id", "kind", "sha256", "picture", "reference", "name")  # fmt: skip
    for one in there.iterator():
        yield one.benefit_id, keys_of(*values([one]))
    told = Benefit.objects.filter(description__regex=r"[0-9]{4}").order_by()
    for number, text in told.values_list("pk", "description").iterator():
        yield number, numbers_in(text)


def _near_pictures(new: set[int]) -> Iterator[tuple[int, set[int]]]:
    """By each of many benefits with pictures those with all but the same."""
    rows = Evidence.objects.exclude(picture="").order_by().values_list("benefit_id", "picture")
    there = [(number, int(picture, 16)) for number, picture in rows.iterator()]
    numbers = np.array([number for number, _picture in there], dtype=np.int64)
    pictures = np.array([picture for _number, picture in there], dtype=np.uint64)
    for number, picture in there:
        if number in new:
            near = np.bitwise_count(pictures ^ np.uint64(picture)) <= NEAR_BITS
            others = set(numbers[near].tolist())
            if 1 < len(others) <= FEW:
                yield number, others
