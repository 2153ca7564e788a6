"""The pages for when something does not work. Each says what to do next."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from weft.analysis.errors import is_no_room
from weft.organisations.access import NotAllowed
from weft.ui.reasons import said as said_in_words
from weft.uploads.rules import in_words
from weft.web.audit.words import field_in_words
from weft.web.context import FORM_IS_FOR

RETRY_SECONDS = 60
_WITHOUT_SESSION = {REASON_NO_CSRF_COOKIE}
_LAST_WORDS = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8">'
    "<title>Sorry, something went wrong</title>"
    "<h1>Sorry, something went wrong</h1><p>Nothing was changed. Try again in a few minutes.</p>"
)
"""For when not even a template can be read."""
_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


class SayWhyNot:
    """Answer with the reason where someone may see a thing but may not do what they asked."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, raised: Exception) -> HttpResponse | None:
        """A page with the reason, for `NotAllowed`."""
        return not_allowed(request, raised) if isinstance(raised, NotAllowed) else None


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where more was sent than is taken; where the session could not be written, why."""
    if isinstance(exception, _TOO_MUCH):
        return too_large(request)
    if isinstance(exception, SessionInterrupted):
        return not_available(request) if _is_of_database(exception) else signed_out(request)
    return _page(
        request,
        400,
        _("The site did not understand the request"),
        _("If you typed the address, check it. If you followed a link, it may be incomplete."),
        _("If you were filling in a form, go back, reload the page and send it again."),
    )


def signed_out(request: HttpRequest) -> HttpResponse:
    """400: the session was ended elsewhere while a request was under way."""
    return _page(
        request,
        400,
        _("You were signed out meanwhile"),
        _("You signed out, or were signed out, in another window while this was under way."),
        _("Sign in again, and look whether what you did is there."),
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with the reason where one was given."""
    reason = said_in_words(exception or "") or _("Your roles do not include this.")
    return _page(
        request,
        403,
        _("You cannot do this"),
        reason,
        _("If you should be able to, ask an administrator of your organisation."),
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, where a form comes from another session or another site; `reason` is for the log only.

    What was typed is shown, so that it can be copied: the session may have ended in the middle of a form. Not
    where the form came from another site, which could make people read anything here.
    """
    ours = reason in _WITHOUT_SESSION or "CSRF token" in reason
    return _page(
        request,
        403,
        _("The form has expired"),
        _("You may have signed in or out in another window, or the page was open for a long time."),
        _("Nothing was changed."),
        typed=_typed(request) if ours else [],
        again=_where_it_was(request) if ours else "",
    )


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What someone had typed into a form, with its name; never what is secret."""
    if request.path.startswith(reverse("account_login").removesuffix("login/")):
        return []
    return [
        (field_in_words(name), ", ".join(filter(None, request.POST.getlist(name))))
        for name in request.POST
        if name not in {"csrfmiddlewaretoken", FORM_IS_FOR} and any(request.POST.getlist(name))
    ]


def _where_it_was(request: HttpRequest) -> str:
    """The page on which the form stood, as far as the browser says it."""
    said = request.headers.get("Referer", "")
    parts = urlsplit(said)
    return parts.path if parts.netloc == request.get_host() else reverse("home")


def acts_no_longer(request: HttpRequest) -> HttpResponse:
    """409: a form was shown to someone while they acted for an organisation, and they do not any more."""
    return _page(
        request,
        409,
        _("You do not act for that organisation any more"),
        _(
            "The page that you sent this from was for an organisation that you acted for when you opened it."
        ),
        _("Nothing was changed."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same for what does not exist and for what is not for this person."""
    return _page(
        request,
        404,
        _("Page not found"),
        _("If you typed the address, check it. If you pasted it, check that it is complete."),
        _("If someone sent you the link, ask them whether your organisation may see the page."),
    )


def too_large(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """413: more was sent than the site takes."""
    return _page(
        request,
        413,
        _("What you sent is too large"),
        _("Nothing was kept. Send fewer files at a time, or smaller ones."),
        _("Where files are taken, they may have %(limit)s together.")
        % {"limit": in_words(settings.UPLOAD_LIMIT)},
    )


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: asked too often."""
    return _page(
        request,
        429,
        _("Too many tries"),
        _("To keep accounts safe, only so many tries are taken in a row."),
        _("Wait a few minutes, then try again."),
    )


def went_wrong(request: HttpRequest) -> HttpResponse:
    """500; and 503 where it is the database that does not answer."""
    if _is_of_database(sys.exc_info()[1]):
        return not_available(request)
    if is_no_room(sys.exc_info()[1]):
        return no_room(request)
    return _bare(
        500,
        _("Sorry, something went wrong"),
        _("It is not your doing, and it is on record. Try again in a few minutes."),
    )


def _is_of_database(fault: BaseException | None) -> bool:
    """Whether the database did not answer, or something failed because it did not."""
    while fault is not None:
        if isinstance(fault, OperationalError | InterfaceError):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def no_room(request: HttpRequest) -> HttpResponse:
    """507: the disk of the site is full."""
    return _bare(
        507,
        _("Sorry, the site has no room left"),
        _("Nothing of what you sent was kept. Whoever runs this site has to make room first."),
    )


def not_available(request: HttpRequest) -> HttpResponse:
    """503: the site is being looked after, or its database does not answer."""
    answer = _bare(
        503,
        _("Sorry, the site is not available"),
        _("Try again in a few minutes. What you had sent before is safe."),
    )
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer


def _page(
    request: HttpRequest, status: int, heading: str, *sentences: str, **more: Any
) -> HttpResponse:
    said = {"heading": heading, "sentences": sentences, **more}
    return render(request, "web/error.html", said, status=status)


def _bare(status: int, heading: str, *sentences: str) -> HttpResponse:
    """A page made without database, session or context; plain words where even that fails."""
    try:
        said = {
            "heading": heading,
            "sentences": sentences,
            "place": settings.PLACE_NAME,
            "language": (get_language() or "en").split("-", maxsplit=1)[0],
            "write_to": settings.WRITE_TO,
            "sheets": [staticfiles_storage.url(f"{name}.css") for name in _SHEETS],
        }
        text = get_template("ui/bare.html", using="jinja").template.render(said)  # type: ignore[attr-defined]
    except Exception:  # whatever is broken, people still get an answer
        text = _LAST_WORDS
    return HttpResponse(text, status=status)


_SHEETS = ("dress/govuk", "weft/weft")
