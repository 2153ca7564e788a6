"""What can be confirmed by somebody who looks for themselves, and what they found."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, actions, queries, words
from weft.commitments.checks import why_not_check
from weft.commitments.forms.checking import CheckForm
from weft.commitments.models import Benefit
from weft.commitments.rules import BenefitState
from weft.commitments.views.asking import ASKS, done
from weft.commitments.views.confirming import told_of
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.listing import Heading, listed
from weft.ui.reasons import said


def checker(request: HttpRequest) -> Viewer:
    """Whoever is asking, where they look for themselves. Raises NotAllowed with the reason."""
    by = viewer_in(request)
    if reason := access.why_not_check(by):
        raise NotAllowed(reason)
    return by


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """What is not confirmed yet, and can be by a sample, the payroll or the books."""
    by = checker(request)
    shown = listed(
        queries.to_check(by), request.GET, id="checks",
        headings=[
            Heading("what", _("What")), Heading("provider", _("Delivered by"), by="provider__name"),
            Heading("ends", _("Until"), by="ends"), Heading("quantity", _("Reported"), by="quantity", number=True),
            Heading("since", _("Waits since"), by="reported_at"),
        ],
        search=["description", "provider__name"], sort="since",
    )  # fmt: skip
    return render(request, "commitments/to_check.html", {
        "list": shown, "wording": queries.Measures().wording_of, "amount": words.amount,
    })  # fmt: skip


@login_required
@ASKS
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what a sample, the payroll or the books say of a benefit."""
    found = checkable_for(request, ref)
    by, ways = checker(request), queries.Measures().ways_of(found)
    there = reverse("commitments:benefit", args=[ref])
    if reason := queries.why_not_judge(by, found) or why_not_check(ways):
        messages.info(request, said(reason))
        return redirect(there)
    if found.state != BenefitState.REPORTED:
        messages.info(request, _("This has been answered. If it is reported once more, it can be checked again."))  # fmt: skip
        return redirect(there)
    form = CheckForm(
        request.POST if request.method == "POST" else None, quantity=found.quantity, unit=found.unit, ways=ways
    )  # fmt: skip
    if form.is_valid() and (made := _said(form, found, by)):
        much = {"amount": words.amount(made.confirmed, made.unit)}
        messages.success(request, _("Confirmed by what you found: %(amount)s.") % much)
        return redirect(there)
    return render(request, "commitments/check.html", {
        "form": form, "evidence": queries.evidence_visible_to(by).filter(benefit=found), "cancel": reverse("commitments:checks"), **told_of(found),
    })  # fmt: skip


def _said(form: CheckForm, benefit: Benefit, by: Viewer) -> Benefit | None:
    try:
        return done(
            form,
            lambda: actions.check_benefit(
                benefit=benefit, check=form.check, looked=form.has_looked, by=by, at=timezone.now()
            ),
        )
    except actions.NamesPeople as names:
        form.warn(names.found, "words")
        return None


def checkable_for(request: HttpRequest, ref: str) -> Benefit:
    """The benefit at an address, where the organisation of whoever is asking may look for itself."""
    found = queries.checkable(viewer_in(request)).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found
