"""Agreements, listed and looked at."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, queries, words
from weft.commitments.happened import happened
from weft.commitments.models import Agreement
from weft.commitments.rules import (
    ASKING,
    KINDS,
    Act,
    AgreementState,
    why_not_do,
    why_not_promise_in,
)
from weft.commitments.views.asking import agreement_for
from weft.commitments.views.next_steps import moves, steps
from weft.organisations.access import Viewer, viewer_in
from weft.ui.listing import Filter, Heading, listed

MOST_SHOWN = 50
FOUND_BY = (
    "title",
    "references__number",
    "keeper__name",
    "parties__name",
    "parties__organisation__name",
)
"""Of those who keep it or whom it binds, everybody reads the names who sees it."""


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
        search=FOUND_BY, sort="title",
    )  # fmt: skip
    return render(request, "commitments/agreements.html", {
        "list": shown, "kinds": KINDS, "states": words.AGREEMENT_STATES, "tones": words.TONES,
        "may_manage": access.why_not_manage(viewer) is None,
    })  # fmt: skip


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One agreement: what is promised in it and how that stands, what to do next, whom it binds, and what happened to it."""
    viewer, found, today = viewer_in(request), agreement_for(request, ref), timezone.localdate()
    keeps = queries.keeps(viewer, found)
    may_change = access.why_not_change(viewer, own=keeps) is None
    seen = queries.commitments_visible_to(viewer).filter(queries.LISTED, agreement=found)
    promises = queries.standings(
        seen.order_by("due", Coalesce("takes_place_of", "pk"), "pk"), today
    )
    under, state = queries.beneath(viewer, found, today), AgreementState(found.state)
    return render(request, "commitments/agreement.html", {
        "agreement": found, "keeps": keeps, "may_change": may_change, "promises": promises, "under": under,
        "forecasts": queries.forecasts([one.commitment for one in promises], today),
        "steps": steps(viewer, found, promises, today, rolls_up=bool(under and under.promises)) if may_change else [],
        **_around(viewer, found), **_within(found, keeps=keeps), "happenings": happened(viewer, found.happenings.all(), promises, keeps=keeps), "moves": moves(found) if may_change else [],
        "remedies": queries.remedies_beside(promises), "remedy_kinds": words.REMEDIES, "remedy_states": words.REMEDY_STATES, "remedy_tones": words.REMEDY_TONES,
        "kinds": KINDS, "states": words.AGREEMENT_STATES, "tones": words.TONES, "roles": words.ROLES, "schemes": words.SCHEMES,
        "acts": words.HAPPENINGS, "asking": ASKING, "may": {act.name.lower() for act in Act if why_not_do(act, state) is None},
        "may_promise": why_not_promise_in(state, ends=found.ends, today=today) is None,
    })  # fmt: skip


def _around(viewer: Viewer, agreement: Agreement) -> dict[str, Any]:
    """The agreements above it and below it that the viewer sees."""
    seen = queries.agreements_visible_to(viewer)
    above = seen.filter(pk=agreement.under_id).first() if agreement.under_id else None
    return {"above": above, "below": seen.filter(under=agreement)[:MOST_SHOWN]}


def _within(agreement: Agreement, *, keeps: bool) -> dict[str, Any]:
    """What belongs to it; what its keeper's people said among themselves for them alone."""
    return {
        "parties": agreement.parties.select_related("organisation"), "references": agreement.references.all(),
        "parts": agreement.parts.all(), "places": queries.places_named(agreement.places),
        "drawdowns": agreement.drawdowns.all() if keeps else [],
        "register": queries.register_rows_of(agreement) if keeps else [],
        "notes": agreement.notes.select_related("said_by")[:MOST_SHOWN] if keeps else [],
    }  # fmt: skip
