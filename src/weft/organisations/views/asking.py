"""Who asks, about what, and how an answer that is no becomes a page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from weft.organisations import queries
from weft.organisations.access import NotAllowed, viewer_in
from weft.organisations.actions import CannotDo
from weft.organisations.models import Organisation
from weft.ui.marks import Reason
from weft.ui.reasons import said


def organisation_asked(request: HttpRequest, ref: str) -> Organisation:
    """The organisation of this reference; not found, for those who may not see it."""
    return get_object_or_404(queries.visible_to(viewer_in(request)), ref=ref)


def allow(reason: Reason | None) -> None:
    """Stop with the reason where there is one: the person may see the thing, but not do this."""
    if reason:
        raise NotAllowed(reason)


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do it and say so; or say why the state of things does not allow it. Raises NotAllowed."""
    try:
        act()
    except CannotDo as reason:
        messages.error(request, said(reason))
        return False
    messages.success(request, done)
    return True
