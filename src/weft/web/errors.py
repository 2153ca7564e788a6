"""The pages for when something does not work. Each says what to do next."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from weft.organisations.access import NotAllowed
from weft.ui.reasons import said as said_in_words
from weft.uploads.rules import in_words

RETRY_SECONDS = 60
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
    """400, or 413 where more was sent than is taken."""
    if isinstance(exception, _TOO_MUCH):
        return too_large(request)
    return _page(
        request,
        400,
        _("The site did not understand the request"),
        _("If you typed the address, check it. If you followed a link, it may be incomplete."),
        _("If you were filling in a form, go back, reload the page and send it again."),
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
    """403, where a form comes from another session or another site; `reason` is for the log only."""
    return _page(
        request,
        403,
        _("The form has expired"),
        _("You may have signed in or out in another window, or the page was open for a long time."),
        _("Go back, reload the page and send the form again. Nothing was changed."),
        _("If your browser blocks cookies, allow the session cookie of this site."),
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
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return not_available(request)
    if getattr(sys.exc_info()[1], "errno", None) in {errno.ENOSPC, errno.EDQUOT}:
        return no_room(request)
    return _bare(
        500,
        _("Sorry, something went wrong"),
        _("It is not your doing, and it is on record. Try again in a few minutes."),
    )


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


def _page(request: HttpRequest, status: int, heading: str, *sentences: str) -> HttpResponse:
    said = {"heading": heading, "sentences": sentences}
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
