"""What waits for the word of whoever received it, and what they say."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, actions, queries, words
from weft.commitments.checks import why_not_say
from weft.commitments.forms.confirming import ConfirmForm
from weft.commitments.models import Benefit
from weft.commitments.rules import BenefitState
from weft.commitments.views.asking import ASKS, done
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.listing import Heading, listed
from weft.ui.reasons import said


def confirmer(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they speak for their organisation. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_confirm(by):
        raise NotAllowed(reason)
    return by


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """What was reported as delivered to the organisation and waits for its word."""
    by = confirmer(request)
    shown = listed(
        queries.to_confirm(by), request.GET, id="confirmations",
        headings=[
            Heading("what", _("What")), Heading("provider", _("Delivered by"), by="provider__name"),
            Heading("ends", _("Until"), by="ends"), Heading("quantity", _("Reported"), by="quantity", number=True),
            Heading("since", _("Waits since"), by="reported_at"),
        ],
        search=["description", "provider__name"], sort="since",
    )  # fmt: skip
    return render(request, "commitments/to_confirm.html", {
        "list": shown, "wording": queries.Measures().wording_of, "amount": words.amount, "may_ask": access.why_not_inquire(by) is None,
    })  # fmt: skip


@login_required
@ASKS
def confirm(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what was received, and how it was; or that it is not right."""
    found = received_for(request, ref)
    by = confirmer(request)
    there = reverse("commitments:benefit", args=[ref])
    if reason := queries.why_not_judge(by, found) or why_not_say(queries.Measures().ways_of(found)):  # fmt: skip
        messages.info(request, said(reason))
        return redirect(there)
    if found.state != BenefitState.REPORTED:
        messages.info(request, _("This has been answered. If it is reported once more, you are asked again."))  # fmt: skip
        return redirect(there)
    form = ConfirmForm(
        request.POST if request.method == "POST" else None, quantity=found.quantity, unit=found.unit
    )
    if form.is_valid() and _said(form, found, by):
        messages.success(request, _("Thank you. What you say stands beside what was reported."))
        return redirect("commitments:to_confirm")
    return render(request, "commitments/confirm.html", {
        "form": form, "heading": _("What did you receive?"), "button": _("Say so"), "cancel": reverse("commitments:to_confirm"),
        "evidence": queries.evidence_visible_to(by).filter(benefit=found), "ties": queries.ties_of(found), **told_of(found),
    })  # fmt: skip


def _said(form: ConfirmForm, benefit: Benefit, by: Viewer) -> Benefit | None:
    try:
        return done(
            form,
            lambda: actions.confirm_benefit(benefit=benefit, by=by, at=timezone.now(), **form.said),
        )
    except actions.NamesPeople as names:
        form.warn(names.found, "words")
        return None


def received_for(request: HttpRequest, ref: str) -> Benefit:
    """The benefit at an address, where the organisation of whoever is asking received it."""
    found = queries.received_by(viewer_in(request)).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def told_of(benefit: Benefit) -> dict[str, Any]:
    """What whoever received a benefit reads of it before they answer."""
    return {
        "benefit": benefit, "wording": queries.Measures().wording_of(benefit), "amount": words.amount, "kinds": words.EVIDENCE_KINDS,
        "places": queries.places_named(benefit.places), "said": benefit.confirmations.all(),
        "by_check": words.by_check,
    }  # fmt: skip
