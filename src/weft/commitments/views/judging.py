"""What is said to count for the agreements of an organisation, and whether it does."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from weft.commitments import actions, queries, words
from weft.commitments.forms.judging import JudgeForm
from weft.commitments.models import Claim
from weft.commitments.rules import CLAIM_NEXT, BenefitState, ClaimState
from weft.commitments.views.asking import ASKS, asking, recorder, sent_of
from weft.commitments.views.benefits import quarrel
from weft.commitments.views.calling import called_by_itself
from weft.commitments.views.confirmed import confirmed, others_say
from weft.commitments.views.confirming import told_of
from weft.frameworks.rules import fingerprint
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.listing import Filter, Heading, listed
from weft.ui.reasons import said

SAID = (BenefitState.REPORTED, BenefitState.CONFIRMED, BenefitState.PARTLY, BenefitState.DISPUTED)


@login_required
@ASKS
def list_(request: HttpRequest) -> HttpResponse:
    """The claims that wait to be verified; several are verified at a time."""
    by = recorder(request)
    if request.method == "POST":
        return _verify(request, by)
    answers = [(one.value, _(words.SAID_OF[one])) for one in SAID]
    waits = queries.to_be_read(queries.to_verify(by))
    shown = listed(
        waits, request.GET, id="claims",
        headings=[Heading("made", _("Claimed"), by="made_at")],
        filters=[
            Filter("agreement", _("Agreement"), "commitment__agreement__ref", queries.agreements_to_verify(by)),
            Filter("answer", _("What others say of it"), "benefit__state", answers),
        ],
        search=["benefit__description", "benefit__provider__name", "benefit__beneficiary__name"], sort="made",
    )  # fmt: skip
    measures = queries.Measures()
    return render(request, "commitments/to_verify.html", {
        "list": shown, "wording": measures.wording_of, "confirmed": lambda one: confirmed(one, measures), "amount": words.amount,
        "ticked": "ticked" in request.GET, "seen": lambda one: f"{one.ref}.{fingerprint(queries.claim_as_listed(one))}", "here": request.get_full_path(), "ties": words.TIES, "disputed": BenefitState.DISPUTED, "why_read": partial(queries.why_read, by), "promise": lambda one: called_by_itself(one, by, measures),
    })  # fmt: skip


def _verify(request: HttpRequest, by: Viewer) -> HttpResponse:
    """Verify what was ticked: all of it, or nothing."""
    here, seen = request.get_full_path(), dict[str, str]()
    for one in request.POST.getlist("claim")[:500]:
        ref, _dot, was = one.partition(".")
        seen[ref] = was
    ticked = list(queries.to_verify(by).filter(ref__in=seen))
    if not ticked:
        messages.error(request, _("Tick at least one."))
        return redirect(here)
    if len(ticked) < len(seen):
        messages.error(request, _("Something was decided about some of these meanwhile, so nothing is verified. Look at what still waits, and tick it."))  # fmt: skip
        return redirect(here)
    try:
        actions.verify_claims(claims=ticked, seen=seen, by=by, at=timezone.now())
    except actions.ChangedMeanwhile:
        messages.error(request, _("Something of these has changed since you opened the list, so nothing is verified. Look at them as they are now, and tick what is right."))  # fmt: skip
        return redirect(here)
    except actions.CannotDo as reason:
        messages.error(request, said(reason))
        return redirect(here)
    number = len(ticked)
    words_ = ngettext("%(num)s is verified.", "%(num)s are verified.", number) % {"num": number}
    messages.success(request, words_)
    return redirect(here)


@login_required
@ASKS
def judge(request: HttpRequest, ref: str) -> HttpResponse:
    """One claim with the benefit, what stands behind it and what its beneficiary says beside it; and whether it counts."""
    if queries.was_taken_back(viewer_in(request), ref):
        messages.info(request, _("Whoever made this claim has taken it back meanwhile. Nothing was decided about it."))  # fmt: skip
        return redirect("commitments:to_verify")
    found = claim_for(request, ref)
    by = recorder(request)
    queries.read_confirmations(found.benefit)
    why_not = queries.why_not_judge_claim(by, found.benefit)
    if request.method == "POST" and why_not:
        raise NotAllowed(why_not)
    may_become = [] if why_not else CLAIM_NEXT[ClaimState(found.state)]
    shown = queries.claim_as_judged(found)
    sent, changed = sent_of(request, shown)
    form = JudgeForm(
        sent, initial={"was": queries.fingerprints(shown)}, quantity=found.quantity, unit=found.benefit.unit,
        may_become=[one for one in may_become if one is not ClaimState.MADE and one is not ClaimState.WITHDRAWN],
        is_quarrelled=shown["dispute"] is not None, is_short=queries.is_short(found),
    )  # fmt: skip
    return asking(
        request, form, lambda: _decide(form, found, by), says=_("Decided. Whoever claimed it sees what you decided."),
        to=reverse("commitments:to_verify"), caption=found.commitment.agreement.title, template="commitments/judge.html",
        heading=_("Does it count?"), button=_("Decide"), changed=changed, **_beside(by, found), why_not=why_not,
    )  # fmt: skip


def _decide(form: JudgeForm, claim: Claim, by: Viewer) -> Claim:
    given = form.cleaned_data
    told: dict[str, Any] = {
        "claim": claim, "because": given["because"], "was": given["was"], "by": by, "at": timezone.now(),
    }  # fmt: skip
    if given["decision"] == ClaimState.ADJUSTED:
        return actions.adjust_claim(verified=given["verified"], **told)
    if given["decision"] == ClaimState.RETURNED:
        return actions.return_claim(**told)
    return actions.verify_claim(**told)


def _beside(by: Viewer, claim: Claim) -> dict[str, Any]:
    """What stands on the page beside the question."""
    benefit, measures = claim.benefit, queries.Measures()
    return {
        "claim": claim, "evidence": queries.evidence_visible_to(by).filter(benefit=benefit), "twice": queries.repeats_beside(by, benefit),
        "promise": called_by_itself(claim.commitment, by, measures), "wording_of": measures.wording_of,
        "states": words.CLAIM_STATES, "benefit_states": words.BENEFIT_STATES, "tones": words.TONES,
        "why_twice": words.REPEATS, **told_of(benefit), **others_say(by, benefit, measures), **quarrel(by, benefit),
    }  # fmt: skip


def claim_for(request: HttpRequest, ref: str) -> Claim:
    """The claim at an address, where the organisation of whoever is asking keeps the agreement for which it is made."""
    there = queries.claims_to_judge(viewer_in(request)).filter(ref=ref)
    found = queries.with_judgements(there).first()
    if found is None:
        raise Http404
    return found
