"""Public pages that browsers and proxies keep: shown again without asking for a while, and then asked for as what is
known already, which is answered without making the page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

FOR_A_WHILE = "public, max-age=300"
"""How long browsers and proxies may show a public page again: as long as a withdrawal may take to reach all."""


def kept_while(
    request: HttpRequest,
    changed_at: datetime | None,
    make: Callable[[], HttpResponseBase],
    *,
    signed_in: bool,
) -> HttpResponseBase:
    """The page; or, to whoever has it as it is since then, that it is still the same (304).

    Of what is shown to someone who is signed in nothing is kept, so it is always made.
    """
    tag = _tag(changed_at)
    asks_again = not signed_in and "If-None-Match" in request.headers
    known = get_conditional_response(request, etag=tag) if asks_again else None
    answer: HttpResponseBase = known or make()
    answer.headers["Cache-Control"] = FOR_A_WHILE
    if answer.status_code in {200, 304}:
        answer.headers["ETag"] = tag
    return answer


def _tag(changed_at: datetime | None) -> str:
    """What a page of one address is made from. Weft may write it otherwise tomorrow: it is made anew once a day."""
    made_from = (
        version("weft"),
        settings.PLACE_NAME,
        get_language(),
        timezone.localdate(),
        changed_at,
    )
    return f'"{hashlib.sha256(repr(made_from).encode()).hexdigest()[:32]}"'
