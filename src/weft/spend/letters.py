"""What the room writes to people: that a council offers to share results, agrees to it, or ends it; that a
supplier is linked to an organisation, and what became of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from weft.organisations.queries import administrators_of, standing_for
from weft.ui import letters

if TYPE_CHECKING:
    from weft.organisations.models import Organisation
    from weft.spend.models import Sharing, SupplierLink


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


def linked(link: SupplierLink) -> None:
    """Write to the administrators of an organisation that a council says which of its suppliers it is."""
    _about(link, "spend/supplier_linked.txt", link.organisation)


def objected(link: SupplierLink) -> None:
    """Write to the administrators of a council that a linked organisation says that a link is wrong."""
    address = settings.SITE_ADDRESS + reverse("spend:answer_objection", args=[link.ref])
    for membership in administrators_of(link.council).select_related("person"):
        letters.send(
            "spend/link_objected.txt", membership.person.email, link=link, organisation=link.council,
            other=standing_for(link.organisation), address=address,
        )  # fmt: skip


def answered(link: SupplierLink) -> None:
    """Write to the administrators of a linked organisation that the link stands, which they said is wrong."""
    _about(link, "spend/link_answered.txt", link.organisation)


def link_ended(link: SupplierLink) -> None:
    """Write to the administrators of an organisation that a council has ended its link to it."""
    _about(link, "spend/link_ended.txt", link.organisation)


def _about(link: SupplierLink, template: str, organisation: Organisation) -> None:
    to = standing_for(organisation)
    for membership in administrators_of(to).select_related("person"):
        letters.send(
            template, membership.person.email, link=link, organisation=to, other=link.council,
            address=settings.SITE_ADDRESS + reverse("linked", args=[to.ref]),
        )  # fmt: skip


def _to(council: Organisation, template: str, *, by: Organisation) -> None:
    for membership in administrators_of(council).select_related("person"):
        letters.send(
            template, membership.person.email, organisation=council, other=by,
            address=settings.SITE_ADDRESS + reverse("spend:sharing"),
        )  # fmt: skip
