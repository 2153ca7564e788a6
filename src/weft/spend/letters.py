"""What the room writes to people: that a council offers to share results, agrees to it, or ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from weft.organisations.queries import administrators_of
from weft.ui import letters

if TYPE_CHECKING:
    from weft.organisations.models import Organisation
    from weft.spend.models import Sharing


def offered(sharing: Sharing) -> None:
    """Write to the administrators of the council that is offered to share results."""
    _to(sharing.other, "spend/sharing_offered.txt", by=sharing.council)


def agreed(sharing: Sharing) -> None:
    """Write to the administrators of the council that offered it that the other has agreed."""
    _to(sharing.council, "spend/sharing_agreed.txt", by=sharing.other)


def ended(sharing: Sharing, *, by: Organisation) -> None:
    """Write to the administrators of the other council that one of the two has ended it."""
    other = sharing.council if sharing.other_id == by.pk else sharing.other
    _to(other, "spend/sharing_ended.txt", by=by)


def _to(council: Organisation, template: str, *, by: Organisation) -> None:
    for membership in administrators_of(council).select_related("person"):
        letters.send(
            template, membership.person.email, organisation=council, other=by,
            address=settings.SITE_ADDRESS + reverse("spend:sharing"),
        )  # fmt: skip
