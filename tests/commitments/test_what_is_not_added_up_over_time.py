"""A share, or a headcount, stands as it was told of the latest days; and what was reported stays, also where a council counts less of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, LATER, Place, agreement_of, due_by
from weft.commitments import actions, queries
from weft.commitments.actions import CannotDo, Promise
from weft.commitments.models import Claim, Commitment
from weft.commitments.performance import Period
from weft.commitments.queries.performance import Measures, figures_in
from weft.commitments.rules import Sort

pytestmark = pytest.mark.django_db
PER_CENT = 100
TODAY = date(2026, 12, 1)


def promised(
    place: Place, sort: Sort = Sort.FIXED, quantity: int = 90 * PER_CENT, **told: Any
) -> Commitment:
    builders = place.cast.organisations[BUILDERS]
    told = {"due": date(2026, 11, 30)} | told if sort is Sort.FIXED else told
    promise = Promise(builders, place.edition, "P", sort, quantity, **told)
    return actions.record_commitment(agreement=agreement_of(place.first), promise=promise, by=place.viewer("Tom"), at=NOW)  # fmt: skip


def told_of(place: Place, promise: Commitment, per_cent: int, month: int) -> Claim:
    """So many per cent of bills paid on time, reported of a month and claimed whole."""
    benefit = place.benefit(
        per_cent * PER_CENT, code="P", begins=date(2026, month, 1), ends=date(2026, month, 28), beneficiary=None, beneficiary_name="Those who sent bills"
    )  # fmt: skip
    return actions.claim(benefit=benefit, commitment=promise, quantity=benefit.quantity, by=place.viewer("Mo"), at=NOW)  # fmt: skip


def stands(promise: Commitment) -> tuple[int, int]:
    """What is reported and verified of a promise now, in per cent."""
    now = Commitment.objects.get(pk=promise.pk)
    return now.reported // PER_CENT, now.verified // PER_CENT


def test_two_shares_make_no_larger_one(place: Place) -> None:
    promise, tom = promised(place), place.viewer("Tom")
    later = told_of(place, promise, 45, 9)
    earlier = told_of(place, promise, 50, 6)
    assert stands(promise) == (45, 0)
    actions.verify_claim(claim=earlier, by=tom, at=LATER)
    assert stands(promise) == (45, 50), "the latest that was verified"
    actions.verify_claim(claim=later, by=tom, at=LATER)
    assert stands(promise) == (45, 45)
    (now,) = queries.standings([Commitment.objects.get(pk=promise.pk)], TODAY)
    assert (now.is_kept, now.is_late, now.missing) == (False, True, 45 * PER_CENT)
    assert queries.forecasts([promise], TODAY) == {}
    actions.return_claim(claim=later, because="Not all bills", by=tom, at=LATER)
    assert stands(promise) == (50, 50)


def test_a_headcount_of_each_quarter_is_rated_by_all_of_them(place: Place) -> None:
    promise = promised(place, Sort.PER_PERIOD, months=3)
    for per_cent, month in ((80, 5), (95, 8), (92, 11)):
        claim = told_of(place, promise, per_cent, month)
        actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=LATER)
    now = Commitment.objects.select_related("agreement").get(pk=promise.pk)
    half = Period(date(2026, 4, 1), date(2026, 9, 30))
    figures = figures_in([now], half, Measures())[promise.pk]
    assert (figures.due, figures.reported, figures.verified) == (90 * PER_CENT, 85 * PER_CENT, 85 * PER_CENT), "80, and 90 of 95"  # fmt: skip
    second = figures_in([now], Period(date(2026, 10, 1), date(2026, 12, 31)), Measures())
    assert second[promise.pk].due == 90 * PER_CENT, "due anew, and no more"
    told = {"quantity": 90, "due": None, "begins": date(2026, 4, 1), "ends": None, "months": 3, "on": TODAY}  # fmt: skip
    assert due_by(Sort.PER_PERIOD, **told, adds=False) == 90
    assert due_by(Sort.PER_PERIOD, **told) == 180


def test_what_is_not_added_up_is_not_promised_for_each_million(place: Place) -> None:
    with pytest.raises(CannotDo, match="not promised for each £1 million"):
        promised(place, Sort.RATE)
    assert promised(place).adds_up is False
    assert place.first.adds_up is True


def test_what_was_reported_stays_where_a_council_counts_less_of_it(place: Place) -> None:
    benefit, tom = place.benefit(8), place.viewer("Tom")
    claim = actions.claim(benefit=benefit, commitment=place.first, quantity=8, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    actions.adjust_claim(claim=claim, verified=5, because="Three had begun before", by=tom, at=LATER)  # fmt: skip
    now = Commitment.objects.get(pk=place.first.pk)
    assert (now.reported, now.claimed, now.verified) == (8, 5, 5)
    (line,) = queries.lines(Commitment.objects.filter(pk=now.pk), date(2027, 4, 1))
    assert (line.reported, line.verified, line.is_late) == (8, 5, True)
    actions.return_claim(claim=claim, because="No list", by=tom, at=LATER)
    assert Commitment.objects.get(pk=place.first.pk).reported == 0, "until it is claimed again"
