"""HTTP in, HTTP out."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from weft.organisations import queries
from weft.organisations.access import Viewer
from weft.organisations.rules import ROLES


def viewer_in(request: HttpRequest) -> Viewer:
    """Who is asking."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The organisations that the viewer may see."""
    found = queries.visible_to(viewer_in(request))
    return render(request, "organisations/list.html", {"organisations": found})


@login_required
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The organisations that wait for the viewer's decision."""
    found = queries.waiting_for(viewer_in(request))
    return render(request, "organisations/list.html", {"organisations": found})


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One organisation."""
    organisation = get_object_or_404(queries.visible_to(viewer_in(request)), ref=ref)
    return render(request, "organisations/show.html", {"organisation": organisation})


@require_safe
def roles(request: HttpRequest) -> HttpResponse:
    """What each role may do, in plain words."""
    return render(request, "organisations/roles.html", {"roles": ROLES})
