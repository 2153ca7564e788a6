"""What can be asked about areas. Areas are public: everyone may see them."""

from __future__ import annotations

from django.db.models import QuerySet

from weft.places.models import Area


def districts() -> QuerySet[Area]:
    """The districts of the place, by name."""
    return Area.objects.filter(level="district")
