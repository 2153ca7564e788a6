"""What can happen to areas; the only file of the room that writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from weft.audit.actions import Actor, record
from weft.places.models import Area

CodeAndName = tuple[str, str]
Ward = tuple[str, str, str]
"""Its code, its name, and the code of the district in which it lies."""


@transaction.atomic
def name_areas(
    *, edition: str, districts: Iterable[CodeAndName], wards: Iterable[Ward] = (), by: Actor, at: datetime
) -> list[Area]:  # fmt: skip
    """Take the place's districts, and the wards that lie in them, from an edition of boundaries. What the edition has already
    stays as it is, so that the same again changes nothing; gives the areas that are new."""
    there = {one.code: one for one in Area.objects.filter(edition=edition)}
    first = _made(Area(edition=edition, code=code, name=name, level="district") for code, name in districts if code not in there)  # fmt: skip
    around = there | {one.code: one for one in first}
    parts = _made(
        Area(edition=edition, code=code, name=name, level="ward", within=around[within])
        for code, name, within in wards
        if code not in there and within in around
    )
    made = [*first, *parts]
    record(
        act="name areas", by=by, on=("edition", 0), at=at,
        after={"edition": edition, "areas": [area.code for area in made]},
    )  # fmt: skip
    return made


def _made(areas: Iterable[Area]) -> list[Area]:
    return Area.objects.bulk_create(areas)
