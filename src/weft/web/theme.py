"""The style sheet of a place's colours, under an address that names them: it never changes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from weft.ui.colours import BadColour, chosen

A_YEAR = 365 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def colours(request: HttpRequest, code: str) -> HttpResponse:
    """The style sheet; 404 for colours that cannot be read."""
    try:
        header, accent, button = code.split("-")
        made = chosen(header=header, accent=accent, button=button)
    except (BadColour, ValueError):
        raise Http404 from None
    return HttpResponse(made.css, content_type="text/css; charset=utf-8")
