"""A promise is varied from a day on: what fell due before stays as it was, and what falls due since is what is promised now."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.commitments.conftest import LATER, Place, due_of
from tests.commitments.test_what_is_late_and_what_is_owed import page_of, promised, told
from weft.commitments import actions, due, queries
from weft.commitments.actions import CannotDo
from weft.commitments.models import Agreement, Commitment
from weft.commitments.performance import Period
from weft.commitments.queries.performance import figures_in
from weft.commitments.rules import Sort

pytestmark = pytest.mark.django_db


def varied(place: Place, promise: Commitment, quantity: int, on: date) -> None:
    at = datetime.combine(on, LATER.timetz())
    actions.vary_commitment(
        commitment=promise, quantity=quantity, due=promise.due, on=on, because="Agreed.", by=place.viewer("Tom"), at=max(at, LATER),
    )  # fmt: skip
    promise.refresh_from_db()


@pytest.mark.parametrize(("on", "much"), [
    (date(2026, 11, 1), 7 * 600 + 1200),
    (date(2026, 11, 15), 7 * 600 + 1200),
    (date(2026, 12, 1), 8 * 600),
    (date(2026, 4, 1), 8 * 1200),
])  # fmt: skip
def test_what_was_due_before_a_variation_stays_as_it_was(place: Place, on: date, much: int) -> None:
    monthly = promised(place, Sort.PER_PERIOD, 600, months=1)
    varied(place, monthly, 1200, on)
    assert due_of(monthly, date(2026, 11, 30)) == much
    (line,) = queries.lines(Commitment.objects.filter(pk=monthly.pk), date(2026, 11, 30))
    assert line.due == much
    figures = figures_in([monthly], Period(date(2026, 4, 1), date(2026, 10, 31)), queries.Measures())  # fmt: skip
    assert figures[monthly.pk].due == (7 * 1200 if on == date(2026, 4, 1) else 7 * 600)


def test_less_from_a_day_on_forgives_nothing_that_was_due(place: Place) -> None:
    monthly = promised(place, Sort.PER_PERIOD, 600, months=1)
    varied(place, monthly, 60, date(2026, 11, 1))
    (stands,) = queries.standings([monthly], date(2026, 12, 1))
    assert (stands.due, stands.missing) == (7 * 600 + 60, 7 * 600 + 60)


def test_a_variation_follows_on_the_one_before(place: Place) -> None:
    monthly = promised(place, Sort.PER_PERIOD, 600, months=1)
    varied(place, monthly, 1200, date(2026, 8, 1))
    varied(place, monthly, 900, date(2026, 11, 1))
    assert due_of(monthly, date(2026, 11, 30)) == 4 * 600 + 3 * 1200 + 900
    with pytest.raises(CannotDo, match="happened on 1 November 2026"):
        varied(place, monthly, 300, date(2026, 7, 1))
    with pytest.raises(CannotDo, match="happened on 1 November 2026"):
        actions.end_commitment(commitment=monthly, on=date(2026, 7, 1), because="Agreed.", by=place.viewer("Tom"), at=LATER)  # fmt: skip
    varied(place, monthly, 300, date(2026, 11, 1))
    assert due_of(monthly, date(2026, 11, 30)) == 4 * 600 + 3 * 1200 + 300


def test_what_was_recorded_wrongly_is_put_right_from_the_beginning(place: Place) -> None:
    monthly = promised(place, Sort.PER_PERIOD, 600, months=1)
    varied(place, monthly, 60, date(2026, 4, 1))
    assert (monthly.earlier, due_of(monthly, date(2026, 11, 30))) == (None, 8 * 60)


@pytest.mark.parametrize(("on", "earlier"), [
    (date(2026, 7, 1), [(date(2026, 6, 30), 5)]),
    (date(2026, 8, 1), [(date(2026, 7, 31), 5)]),
    (date(2026, 9, 1), [(date(2026, 7, 31), 5), (date(2026, 8, 31), 7)]),
    (date(2026, 4, 1), []),
])  # fmt: skip
def test_what_was_promised_until_a_day_is_kept_for_the_days_before_it(
    on: date, earlier: list[tuple[date, int]]
) -> None:
    before = [(date(2026, 7, 31), 5)]
    assert due.varied(7, before, on=on, since=date(2026, 4, 1)) == earlier


def test_a_share_is_held_against_what_was_promised_for_each_period(place: Place) -> None:
    share = promised(place, Sort.PER_PERIOD, 9000, "P", months=3)
    told(place, share, 92, date(2026, 4, 1), date(2026, 6, 30))
    told(place, share, 92, date(2026, 7, 1), date(2026, 9, 30))
    varied(place, share, 9500, date(2026, 7, 1))
    (stands,) = queries.standings([share], date(2026, 11, 30))
    assert [(one.begins, one.promised) for one in stands.too_little] == [(date(2026, 7, 1), 9500)]


def test_what_accrues_from_money_is_at_the_rate_of_its_time(place: Place) -> None:
    rate = promised(place, Sort.RATE, 600)
    for month, amount in ((6, 1_000_000), (10, 500_000)):
        actions.record_drawdown(
            agreement=rate.agreement, begins=date(2026, month, 1), ends=date(2026, month, 28), amount_gbp=Decimal(amount), source="Invoices", sure=True,
            by=place.viewer("Tom"), at=LATER,
        )  # fmt: skip
    with pytest.raises(CannotDo, match="across that day"):
        varied(place, rate, 1200, date(2026, 10, 15))
    varied(place, rate, 1200, date(2026, 10, 1))
    assert due_of(rate, date(2026, 11, 30)) == 600 + 600
    assert due_of(rate, date(2026, 9, 30)) == 600


def test_what_was_due_by_a_day_changes_from_no_later_day(place: Place) -> None:
    once = promised(place, Sort.FIXED, 600, due=date(2026, 11, 1))
    for change in ({"quantity": 60, "due": once.due}, {"quantity": 600, "due": date(2027, 3, 1)}):
        with pytest.raises(CannotDo, match="what was due stays due"):
            actions.vary_commitment(commitment=once, on=date(2026, 11, 20), because="Less.", by=place.viewer("Tom"), at=LATER, **change)  # fmt: skip
    actions.vary_commitment(
        commitment=once, quantity=600, due=once.due, agreed=actions.Agreed(words="Six hundred."), on=date(2026, 11, 20), because="Words.",
        by=place.viewer("Tom"), at=LATER,
    )  # fmt: skip
    varied(place, once, 60, date(2026, 11, 1))
    assert due_of(once, date(2026, 11, 30)) == 60


def test_the_page_says_what_was_promised_until_when(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monthly = promised(place, Sort.PER_PERIOD, 600, months=1)
    varied(place, monthly, 1200, date(2026, 11, 1))
    address = reverse("commitments:commitment", args=[monthly.agreement.ref, monthly.ref])
    page = page_of(place, "Mo", address, monkeypatch, date(2026, 11, 30))
    assert "Promised until 31 October 2026 10 hours every month" in page
    assert "Promised 20 hours every month" in page


def test_nothing_is_promised_no_longer_from_before_what_was_delivered_for_it(place: Place) -> None:
    monthly = promised(place, Sort.PER_PERIOD, 600, months=1)
    benefit = place.benefit(300, code="H")
    actions.claim(benefit=benefit, commitment=monthly, quantity=300, by=place.viewer("Mo"), at=LATER)  # fmt: skip
    told = {"because": "Agreed.", "by": place.viewer("Tom"), "at": LATER}
    with pytest.raises(CannotDo, match="On 1 October 2026 something was delivered that counts"):
        actions.end_commitment(commitment=monthly, on=date(2026, 4, 1), **told)  # type: ignore[arg-type]
    actions.end_commitment(commitment=monthly, on=date(2026, 10, 2), **told)  # type: ignore[arg-type]
    monthly.refresh_from_db()
    assert due_of(monthly, date(2026, 11, 30)) == 6 * 600


def test_nothing_is_promised_each_period_where_nobody_knows_when_it_begins(place: Place) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(begins=None)
    with pytest.raises(CannotDo, match="not known when the agreement begins"):
        promised(place, Sort.PER_PERIOD, 600, months=1)
