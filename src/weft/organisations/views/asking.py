"""Who asks, about what, and how an answer that is no becomes a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from weft.organisations import queries
from weft.organisations.access import NotAllowed, viewer_in
from weft.organisations.actions import CannotDo
from weft.organisations.models import Organisation
from weft.ui.marks import Reason
from weft.ui.reasons import said

TYPED = "typed before asking again"
Answering = TypeVar("Answering", bound=Callable[..., HttpResponse])


def asks_again(view: Answering) -> Answering:
    """A page that asks for the password or the second factor once more, as those about signing in do.

    What was sent with a form that came too late is not done, since it cannot be undone, but kept in the session:
    the page asks (`typed_before`), filled in, and whoever sends it again sees what they send.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_reauthentication_required(request, app="weft.organisations"):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            request.session[TYPED] = request.path, request.POST.dict()
        ways = get_adapter().get_reauthentication_methods(request.user)
        return redirect(f"{ways[0]['url']}?{urlencode({'next': request.path})}")

    return cast("Answering", answer)


def typed_before(request: HttpRequest) -> dict[str, str]:
    """What was sent with this form before the password was asked for once more, given once; says that it waits."""
    path, typed = request.session.pop(TYPED, ("", {}))
    if request.method == "POST" or path != request.path:
        return {}
    messages.warning(
        request,
        _("Nothing has been done yet: first you were asked whether it is you. Look at it again, then send it."),
    )  # fmt: skip
    return cast("dict[str, str]", typed)


def organisation_asked(request: HttpRequest, ref: str) -> Organisation:
    """The organisation of this reference; not found, for those who may not see it."""
    return get_object_or_404(queries.visible_to(viewer_in(request)), ref=ref)


def allow(reason: Reason | None) -> None:
    """Stop with the reason where there is one: the person may see the thing, but not do this."""
    if reason:
        raise NotAllowed(reason)


def attempt(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do it and say so; or say why the state of things does not allow it. Raises NotAllowed.

    What is done and the letters about it are kept together, or neither is.
    """
    try:
        with transaction.atomic():
            act()
    except CannotDo as reason:
        messages.error(request, said(reason))
        return False
    messages.success(request, done)
    return True
