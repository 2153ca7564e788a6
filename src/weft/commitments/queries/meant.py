"""Which organisation, and which agreement, somebody means by what they type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from weft.commitments.models import Agreement
from weft.commitments.queries.agreements import agreements_visible_to
from weft.organisations.access import Viewer
from weft.organisations.queries.called import Called

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

FEW = 5


def organisation_meant(viewer: Viewer, text: str) -> Organisation | list[Organisation]:
    """The approved organisation of this reference, number or name; else those of which several are called so, or nearly so, which may be none."""
    meant = Called(viewer).meant(text)
    return meant.one or (meant.same or meant.near)[:FEW]


def agreements_called(viewer: Viewer, text: str) -> list[Agreement]:
    """The agreements of this reference, number or title that the viewer sees; a few at most."""
    text = text.replace("\0", "").strip()
    known = Q(ref=text.lower()) | Q(references__number__iexact=text) | Q(title__iexact=text)
    found = Agreement.objects.filter(known).values("pk")
    return list(agreements_visible_to(viewer).filter(pk__in=found)[:FEW])
