"""What was delivered, listed and looked at; and what is due, for whoever reports."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, queries, words
from weft.commitments.models import Benefit
from weft.commitments.rules import CHANGES, BenefitState, ClaimState, why_not_take_claim_back
from weft.commitments.views.asking import benefit_for
from weft.commitments.views.calling import called_by_itself
from weft.commitments.views.confirmed import confirmed, may_confirm, nobody_is_named, others_say
from weft.organisations.access import Viewer, viewer_in
from weft.ui.listing import Filter, Heading, listed

MOST_DRAFTS = 10


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """What is due, what was begun, and what was delivered."""
    viewer, measures = viewer_in(request), queries.Measures()
    states = [
        (key.value, _(text)) for key, text in words.BENEFIT_STATES.items() if key is not BenefitState.DRAFT
    ]  # fmt: skip
    seen = queries.with_confirmations(queries.benefits_visible_to(viewer)).annotate(
        quarrelled=queries.is_disputed_now()
    )
    shown = listed(
        seen.exclude(state=BenefitState.DRAFT), request.GET, id="benefits",
        headings=[
            Heading("what", _("What")), Heading("ends", _("Until"), by="ends"),
            Heading("reported", _("Reported"), by="reported", number=True), Heading("confirmed", _("Confirmed"), number=True),
            Heading("verified", _("Verified"), number=True), Heading("state", _("State"), by="state"),
        ],
        filters=[Filter("state", _("State"), "state", states)],
        search=["description", "provider__name", "beneficiary__name", "beneficiary_name"], sort="-ends",
    )  # fmt: skip
    return render(request, "commitments/benefits.html", {
        "list": shown, "states": words.BENEFIT_STATES, "tones": words.TONES, "amount": words.amount, "confirmed": partial(confirmed, measures=measures),
        "wording": measures.wording_of, "confirmed_of": measures.confirmed_of, **_to_report(request),
    })  # fmt: skip


def _to_report(request: HttpRequest) -> dict[str, Any]:
    """What waits for whoever reports."""
    viewer = viewer_in(request)
    if access.why_not_report(viewer) is not None:
        return {"may_report": False}
    drafts = queries.benefits_visible_to(viewer).filter(state=BenefitState.DRAFT)
    today = timezone.localdate()
    return {
        "may_report": True, "today": today, "due": queries.due_to_report(viewer, today),
        "begun": list(queries.jottings_of(viewer)), "drafts": drafts[:MOST_DRAFTS], "more": drafts.count() - MOST_DRAFTS,
        "sorts": words.SORTS,
    }  # fmt: skip


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One benefit: what was delivered, what stands behind it, what counts for what, and what its beneficiary says."""
    viewer, found = viewer_in(request), benefit_for(request, ref)
    own, measures = queries.is_own(viewer, found), queries.Measures()
    may = access.why_not_report_of(viewer, own=own) is None
    evidence = queries.with_what_stays(queries.evidence_visible_to(viewer).filter(benefit=found))
    claims = queries.with_judgements(queries.claims_visible_to(viewer).filter(benefit=found))
    keeps_some = bool(claims) and not own and not viewer.is_steward
    state = BenefitState(found.state)
    return render(request, "commitments/benefit.html", {
        "benefit": found, "wording": measures.wording_of(found), "own": own, "amount": words.amount,
        "places": queries.places_named(found.places), "cohort": _cohort(found, measures),
        "verified": sum(one.verified for one in claims) if keeps_some else found.verified, "verified_of_yours": keeps_some,
        "evidence": evidence, "kinds": words.EVIDENCE_KINDS, "claims": claims,
        "promise": lambda one: called_by_itself(one, viewer, measures), "claim_states": words.CLAIM_STATES,
        "states": words.BENEFIT_STATES, "tones": words.TONES, "left": queries.left_of(found),
        "nobody_named": may and nobody_is_named(found, measures), "may_take_back": may and state is not BenefitState.WITHDRAWN and not found.claimed
        and state is not BenefitState.CONFIRMED,
        "may_change": may and state in CHANGES, "may_claim": may and state not in (BenefitState.DRAFT, BenefitState.WITHDRAWN),
        **others_say(viewer, found, measures), "may_confirm": may_confirm(viewer, found, measures), **quarrel(viewer, found), "may_add": may and state is not BenefitState.WITHDRAWN, "may": may, "open_claims": (ClaimState.MADE, ClaimState.RETURNED),
        "why_not_take_back": lambda one: why_not_take_claim_back(ClaimState(one.state), settled=queries.is_settled(one)),
    })  # fmt: skip


def quarrel(viewer: Viewer, benefit: Benefit) -> dict[str, Any]:
    """Whether people quarrel about a benefit, whether the viewer sees what they say, and whether the viewer may open a dispute."""
    dispute = queries.open_dispute_about(benefit)
    seen = (
        dispute is not None and queries.disputes_visible_to(viewer).filter(pk=dispute.pk).exists()
    )
    may = dispute is None and queries.may_dispute(viewer, benefit)
    return {"dispute": dispute, "dispute_seen": seen, "may_dispute": may}


def _cohort(benefit: Benefit, measures: queries.Measures) -> str:
    """The name of the cohort that it reached."""
    return next(
        (one.name for one in measures.cohorts_of(benefit) if one.code == benefit.cohort), ""
    )
