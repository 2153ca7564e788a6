"""What is promised in an agreement: a measure is looked for, the promise recorded, looked at, varied, ended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.analysis.frameworks.edition import Node
from weft.commitments import access, actions, queries, words
from weft.commitments.actions import Agreed, Promise
from weft.commitments.forms.happenings import HappensForm
from weft.commitments.forms.promises import AgreedFields, PromiseForm, VaryPromiseForm, WhichForm
from weft.commitments.models import Agreement, Commitment, Part
from weft.commitments.rules import Act, AgreementState, Sort, why_not_do, why_not_promise_in
from weft.commitments.views.asking import (
    ASKS,
    address_of,
    agreement_for,
    asking,
    keeper_of,
    refused,
    refused_now,
)
from weft.commitments.views.calling import how_often
from weft.frameworks.queries import editions_visible_to, whole
from weft.frameworks.rules import fingerprint
from weft.organisations.access import viewer_in
from weft.organisations.queries import own_records

if TYPE_CHECKING:
    from weft.frameworks.models import Edition
    from weft.organisations.models import Organisation
    from weft.ui.marks import Reason

MOST_SHOWN = 50


def _why_not_promise(agreement: Agreement) -> Reason | None:
    return why_not_promise_in(
        AgreementState(agreement.state), ends=agreement.ends, today=timezone.localdate()
    )


@login_required
@require_safe
def which(request: HttpRequest, ref: str) -> HttpResponse:
    """Look for the measure of which something is promised."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    if no := refused(request, found, _why_not_promise(found)):
        return no
    missed = queries.commitments_visible_to(by).filter(
        agreement=found, ref=request.GET.get("for", "")
    )
    editions = queries.editions_to_promise_of(by, timezone.localdate(), instead_of=missed.first())
    choices = [(one.ref, queries.edition_called(one)) for one in editions.values()]
    form = WhichForm(
        request.GET if {"edition", "q"} & request.GET.keys() else None, editions=choices
    )
    form.is_valid()
    given = getattr(form, "cleaned_data", {})
    chosen = given.get("edition") or next(iter(editions), "")
    nodes = _measures(editions[chosen], given.get("q", "")) if chosen in editions else []
    return render(request, "commitments/which.html", {
        "agreement": found, "form": form, "edition": chosen, "nodes": nodes[:MOST_SHOWN], "more": len(nodes) > MOST_SHOWN,
        "made_for": request.GET.get("for", ""),
    })  # fmt: skip


def _measures(edition: Edition, text: str) -> list[Node]:
    """The measures of an edition in whose code or words a text stands."""
    wanted = text.casefold().strip()
    measured = (node for node in whole(edition).value.nodes if node.measure)
    return [one for one in measured if wanted in f"{one.code} {one.wording}".casefold()]


