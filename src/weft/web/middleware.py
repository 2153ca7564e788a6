"""Who is asking: every request knows its viewer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from weft.organisations.access import NOBODY, Request, Viewer, viewer_in
from weft.organisations.queries import number_acted_for, viewer_for
from weft.organisations.rules import needs_second_factor
from weft.web.context import FORM_IS_FOR
from weft.web.errors import acts_no_longer

ACTING_FOR = "acting_for"


class WhoIsAsking:
    """Give each request its `viewer`: the person, and the organisation that they act for."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who is asking, and answer; what is shown to someone is kept by no browser or proxy."""
        viewer = cast("Request", request).viewer = viewer_asking(request)
        response = self.answer(request)
        if viewer.person is not None:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: Any
    ) -> HttpResponse | None:
        """A form is carried out for the organisation that its page showed, whatever other tabs did since."""
        viewer = viewer_in(request)
        reads_for_itself = getattr(view, "csrf_exempt", False)
        if request.method != "POST" or viewer.person is None or reads_for_itself:
            return None
        shown, now = request.POST.get(FORM_IS_FOR, ""), viewer.acting_for
        if not shown or (now is not None and now.ref == shown):
            return None
        number = number_acted_for(viewer, shown)
        if number is None:
            return acts_no_longer(request)
        request.session[ACTING_FOR] = number
        cast("Request", request).viewer = viewer_for(viewer.person, number)
        return None


class SecondFactorFirst:
    """Whoever holds a role that needs a second factor sets one up before anything else."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Lead them to where it is set up, or answer."""
        viewer = viewer_in(request)
        if settings.DEMO or viewer.person is None or _may_be_asked_without(request.path):
            return self.answer(request)
        roles = frozenset(role for held in viewer.memberships.values() for role in held)
        needs = needs_second_factor(steward=viewer.is_steward, roles=roles)
        if needs and not is_mfa_enabled(viewer.person):
            messages.warning(
                request,
                _("Your role needs a second factor to sign in. Set one up to go on."),
            )
            return redirect("mfa_index")
        return self.answer(request)


FOR_EVERYONE = (
    "alive", "ready", "accessibility", "privacy", "cookies", "organisations:roles", "single_sign_on_refused",
)  # fmt: skip
"""Pages that everyone reads, whatever they have set up."""


def _may_be_asked_without(path: str) -> bool:
    """The pages on which a second factor is set up, and those that everyone sees."""
    begins = ("mfa_index", "account_logout", "published:list", "commitments:enter_code")
    whole = ("account_reauthenticate", "account_email", *FOR_EVERYONE)
    return (
        path.startswith((settings.STATIC_URL, "/colours/", *map(reverse, begins)))
        or path in {reverse(name) for name in whole}
    )  # fmt: skip


def viewer_asking(request: HttpRequest) -> Viewer:
    """The viewer of a request, by its session."""
    if not request.user.is_authenticated:
        return NOBODY
    return viewer_for(request.user, request.session.get(ACTING_FOR))
