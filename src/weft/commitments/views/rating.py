"""By what an agreement is rated, and what its keeper calls close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.analysis.commitments.ratings import FEWEST_KPIS, percent
from weft.commitments import access, actions, performance, queries, words
from weft.commitments.forms.happenings import BecauseForm
from weft.commitments.forms.rating import (
    ChooseForm,
    DescribeIndicatorForm,
    FewForm,
    TolerancesForm,
)
from weft.commitments.models import Agreement, Indicator
from weft.commitments.views.agreements import FOUND_BY
from weft.commitments.views.asking import ASKS, agreement_for, asking, keeper_of, recorder
from weft.organisations.access import NotAllowed, Viewer, viewer_in
from weft.ui.listing import Filter, Heading, listed

if TYPE_CHECKING:
    from weft.organisations.models import Organisation

MOST_SHOWN = 50


@login_required
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """The agreements that are rated, or of which the Act may ask it, and when each is assessed next."""
    by, today = recorder(request), timezone.localdate()
    states = [(key.value, _(text)) for key, text in words.AGREEMENT_STATES.items()]
    shown = listed(
        queries.rated_agreements(by), request.GET, id="ratings",
        headings=[
            Heading("title", _("Agreement"), by="title"), Heading("chosen", _("Indicators"), by="chosen"),
            Heading("until", _("Assessed until"), by="until"), Heading("found", _("Last ratings")), Heading("next", _("Next")),
        ],
        filters=[Filter("state", _("State"), "state", states)], search=FOUND_BY, sort="title",
    )  # fmt: skip
    return render(request, "commitments/ratings.html", {
        "list": shown, "today": today, "next": lambda one: queries.next_assessment(one, one.until), "asks": queries.act_asks,
        "found": queries.last_found(list(shown)), "words": words.RATINGS, "tones": words.RATING_TONES,
        "lacks": lambda one: queries.lacks_indicators(one, one.chosen), "tolerances": _tolerances(by.acting_for),
        "may_say": access.why_not_say_tolerances(by) is None,
    })  # fmt: skip


def _tolerances(keeper: Organisation | None) -> dict[str, Any]:
    """What an organisation calls close and below, since when, and who has said so."""
    assert keeper is not None
    found, told = queries.tolerances_of(keeper.pk), queries.said_tolerance(keeper.pk)
    return {"close": percent(found.close), "below": percent(found.below), "said": told, "keeper": keeper}  # fmt: skip


@login_required
@ASKS
def tolerances(request: HttpRequest) -> HttpResponse:
    """Say what one's organisation calls close, and significantly below."""
    by = viewer_in(request)
    if reason := access.why_not_say_tolerances(by):
        raise NotAllowed(reason)
    assert by.acting_for is not None
    now = queries.tolerances_of(by.acting_for.pk)
    form = TolerancesForm(
        request.POST or None, initial={"close": int(now.close * 100), "below": int(now.below * 100)}
    )
    return asking(
        request, form, lambda: actions.say_tolerances(by=by, at=timezone.now(), **form.cleaned_data),
        says=_("Said. Ratings are suggested by it from now on."), to=reverse("commitments:ratings"), caption=by.acting_for.name,
        heading=_("What do you call close?"), button=_("Say it"),
        points=[_("They are shown wherever a rating is suggested; those whom you rate see them, too."), _("What was assessed before stays as it was.")],
    )  # fmt: skip


@login_required
@require_safe
def show(request: HttpRequest, ref: str) -> HttpResponse:
    """By what an agreement is rated, what was found so far, and what is to be assessed next."""
    viewer, found, today = viewer_in(request), agreement_for(request, ref), timezone.localdate()
    keeps, measures = queries.keeps(viewer, found), queries.Measures()
    may_change = access.why_not_change(viewer, own=keeps) is None
    every = list(queries.indicators_visible_to(viewer).filter(agreement=found))
    period = queries.next_assessment(found, queries.assessed_until(found))
    seen = [one for one in every if one.dropped_at is None and not (one.until and period and one.until < period.begins)]  # fmt: skip
    now, begun = sum(one.until is None for one in seen), queries.begun(found)
    return render(request, "commitments/performance.html", {
        "agreement": found, "indicators": seen, "dropped": [one for one in every if one.dropped_at and keeps],
        "wording": lambda one: _wording(one, measures), "may_change": may_change,
        "asks": queries.act_asks(found), "lacks": queries.lacks_indicators(found, now), "fewest": FEWEST_KPIS,
        "begun": begun, "unknown": list(performance.to_be_said(begun=begun, value_gbp=found.value_gbp, with_vat=found.with_vat)),
        "period": period, "is_due": bool(period and period.ends < today), "tolerances": _tolerances(found.keeper),
        "assessments": queries.assessments_visible_to(viewer).filter(agreement=found, replaced_by=None)[:MOST_SHOWN],
        "why_no_more": performance.why_not_choose(chosen=now), "amount": words.amount,
    })  # fmt: skip


