"""Who is asking: every request knows its viewer."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from weft.organisations.access import NOBODY, Viewer
from weft.organisations.queries import viewer_for
from weft.organisations.rules import needs_second_factor

ACTING_FOR = "acting_for"


class WhoIsAsking:
    """Give each request its `viewer`: the person, and the organisation that they act for."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who is asking, and answer."""
        request.viewer = viewer_asking(request)  # type: ignore[attr-defined]
        return self.answer(request)


class SecondFactorFirst:
    """Whoever holds a role that needs a second factor sets one up before anything else."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Lead them to where it is set up, or answer."""
        viewer: Viewer = request.viewer  # type: ignore[attr-defined]
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
    begins = ("mfa_index", "account_logout")
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
