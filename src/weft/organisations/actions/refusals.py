"""What stops an action, with its reason."""

from __future__ import annotations

from weft.organisations.access import NotAllowed
from weft.ui.marks import Reason


class CannotDo(Exception):
    """The state of things does not allow it, with the reason."""


def allow(reason: Reason | None) -> None:
    """Stop where the person may not. Raises NotAllowed."""
    if reason:
        raise NotAllowed(reason)


def can(reason: Reason | None) -> None:
    """Stop where the state of things does not let it be. Raises CannotDo."""
    if reason:
        raise CannotDo(reason)
