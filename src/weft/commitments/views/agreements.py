"""Agreements, listed and looked at."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, queries, words
from weft.commitments.rules import KINDS
from weft.commitments.views.asking import agreement_for
from weft.organisations.access import viewer_in
from weft.ui.listing import Filter, Heading, listed


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The agreements that the viewer's organisation keeps, and those to which it is a party."""
    viewer = viewer_in(request)
    states = [(key.value, _(text)) for key, text in words.AGREEMENT_STATES.items()]
    kinds = [(key.value, _(text)) for key, text in KINDS.items()]
    shown = listed(
        queries.agreements_visible_to(viewer), request.GET, id="agreements",
        headings=[
            Heading("title", _("Agreement"), by="title"), Heading("kind", _("Kind"), by="kind"),
            Heading("keeper", _("Kept by"), by="keeper__name"), Heading("ends", _("Ends"), by="ends"),
            Heading("state", _("State"), by="state"),
        ],
        filters=[Filter("kind", _("Kind"), "kind", kinds), Filter("state", _("State"), "state", states)],
        search=["title", "references__number"], sort="title",
    )  # fmt: skip
    return render(request, "commitments/agreements.html", {
        "list": shown, "kinds": KINDS, "states": words.AGREEMENT_STATES, "tones": words.TONES,
        "may_manage": access.why_not_manage(viewer) is None,
    })  # fmt: skip


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One agreement: whom it binds, from when until when, and what happened to it."""
    viewer, found = viewer_in(request), agreement_for(request, ref)
    keeps = queries.keeps(viewer, found)
    return render(request, "commitments/agreement.html", {
        "agreement": found, "keeps": keeps, "may_change": access.why_not_change(viewer, own=keeps) is None,
        "above": queries.agreements_visible_to(viewer).filter(pk=found.under_id).first() if found.under_id else None,
        "below": queries.agreements_visible_to(viewer).filter(under=found),
        "parties": found.parties.select_related("organisation"), "references": found.references.all(),
        "parts": found.parts.all(), "places": queries.places_named(found.places),
        "happenings": found.happenings.all(), "kinds": KINDS, "states": words.AGREEMENT_STATES,
        "tones": words.TONES, "roles": words.ROLES, "schemes": words.SCHEMES, "acts": words.HAPPENINGS,
    })  # fmt: skip
