"""Reporting what was recorded, for all that it counts for at once; and taking back."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from weft.commitments import actions, queries, rules, words
from weft.commitments.forms.reporting import ReasonForm, SharesForm
from weft.commitments.models import Benefit
from weft.commitments.rules import BenefitState
from weft.commitments.views.asking import ASKS, done, own_benefit_for, reporter
from weft.commitments.views.calling import called
from weft.organisations.access import NotAllowed, Viewer
from weft.ui.forms import Form
from weft.ui.reasons import said as reason_said

AT_A_TIME = 20
"""So many drafts are reported at once."""


def _shares(
    request: HttpRequest, by: Viewer, benefit: Benefit, *, may_wait: bool = False
) -> SharesForm:
    counts = queries.counts_for(by, benefit)
    return SharesForm(
        request.POST if request.method == "POST" else None, counts=counts, unit=benefit.unit, left=queries.left_of(benefit),
        promises=called([one.commitment for one in counts], by), asks=not (may_wait and benefit.claimed), may_wait=may_wait,
        meant_alone=None if may_wait and benefit.state == BenefitState.DRAFT else benefit.meant_id or 0,
    )  # fmt: skip


@login_required
@ASKS
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """Look once more: what may be there twice, what stands behind it, what it counts for. Then report it."""
    by, found = own_benefit_for(request, ref)
    if found.state == BenefitState.REPORTED:
        messages.info(request, _("It is reported already. This is how it stands."))
        return redirect("commitments:benefit", found.ref)
    if reason := rules.why_not_move_benefit(BenefitState(found.state), BenefitState.REPORTED):
        raise NotAllowed(reason)
    form, measures = _shares(request, by, found, may_wait=True), queries.Measures()
    if form.is_bound and form.is_valid():
        act = partial(
            actions.report_and_claim, benefit=found, shares=form.shares, by=by, at=timezone.now()
        )
        if done(form, act):
            messages.success(request, _said(found))
            return redirect("commitments:benefit", found.ref)
    return render(request, "commitments/report.html", {
        "form": form, "benefit": found, "wording": measures.wording_of(found), "amount": words.amount,
        "beside": queries.repeats_beside(by, found), "why_twice": words.REPEATS, "wording_of": measures.wording_of,
        "evidence": queries.evidence_visible_to(by).filter(benefit=found), "kinds": words.EVIDENCE_KINDS,
        "places": queries.places_named(found.places), "not_meant": _not_meant(found, form, by),
    })  # fmt: skip


def _not_meant(benefit: Benefit, form: SharesForm, by: Viewer) -> str:
    """Why it does not count for the promise for which it was recorded; empty, where it does."""
    counts = {one.commitment.pk for one in form.free}
    if benefit.meant_id in counts or benefit.claimed or by.acting_for is None:
        return ""
    if (meant := benefit.meant) is None:
        return ""
    reason = actions.WhyNotCount(by.acting_for)(meant, benefit.begins, benefit.ends)
    told = {"name": meant.agreement.title, "reason": reason_said(reason) if reason else ""}
    return _("It does not count for “%(name)s”, for which it was recorded. %(reason)s") % told


def _said(benefit: Benefit) -> str:
    if benefit.beneficiary is None:
        return _("It is reported.")
    return _("It is reported. %(name)s can say now what it has received.") % {
        "name": benefit.beneficiary.name
    }


@login_required
@ASKS
def claim(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what more a benefit counts for."""
    by, found = own_benefit_for(request, ref)
    form = _shares(request, by, found)
    if form.is_bound and form.is_valid():
        act = partial(
            actions.claim_shares, benefit=found, shares=form.shares, by=by, at=timezone.now()
        )
        if done(form, act):
            messages.success(request, _("It counts so now, and waits to be verified."))
            return redirect("commitments:benefit", found.ref)
    left = queries.left_of(found)
    lead = _("Not counted yet: %(left)s of it.") % {"left": words.amount(left, found.unit)}
    if not left:
        lead = _("All of it counts already.")
    elif not form.free:
        lead = _("It counts for nothing more that you report for.")
    return render(request, "commitments/claim.html", {
        "form": form, "lead": lead, "benefit": found, "heading": _("Say what else it counts for"), "left": left,
        "may_dispute": queries.may_dispute(by, found),
        "cancel": reverse("commitments:benefit", args=[ref]),
    })  # fmt: skip


