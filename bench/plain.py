"""A page of plain Django that does nothing, served as Weft is: the most that a page of Weft could reach.

python -m bench.plain PORT
"""

from __future__ import annotations

import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        SECRET_KEY="nothing is signed",
        USE_TZ=True,
    )


def nothing(request: HttpRequest) -> HttpResponse:
    """Two letters."""
    return HttpResponse("ok")


urlpatterns = [path("", nothing)]

if __name__ == "__main__":
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "bench.plain:application", port=int(sys.argv[1]), interface=Interfaces.WSGI,
        blocking_threads=4, log_enabled=False, websockets=False,
    ).serve()  # fmt: skip
else:
    application = get_wsgi_application()
