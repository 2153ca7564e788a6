"""Promised, due, reported, confirmed and verified stand side by side: none is made of another, and what nobody can confirm is not counted as nothing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, LATER, Place, agreement_of
from weft.commitments import actions, queries
from weft.commitments.actions import Promise
from weft.commitments.models import Benefit, Claim, Commitment
from weft.commitments.queries import Standing
from weft.commitments.rules import Sort, confirmed_of_a_claim
from weft.organisations.models import Organisation
from weft.ui.amounts import amount, roughly

pytestmark = pytest.mark.django_db
DUE, TODAY = date(2027, 3, 31), LATER.date()


def stands(place: Place, who: str = "Tom", on: date = TODAY) -> Standing:
    seen = queries.commitments_visible_to(place.viewer(who)).filter(pk=place.first.pk)
    (one,) = queries.standings(seen, on)
    return one


def builders(place: Place) -> Organisation:
    return place.cast.organisations[BUILDERS]


def promised(place: Place, promise: Promise) -> Commitment:
    return actions.record_commitment(
        agreement=place.first.agreement, promise=promise, by=place.viewer("Tom"), at=NOW
    )


def columns(one: Standing) -> tuple[int | None, ...]:
    return one.promised, one.due, one.reported, one.confirmed, one.verified


def claimed(place: Place, benefit: Benefit, quantity: int, commitment: Commitment) -> Claim:
    mo = place.viewer("Mo")
    return actions.claim(benefit=benefit, commitment=commitment, quantity=quantity, by=mo, at=NOW)


def test_each_column_comes_from_whoever_says_it(place: Place) -> None:
    assert columns(stands(place)) == (10, 0, 0, 0, 0)
    benefit = place.benefit(5)
    claim = claimed(place, benefit, 3, place.first)
    assert columns(stands(place)) == (10, 0, 3, 0, 0)
    actions.confirm_benefit(benefit=benefit, received=4, by=place.viewer("Cleo"), at=LATER)
    assert columns(stands(place)) == (
        10,
        0,
        3,
        3,
        0,
    )  # of 5 people 4 were confirmed, and 3 are claimed
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=LATER)
    assert columns(stands(place)) == (10, 0, 3, 3, 3)
    assert columns(stands(place, on=DUE)) == (10, 10, 3, 3, 3)


def test_it_is_late_where_less_is_reported_than_is_due(place: Place) -> None:
    days = {day: stands(place, on=DUE + timedelta(day)) for day in (-1, 0, 1)}
    assert [(one.is_due_today, one.is_late) for one in days.values()] == [
        (False, False), (True, False), (False, True),
    ]  # fmt: skip
    assert [one.missing for one in days.values()] == [0, 0, 10]
    for _ in range(2):
        claimed(place, place.benefit(5), 5, place.first)
    now = stands(place, on=DUE + timedelta(1))
    assert (now.is_late, now.is_kept) == (False, False)
    for claim in Claim.objects.all():
        actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=LATER)
    assert stands(place, on=DUE).is_kept


def test_what_nobody_can_confirm_is_not_counted_as_nothing(place: Place) -> None:
    place.first = promised(
        place, Promise(builders(place), place.edition, "N", Sort.FIXED, 3, due=DUE)
    )
    assert columns(stands(place)) == (3, 0, 0, None, 0)


def test_a_rate_is_due_with_what_is_spent_and_not_with_what_is_taken_back(place: Place) -> None:
    tom = {"by": place.viewer("Tom"), "at": NOW}
    promise = Promise(place.cast.organisations[BUILDERS], place.edition, "J", Sort.RATE, 3)
    place.first = actions.record_commitment(agreement=place.first.agreement, promise=promise, **tom)
    _first, second = (
        actions.record_drawdown(
            agreement=place.first.agreement, begins=day, ends=day, amount_gbp=Decimal(amount), source="by hand", **tom
        )
        for day, amount in ((date(2026, 4, 1), "1400000.00"), (date(2026, 6, 30), "600000.00"))
    )  # fmt: skip
    assert columns(stands(place))[:2] == (None, 6)
    actions.withdraw_drawdown(drawdown=second, because="Of another contract", **tom)
    assert columns(stands(place))[:2] == (None, 4)
    with pytest.raises(actions.CannotDo, match="already"):
        actions.withdraw_drawdown(drawdown=second, because="Of another contract", **tom)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)  # fmt: skip
@given(
    quantity=st.integers(1, 30_000_000_000), shares=st.lists(st.tuples(st.integers(0, 100), st.integers(0, 110)), max_size=3)
)  # fmt: skip
def test_the_database_shares_out_as_the_rule_does(
    place: Place, quantity: int, shares: list[tuple[int, int]]
) -> None:
    Claim.objects.all().update(counts=0, state="withdrawn", brings=0, brings_reported=0)
    wanted = 0
    for claims, says in shares:
        counts, confirmed = quantity * claims // 100, quantity * says // 100
        benefit = place.benefit(quantity, report=False)
        Benefit.objects.filter(pk=benefit.pk).update(confirmed=confirmed)
        if counts:
            Claim.objects.create(
                ref=benefit.ref, benefit=benefit, commitment=place.first, provider=benefit.accountable, quantity=counts,
                counts=counts, brings=counts, brings_reported=counts, state="made", made_at=NOW, made_by=place.cast.person("Mo"),
            )  # fmt: skip
            wanted += confirmed_of_a_claim(brings=counts, confirmed=confirmed, claimed=counts)
    assert stands(place).confirmed == wanted


def test_a_forecast_waits_for_three_months_and_then_says_a_range(place: Place) -> None:
    for month in (4, 5, 6, 7):
        told = {"begins": date(2026, month, 1), "ends": date(2026, month, 10)}
        claimed(place, place.benefit(2, **told), 2, place.first)
    early, later = (
        queries.forecasts([place.first], day) for day in (date(2026, 6, 15), LATER.date())
    )
    assert early == {place.first.pk: None}
    found = later[place.first.pk]
    assert found is not None
    assert found.so_far == 8
    assert found.at_least <= found.by_the_end <= found.at_most
    assert (found.months_so_far, found.months_left) == (8, 4)


def test_what_is_over_and_what_is_not_added_up_comes_to_nothing_more(place: Place) -> None:
    share = promised(place, Promise(builders(place), place.edition, "P", Sort.FIXED, 9500, due=date(2027, 3, 31)))  # fmt: skip
    assert share.pk not in queries.forecasts([share], TODAY)
    over = place.first.due
    assert over is not None
    assert place.first.pk in queries.forecasts([place.first], over)
    assert place.first.pk not in queries.forecasts([place.first], over + timedelta(1))


@pytest.mark.parametrize(
    ("parts", "unit", "said"),
    [
        (20_781, "hours", "346 hours"), (599, "hours", "9 hours 59 minutes"), (123_456, "gbp", "£1,230"), (155_172_400, "gbp", "£1,550,000"),
        (12, "people", "12 people"), (20_781_000, "hours", "346,000 hours"),
    ],
)  # fmt: skip
def test_what_is_estimated_says_no_more_than_is_known(parts: int, unit: str, said: str) -> None:
    assert roughly(parts, unit) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (60, "1 hour"),
        (45, "0.75 hours"),
        (3266, "54 hours 26 minutes"),
        (61, "1 hour 1 minute"),
        (20, "20 minutes"),
        (60_020, "1,000 hours 20 minutes"),
    ],
)
def test_hours_that_are_no_hundredths_are_said_in_minutes(minutes: int, said: str) -> None:
    assert amount(minutes, "hours") == said


def test_what_is_promised_no_longer_is_due_only_so_far_as_it_was_due_before(place: Place) -> None:
    """Ten by 31 March: ended from December on, nothing of it is due, or missed; of five in each quarter, those of the quarters before stay due."""
    tom, told = place.viewer("Tom"), {"because": "The school is not built", "at": LATER}
    quarterly = Promise(place.cast.organisations[BUILDERS], place.edition, "J", Sort.PER_PERIOD, 5, months=3)  # fmt: skip
    each = actions.record_commitment(agreement=agreement_of(place.first), promise=quarterly, by=tom, at=NOW)  # fmt: skip
    for promise in (place.first, each):
        actions.end_commitment(commitment=promise, on=date(2026, 11, 3), by=tom, **told)  # type: ignore[arg-type]
    whole, parts = queries.standings(Commitment.objects.filter(pk__in=[place.first.pk, each.pk]).order_by("pk"), date(2027, 6, 1))  # fmt: skip
    assert (whole.due, whole.missing) == (0, 0)
    assert (parts.due, parts.missing, parts.is_late) == (10, 10, False)
    record = queries.record_of(place.viewer("Mo"), place.cast.organisations[BUILDERS].ref, date(2027, 6, 1))  # fmt: skip
    assert record is not None
    assert place.first.pk not in {line.standing.commitment.pk for line in record.lines}


def test_a_period_is_over_while_the_agreement_lasts(place: Place) -> None:
    """The contract lasts a year."""
    builders, agreement = place.cast.organisations[BUILDERS], agreement_of(place.first)
    told = {"agreement": agreement, "by": place.viewer("Tom"), "at": NOW}
    longer = Promise(builders, place.edition, "J", Sort.PER_PERIOD, 5, months=13)
    with pytest.raises(actions.CannotDo, match="nothing would ever be due"):
        actions.record_commitment(promise=longer, **told)  # type: ignore[arg-type]
    whole = Promise(builders, place.edition, "J", Sort.PER_PERIOD, 5, months=12)
    made = actions.record_commitment(promise=whole, **told)  # type: ignore[arg-type]
    (stands,) = queries.standings([made], date(2027, 3, 31))
    assert stands.due == 5
