"""What the room writes to people: that an edition waits to be adopted, and that it was sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from weft.organisations.queries import holders_of
from weft.organisations.rules import Permission
from weft.ui import letters

if TYPE_CHECKING:
    from weft.frameworks.models import Edition
    from weft.organisations.models import Person


def asked(edition: Edition) -> None:
    """Write to those who may adopt an edition, but not to the one who asked."""
    for person in holders_of(edition.framework.keeper, Permission.KEEP_FRAMEWORKS):
        if person.pk != edition.asked_by_id:
            _about(
                edition, "frameworks/asked.txt", person, "frameworks:decide", asks=edition.asked_by
            )


def sent_back(edition: Edition, asked_by: Person | None) -> None:
    """Write to whoever asked that an edition be adopted that it was sent back."""
    if asked_by is not None:
        _about(edition, "frameworks/sent_back.txt", asked_by, "frameworks:edition")


def _about(edition: Edition, template: str, person: Person, page: str, **told: object) -> None:
    address = settings.SITE_ADDRESS + reverse(page, args=[edition.framework.key, edition.name])
    letters.send(
        template, person.email, edition=edition, organisation=edition.framework.keeper, address=address, **told
    )  # fmt: skip
