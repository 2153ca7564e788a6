"""For whom people act on agreements and benefits, and what stops them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weft.commitments import access
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person
    from weft.ui.marks import Reason


class CannotDo(Exception):
    """How the thing stands does not allow it, with the reason."""


def can(reason: Reason | None) -> None:
    """Raise CannotDo where there is a reason."""
    if reason:
        raise CannotDo(reason)


def keeper_of(by: Viewer) -> tuple[Organisation, Person]:
    """The organisation for which the person manages agreements."""
    return _for(by, access.why_not_manage(by))


def reporter(by: Viewer) -> tuple[Organisation, Person]:
    """The organisation for which the person reports."""
    return _for(by, access.why_not_report(by))


def confirmer(by: Viewer) -> tuple[Organisation, Person]:
    """The organisation for which the person confirms."""
    return _for(by, access.why_not_confirm(by))


def _for(by: Viewer, reason: Reason | None) -> tuple[Organisation, Person]:
    if reason:
        raise NotAllowed(reason)
    assert by.acting_for is not None and by.person is not None
    return locked(by.acting_for), by.person
