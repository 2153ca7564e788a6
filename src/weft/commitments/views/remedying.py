"""What follows where a promise is missed: proposed, answered, done or not."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from weft.commitments import access, actions, queries, words
from weft.commitments.actions import Proposed
from weft.commitments.forms.remedies import DecideForm, ProposeForm
from weft.commitments.models import Agreement, Commitment, Remedy
from weft.commitments.remedies import (
    OF_THE_KEEPER,
    OF_WHOEVER_PROMISED,
    REMEDY_NEXT,
    RemedyKind,
    RemedyState,
)
from weft.commitments.so_far import so_far
from weft.commitments.views.asking import (
    ASKS,
    agreement_for,
    asking,
    keeper_of,
    refused,
    sent_of,
)
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.organisations.queries import own_records


def commitment_for(request: HttpRequest, agreement: Agreement, ref: str) -> Commitment:
    """The promise at an address, where whoever is asking sees it."""
    seen = queries.commitments_visible_to(viewer_in(request)).filter(agreement=agreement, ref=ref)
    found = seen.first()
    if found is None:
        raise Http404
    return found


def there(agreement: Agreement, one: Commitment) -> str:
    """The page of a promise."""
    return reverse("commitments:commitment", args=[agreement.ref, one.ref])


@login_required
@ASKS
def propose(request: HttpRequest, ref: str, commitment: str) -> HttpResponse:
    """Propose what is to follow, because something that was due is missing."""
    found = agreement_for(request, ref)
    by, one = keeper_of(request, found), commitment_for(request, found, commitment)
    if no := refused(request, found, queries.why_not_speak_for_both(by, one)):
        return no
    (stands,) = queries.standings([one], timezone.localdate())
    measures = queries.Measures()
    free = {each.ref: each for each in queries.could_substitute(one)}
    shown = queries.shortfall(one, timezone.localdate())
    sent, changed = sent_of(request, shown)
    form = ProposeForm(
        sent, initial={"was": queries.fingerprints(shown)},
        promises=[(each.ref, f"{measures.wording_of(each)}: {words.amount(each.quantity, each.unit)}") for each in free.values()], unit=one.unit, anew=bool(stands.periods),
    )  # fmt: skip
    missing = _("Due and not verified: %(missing)s.") % {
        "missing": words.amount(stands.missing, one.unit)
    }
    if stands.periods:
        missing = _("It is due anew in each period, and not verified as promised in each.")
    if stands.too_little:
        missing = f"{missing} {_('Of these periods too little is told: %(periods)s.') % {'periods': so_far(stands)}}"
    return asking(
        request, form, lambda: actions.propose_remedy(commitment=one, told=_proposed(form, free), was=form.cleaned_data["was"], by=by, at=timezone.now()),
        says=_("Proposed. Whoever promised it is asked whether they agree."), to=there(found, one), caption=found.title,
        heading=_("What is to follow?"), button=_("Propose it"), lead=missing,
        changed=changed, points=[_("The agreement says: %(text)s") % {"text": one.if_missed}] if one.if_missed else [],
    )  # fmt: skip


def _proposed(form: ProposeForm, free: dict[str, Commitment]) -> Proposed:
    given = form.cleaned_data
    return Proposed(
        RemedyKind(given["kind"]),
        given["what"],
        given["by_when"],
        given["amount_gbp"],
        free.get(given["instead"]),
        given["equal_because"],
        given.get("covers"),
    )


@login_required
@ASKS
def show(request: HttpRequest, ref: str, commitment: str, remedy: str) -> HttpResponse:
    """What is to follow, what was said of it, and what becomes of it."""
    viewer, found = viewer_in(request), agreement_for(request, ref)
    one = commitment_for(request, found, commitment)
    held = queries.remedies_visible_to(viewer).filter(commitment=one, ref=remedy).first()
    if held is None:
        raise Http404
    reason, for_them = _why_not(viewer, found, held)
    if request.method == "POST" and reason:
        raise NotAllowed(reason)
    both = queries.why_not_speak_for_both(viewer, one)
    whose = OF_THE_KEEPER if for_them else OF_WHOEVER_PROMISED
    may = [] if reason else [to for to in REMEDY_NEXT[RemedyState(held.state)] if to in whose]
    shown = queries.remedy_as_said(held)
    sent, changed = sent_of(request, shown)
    form = DecideForm(sent, initial={"was": queries.fingerprints(shown)}, may=may, for_them=for_them)  # fmt: skip
    measures = queries.Measures()
    return asking(
        request, form, lambda: _decide(form, held, viewer, for_them=for_them), says=_("Said. Both sides see it."), to=there(found, one),
        caption=found.title, template="commitments/remedy.html", heading=_(words.REMEDIES[RemedyKind(held.kind)]), button=_("Say it"),
        changed=changed, remedy=held, agreement=found, promise=measures.wording_of(one), steps=held.steps.select_related("said_for"), may=may,
        why_not=reason if reason == both else None, states=words.REMEDY_STATES, tones=words.REMEDY_TONES, instead=measures.wording_of(held.instead) if held.instead else "",
    )  # fmt: skip


def _why_not(viewer: Viewer, agreement: Agreement, held: Remedy) -> tuple[str | None, bool]:
    """Why whoever is asking does not say what becomes of it, if so; and whether they would say it for the keeper."""
    both = queries.why_not_speak_for_both(viewer, held.commitment)
    if queries.keeps(viewer, agreement):
        return access.why_not_change(viewer, own=True) or both, True
    own = held.commitment.promised_by_id in own_records(viewer)
    return access.why_not_answer_remedy(viewer, own=own) or both, False


def _decide(form: DecideForm, held: Remedy, viewer: Viewer, *, for_them: bool) -> Remedy:
    given = form.cleaned_data
    act = actions.move_remedy if for_them else actions.answer_remedy
    return act(remedy=held, to=RemedyState(given["decision"]), because=given["because"], was=given["was"], by=viewer, at=timezone.now())  # fmt: skip
