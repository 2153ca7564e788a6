"""In which places something is promised or was delivered; and what was delivered in each, measure by measure."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, overload

from django.db.models import Count, Q, QuerySet, Sum, TextField
from django.db.models.functions import Cast

from weft.commitments.models import Benefit, Claim
from weft.commitments.queries.benefits import own_claims
from weft.commitments.queries.wordings import OfOneMeasure, confirmed_of, measure_by_measure
from weft.commitments.rules import ClaimState
from weft.frameworks.queries import editions_numbered
from weft.organisations.queries import own_records
from weft.places.queries import lies_within

if TYPE_CHECKING:
    from weft.organisations.access import Viewer

SEVERAL, UNKNOWN = "-several", "-unknown"
"""What is for several places, and that of which it is not said."""
Part = tuple[str, str]
"""The key of a part, and what it is called; the name is empty for `SEVERAL` and `UNKNOWN`."""
Around = Mapping[str, str]
"""From the code of each ward to that of its district."""
COUNTS = (ClaimState.MADE, ClaimState.VERIFIED, ClaimState.ADJUSTED)


def by_district(codes: Sequence[str], around: Around) -> Sequence[Part]:
    """The district, where all of it is in one."""
    return _only({around.get(code, code) for code in codes})


def by_ward(codes: Sequence[str], around: Around) -> Sequence[Part]:
    """The ward, where all of it is in one; whoever says a district has not said which ward."""
    said = set(codes)
    return _only(said) if said <= around.keys() else [(UNKNOWN, "")]


def by_each_place(codes: Sequence[str], _around: Around) -> Sequence[Part]:
    """Each place that is said."""
    return [(code, code) for code in dict.fromkeys(codes)] or [(UNKNOWN, "")]


def _only(codes: Set[str]) -> Sequence[Part]:
    if not codes:
        return [(UNKNOWN, "")]
    return [(SEVERAL, "")] if len(codes) > 1 else [(code, code) for code in codes]


WAYS: Mapping[str, tuple[Callable[[Sequence[str], Around], Sequence[Part]], bool]] = MappingProxyType({
    "district": (by_district, True), "ward": (by_ward, True), "each-place": (by_each_place, False),
})  # fmt: skip
"""How it is parted by place, and whether the parts add up to the whole."""
PLACES = Cast("places", TextField())
"""Codes as they are written: most say none, and thousands of empty lists need not be read."""


@lru_cache(maxsize=2048)
def codes_in(written: str) -> tuple[str, ...]:
    """The codes in a list as it is written."""
    return tuple(json.loads(written)) if written != "[]" else ()


class Delivered(NamedTuple):
    """What was delivered of one measure, in places that were said in one way. Amounts in the smallest part of the promises' measure."""

    edition: int
    code: str
    unit: str
    written: str
    """The places, as they are written."""
    deliveries: int
    reported: int
    confirmed: int
    verified: int

    @property
    def places(self) -> Sequence[str]:
        """Their codes."""
        return codes_in(self.written)


class Amounts(NamedTuple):
    """What was delivered of one measure, column by column."""

    wording: str
    edition: str
    """Of which framework and edition, where two measures have the same wording; else empty."""
    unit: str
    deliveries: int
    reported: int
    confirmed: int | None
    """None where nobody can confirm it."""
    verified: int


OF_ONE_MEASURE = ("commitment__edition", "commitment__code", "commitment__unit", "written")


def all_delivered(viewer: Viewer) -> list[Delivered]:
    """What counts for promises in agreements that the viewer's organisation keeps, or was delivered by it, by measures and places."""
    summed = (
        part.order_by().values_list(*OF_ONE_MEASURE).annotate(
            Count("pk"), Sum("brings_reported"), Sum("confirmed"), Sum("brings_verified")
        ) for part in _parts(viewer)
    )  # fmt: skip
    return [Delivered._make(row) for part in summed for row in part]


class Claims(Sequence[Claim]):
    """The claims on what was delivered, the latest first, read as far as somebody looks at them: a page of them."""

    def __init__(self, viewer: Viewer, some: Collection[Delivered]) -> None:
        """`some`: the measures and places of which these are."""
        self.viewer, self.many = viewer, sum(one.deliveries for one in some)
        self.written = {one.written for one in some}

    def __len__(self) -> int:
        return self.many

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> list[Claim]: ...
    def __getitem__(self, at: int | slice) -> Claim | list[Claim]:
        if not isinstance(at, slice):
            return self[at : at + 1][0]
        of_places = Q(written__in=self.written)
        first = [
            row for part in _parts(self.viewer)
            for row in part.filter(of_places).order_by("-benefit__ends", "-pk").values_list("benefit__ends", "pk")[: at.stop]
        ]  # fmt: skip
        numbers = [number for _ends, number in sorted(first, reverse=True)[at]]
        found = own_claims(self.viewer).in_bulk(numbers)
        return [found[number] for number in numbers]


def _parts(viewer: Viewer) -> Iterator[QuerySet[Claim]]:
    """What counts in agreements that the viewer's organisation keeps, and what it delivered besides: each is found by itself, as a database that is asked
    for either at once looks through all there is."""
    mine = own_records(viewer)
    counts = Claim.objects.filter(state__in=COUNTS).annotate(written=Cast("benefit__places", TextField()))  # fmt: skip
    of_it = Benefit.objects.filter(Q(provider__in=mine) | Q(accountable__in=mine)).order_by()
    yield counts.filter(commitment__agreement__keeper__in=mine)
    yield counts.filter(benefit__in=of_it.values("pk")).exclude(commitment__agreement__keeper__in=mine)  # fmt: skip


def placed(some: Iterable[Delivered], by: str) -> dict[str, list[Delivered]]:
    """What was delivered by the places of a way; where it parts them, each stands in one alone."""
    parts_of, _partitions = WAYS[by]
    around, found = lies_within(), dict[str, list[Delivered]]()
    for one in some:
        for key, _name in parts_of(one.places, around):
            found.setdefault(key, []).append(one)
    return found


def amounts(some: Sequence[Delivered]) -> list[Amounts]:
    """What was delivered of each measure that adds up over providers, by what it is called."""
    editions = editions_numbered({one.edition for one in some})
    return sorted(_summed(one) for one in measure_by_measure(some, editions))


def _summed(of: OfOneMeasure[Delivered]) -> Amounts:
    deliveries, reported, confirmed, verified = (
        sum(map(attrgetter(column), of.rows)) for column in ("deliveries", "reported", "confirmed", "verified")
    )  # fmt: skip
    return Amounts(
        of.wording, of.edition, of.rows[0].unit, deliveries, reported, confirmed_of(of.measure, confirmed), verified
    )  # fmt: skip
