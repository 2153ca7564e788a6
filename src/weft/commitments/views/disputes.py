"""People quarrel about a benefit: one opens a dispute, each side answers, a place steward settles it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.commitments import access, actions, disputes, letters, queries, words
from weft.commitments.disputes import OPEN, DisputeState, Stake
from weft.commitments.forms.disputes import AnswerForm, QuarrelForm, SettleForm, TakeBackForm
from weft.commitments.forms.looked import LookedForm
from weft.commitments.models import Commitment, Dispute
from weft.commitments.rules import BenefitState
from weft.commitments.views.asking import ASKS, done
from weft.commitments.views.calling import called
from weft.commitments.views.confirmed import confirmed
from weft.commitments.views.confirming import told_of
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.jinja import told
from weft.ui.listing import Filter, Heading, listed


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The disputes in which the organisation has a part, and those that a steward looks after; the last first."""
    viewer, measures = viewer_in(request), queries.Measures()
    states = [(key.value, _(text)) for key, text in words.DISPUTE_STATES.items()]
    shown = listed(
        queries.disputes_visible_to(viewer), request.GET, id="disputes",
        headings=[
            Heading("what", _("About")), Heading("opened", _("Opened"), by="opened_at"),
            Heading("until", _("Answers until"), by="answer_until"), Heading("state", _("State"), by="state"),
        ],
        filters=[Filter("state", _("State"), "state", states)], search=["words", "benefit__provider__name"], sort="-opened",
    )  # fmt: skip
    waits = {one.pk for one in queries.disputes_to_answer(viewer)}
    return render(request, "commitments/disputes.html", {
        "list": shown, "wording": measures.wording_of, "kinds": words.DISPUTES, "states": words.DISPUTE_STATES, "tones": words.TONES,
        "waits": waits,
    })  # fmt: skip


@login_required
@ASKS
def open_(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what is not right with a benefit."""
    by = viewer_in(request)
    found = queries.disputable(by, ref)
    if found is None:
        raise Http404
    if reason := access.why_not_speak(by, found.stakes):
        raise NotAllowed(reason)
    names = called(found.wanted_for, by)
    form = QuarrelForm(
        request.POST if request.method == "POST" else None, benefit=found.benefit, kinds=found.kinds, promises={one: names[one.ref] for one in found.wanted_for},
        keeps=found.stakes[0] is Stake.KEEPER,
    )  # fmt: skip
    made = _saying(form, lambda looked: actions.open_dispute(
        benefit=found.benefit, told=actions.Quarrel(**form.said), looked=looked, by=by, at=timezone.now()
    ))  # fmt: skip
    if made is not None:
        letters.dispute_opened(made)
        messages.success(request, _("The dispute is open. All who have a part in it are told, and answer."))  # fmt: skip
        return redirect("commitments:dispute", made.ref)
    return render(request, "commitments/quarrel.html", {
        "form": form, "heading": _("What is not right?"), "button": _("Open the dispute"), "found": found, "cancel": _back(by, ref),
        "wording": queries.Measures().wording_of(found.benefit), "is_open": queries.open_dispute_about(found.benefit) is not None,
    })  # fmt: skip


def _back(by: Viewer, ref: str) -> str:
    """The benefit, where they see it; else the disputes."""
    seen = queries.benefits_visible_to(by).filter(ref=ref).exists()
    return reverse("commitments:benefit", args=[ref]) if seen else reverse("commitments:disputes")


def _saying(form: LookedForm, act: Callable[[bool], Any], field: str = "words") -> Any:
    """Do what was asked, and give what came of it; None where nothing was asked, or where it cannot be, which the form says."""
    if not form.is_valid():
        return None
    try:
        return done(form, lambda: act(form.has_looked))
    except actions.NamesPeople as names:
        form.warn(names.found, field)
        return None


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """One dispute: what is not right, what each side says of it, what it counts for, and how it was settled."""
    viewer, found = viewer_in(request), dispute_for(request, ref)
    sides = queries.sides_for(viewer, found)
    speaks = access.why_not_speak(viewer, [Stake(one.stake) for one in sides]) is None
    is_open, opened_it = found.state in OPEN, found.opened_for_id in {one.organisation_id for one in sides}  # fmt: skip
    return render(request, "commitments/dispute.html", {
        **_facts(viewer, found), "may_answer": is_open and speaks, "may_take_back": is_open and speaks and opened_it,
        "may_settle": is_open and _why_not_settle(viewer, found) is None, "not_yet": _not_yet(found) if is_open else None,
    })  # fmt: skip


def _facts(viewer: Viewer, dispute: Dispute) -> dict[str, Any]:
    """What stands on every page about a dispute."""
    benefit, measures = dispute.benefit, queries.Measures()
    after = {ref: (before, counts) for ref, before, counts in dispute.counted}
    promise, seen = dispute.commitment, queries.benefits_visible_to(viewer).filter(pk=benefit.pk).exists()  # fmt: skip
    sees_promise = promise is not None and (
        queries.commitments_visible_to(viewer).filter(pk=promise.pk).exists() or queries.sees_who_claims(viewer, dispute)
    )  # fmt: skip
    return {
        **told_of(benefit), "dispute": dispute, "sides": queries.sides_told(viewer, dispute, benefit_seen=seen), "claims": queries.claims_told(viewer, dispute),
        "confirmed": confirmed(benefit, measures), "stakes": words.STAKES, "disputes": words.DISPUTES, "states": words.DISPUTE_STATES,
        "tones": words.TONES, "claim_states": words.CLAIM_STATES, "settled": after, "promise": promise if sees_promise else None,
        "promised": measures.wording_of(promise) if promise else "", "benefit_seen": seen,
        "was_settled": dispute.state == DisputeState.SETTLED, "evidence": queries.evidence_visible_to(viewer).filter(benefit=benefit),
    }  # fmt: skip


def _why_not_settle(viewer: Viewer, dispute: Dispute) -> Any:
    return access.why_not_settle(viewer) or disputes.why_not_settle(
        own=queries.has_own_part(viewer, dispute), took_part=queries.spoke_in(viewer, dispute)
    )


def _not_yet(dispute: Dispute) -> Any:
    """Why a dispute cannot be settled today."""
    return disputes.why_not_settle_yet(
        waits=len(queries.silent_sides(dispute)), today=timezone.localdate(), until=dispute.answer_until
    )  # fmt: skip


@login_required
@ASKS
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what one's organisation says of it."""
    by, found = _speaker(request, ref)
    there, side = reverse("commitments:dispute", args=[ref]), queries.sides_for(by, found)[0]
    form = AnswerForm(
        request.POST if request.method == "POST" else None, keeps=side.stake == Stake.KEEPER and not side.may_be_named
    )  # fmt: skip
    said = _saying(form, lambda looked: actions.answer_dispute(
        dispute=found, words=form.cleaned_data["words"], may_be_named=form.cleaned_data.get("may_be_named", False), looked=looked, by=by,
        at=timezone.now(),
    ))  # fmt: skip
    if said is not None:
        messages.success(request, _("What you say stands with the dispute now."))
        return redirect(there)
    return render(request, "commitments/answer.html", {
        "form": form, "heading": _("What do you say of it?"), "button": _("Say it"), "cancel": there, "dispute": found,
        "caption": told(queries.Measures().wording_of(found.benefit)),
    })  # fmt: skip


@login_required
@ASKS
def take_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a dispute back that one's organisation has opened."""
    by, found = _speaker(request, ref)
    there = reverse("commitments:dispute", args=[ref])
    opener = found.opened_for_id in {one.organisation_id for one in queries.sides_for(by, found)}
    if not opener and (
        reason := disputes.why_not_take_back(DisputeState(found.state), opener=False)
    ):
        raise NotAllowed(reason)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    taken = _saying(form, lambda _looked: actions.withdraw_dispute(
        dispute=found, because=form.cleaned_data["because"], by=by, at=timezone.now()
    ), "because")  # fmt: skip
    if taken is not None:
        letters.dispute_closed(taken)
        messages.success(request, _("The dispute is taken back. All who have a part in it are told."))  # fmt: skip
        return redirect(there)
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Take this dispute back?"), "button": _("Take it back"), "warns": True, "cancel": there,
        "caption": told(queries.Measures().wording_of(found.benefit)),
    })  # fmt: skip


