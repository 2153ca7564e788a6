"""Home, and what belongs to no room."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weft.organisations.queries import waiting_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page: what waits for this person, or how to begin."""
    waiting = waiting_for(request.viewer).count()  # type: ignore[attr-defined]
    return render(request, "web/home.html", {"waiting": waiting})
