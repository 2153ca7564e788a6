"""For whom people act on a council's spend, and what stops them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked
from weft.spend import access

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person


class CannotDo(Exception):
    """How the files stand does not allow it, with the reason."""


def analyst_of(by: Viewer) -> tuple[Organisation, Person]:
    """The council that the person analyses for, held until the transaction ends: one change at a time."""
    if reason := access.why_not_analyse(by):
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    return locked(by.acting_for), by.person
