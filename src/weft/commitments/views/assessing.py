"""How well an agreement was kept in a time: asked, found, looked at, put right."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.analysis.commitments.ratings import Suggested
from weft.commitments import access, actions, performance, queries, words
from weft.commitments.forms.rating import AssessForm, PeriodForm
from weft.commitments.models import Agreement, Assessment
from weft.commitments.performance import Period
from weft.commitments.queries import ToRate
from weft.commitments.rules import AgreementState
from weft.commitments.so_far import in_periods
from weft.commitments.views.asking import ASKS, agreement_for, done, keeper_of
from weft.commitments.views.rating import performance_of
from weft.organisations.access import Viewer, viewer_in
from weft.ui.jinja import told
from weft.ui.reasons import said


@login_required
@ASKS
def assess(request: HttpRequest, ref: str) -> HttpResponse:
    """Say how well an agreement was kept: the time that is due, or another one."""
    found, today = agreement_for(request, ref), timezone.localdate()
    by, until = keeper_of(request, found), queries.assessed_until(found)
    period = _asked_for(request, queries.next_assessment(found, until), today)
    chosen = queries.indicators_visible_to(by).filter(agreement=found, dropped_at=None)
    if period:
        chosen = chosen.filter(queries.rates_in(period))
    reason = period and performance.why_not_assess(
        period=period, now=AgreementState(found.state), begins=found.begins, assessed_until=until, indicators=chosen.count(), today=today
    )  # fmt: skip
    rating = queries.rating_for(chosen, period) if period and not reason else []
    return _asking(
        request, found, rating, period, by=by,
        act=lambda form: period and actions.assess(agreement=found, period=period, **_told(form, by)),
        reason=said(reason) if reason else "", heading=_("How well was it kept?"), asks_period=True, first=until is None,
    )  # fmt: skip


def _asked_for(request: HttpRequest, offered: Period | None, today: date) -> Period | None:
    """The time that stands in the address; else what is due; of a time that is not over yet, what of it is over."""
    form = PeriodForm(request.GET) if "ends" in request.GET else None
    if form and form.is_valid():
        return Period(form.cleaned_data["begins"], form.cleaned_data["ends"])
    if offered and offered.begins < today <= offered.ends:
        return Period(offered.begins, today - date.resolution)
    return offered


def _told(form: AssessForm, by: Viewer) -> dict[str, Any]:
    return {"findings": form.findings(), "words": form.cleaned_data["words"], "by": by, "at": timezone.now()}  # fmt: skip


def _asking(
    request: HttpRequest, agreement: Agreement, rating: list[ToRate], period: Period | None, *, by: Viewer, act: Any, corrects: bool = False,
    initial: dict[str, Any] | None = None, **shown: Any,
) -> HttpResponse:  # fmt: skip
    """The page that asks how well each indicator was met; once that is said, the page of the assessment."""
    tolerances = queries.tolerances_of(agreement.keeper_id)
    if why_not := queries.why_not_rate(by, (queries.whom_it_rates(one.indicator) for one in rating)):  # fmt: skip
        rating, shown["reason"] = [], said(why_not)
    bound, looks = request.POST if request.method == "POST" else None, "look" in request.POST
    form = AssessForm(bound, asked=rating, tolerances=tolerances, corrects=corrects, initial=initial)  # fmt: skip
    if rating and form.is_valid() and not looks and (made := done(form, lambda: act(form))):
        messages.success(request, _("Recorded. Whoever was rated sees it."))
        return redirect(assessment_of(made))
    shown_form = AssessForm(None, asked=rating, tolerances=tolerances, corrects=corrects, initial=form.as_typed()) if looks else form  # fmt: skip
    return render(request, "commitments/assess.html", {
        "form": shown_form, "each_asked": [_one(form, shown_form, one) for one in rating], "agreement": agreement, "period": period, "in_periods": in_periods,
        "caption": told(agreement.title), "tolerances": (int(tolerances.close * 100), int(tolerances.below * 100)),
        "back": performance_of(agreement), "keeper": agreement.keeper,
        "period_form": PeriodForm(initial={"begins": period.begins, "ends": period.ends} if period else None), **shown,
    })  # fmt: skip


def _one(form: AssessForm, shown: AssessForm, one: ToRate) -> dict[str, Any]:
    """One indicator with its figures, what is suggested from what was typed, and its questions."""
    fields = [shown[name] for name in shown.fields if name.startswith(f"{one.indicator.ref}-")]
    return {"one": one, "fields": fields, "suggested": _said(form.suggestion(one))}


def _said(suggests: Suggested | None) -> dict[str, str] | None:
    if suggests is None:
        return None
    rating = suggests.rating
    return {
        "rating": _(words.RATINGS[rating]), "tone": words.RATING_TONES[rating],
        "because": said(words.why_suggested(suggests)),
    }  # fmt: skip


def assessment_of(one: Assessment) -> str:
    """The page of an assessment."""
    return reverse("commitments:assessment", args=[one.agreement.ref, one.ref])


def assessment_for(request: HttpRequest, agreement: Agreement, ref: str) -> Assessment:
    """The assessment at an address, where whoever is asking sees it."""
    seen = queries.assessments_visible_to(viewer_in(request)).filter(agreement=agreement, ref=ref)
    found = seen.first()
    if found is None:
        raise Http404
    return found


@login_required
@require_safe
def show(request: HttpRequest, ref: str, assessment: str) -> HttpResponse:
    """What was found for a time, indicator by indicator."""
    viewer, found = viewer_in(request), agreement_for(request, ref)
    one = assessment_for(request, found, assessment)
    keeps = queries.keeps(viewer, found)
    measures = queries.Measures()
    ratings = list(queries.ratings_visible_to(viewer).filter(assessment=one))
    said = queries.remarks_beside(
        one.indicator.commitment for one in ratings if one.indicator.commitment
    )
    return render(request, "commitments/assessment.html", {
        "agreement": found, "one": one, "ratings": ratings, "in_periods": in_periods, "said": said, "keeps": keeps, "amount": words.amount, "words": words.RATINGS,
        "wording": lambda rated: measures.wording_of(of) if (of := rated.indicator.commitment) else rated.indicator.name,
        "tones": words.RATING_TONES, "newer": getattr(one, "replaced_by", None),
        "may_change": access.why_not_change(viewer, own=keeps) is None,
    })  # fmt: skip


@login_required
@ASKS
def correct(request: HttpRequest, ref: str, assessment: str) -> HttpResponse:
    """Put an assessment right by another version of it."""
    found = agreement_for(request, ref)
    by, one = keeper_of(request, found), assessment_for(request, found, assessment)
    period = Period(one.begins, one.ends)
    chosen = queries.indicators_visible_to(by).filter(ratings__assessment=one)
    return _asking(
        request, found, queries.rating_for(chosen, period), period, by=by, corrects=True, initial=_as_it_was(one),
        act=lambda form: actions.correct_assessment(assessment=one, because=form.cleaned_data["because"], **_told(form, by)),
        heading=_("Put this assessment right"), reason="", asks_period=False,
    )  # fmt: skip


def _as_it_was(one: Assessment) -> dict[str, Any]:
    """What was said before, as the questions have it."""
    found: dict[str, Any] = {"words": one.words}
    for rated in one.ratings.select_related("indicator"):
        ref = rated.indicator.ref
        found |= {f"{ref}-rating": rated.rating, f"{ref}-because": rated.because}
        found |= {f"{ref}-due": rated.due, f"{ref}-delivered": rated.verified}
    return found
