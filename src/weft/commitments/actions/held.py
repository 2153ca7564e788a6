"""An agreement while it is changed: who may, and held until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weft.commitments import queries
from weft.commitments.actions.who import keeper_of
from weft.commitments.models import Agreement
from weft.organisations.access import Viewer

if TYPE_CHECKING:
    from weft.organisations.models import Person

ON = "agreement"


def kept(agreement: Agreement, by: Viewer) -> tuple[Agreement, Person]:
    """An agreement that the person's organisation keeps, which nobody else changes until the transaction ends."""
    _keeper, person = keeper_of(by)
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    return queries.agreements_kept_by(by).get(pk=agreement.pk), person
