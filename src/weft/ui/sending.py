"""Where someone goes once their files have arrived."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url


def led_on(request: HttpRequest, to: str, *about: str) -> HttpResponse:
    """A redirect; for the script that shows how far the sending is, the address alone.

    Were it redirected, the script would fetch the page, and use up what is said there once, before the
    browser shows it.
    """
    if "Weft-Sending" in request.headers:
        return HttpResponse(status=201, headers={"Location": resolve_url(to, *about)})
    return redirect(to, *about)
