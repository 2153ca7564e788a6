"""What can be asked about who shares results with whom. Every list starts from what the viewer may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from weft.organisations.access import Viewer
from weft.organisations.queries import own_records
from weft.organisations.queries import visible_to as organisations_visible_to
from weft.organisations.rules import COUNCILS, State
from weft.spend import access
from weft.spend.models import Run, Sharing

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


def sharings_of(viewer: Viewer) -> QuerySet[Sharing]:
    """What the council that the viewer acts for has offered, was offered or has agreed, while it has not ended."""
    if not access.may_see(viewer):
        return Sharing.objects.none()
    mine = Q(council=viewer.acting_for) | Q(other=viewer.acting_for)
    people = ("offered_by", "agreed_by", "council", "other")
    return Sharing.objects.filter(mine, ended_at__isnull=True).select_related(*people)


def offers_to(viewer: Viewer) -> QuerySet[Sharing]:
    """What other councils have offered to the viewer's, which has not answered."""
    return sharings_of(viewer).filter(other=viewer.acting_for, agreed_at__isnull=True)


def shares_with(viewer: Viewer) -> list[int]:
    """The numbers of the councils whose results the viewer's council sees: it has agreed so with each of them."""
    agreed = sharings_of(viewer).filter(
        agreed_at__isnull=False, council__state=State.APPROVED, other__state=State.APPROVED
    )
    pairs = agreed.values_list("council", "other")
    mine = viewer.acting_for.pk if viewer.acting_for else None
    return [there if council == mine else council for council, there in pairs]


def could_share_with(viewer: Viewer) -> QuerySet[Organisation]:
    """The councils of the place with which nothing is agreed or offered."""
    others = organisations_visible_to(viewer).filter(
        kind__in=[kind.value for kind in COUNCILS], state=State.APPROVED
    )
    taken = {
        number for pair in sharings_of(viewer).values_list("council", "other") for number in pair
    }
    return others.exclude(pk__in=taken).exclude(pk=viewer.acting_for.pk if viewer.acting_for else 0)


def results_visible_to(viewer: Viewer) -> QuerySet[Run]:
    """The runs of the viewer's council, and those that are done of councils that share theirs, newest first."""
    if not access.may_see(viewer):
        return Run.objects.none()
    shared = Q(council__in=shares_with(viewer), job__state="done")
    found = Run.objects.filter(Q(council__in=own_records(viewer)) | shared)
    return found.select_related("job", "asked_by", "council")


def results_shared_with(viewer: Viewer) -> QuerySet[Run]:
    """The finished runs of councils that share theirs with the viewer's, newest first."""
    return results_visible_to(viewer).exclude(council__in=own_records(viewer))
