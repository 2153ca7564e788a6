"""In which places something is promised or was delivered; and what was delivered in each, measure by measure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast

from weft.commitments.queries.benefits import own_claims
from weft.commitments.queries.wordings import OfOneMeasure, confirmed_of, measure_by_measure
from weft.commitments.rules import ClaimState
from weft.frameworks.queries import editions_numbered
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


class Delivery(NamedTuple):
    """So much of a benefit that counts for a promise. Amounts in the smallest part of the promise's measure."""

    number: int
    """The claim's."""
    edition: int
    code: str
    unit: str
    reported: int
    confirmed: int
    verified: int
    places: Sequence[str]


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


TOLD = (
    "pk", "commitment__edition", "commitment__code", "commitment__unit", "brings_reported", "confirmed", "brings_verified",
)  # fmt: skip


def deliveries(viewer: Viewer) -> list[Delivery]:
    """What counts for promises in agreements that the viewer's organisation keeps, or was delivered by it, the latest first."""
    there = own_claims(viewer).filter(state__in=COUNTS).order_by("-benefit__ends", "-pk")
    rows = there.values_list(*TOLD, Cast("benefit__places", TextField()))
    return [Delivery._make((*row[:-1], codes_in(row[-1]))) for row in rows.iterator()]


def placed(some: Iterable[Delivery], by: str) -> dict[str, list[Delivery]]:
    """Deliveries by the places of a way in which they were made; where it parts them, each stands in one alone."""
    parts_of, _partitions = WAYS[by]
    around, found = lies_within(), dict[str, list[Delivery]]()
    for one in some:
        for key, _name in parts_of(one.places, around):
            found.setdefault(key, []).append(one)
    return found


def amounts(some: Sequence[Delivery]) -> list[Amounts]:
    """What was delivered of each measure that adds up over providers, by what it is called."""
    editions = editions_numbered({one.edition for one in some})
    return sorted(_summed(one) for one in measure_by_measure(some, editions))


def _summed(of: OfOneMeasure[Delivery]) -> Amounts:
    reported, confirmed, verified = (
        sum(map(attrgetter(column), of.rows)) for column in ("reported", "confirmed", "verified")
    )
    return Amounts(
        of.wording, of.edition, of.rows[0].unit, len(of.rows), reported, confirmed_of(of.measure, confirmed), verified
    )  # fmt: skip