@login_required
@ASKS
def add(request: HttpRequest, ref: str, edition: str, code: str) -> HttpResponse:
    """Record what is promised of a measure."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    one = editions_visible_to(by).filter(ref=edition).first()
    node = whole(one).value.by_code.get(code) if one else None
    if one is None or node is None or node.measure is None:
        raise Http404
    if no := refused(request, found, _why_not_promise(found)):
        return no
    promising = {one.ref: one for one in queries.promising_in(found)}
    if not promising:
        messages.error(request, _("Nobody whom it binds promises anything yet and is an organisation here. Add a party, or say which organisation one is. One that is none here yet is registered under Organisations first."))  # fmt: skip
        return redirect(address_of(found))
    missed = {one.ref: one for one in queries.missed_in(found, timezone.localdate())}
    form = PromiseForm(
        request.POST or None, measure=node.measure, missed=_named(missed.values()), initial={"made_for": request.GET.get("for", "")}, parties=[(org.ref, org.name) for org in promising.values()],
        parts=_parts(found), cohorts=_cohorts(one, node),
    )  # fmt: skip
    return asking(
        request, form,
        lambda: actions.record_commitment(
            agreement=found, promise=_promise(form, found, one, node, promising, missed), another=form.is_another, sure=form.is_sure, by=by, at=timezone.now()
        ),
        says=_("Recorded."), to=address_of(found), heading=_("How much is promised?"), button=_("Record it"),
        caption=f"{queries.edition_called(one)}: {node.code} {node.wording}",
    )  # fmt: skip


def _named(missed: Iterable[Commitment]) -> list[tuple[str, str]]:
    """Missed promises as a choice."""
    measures = queries.Measures()
    return [
        (one.ref, f"{one.promised_by.name}: {measures.wording_of(one)}, {words.amount(one.quantity, one.unit)}") for one in missed
    ]  # fmt: skip


def _cohorts_of(one: Commitment) -> list[tuple[str, str]]:
    node = whole(one.edition).value.by_code.get(one.code)
    return _cohorts(one.edition, node) if node else []


def _cohorts(edition: Edition, node: Node) -> list[tuple[str, str]]:
    """The cohorts by which a measure can be split."""
    split = node.measure.cohorts if node.measure else ()
    return [(one.code, one.name) for one in whole(edition).value.cohorts if one.code in split]


def _promise(
    form: PromiseForm, agreement: Agreement, edition: Edition, node: Node, promising: dict[str, Organisation], missed: dict[str, Commitment],
) -> Promise:  # fmt: skip
    given = form.cleaned_data
    assert node.measure is not None
    unit = node.measure.unit
    sort = {"yes_no": Sort.YES_NO, "story": Sort.STORY}.get(unit) or Sort(given["sort"])
    return Promise(
        promised_by=promising[given["promised_by"]], edition=edition, code=node.code, sort=sort,
        quantity=given.get("quantity") or 1, due=given["due"], months=given.get("months") or 0,
        made_for=missed.get(given.get("made_for", "")), part=_part(form, agreement), **form.agreed(),
    )  # fmt: skip


def _parts(agreement: Agreement) -> list[tuple[str, str]]:
    """Its lots or phases as a choice."""
    return [(str(one.pk), one.name) for one in agreement.parts.all()]


def _part(form: AgreedFields, agreement: Agreement) -> Part | None:
    """The lot or phase that was chosen."""
    chosen = form.cleaned_data.get("part")
    return agreement.parts.get(pk=chosen) if chosen else None


def _commitment(request: HttpRequest, agreement: Agreement, ref: str) -> Commitment:
    """The promise at an address, where whoever is asking sees it."""
    seen = queries.commitments_visible_to(viewer_in(request)).filter(agreement=agreement)
    found = seen.filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def show(request: HttpRequest, ref: str, commitment: str) -> HttpResponse:
    """One promise: how it stands, what it comes to by the end, and what counts for it."""
    viewer, found = viewer_in(request), agreement_for(request, ref)
    one, today = _commitment(request, found, commitment), timezone.localdate()
    (stands,) = queries.standings([one], today)
    seen, forecasts = queries.commitments_visible_to(viewer), queries.forecasts([one], today)
    claims = queries.claims_visible_to(viewer).filter(commitment=one).exclude(state="withdrawn")
    claims = queries.with_judgements(claims.annotate(quarrelled=queries.is_disputed_now("benefit")))
    may_change = access.why_not_change(viewer, own=queries.keeps(viewer, found)) is None
    return render(request, "commitments/commitment.html", {
        "agreement": found, "one": stands, "amount": words.amount, "before_it_was_varied": queries.earlier_in(one.earlier), "how_often": how_often, "forecast": forecasts.get(one.pk), "goes_on": one.pk in forecasts and not stands.is_kept, "claims": claims[:MOST_SHOWN],
        "more": claims.count() > MOST_SHOWN, "may_change": may_change and one.ended_at is None and one.until is None, "why_not": queries.why_not_speak_for_both(viewer, one),
        "may_vary": why_not_do(Act.VARY_PROMISE, AgreementState(found.state)) is None, "may_promise": _why_not_promise(found) is None, "sorts": words.SORTS,
        "states": words.CLAIM_STATES, "tones": words.TONES, "places": queries.places_named(one.places),
        "said": queries.remarks_beside([one]).get(one.pk), "earlier": queries.earlier_remarks(one)[:MOST_SHOWN],
        "before": seen.filter(followed_by=one).first() if one.takes_place_of_id else None,
        "missed": seen.filter(pk=one.made_for_id).first() if one.made_for_id else None,
        "after": seen.filter(takes_place_of=one).first() if one.until else None,
        "may_remark": access.why_not_remark(viewer, own=one.promised_by_id in own_records(viewer)) is None,
        "follows": queries.remedies_visible_to(viewer).filter(commitment=one), "remedy_kinds": words.REMEDIES, "remedy_states": words.REMEDY_STATES, "remedy_tones": words.REMEDY_TONES,
        "cohorts": [_cohort_names(one.edition).get(code, code) for code in one.cohorts],
        "elsewhere": queries.counted_elsewhere(viewer, one)[:MOST_SHOWN] if may_change else (),
    })  # fmt: skip


def _cohort_names(edition: Edition) -> dict[str, str]:
    return {one.code: one.name for one in whole(edition).value.cohorts}


@login_required
@ASKS
def vary(request: HttpRequest, ref: str, commitment: str) -> HttpResponse:
    """Change how much is promised, by when, and what else is agreed of it."""
    found = agreement_for(request, ref)
    by, one = keeper_of(request, found), _commitment(request, found, commitment)
    if no := _refused(request, found, one, Act.VARY_PROMISE):
        return no
    now = queries.promise_of(one)
    form = VaryPromiseForm(
        request.POST or None, initial={**now, "part": one.part_id, "was": fingerprint(now), "on": timezone.localdate()},
        unit=one.unit, sort=Sort(one.sort), parts=_parts(found), cohorts=_cohorts_of(one),
    )  # fmt: skip
    return asking(
        request, form, lambda: actions.vary_commitment(
            commitment=one, agreed=Agreed(part=_part(form, found), **form.agreed()), by=by, at=timezone.now(),
            due=form.cleaned_data.get("due"), sure=form.is_sure, **{name: form.cleaned_data[name] for name in ("quantity", "was", "on", "because")},
        ),
        says=_("Changed. What counts for it goes on counting."), to=_there(found, one), heading=_("What is promised now?"),
        button=_("Change it"), caption=found.title,
    )  # fmt: skip


@login_required
@ASKS
def end(request: HttpRequest, ref: str, commitment: str) -> HttpResponse:
    """Let something be promised no longer."""
    found = agreement_for(request, ref)
    by, one = keeper_of(request, found), _commitment(request, found, commitment)
    if no := _refused(request, found, one, Act.END_PROMISE):
        return no
    form = HappensForm(request.POST or None, initial={"on": timezone.localdate()})
    return asking(
        request, form, lambda: actions.end_commitment(commitment=one, by=by, at=timezone.now(), **form.cleaned_data),
        says=_("It is promised no longer."), to=_there(found, one), heading=_("Is this promised no longer?"), button=_("End it"),
        warns=True, caption=found.title,
        points=[_("What counts for it stays. Nothing more can be claimed."), _("This cannot be undone.")],
    )  # fmt: skip


def _refused(
    request: HttpRequest, agreement: Agreement, one: Commitment, act: Act
) -> HttpResponse | None:
    """The way back to an agreement with the reason why a promise in it is not changed by whoever is asking; None where there is no such reason."""
    both = queries.why_not_speak_for_both(viewer_in(request), one)
    return refused(request, agreement, both) or refused_now(request, agreement, act)


def _there(agreement: Agreement, one: Commitment) -> str:
    return reverse("commitments:commitment", args=[agreement.ref, one.ref])
