"""What can happen between two councils of which one offers to share results."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from weft.audit.actions import record
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked
from weft.organisations.rules import new_ref
from weft.spend import access, queries, rules
from weft.spend.actions.who import CannotDo
from weft.spend.models import Sharing
from weft.spend.rules import Agreement
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person


@transaction.atomic
def offer_to_share(*, other: Organisation, by: Viewer, at: datetime) -> Sharing:
    """Offer another council that each sees what the other's analyses found. Nothing is shared until it agrees."""
    council, person = _administrator_of(by)
    for each in sorted((council, other), key=lambda one: one.pk):
        locked(each)
    if not queries.could_share_with(by).filter(pk=other.pk).exists():
        raise CannotDo(
            why("Choose a council of the place with which nothing is agreed or offered yet.")
        )
    sharing = Sharing.objects.create(
        ref=new_ref(), council=council, other=other, offered_at=at, offered_by=person
    )
    record(
        act="offer to share results", by=by.actor, on=("organisation", other.pk), at=at,
        after={"ref": sharing.ref, "council": council.pk},
    )  # fmt: skip
    return sharing


@transaction.atomic
def agree_to_share(*, sharing: Sharing, by: Viewer, at: datetime) -> Sharing:
    """Agree to what another council offered: from now on each sees what the other's analyses found."""
    council, person = _administrator_of(by)
    held = Sharing.objects.select_for_update().get(pk=sharing.pk)
    if held.other_id != council.pk:
        raise CannotDo(why("The other council agrees to what yours has offered."))
    if reason := rules.why_not_share(held.state, Agreement.AGREED):
        raise CannotDo(reason)
    held.agreed_at, held.agreed_by = at, person
    held.save(update_fields=["agreed_at", "agreed_by"])
    record(
        act="agree to share results", by=by.actor, on=("organisation", held.council_id), at=at,
        after={"ref": held.ref, "council": council.pk},
    )  # fmt: skip
    return held


@transaction.atomic
def end_sharing(*, sharing: Sharing, by: Viewer, at: datetime) -> Sharing:
    """End it, take the offer back, or decline it: neither council sees the other's results any more."""
    council, person = _administrator_of(by)
    held = Sharing.objects.select_for_update().get(pk=sharing.pk)
    if council.pk not in {held.council_id, held.other_id}:
        raise NotAllowed(why("Only the two councils end what they agreed."))
    if reason := rules.why_not_share(held.state, Agreement.ENDED):
        raise CannotDo(reason)
    was, held.ended_at, held.ended_by = held.state, at, person
    held.save(update_fields=["ended_at", "ended_by"])
    there = held.council_id if held.other_id == council.pk else held.other_id
    record(
        act="end sharing results", by=by.actor, on=("organisation", there), at=at,
        before={"ref": held.ref, "council": council.pk, "state": was},
    )  # fmt: skip
    return held


def _administrator_of(by: Viewer) -> tuple[Organisation, Person]:
    if reason := access.why_not_share(by):
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    return by.acting_for, by.person
