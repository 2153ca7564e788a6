"""Files on their way in parts, by the tus protocol 1.0.0 (tus.io): creation, termination, expiration.

Whoever begins a file, and nobody else, asks how much of it is here, sends parts, and gives it up. A session and
the form's token prove it, as for every form.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date, url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from weft.organisations.access import NotAllowed, viewer_in
from weft.organisations.rules import Permission
from weft.ui.reasons import said
from weft.uploads import access, actions, queries, rules
from weft.uploads.arriving import IsBusy, NotThere, add_part
from weft.uploads.models import Arrival

VERSION = "1.0.0"
A_PART = "application/offset+octet-stream"


def _answer(status: int, words: str = "", **headers: str) -> HttpResponse:
    """An answer of the protocol; `words` are for the person who sends."""
    answer = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    for name, value in ({"Tus_Resumable": VERSION, "Cache_Control": "no-store"} | headers).items():
        answer.headers[name.replace("_", "-")] = value
    return answer


def _number(request: HttpRequest, name: str) -> int | None:
    """A whole number in a header, of not more digits than a disk has."""
    text = request.headers.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _about(request: HttpRequest) -> Mapping[str, str]:
    """What the sender says of the file: pairs of a name and a text in Base64."""
    said_of: dict[str, str] = {}
    for pair in request.headers.get("Upload-Metadata", "")[:4000].split(","):
        name, _space, value = pair.strip().partition(" ")
        try:
            said_of[name] = b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
    return said_of


def _until(arrival: Arrival) -> str:
    return http_date(arrival.kept_until.timestamp())


@login_required
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a file: how large it will be, and what it is called."""
    viewer = viewer_in(request)
    if Permission.SEE_FILES not in viewer.permissions:
        raise Http404
    if reason := access.why_not_send(viewer):
        raise NotAllowed(reason)
    size, about = _number(request, "Upload-Length"), _about(request)
    if request.headers.get("Tus-Resumable") != VERSION:
        return _answer(412, Tus_Version=VERSION)
    if size is None:
        return _answer(400)
    try:
        arrival = actions.begin_arrival(
            name=about.get("filename", ""), size=size, changed=about.get("changed", "")[:20],
            by=viewer, at=timezone.now(),
        )  # fmt: skip
    except actions.CannotKeep as fault:
        return _answer(413, f"{fault.name}: {said(fault.reason)}")
    where = reverse("uploads:arrival", args=[arrival.ref])
    return _answer(201, Location=where, Upload_Expires=_until(arrival))


@login_required
@require_http_methods(["GET", "HEAD", "PATCH", "DELETE"])
def arrival(request: HttpRequest, ref: str) -> HttpResponse:
    """A file on its way: how much of it is here; the next part; or give it up."""
    viewer = viewer_in(request)
    found = get_object_or_404(queries.arrivals_of(viewer), ref=ref)
    if request.method == "PATCH":
        return _take_part(request, found)
    if request.method == "DELETE":
        actions.throw_away(arrival=found, by=viewer, at=timezone.now())
        return _answer(204)
    sizes = {"Upload_Offset": str(queries.here(found)), "Upload_Length": str(found.size)}
    return _answer(200, Upload_Expires=_until(found), **sizes)


def _take_part(request: HttpRequest, found: Arrival) -> HttpResponse:
    begins, length = _number(request, "Upload-Offset"), _number(request, "Content-Length") or 0
    if request.headers.get("Tus-Resumable") != VERSION:
        return _answer(412, Tus_Version=VERSION)
    if request.content_type != A_PART:
        return _answer(415)
    if begins is None or begins + length > found.size:
        return _answer(400)
    if reason := rules.why_no_room(size=length, free=queries.free_on_disk()):
        return _answer(507, said(reason))
    try:
        here = add_part(found, request, begins=begins)  # type: ignore[arg-type]
    except IsBusy:
        return _answer(423)
    except NotThere as fault:
        return _answer(409, Upload_Offset=str(fault.here))
    except FileNotFoundError:
        return _answer(410)
    except UnreadablePostError:
        return _answer(400)
    except OSError:
        return _answer(507, said(rules.why_no_room(size=1, free=0) or ""))
    return _answer(204, Upload_Offset=str(here), Upload_Expires=_until(found))


@login_required
@require_POST
def throw_away(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a file up, from the page that shows how much of it is here; leads back there."""
    viewer = viewer_in(request)
    found = get_object_or_404(queries.arrivals_of(viewer), ref=ref)
    actions.throw_away(arrival=found, by=viewer, at=timezone.now())
    messages.success(request, _("What had arrived was thrown away."))
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, None) and back.startswith("/")
    return redirect(back if safe else reverse("uploads:send"))