@login_required
@ASKS
def withdraw(request: HttpRequest, ref: str) -> HttpResponse:
    """Take back what was recorded or reported, with the reason."""
    by, found = own_benefit_for(request, ref)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        because = form.cleaned_data["because"]
        act = partial(
            actions.withdraw_benefit, benefit=found, because=because, by=by, at=timezone.now()
        )
        if done(form, act):
            messages.success(request, _("It is taken back."))
            return redirect("commitments:benefits")
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Take this back?"), "button": _("Take it back"), "warns": True,
        "lead": _("It counts for nothing then, and cannot be brought back."), "cancel": reverse("commitments:benefit", args=[ref]),
    })  # fmt: skip


@login_required
@ASKS
def withdraw_claim(request: HttpRequest, ref: str, claim: str) -> HttpResponse:
    """Take a claim back that nobody has verified. The page asks first."""
    by, found = own_benefit_for(request, ref)
    held = queries.claims_visible_to(by).filter(benefit=found, ref=claim).first()
    if held is None:
        raise Http404
    form = Form(request.POST if request.method == "POST" else None)
    act = partial(actions.withdraw_claim, claim=held, by=by, at=timezone.now())
    taken = done(form, act) if request.method == "POST" else None
    if taken is not None:
        messages.success(request, _("It counts no more there, and can count for something else."))
        return redirect("commitments:benefit", ref)
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Let it count there no more?"), "button": _("Take the claim back"), "warns": True,
        "cancel": reverse("commitments:benefit", args=[ref]),
    })  # fmt: skip


class SeveralForm(Form):
    """Which of the drafts?"""

    drafts = forms.MultipleChoiceField(
        label=later("Which of them do you report?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": later("Tick one at least"), "invalid_choice": later("One of them is reported already. Look once more")},
    )  # fmt: skip

    def __init__(self, *args: Any, drafts: list[tuple[Benefit, str]], **kwargs: Any) -> None:
        """Each with what may be said against it."""
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["drafts"]
        choices.told = True
        measures = queries.Measures()
        choices.choices = [(one.ref, _in_a_line(one, measures)) for one, _against in drafts]
        choices.hints = {one.ref: against for one, against in drafts if against}
        choices.initial = [one.ref for one, against in drafts if not against]


def _in_a_line(one: Benefit, measures: queries.Measures) -> str:
    received = one.beneficiary.name if one.beneficiary else one.beneficiary_name
    amount = words.amount(one.quantity, one.unit)
    days = f"{one.begins:%d/%m/%Y}–{one.ends:%d/%m/%Y}"
    meant = f"{one.meant.agreement.title}, {one.meant.agreement.keeper.name}" if one.meant else ""
    return " · ".join(filter(None, (measures.wording_of(one), amount, days, received, meant)))


@login_required
@ASKS
def report_several(request: HttpRequest) -> HttpResponse:
    """Report drafts, several at once; what may be there twice is not ticked."""
    by = reporter(request)
    there = queries.delivered_by(by).filter(state=BenefitState.DRAFT).select_related("meant__agreement__keeper")  # fmt: skip
    drafts = [(one, _against(by, one)) for one in there[:AT_A_TIME]]
    form = SeveralForm(request.POST if request.method == "POST" else None, drafts=drafts)
    if form.is_bound and form.is_valid():
        chosen = [one for one, _against in drafts if one.ref in form.cleaned_data["drafts"]]
        if done(form, lambda: actions.report_several(benefits=chosen, by=by, at=timezone.now())):
            number = len(chosen)
            said = ngettext("%(num)s is reported.", "%(num)s are reported.", number) % {
                "num": number
            }
            messages.success(request, said)
            return redirect("commitments:benefits")
    return render(request, "commitments/several.html", {
        "form": form, "heading": _("Report several at once"), "button": _("Report those that are ticked"),
        "cancel": reverse("commitments:benefits"), "drafts": drafts, "in_a_line": partial(_in_a_line, measures=queries.Measures()), "left": there.count() - len(drafts),
        "lead": _("Each counts for everything that you promised and that it fits. Open one to say it otherwise."),
    })  # fmt: skip


def _against(by: Viewer, draft: Benefit) -> str:
    """What somebody should look at before a draft is reported."""
    counts = queries.counts_for(by, draft)
    if not counts:
        return _("It counts for nothing that was promised for these days.")
    if draft.meant_id and draft.meant_id not in {one.commitment.pk for one in counts}:
        return _("It does not count for the promise for which it was recorded. Open it to say for what it counts.")  # fmt: skip
    beside = queries.repeats_beside(by, draft)
    if any(one.benefit.state == BenefitState.DRAFT for one in beside.seen):
        return _("It may be the same as another one that waits here. Open it to compare.")
    if beside.seen:
        return _("It may be there already. Open it to compare.")
    return _("It may also be claimed elsewhere.") if beside.elsewhere else ""
