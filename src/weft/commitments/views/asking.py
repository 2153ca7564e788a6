"""Who asks, about which agreement, and how an answer that is no becomes a page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from weft.commitments import access, actions, queries
from weft.commitments.models import Agreement, Benefit
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.forms import Form
from weft.ui.jinja import told
from weft.ui.reasons import said

T = TypeVar("T")
View = TypeVar("View", bound=Callable[..., HttpResponse])
PROOF = "csrfmiddlewaretoken"
"""What stands in every form, another one in each page that is drawn."""


def ASKS(view: View) -> View:  # noqa: N802
    """A page that asks: it is read or answered, and what one page says once is done once, however often its button is pressed."""
    return require_http_methods(["GET", "HEAD", "POST"])(_once(view))


def _once(view: View) -> View:
    """Lead whoever presses again to where the first press led. Pages that take files answer each time: reading those would hold up others."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **told: Any) -> HttpResponse:
        if request.method != "POST" or _takes_files(request) or PROOF not in request.POST:
            return view(request, *args, **told)
        answers: list[HttpResponse] = []

        def act() -> str:
            answers.append(view(request, *args, **told))
            return answers[0].headers.get("Location", "")

        there = actions.press_once(said=_said_by(request), act=act, at=timezone.now())
        return answers[0] if answers else redirect(there)

    return cast("View", answer)


def _takes_files(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and getattr(match.func, "takes_files", False)


def _said_by(request: HttpRequest) -> str:
    """Who sends which page with which answers."""
    person = viewer_in(request).person
    said = (str(person.pk) if person else "", request.get_full_path(), request.POST.urlencode())
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def done(form: Form, act: Callable[[], T], field: str | None = None) -> T | None:
    """Do it, and give what came of it; or say in the form why how it stands does not allow it, and give None."""
    try:
        with transaction.atomic():
            return act()
    except actions.CannotDo as reason:
        form.add_error(field, said(reason))
        return None


def agreement_for(request: HttpRequest, ref: str) -> Agreement:
    """The agreement at an address, where whoever is asking sees it."""
    found = queries.agreements_visible_to(viewer_in(request)).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def recorder(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they record agreements for their organisation. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_manage(by):
        raise NotAllowed(reason)
    return by


def keeper_of(request: HttpRequest, agreement: Agreement) -> Viewer:
    """Whoever is asking, where they change this agreement. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_change(by, own=queries.keeps(by, agreement)):
        raise NotAllowed(reason)
    return by


def address_of(agreement: Agreement) -> str:
    """The page of an agreement."""
    return reverse("commitments:agreement", args=[agreement.ref])


def asking(
    request: HttpRequest, form: Form, act: Callable[[], object], *, says: str, to: str, caption: str,
    template: str = "ui/form_page.html", **shown: Any,
) -> HttpResponse:  # fmt: skip
    """A page that asks: once it is answered and done, says so and goes on; until then shows the form, and what is not right."""
    if form.is_valid() and done(form, act) is not None:
        messages.success(request, says)
        return redirect(to)
    return render(
        request, template, {"form": form, "cancel": to, "caption": told(caption), **shown}
    )


def reporter(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they report for their organisation. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_report(by):
        raise NotAllowed(reason)
    return by


def benefit_for(request: HttpRequest, ref: str) -> Benefit:
    """The benefit at an address, where whoever is asking sees it."""
    found = queries.benefits_visible_to(viewer_in(request)).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def own_benefit_for(request: HttpRequest, ref: str) -> tuple[Viewer, Benefit]:
    """Whoever is asking, and a benefit of theirs that they report. Raises NotAllowed with the reason."""
    by, found = viewer_in(request), benefit_for(request, ref)
    if reason := access.why_not_report_of(by, own=queries.is_own(by, found)):
        raise NotAllowed(reason)
    return by, found
