"""What every public site says about itself: whether everyone can use it, what it keeps, its one cookie."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

TESTED_ON = date(2026, 11, 25)
"""The day on which the accessibility of the pages was last tested as the statement says."""


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the site was tested, what is known to fall short, and whom to write to."""
    said = {"tested_on": TESTED_ON, "write_to": settings.WRITE_TO}
    return render(request, "web/accessibility.html", said)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people who use the site, and what they can ask."""
    shown = {
        "write_to": settings.WRITE_TO,
        "keepings": settings.KEEPINGS,
    }
    return render(request, "web/privacy.html", shown)


@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """The session's cookie, and that there is no other."""
    said = {
        "cookie": settings.SESSION_COOKIE_NAME,
        "hours": settings.SESSION_COOKIE_AGE // 3600,
    }
    return render(request, "web/cookies.html", said)
