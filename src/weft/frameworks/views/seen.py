"""Who looks at an edition: what everybody sees, browsers may keep; drafts are found by those who may see them alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from weft.frameworks import access, actions, queries
from weft.frameworks.models import Edition, Framework
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.kept import kept_while
from weft.ui.marks import Reason

View = Callable[..., HttpResponseBase]


def for_everybody(view: View) -> View:
    """A page that whoever is not signed in may keep for a while: until something is adopted or agreed."""

    @require_safe
    @wraps(view)
    def page(request: HttpRequest, **of: Any) -> HttpResponseBase:
        if viewer_in(request).person is not None:
            return view(request, **of)
        return kept_while(
            request, queries.last_change(), lambda: view(request, **of), signed_in=False
        )

    return page


def edition_for(request: HttpRequest, framework: str, edition: str) -> Edition:
    """The edition at an address, where whoever is asking sees it."""
    found = queries.edition_at(viewer_in(request), framework, edition)
    if found is None:
        raise Http404
    return found


def pair_for(
    request: HttpRequest, framework: str, edition: str, to: str, to_edition: str
) -> tuple[Edition, Edition]:
    """The two editions at an address, where whoever is asking sees both."""
    one = edition_for(request, framework, edition)
    other = edition_for(request, to, to_edition)
    if one.pk == other.pk:
        raise Http404
    return one, other


def mapper(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they say how editions stand to each other. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_map(by):
        raise NotAllowed(reason)
    return by


def framework_for(request: HttpRequest, framework: str) -> Framework:
    """The framework at an address, where whoever is asking sees it."""
    found = queries.frameworks_visible_to(viewer_in(request)).filter(key=framework).first()
    if found is None:
        raise Http404
    return found


def keeper_of(request: HttpRequest, edition: Edition) -> Viewer:
    """Whoever is asking, where they write what this edition's keeper keeps. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_write(by, own=queries.keeps(by, edition)):
        raise NotAllowed(reason)
    return by


def why_not_write(viewer: Viewer, edition: Edition) -> Reason | None:
    """Say why the viewer cannot write an edition as it stands, or None when they can."""
    own = queries.keeps(viewer, edition)
    return access.why_not_write(viewer, own=own) or actions.why_not_write(edition)
