"""What is late, and what is owed at all, is the same on every page, in every list and in every letter."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, LATER, Place, agreement_of
from tests.commitments.test_agreements_are_kept_on_pages import at, text
from weft.commitments import actions, queries
from weft.commitments.actions import CannotDo, Promise
from weft.commitments.due import due_by, last_of_period, next_period_ends, why_not_per_period
from weft.commitments.models import Claim, Commitment
from weft.commitments.queries import Outcome
from weft.commitments.reminding import Step
from weft.commitments.rules import Sort

pytestmark = pytest.mark.django_db
DUE = date(2027, 3, 31)


def page_of(
    place: Place, who: str, address: str, monkeypatch: pytest.MonkeyPatch, day: date
) -> str:
    """What a page says on a day."""
    now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    client = Client()
    client.force_login(place.cast.person(who))
    return text(client.get(address))


def promised(
    place: Place, sort: Sort, quantity: int, code: str = "H", **told: object
) -> Commitment:
    one = Promise(place.cast.organisations[BUILDERS], place.edition, code, sort, quantity, **told)  # type: ignore[arg-type]
    return actions.record_commitment(
        agreement=agreement_of(place.first), promise=one, by=place.viewer("Tom"), at=NOW
    )


def verified(place: Place, quantity: int, promise: Commitment) -> Claim:
    benefit = place.benefit(quantity)
    made = actions.claim(benefit=benefit, commitment=promise, quantity=quantity, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    return actions.verify_claim(claim=made, by=place.viewer("Tom"), at=LATER)


# Due today, and late from tomorrow on


def test_on_its_day_a_promise_is_due_today_and_late_from_the_next_day_on(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = place.first.agreement.ref
    pages = [
        ("Tom", reverse("commitments:agreement", args=[ref])), ("Tom", reverse("commitments:commitment", args=[ref, place.first.ref])),
        ("Tom", reverse("commitments:portfolio")), ("Mo", reverse("commitments:benefits")),
    ]  # fmt: skip
    for day, said, never in ((DUE, "Due today", "Late "), (DUE + timedelta(1), "Late ", "Due today")):  # fmt: skip
        for who, address in pages:
            page = (
                page_of(place, who, address, monkeypatch, day)
                .replace("Late: ", "")
                .replace("Kept Late", "")
            )
            assert said in page, (day, address)
            assert never not in page, (day, address)
    tom, builders = place.viewer("Tom"), place.cast.organisations[BUILDERS].ref
    assert queries.late_kept_by(tom, DUE) == []
    assert queries.missed_in(place.first.agreement, DUE) == []
    record = queries.record_of(tom, builders, DUE)
    assert record is not None and (record.lines, record.not_due) == ([], 1)
    (late,) = queries.late_kept_by(tom, DUE + timedelta(1))
    assert late.standing.commitment == place.first
    record = queries.record_of(tom, builders, DUE + timedelta(1))
    assert record is not None and record.outcomes == {Outcome.MISSED: 1}


# What was paid for


def test_nobody_is_written_to_about_what_was_paid_for(place: Place) -> None:
    monthly = promised(place, Sort.PER_PERIOD, 600, months=1)
    today = date(2026, 12, 8)

    def wanted() -> list[tuple[Step, int]]:
        told = queries.promises_to_remind(today)
        return [(one.step, one.parts) for one in told if one.commitment == monthly]

    assert wanted() == [(Step.LATE, 4800), (Step.SOON, 5400)]
    Commitment.objects.filter(pk=monthly.pk).update(made_good=4800)
    assert wanted() == [(Step.SOON, 600)]
    mail.outbox.clear()
    actions.remind_all(at=datetime(2026, 12, 8, 9, tzinfo=UTC))
    (letter,) = [one.body for one in mail.outbox if "Hours of help" in str(one.body)]
    assert "Hours of help: 10 hours missing" in " ".join(str(letter).split())


# What is promised no longer


def test_what_was_verified_of_what_is_promised_no_longer_stands_everywhere(place: Place) -> None:
    verified(place, 4, place.first)
    actions.end_commitment(
        commitment=place.first, on=date(2026, 11, 3), because="It is not built", by=place.viewer("Tom"), at=LATER
    )  # fmt: skip
    tom, today = place.viewer("Tom"), date(2027, 6, 1)
    found = queries.portfolio(tom, today, {})
    assert [(one.promised, one.due, one.verified, one.is_late) for one in found] == [
        (0, 0, 4, False)
    ]
    (row,) = queries.by_measure(found, queries.editions_of(found))
    assert (row.promised, row.verified) == (0, 4)
    (stands,) = queries.shown(found, today)
    assert (stands.promised, stands.due, stands.verified) == (0, 0, 4)
    record = queries.record_of(tom, place.cast.organisations[BUILDERS].ref, today)
    assert record is not None
    assert [(line.outcome, line.standing.verified) for line in record.lines] == [(Outcome.NOT_OWED, 4)]  # fmt: skip
    assert "Ended before it was due: 1" in text(at(place, "Tom").get(reverse("commitments:record_of", args=[place.cast.organisations[BUILDERS].ref])))  # fmt: skip


def test_the_list_says_from_which_day_on_something_is_promised_no_longer(place: Place) -> None:  # fmt: skip
    verified(place, 4, place.first)
    actions.end_commitment(
        commitment=place.first, on=date(2026, 11, 3), because="It is not built", by=place.viewer("Tom"), at=LATER
    )  # fmt: skip
    away = (
        at(place, "Tom")
        .get("/agreements/what-is-promised/promises.csv")
        .content.decode("utf-8-sig")
    )
    (row,) = csv.DictReader(away.splitlines())
    assert (row["Ended"], row["Verified"]) == ("03/11/2026", "4")


# Days


@given(
    begins=st.dates(date(2023, 1, 1), date(2026, 12, 31)), months=st.integers(1, 24), number=st.integers(1, 30)
)  # fmt: skip
def test_a_period_is_over_on_the_day_that_is_told(begins: date, months: int, number: int) -> None:
    last = last_of_period(begins, months, number)
    before = last_of_period(begins, months, number - 1) + timedelta(1) if number > 1 else begins
    for on in (before, last):
        assert next_period_ends(begins=begins, ends=None, months=months, on=on) == last
    due = {on: due_by(Sort.PER_PERIOD, quantity=1, due=None, begins=begins, ends=None, months=months, on=on) for on in (last - timedelta(1), last)}  # fmt: skip
    assert due == {last - timedelta(1): number - 1, last: number}


def test_six_months_from_the_last_of_august_are_over_on_the_last_of_february() -> None:
    begins = date(2025, 8, 31)
    assert last_of_period(begins, 6) == date(2026, 2, 28)
    assert why_not_per_period(6, begins=begins, ends=date(2026, 2, 27)) is not None
    assert why_not_per_period(6, begins=begins, ends=date(2026, 2, 28)) is None


def test_half_an_hour_after_midnight_in_summer_it_is_today(place: Place) -> None:
    midnight = datetime(2026, 7, 14, 23, 30, tzinfo=UTC)
    told = place.told(3, begins=date(2026, 7, 15), ends=date(2026, 7, 15))
    made = actions.record_benefit(told=told, by=place.viewer("Mo"), at=midnight)
    assert actions.report_benefit(benefit=made, by=place.viewer("Mo"), at=midnight).quantity == 3
    with pytest.raises(CannotDo):
        actions.record_benefit(told=place.told(3, begins=date(2026, 7, 16), ends=date(2026, 7, 16)), by=place.viewer("Mo"), at=midnight)  # fmt: skip
