"""Is the site alive, and is it ready? For whoever watches it; neither says anything about anyone."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from weft.web.beginning import why_not_serve


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 while pages can be served: the database answers, and is what this version needs; else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        reason = why_not_serve()
    except DatabaseError:
        reason = "The database does not answer."
    if reason:
        return JsonResponse({"ready": False, "because": reason}, status=503)
    return JsonResponse({"ready": True})
