"""Which ways of asking a page takes: GET, HEAD, POST; of a file that arrives in parts, PATCH and DELETE. Others are told so before anything else is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from inspect import getclosurevars
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

View = Callable[..., Any]
KNOWN = ("GET", "HEAD", "POST")
ORDER = (*KNOWN, "PATCH", "DELETE")
_LISTED = "request_method_list"
"""What Django's `require_http_methods`, `require_safe` and `require_POST` keep their methods under."""


class OnlyWhatIsTaken:
    """Answer OPTIONS with what a page takes, and 405 with the same where it was asked otherwise."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: View, *_: Any) -> HttpResponse | None:
        """Before a form's token is looked for: what no page takes needs none."""
        taken = said_by(view) or KNOWN
        if request.method in taken:
            return None
        allowed = (*taken, "OPTIONS")
        if request.method != "OPTIONS":
            return HttpResponseNotAllowed(allowed)
        return HttpResponse(status=204, headers={"Allow": ", ".join(allowed)})


@cache
def said_by(view: View) -> tuple[str, ...] | None:
    """What a view says that it takes, by a decorator of Django's or by its class; None where it says nothing."""
    for layer in _layers(view):
        if made_of := getattr(layer, "view_class", None):
            said = {name for name in KNOWN if hasattr(made_of, name.lower())}
            said |= {"HEAD"} if "GET" in said else set()
        elif getattr(layer, "__closure__", None):
            said = set(getclosurevars(layer).nonlocals.get(_LISTED, ()))
        else:
            continue
        if said:
            return tuple(method for method in ORDER if method in said)
    return None


def _layers(view: View) -> Iterator[View]:
    layer: View | None = view
    while layer is not None:
        yield layer
        layer = getattr(layer, "__wrapped__", None)
