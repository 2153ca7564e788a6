"""What can happen to areas; the only file of the room that writes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from weft.audit.actions import Actor, record
from weft.places.models import Area


@transaction.atomic
def name_districts(
    *, edition: str, districts: Iterable[tuple[str, str]], by: Actor, at: datetime
) -> list[Area]:
    """Take the place's districts, code and name, from an edition of boundaries."""
    areas = [
        Area(edition=edition, code=code, name=name, level="district") for code, name in districts
    ]
    made = Area.objects.bulk_create(areas)
    record(
        act="name districts", by=by, on=("edition", 0), at=at,
        after={"edition": edition, "districts": [area.code for area in made]},
    )  # fmt: skip
    return made
