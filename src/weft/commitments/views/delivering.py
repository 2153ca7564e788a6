"""Recording what was delivered: begun for a promise, typed, kept while somebody types, and recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_POST

from weft.commitments import actions, queries
from weft.commitments.actions import Delivered
from weft.commitments.forms.delivered import DeliveredForm
from weft.commitments.models import Benefit, Commitment, Jotting
from weft.commitments.rules import BenefitState, why_not_change_benefit
from weft.commitments.views.asking import ASKS, done, own_benefit_for, reporter
from weft.commitments.views.calling import called
from weft.organisations.access import Viewer, viewer_in
from weft.organisations.queries.called import Called
from weft.ui.forms import Form
from weft.ui.reasons import said

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


class PromiseForm(Form):
    """What is it for?"""

    promise = forms.ChoiceField(
        label=later("What did you deliver something for?"), widget=forms.RadioSelect,
        error_messages={"required": later("Choose what it is for"), "invalid_choice": later("Choose one of those shown")},
    )  # fmt: skip

    def __init__(self, *args: Any, promises: Mapping[str, str], **kwargs: Any) -> None:
        """`promises`: what each is called, by its reference."""
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["promise"]
        choices.told, choices.choices = True, list(promises.items())


@login_required
@ASKS
def record(request: HttpRequest) -> HttpResponse:
    """Say for which promise something was delivered; then it is begun."""
    by = reporter(request)
    promises = list(queries.promises_to_report(by))
    form = PromiseForm(
        request.POST if request.method == "POST" else None, promises=called(promises, by)
    )
    if form.is_bound and form.is_valid():
        promise = next(one for one in promises if one.ref == form.cleaned_data["promise"])
        made = done(form, lambda: _begun(promise, by))
        if made is not None:
            return redirect("commitments:jotting", made.ref)
    shown = {"form": form, "heading": _("Record what was delivered"), "asks": promises}
    return render(request, "commitments/record_benefit.html", shown)


def _begun(promise: Commitment, by: Viewer) -> Jotting:
    last = queries.said_before(by, edition=promise.edition_id, code=promise.code)
    offered: dict[str, Any] = {}
    if last is not None:
        offered = {
            "received": last.beneficiary.name if last.beneficiary else last.beneficiary_name,
            "places": last.places, "cohort": last.cohort,
        }  # fmt: skip
    return actions.begin_jotting(commitment=promise, typed=offered, by=by, at=timezone.now())


def _jotting_for(request: HttpRequest, ref: str) -> tuple[Viewer, Jotting]:
    """Whoever is asking, and what they began to type, also where it has become a benefit since."""
    by = viewer_in(request)
    found = queries.begun_by(by).select_related("became").filter(ref=ref).first()
    if found is None or found.commitment is None:
        raise Http404
    return reporter(request), found


@login_required
@ASKS
def jotting(request: HttpRequest, ref: str) -> HttpResponse:
    """Type what was delivered. It is kept as it was typed before anything else becomes of it."""
    by, found = _jotting_for(request, ref)
    promise = found.commitment
    assert promise is not None
    if found.became is not None:
        return _went_on(request, found.became)
    form = _form(request, promise, by, found.typed)
    if form.is_bound:
        kept = _kept_or_warned(found, form, by)
        if kept is not None and kept.became is not None:
            return _went_on(request, kept.became)
        if kept is not None and "later" in request.POST:
            messages.success(request, _("What you typed is kept. Go on with it when you like."))
            return redirect("commitments:benefits")
        if kept is not None and form.is_valid() and (made := _recorded(found, promise, form, by)):
            return redirect("commitments:report", made.ref)
    return render(request, "commitments/jotting.html", {
        "form": form, "jotting": found, "promise": promise, "wording": queries.Measures().wording_of(promise),
        "called": called(queries.promises_to_report(by), by).get(promise.ref, ""), "is_offered": found.saved_at == found.begun_at and bool(found.typed),
    })  # fmt: skip


def _went_on(request: HttpRequest, made: Benefit) -> HttpResponse:
    """Whoever comes back to what has become a draft goes on with that: what they type is what it says. What is reported stays as it is."""
    if made.state != BenefitState.DRAFT:
        messages.info(request, _("You have gone on with this already. This is how it stands."))
        return redirect("commitments:benefit", made.ref)
    if request.method != "POST":
        return redirect("commitments:change_benefit", made.ref)
    by, found = own_benefit_for(request, made.ref)
    return _changing(request, by, found)


def _form(
    request: HttpRequest, one: Commitment | Benefit, by: Viewer, initial: dict[str, Any]
) -> DeliveredForm:
    measures = queries.Measures()
    measure = measures.measure_of(one)
    if measure is None:
        raise Http404
    return DeliveredForm(
        request.POST if request.method == "POST" else None, measure=measure, cohorts=measures.cohorts_of(one),
        today=timezone.localdate(), names=queries.beneficiaries_before(by), initial=initial, known=Called(by),
    )  # fmt: skip


def _kept(found: Jotting, form: DeliveredForm, by: Viewer) -> Jotting | None:
    """What was typed, kept; None where it cannot be, which the form says. Raises NamesPeople."""
    form.full_clean()
    return done(form, lambda: actions.keep_jotting(
        jotting=found, typed=form.typed, looked=form.has_looked, by=by, at=timezone.now()
    ))  # fmt: skip


def _kept_or_warned(found: Jotting, form: DeliveredForm, by: Viewer) -> Jotting | None:
    """The same; where it may name people, the form says so."""
    try:
        return _kept(found, form, by)
    except actions.NamesPeople as names:
        form.warn_of(names.by_text)
        return None


def _recorded(
    found: Jotting, promise: Commitment, form: DeliveredForm, by: Viewer
) -> Benefit | None:
    told = delivered(promise, form.cleaned_data)
    try:
        return done(form, lambda: actions.record_benefit(
            told=told, looked=form.has_looked, sure=form.is_sure, jotting=found, by=by, at=timezone.now()
        ))  # fmt: skip
    except actions.NamesPeople as names:
        form.warn_of(names.by_text)
        return None


def delivered(promise: Commitment, said: Mapping[str, Any]) -> Delivered:
    """What was typed, for a promise of one's own or of whoever one delivers for."""
    received: Organisation | None = said.get("receiver")
    return Delivered(
        promise.edition, promise.code, said["quantity"], said["begins"], said["ends"], places=tuple(said.get("places", ())),
        cohort=said.get("cohort", ""), beneficiary=received, beneficiary_name="" if received else said.get("received", ""),
        description=said.get("description", ""), story=said.get("story", ""), accountable=promise.promised_by, meant=promise,
    )  # fmt: skip


