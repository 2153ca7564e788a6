"""The site as a server runs it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from weft.web.ending import end_with_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weft.web.settings")
Start = Callable[..., Any]


class WithoutLength:
    """Lets a body be read that does not say how long it is, up to what the site takes of any.

    Django would read nothing of it, and say that the form has expired.
    """

    def __init__(self, answer: Callable[[dict[str, Any], Start], Iterable[bytes]]) -> None:
        self.answer = answer

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Say for the body how long it may be; its own end comes first, or it is too much."""
        if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
            form = environ.get("CONTENT_TYPE", "").startswith("multipart/form-data")
            most = settings.UPLOAD_LIMIT if form else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            environ["CONTENT_LENGTH"] = str(most + (settings.READ_ON if form else 0))
        return self.answer(environ, start)


end_with_server()
application = WithoutLength(get_wsgi_application())
