"""Who is asking: every request knows its viewer."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from weft.organisations.access import NOBODY, Viewer
from weft.organisations.models import Person
from weft.organisations.queries import viewer_for

ACTING_FOR = "acting_for"


class WhoIsAsking:
    """Give each request its `viewer`: the person, and the organisation that they act for."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find out who is asking, and answer."""
        request.viewer = viewer_asking(request)  # type: ignore[attr-defined]
        return self.answer(request)


def viewer_asking(request: HttpRequest) -> Viewer:
    """The viewer of a request, by its session."""
    if not isinstance(request.user, Person):
        return NOBODY
    return viewer_for(request.user, request.session.get(ACTING_FOR))
