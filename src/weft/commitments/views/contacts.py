"""Those who are known to speak for groups without an account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, actions, queries
from weft.commitments.views.asking import ASKS, asking
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.forms import Form
from weft.ui.listing import Heading, listed

MOST_TO_ASK = 50
"""So many that nobody has asked are told at once; others follow when these are asked."""


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """Whom the organisation asks by a letter, and how each is known."""
    by = _asker(request)
    shown = listed(
        queries.contacts_of(by), request.GET, id="contacts",
        headings=[
            Heading("group", _("Group"), by="group"), Heading("email", _("Email address"), by="email"), Heading("known", _("How they are known")),
            Heading("approved", _("Approved"), by="approved_at"), Heading("used", _("Last written to"), by="used_at"),
        ],
        search=["group", "email"], sort="group",
    )  # fmt: skip
    may = access.why_not_approve_contact(by) is None
    return render(request, "commitments/contacts.html", {
        "list": shown, "may": may, "to_ask": queries.to_ask(by)[:MOST_TO_ASK] if may else (),
    })  # fmt: skip


@login_required
@ASKS
def drop(request: HttpRequest, ref: str) -> HttpResponse:
    """Forget an address."""
    by = viewer_in(request)
    found = queries.contacts_of(by).filter(ref=ref).first()
    if found is None:
        raise Http404
    if reason := access.why_not_approve_contact(by):
        raise NotAllowed(reason)

    def gone() -> bool:
        actions.drop_contact(contact=found, by=by, at=timezone.now())
        return True

    return asking(
        request, Form(request.POST if request.method == "POST" else None), gone, says=_("It is forgotten."),
        to=reverse("commitments:contacts"), caption=found.group, warns=True, button=_("Forget it"),
        heading=_("Forget how this group is reached?"), points=[_("Nobody is asked by this address any more. What was answered stays.")],
    )  # fmt: skip


def _asker(request: HttpRequest) -> Viewer:
    by = viewer_in(request)
    if reason := access.why_not_inquire(by):
        raise NotAllowed(reason)
    return by
