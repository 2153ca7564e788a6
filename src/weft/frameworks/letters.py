"""What the room writes to people: that an edition waits to be adopted, and that it was sent back; that they are consulted, and that
what they said has been answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from weft.organisations.queries import holders_of, records_beside, standing_for
from weft.organisations.rules import Permission
from weft.ui import letters

if TYPE_CHECKING:
    from datetime import datetime

    from weft.frameworks.models import Consultation, Edition
    from weft.organisations.models import Organisation, Person


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


def consulted(consultation: Consultation) -> None:
    """Write to the policy leads and administrators of the organisations that are asked about a draft."""
    for organisation in consultation.invited.all():
        _to_the_asked(consultation, organisation, "frameworks/consulted.txt", "frameworks:edition")


def answered(edition: Edition, at: datetime) -> None:
    """Write once to those of the organisations that said something in a consultation: at this moment it had ended, and all was answered."""
    for consultation in edition.consultations.filter(answered_at=at):
        for organisation in consultation.invited.all():
            if consultation.comments.filter(organisation__in=records_beside(organisation)).exists():
                _to_the_asked(
                    consultation, organisation, "frameworks/answered.txt", "frameworks:comments"
                )


def _to_the_asked(
    consultation: Consultation, organisation: Organisation, template: str, page: str
) -> None:
    to = standing_for(organisation)
    for person in holders_of(to, Permission.KEEP_FRAMEWORKS):
        _about(consultation.edition, template, person, page, consultation=consultation, asked=to)


def _about(edition: Edition, template: str, person: Person, page: str, **told: object) -> None:
    address = settings.SITE_ADDRESS + reverse(page, args=[edition.framework.key, edition.name])
    letters.send(
        template, person.email, edition=edition, organisation=edition.framework.keeper, address=address, **told
    )  # fmt: skip
