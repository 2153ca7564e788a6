"""Is the site alive, and is it ready? For whoever watches it; neither says anything about anyone."""

from __future__ import annotations

from collections.abc import Callable

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import resolve
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from weft.web.beginning import why_not_serve

HERE = frozenset({"/health/", "/health/ready/"})


class AnswerFirst:
    """Answer whoever watches the site before its session, its database or its host name is asked for anything."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or pass the request on."""
        if request.path_info not in HERE or request.method not in {"GET", "HEAD"}:
            return self.answer(request)
        request.resolver_match = resolve(request.path_info)
        answered: HttpResponse = request.resolver_match.func(request)
        return answered


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
    except Error:
        reason = "The database does not answer."
    if reason:
        return JsonResponse({"ready": False, "because": reason}, status=503)
    return JsonResponse({"ready": True})
