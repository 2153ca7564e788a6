"""A draft of the notice by which an authority publishes how well a contract was kept: on a page, as a text, as open contracting data."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weft.analysis.commitments import notice as engine
from weft.analysis.commitments.notice import Body, Indicated, Notice
from weft.analysis.commitments.ratings import Rating
from weft.commitments import queries, words
from weft.commitments.models import Agreement, Assessment, Rated
from weft.commitments.rules import AgreementState
from weft.commitments.so_far import in_periods
from weft.commitments.views.asking import agreement_for, keeper_of
from weft.commitments.views.assessing import assessment_for, assessment_of
from weft.ui.amounts import confirmed

LACKS = {
    "ocid": lambda: _("the open contracting number (OCID) of the contract, as it was published: ocds-h6vhtk-…"),
    "contract": lambda: _("the number of the contract"),
    "supplier": lambda: _("a supplier that is an organisation here"),
    "indicators": lambda: _("at least one rating"),
}  # fmt: skip
"""What has to be said before it can be data, in words."""


@login_required
@require_safe
def show(request: HttpRequest, ref: str, assessment: str) -> HttpResponse:
    """The draft, and what is missing or not right before it can be data."""
    return _shown(request, *_drafted(request, ref, assessment))


def _shown(
    request: HttpRequest, found: Agreement, one: Assessment, notice: Notice, *, status: int = 200
) -> HttpResponse:
    lacks = list(engine.lacks(notice))
    return render(request, "commitments/notice.html", {
        "agreement": found, "one": one, "text": engine.as_text(notice), "lacks": [LACKS[name]() for name in lacks],
        "faults": [] if lacks else engine.faults(engine.as_ocds(notice)), "award": notice.award, "begun": queries.begun(found),
    }, status=status)  # fmt: skip


@login_required
@require_safe
def as_text(request: HttpRequest, ref: str, assessment: str) -> HttpResponse:
    """The draft as a text to keep."""
    _found, one, notice = _drafted(request, ref, assessment)
    return _attached(engine.as_text(notice), f"notice-{one.ref}.txt", "text/plain; charset=utf-8")


@login_required
@require_safe
def as_ocds(request: HttpRequest, ref: str, assessment: str) -> HttpResponse:
    """The draft as a package of the Open Contracting Data Standard; where it would not be one, a refusal (409) that says why not on the page."""
    found, one, notice = _drafted(request, ref, assessment)
    if any(engine.lacks(notice)) or engine.faults(package := engine.as_ocds(notice)):
        return _shown(request, found, one, notice, status=HTTPStatus.CONFLICT)
    text = json.dumps(package, ensure_ascii=False, indent=2)
    return _attached(text, f"notice-{one.ref}.json", "application/json")


def _attached(text: str, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _drafted(
    request: HttpRequest, ref: str, assessment: str
) -> tuple[Agreement, Assessment, Notice]:
    """An assessment that the organisation of whoever is asking has made, and what the notice tells of it."""
    found = agreement_for(request, ref)
    by, one = keeper_of(request, found), assessment_for(request, found, assessment)
    ratings = list(queries.ratings_visible_to(by).filter(assessment=one))
    address = request.build_absolute_uri(assessment_of(one))
    return found, one, _notice(found, one, ratings, address)


def _notice(agreement: Agreement, one: Assessment, ratings: list[Rated], address: str) -> Notice:
    numbers = {each.scheme: each.number for each in reversed(agreement.references.all())}
    measures = queries.Measures()
    over = agreement.state in (AgreementState.ENDED, AgreementState.TERMINATED)
    return Notice(
        address=address, at=timezone.localtime(one.assessed_at), ref=one.ref, version=one.version, corrects=one.because if one.replaces_id else "",
        authority=_body(agreement.keeper), suppliers=_suppliers(agreement, ratings), title=agreement.title,
        contract=numbers.get("contract", ""), ocid=numbers.get("ocid", ""), award=numbers.get("award", ""),
        begins=agreement.begins, ends=agreement.ends, state="terminated" if over else "active", assessed=(one.begins, one.ends),
        words=one.words, indicators=[_indicated(each, measures) for each in ratings],
    )  # fmt: skip


def _suppliers(agreement: Agreement, ratings: list[Rated]) -> list[Body]:
    """Its suppliers now, and those of before whom the ratings are about; each once."""
    now, ever = queries.suppliers_of(agreement)
    rated = [each.provider for each in ratings if each.provider and each.provider.pk in ever]
    return [_body(each) for each in {each.pk: each for each in (*rated, *now)}.values()]


def _body(organisation: Any) -> Body:
    number = organisation.identifiers.first()
    return Body(organisation.name, organisation.ref, number.scheme, number.number) if number else Body(organisation.name, organisation.ref)  # fmt: skip


def _indicated(one: Rated, measures: queries.Measures) -> Indicated:
    of, unit = one.indicator.commitment, one.unit
    figures = [("Due", words.amount(one.due, unit))]
    if one.periods:
        named = zip(("Due", "Reported", "Confirmed", "Verified"), zip(*one.periods, strict=True), strict=True)  # fmt: skip
        figures = [(name, in_periods(amounts, unit)) for name, amounts in named]
        if not one.confirmed:
            figures[2] = ("Confirmed", confirmed(one.confirmed, unit, one.reported))
    elif of:
        figures += [("Reported", words.amount(one.reported, unit))]
        figures += [("Confirmed", confirmed(one.confirmed, unit, one.reported))]
    if not one.periods:
        figures += [("Verified" if of else "Delivered", words.amount(one.verified, unit))]
    return Indicated(
        ref=one.indicator.ref, name=measures.wording_of(of) if of else one.indicator.name, rating=Rating(one.rating), figures=figures,
        because=one.because, supplier=one.provider.name if one.provider else "",
    )  # fmt: skip
