"""What can be asked about areas. Areas are public: everyone may see them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from weft.places.models import Area


def districts() -> QuerySet[Area]:
    """The districts of the place, by name."""
    return Area.objects.filter(level="district")


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """The names of areas by their codes, in the latest edition that has each."""
    wanted = set(codes)
    if not wanted:
        return {}
    found = Area.objects.filter(code__in=wanted).order_by("edition")
    return dict(found.values_list("code", "name"))


def lies_within() -> dict[str, str]:
    """From the code of each area to the code of the area around it."""
    around = Area.objects.filter(within__isnull=False).order_by()
    return dict(around.values_list("code", "within__code"))