def _wording(one: Indicator, measures: queries.Measures) -> str:
    return measures.wording_of(one.commitment) if one.commitment else one.name


def performance_of(agreement: Agreement) -> str:
    """The page of how an agreement is rated."""
    return reverse("commitments:performance", args=[agreement.ref])


@login_required
@ASKS
def choose(request: HttpRequest, ref: str) -> HttpResponse:
    """Rate an agreement by what is promised in it."""
    found = agreement_for(request, ref)
    by, measures = keeper_of(request, found), queries.Measures()
    free = queries.commitments_visible_to(by).filter(agreement=found, ended_at=None, until=None)
    there = {
        one.ref: one
        for one in free.exclude(indicators__in=found.indicators.filter(dropped_at=None))
    }
    form = ChooseForm(
        request.POST or None,
        promises=[(one.ref, f"{measures.wording_of(one)} – {one.promised_by.name}") for one in there.values()],
    )  # fmt: skip
    return asking(
        request, form,
        lambda: actions.choose_indicators(
            agreement=found, commitments=[there[one] for one in form.cleaned_data["chosen"]], by=by, at=timezone.now()
        ),
        says=_("Chosen."), to=performance_of(found), caption=found.title, heading=_("What is it rated by?"), button=_("Choose these"),
        lead="" if there else _("Everything that is promised in it is an indicator already."),
        points=[_("What is due and what is verified is worked out from what is recorded.")],
    )  # fmt: skip


@login_required
@ASKS
def describe(request: HttpRequest, ref: str) -> HttpResponse:
    """Rate an agreement by something that is promised in no measure."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    parties = {one.ref: one for one in queries.promising_in(found)}
    form = DescribeIndicatorForm(
        request.POST or None, parties=[(one.ref, one.name) for one in parties.values()]
    )
    return asking(
        request, form, lambda: _describe(form, found, parties, by), says=_("Kept."), to=performance_of(found), caption=found.title,
        heading=_("What is measured?"), button=_("Keep it"), lead=_("Its figures are typed in each assessment."),
    )  # fmt: skip


def _describe(
    form: DescribeIndicatorForm, agreement: Agreement, parties: dict[str, Organisation], by: Viewer
) -> Indicator:
    given = form.cleaned_data
    return actions.describe_indicator(
        agreement=agreement, name=given["name"], unit=given["unit"], target=given["target"], more_is_better=given["better"] == "more",
        about=parties.get(given.get("about", "")), by=by, at=timezone.now(),
    )  # fmt: skip


@login_required
@ASKS
def drop(request: HttpRequest, ref: str, indicator: str) -> HttpResponse:
    """Rate an agreement by something no longer."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    one = found.indicators.filter(ref=indicator, dropped_at=None).first()
    if one is None:
        raise Http404
    form = BecauseForm(request.POST or None)
    return asking(
        request, form, lambda: actions.drop_indicator(indicator=one, by=by, at=timezone.now(), **form.cleaned_data),
        says=_("Dropped."), to=performance_of(found), warns=True, caption=found.title, button=_("Drop it"),
        heading=_("Is it rated by this no longer?"), lead=_wording(one, queries.Measures()),
        points=[_("What was assessed by it stays.")],
    )  # fmt: skip


@login_required
@ASKS
def few(request: HttpRequest, ref: str) -> HttpResponse:
    """Say why an agreement has fewer indicators than the Act asks of contracts of its value."""
    found = agreement_for(request, ref)
    by = keeper_of(request, found)
    form = FewForm(request.POST or None, initial={"because": found.few_because})
    return asking(
        request, form, lambda: actions.explain_few_indicators(agreement=found, by=by, at=timezone.now(), **form.cleaned_data),
        says=_("Kept."), to=performance_of(found), caption=found.title, heading=_("Fewer than three indicators"), button=_("Keep it"),
    )  # fmt: skip