@login_required
@require_POST
def keep(request: HttpRequest, ref: str) -> HttpResponse:
    """Keep what is typed while somebody types on: a script asks for it. What may name people is not kept: the script says so."""
    by, found = _jotting_for(request, ref)
    assert found.commitment is not None
    try:
        kept = _kept(found, _form(request, found.commitment, by, {}), by)
    except actions.NamesPeople:
        return JsonResponse({"names": _("This may name people, so it is kept in this browser only. “Go on” says what was found.")}, status=422)  # fmt: skip
    if kept is None or kept.became is not None:
        return HttpResponse(status=409)
    return JsonResponse({"saved": kept.saved_at.isoformat()})


@login_required
@ASKS
def throw_away(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw away what was typed. The page asks first."""
    by, found = _jotting_for(request, ref)
    if found.became is not None:
        return redirect("commitments:benefit", found.became.ref)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_bound and done(form, lambda: _thrown_away(found, by)):
        messages.success(request, _("What was typed is thrown away."))
        return redirect("commitments:benefits")
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Throw away what you typed?"), "button": _("Throw it away"), "warns": True,
        "lead": _("It was never recorded, and is gone then."), "cancel": reverse("commitments:jotting", args=[ref]),
    })  # fmt: skip


def _thrown_away(found: Jotting, by: Viewer) -> bool:
    actions.throw_away_jotting(jotting=found, by=by, at=timezone.now())
    return True


@login_required
@ASKS
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Put right what a benefit says, before it is reported or reported once more."""
    by, found = own_benefit_for(request, ref)
    if request.method == "GET" and (reason := why_not_change_benefit(BenefitState(found.state))):
        messages.info(request, said(reason))
        return redirect("commitments:benefit", found.ref)
    return _changing(request, by, found)


def _changing(request: HttpRequest, by: Viewer, found: Benefit) -> HttpResponse:
    form = _form(request, found, by, _as_typed(found))
    if form.is_bound and form.is_valid() and _changed(found, form, by):
        return redirect("commitments:report", found.ref)
    return render(request, "ui/form_page.html", {
        "form": form, "heading": _("Put right what it says"), "button": _("Save"),
        "cancel": reverse("commitments:benefit", args=[found.ref]),
    })  # fmt: skip


def _as_typed(benefit: Benefit) -> dict[str, Any]:
    from weft.commitments.forms.reporting import bare

    return {
        "quantity": bare(benefit.quantity, benefit.unit), "begins": benefit.begins, "ends": benefit.ends,
        "received": benefit.beneficiary.name if benefit.beneficiary else benefit.beneficiary_name,
        "places": benefit.places, "cohort": benefit.cohort, "description": benefit.description, "story": benefit.story,
    }  # fmt: skip


def _changed(found: Benefit, form: DeliveredForm, by: Viewer) -> Benefit | None:
    said = form.cleaned_data
    received: Organisation | None = said["receiver"]
    told = Delivered(
        found.edition, found.code, said["quantity"], said["begins"], said["ends"], places=tuple(said.get("places", ())),
        cohort=said.get("cohort", ""), beneficiary=received, beneficiary_name="" if received else said["received"],
        description=said["description"], story=said["story"], accountable=found.accountable,
    )  # fmt: skip
    try:
        return done(form, lambda: actions.change_benefit(
            benefit=found, told=told, looked=form.has_looked, sure=form.is_sure, by=by, at=timezone.now()
        ))  # fmt: skip
    except actions.NamesPeople as names:
        form.warn_of(names.by_text)
        return None