@login_required
@ASKS
def settle(request: HttpRequest, ref: str) -> HttpResponse:
    """Say, as a place steward, how it is settled."""
    by, found = viewer_in(request), dispute_for(request, ref)
    if reason := _why_not_settle(by, found):
        raise NotAllowed(reason)
    there, benefit = reverse("commitments:dispute", args=[ref]), found.benefit
    if found.state not in OPEN or _not_yet(found):
        return redirect(there)
    form = SettleForm(request.POST if request.method == "POST" else None, benefit=benefit, counts=_counts(found))  # fmt: skip
    settled = _saying(form, lambda looked: actions.settle_dispute(
        dispute=found, settled=actions.Settlement(**form.said), looked=looked, by=by, at=timezone.now()
    ), "because")  # fmt: skip
    if settled is not None:
        letters.dispute_closed(settled)
        messages.success(request, _("It is settled, and takes effect. All who have a part in it are told."))  # fmt: skip
        return redirect(there)
    return render(request, "commitments/settle.html", {
        "form": form, "heading": _("How is it settled?"), "button": _("Settle it"), "cancel": there,
        "asked_again": benefit.state == BenefitState.DISPUTED, **_facts(by, found),
    })  # fmt: skip


def _counts(dispute: Dispute) -> dict[Commitment, tuple[str, int]]:
    """The promises for which it counts, and the one for which it should: what each is called, and how much counts now."""
    measures, found = queries.Measures(), {}
    there = {one.commitment: one.counts for one in queries.claims_in(dispute)}
    if dispute.commitment is not None:
        there.setdefault(dispute.commitment, 0)
    for one, counts in there.items():
        agreement = one.agreement
        found[one] = (
            f"{agreement.keeper.name}: {agreement.title}, {measures.wording_of(one)}",
            counts,
        )
    return found


def dispute_for(request: HttpRequest, ref: str) -> Dispute:
    """The dispute at an address, where whoever is asking sees it."""
    found = queries.disputes_visible_to(viewer_in(request)).filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _speaker(request: HttpRequest, ref: str) -> tuple[Viewer, Dispute]:
    """Whoever is asking, and a dispute in which they speak for a side. Raises NotAllowed with the reason."""
    by, found = viewer_in(request), dispute_for(request, ref)
    stakes = [Stake(one.stake) for one in queries.sides_for(by, found)]
    if reason := access.why_not_speak(by, stakes):
        raise NotAllowed(reason)
    return by, found
