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
from tests.commitments.conftest import BUILDERS, LATER, Place, agreement_of, due_by, due_of
from tests.commitments.test_agreements_are_kept_on_pages import at, text
from weft.commitments import actions, queries
from weft.commitments.actions import CannotDo, Promise
from weft.commitments.due import (
    Told,
    last_of_period,
    next_period_ends,
    of_each_period,
    why_not_per_period,
)
from weft.commitments.models import Claim, Commitment
from weft.commitments.performance import Period
from weft.commitments.queries import Outcome
from weft.commitments.queries.performance import figures_in
from weft.commitments.reminding import Step
from weft.commitments.rules import AgreementState, Sort
from weft.ui.amounts import confirmed, told_of

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
    Commitment.objects.filter(pk=monthly.pk).update(made_good=4800, made_good_by=date(2026, 11, 30))
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


# While it is suspended, and after its end


def moved(place: Place, to: AgreementState, on: date, at: datetime | None = None) -> None:
    day = at or datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    actions.move_agreement(
        agreement=agreement_of(place.first), to=to, on=on, because="As agreed", by=place.viewer("Tom"), at=day
    )  # fmt: skip


def test_nothing_falls_due_while_it_is_suspended_and_nobody_is_chased(place: Place) -> None:
    monthly, tom, mo = promised(place, Sort.PER_PERIOD, 600, months=1), place.viewer("Tom"), place.viewer("Mo")  # fmt: skip
    moved(place, AgreementState.SUSPENDED, date(2026, 7, 15))
    seen = Commitment.objects.filter(pk=monthly.pk).select_related("agreement", "edition")
    each = {day: due_of(seen.get(), day) for day in (date(2026, 7, 14), date(2026, 7, 31), date(2026, 11, 30))}  # fmt: skip
    assert set(each.values()) == {1800}, "April, May and June"
    (line,) = queries.lines(seen, date(2026, 11, 30))
    assert (line.due, line.is_late) == (1800, True)
    assert queries.late_kept_by(tom, date(2026, 11, 30)) == []
    assert monthly not in [one.commitment for one in queries.promises_to_remind(date(2026, 8, 20))]
    assert {one.commitment: one.next_due for one in queries.due_to_report(mo, date(2026, 8, 1))}[monthly] is None  # fmt: skip
    moved(place, AgreementState.IN_FORCE, date(2026, 12, 10))
    found = {day: due_of(seen.get(), date(2026, 12, day)) for day in (9, 10)}
    assert found == {9: 1800, 10: 4800}, "what would have been due in between, when it goes on"
    (stands,) = queries.standings(seen, date(2026, 12, 10))
    assert (stands.late, stands.is_due_today) == (1800, False)
    (stands,) = queries.standings(seen, date(2026, 12, 11))
    assert stands.late == 4800
    late = [one for one in queries.promises_to_remind(date(2026, 12, 17)) if one.commitment == monthly and one.step is Step.LATE]  # fmt: skip
    assert [(one.day, one.parts) for one in late] == [(date(2026, 12, 10), 4800)]


def test_what_was_to_be_due_after_an_early_end_is_not_owed_and_says_so(place: Place) -> None:
    early, tom = promised(place, Sort.FIXED, 120, due=date(2026, 10, 1)), place.viewer("Tom")
    verified(place, 4, place.first)
    moved(place, AgreementState.ENDED, date(2026, 11, 30), LATER)
    today = date(2027, 6, 1)
    (was, never) = queries.standings(Commitment.objects.filter(pk__in=[early.pk, place.first.pk]).order_by("-pk"), today)  # fmt: skip
    assert (was.is_late, was.missing, was.was_never_due) == (True, 120, False)
    assert (never.due, never.is_late, never.missing, never.was_never_due) == (0, False, 0, True)
    assert [one.standing.commitment for one in queries.late_kept_by(tom, today)] == [early]
    assert queries.missed_in(place.first.agreement, today) == [early]
    due = {one.commitment: one for one in queries.due_to_report(place.viewer("Mo"), LATER.date())}
    assert due[place.first].next_due is None
    page = text(at(place, "Tom").get(reverse("commitments:agreement", args=[place.first.agreement.ref])))  # fmt: skip
    assert "Ended before it was due" in page
    assert "The agreement ended before it was due." in text(at(place, "Mo").get(reverse("commitments:benefits")))  # fmt: skip
    record = queries.record_of(tom, place.cast.organisations[BUILDERS].ref, today)
    assert record is not None
    assert record.outcomes == {Outcome.MISSED: 1, Outcome.NOT_OWED: 1}


# What is due anew in each period


def told(place: Place, promise: Commitment, per_cent: int, begins: date, ends: date) -> None:
    """So many per cent of bills paid on time, told of some days and verified."""
    benefit = place.benefit(
        per_cent * 100, code="P", begins=begins, ends=ends, beneficiary=None, beneficiary_name="Those who sent bills"
    )  # fmt: skip
    made = actions.claim(benefit=benefit, commitment=promise, quantity=benefit.quantity, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    actions.verify_claim(claim=made, by=place.viewer("Tom"), at=LATER)


def test_a_share_is_due_anew_in_each_period_and_one_of_which_nothing_is_told_is_missing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, tom = promised(place, Sort.PER_PERIOD, 9000, "P", months=3), place.viewer("Tom")
    told(place, share, 95, date(2026, 4, 1), date(2026, 6, 30))
    seen = Commitment.objects.filter(pk=share.pk).select_related("agreement", "edition")
    (first,) = queries.standings(seen, date(2026, 9, 30))
    assert (first.is_late, first.is_due_today, first.is_kept, first.missing) == (False, True, False, 0)  # fmt: skip
    (now,) = queries.standings(seen, date(2026, 10, 1))
    (line,) = queries.lines(seen, date(2026, 10, 1))
    assert (now.is_late, now.is_kept, now.missing) == (True, False, 9000)
    assert (line.is_late, line.is_kept) == (True, False)
    assert queries.dues([share], date(2026, 10, 1)) == {share.pk: (9000, True)}
    assert share in [one.standing.commitment for one in queries.late_kept_by(tom, date(2026, 10, 1))]  # fmt: skip
    (letter,) = [one for one in queries.promises_to_remind(date(2026, 10, 7)) if one.commitment == share and one.step is Step.LATE]  # fmt: skip
    assert (letter.day, letter.parts) == (date(2026, 9, 30), 9000)
    ref = share.agreement.ref
    for who, address in (
        ("Tom", reverse("commitments:agreement", args=[ref])), ("Tom", reverse("commitments:commitment", args=[ref, share.ref])),
        ("Tom", reverse("commitments:portfolio")), ("Mo", reverse("commitments:benefits")),
        ("Tom", reverse("commitments:record_of", args=[place.cast.organisations[BUILDERS].ref])),
    ):  # fmt: skip
        page = page_of(place, who, address, monkeypatch, date(2026, 10, 1))
        assert "Nothing told for 1 July 2026 to 30 September 2026." in page, address


def test_a_share_is_kept_where_each_period_was_told_and_reached_it(place: Place) -> None:
    share = promised(place, Sort.PER_PERIOD, 9000, "P", months=6)
    told(place, share, 95, date(2026, 4, 1), date(2026, 9, 30))
    seen = Commitment.objects.filter(pk=share.pk).select_related("agreement", "edition")
    half = Period(date(2026, 4, 1), date(2026, 9, 30))
    year = Period(date(2026, 4, 1), date(2027, 3, 31))
    of_half, of_year = (figures_in([seen.get()], one, queries.Measures())[share.pk] for one in (half, year))  # fmt: skip
    assert (of_half.due, of_half.verified, of_half.share) == (9000, 9000, (9000, 9000))
    assert (of_year.due, of_year.verified, of_year.share) == (9000, 4500, (18000, 9000))
    assert [(one.begins, one.ends) for one in of_year.untold] == [(date(2026, 10, 1), date(2027, 3, 31))]  # fmt: skip
    (stands,) = queries.standings(seen, date(2027, 4, 1))
    assert (stands.is_kept, stands.is_late) == (False, True)
    told(place, share, 95, date(2026, 10, 1), date(2027, 3, 31))
    (stands,) = queries.standings(seen, date(2027, 4, 1))
    assert (stands.is_kept, stands.is_late) == (True, False)


@pytest.mark.parametrize(("begins", "ends", "of"), [
    (date(2026, 9, 30), date(2026, 10, 1), 2),
    (date(2026, 9, 1), date(2026, 10, 2), 1),
    (date(2026, 4, 1), date(2027, 3, 31), 1),
    (date(2026, 9, 10), date(2027, 3, 31), 2),
    (date(2020, 1, 1), date(2026, 4, 1), 1),
])  # fmt: skip
def test_what_is_told_of_some_days_is_of_the_period_in_which_most_of_them_lie(
    begins: date, ends: date, of: int
) -> None:
    told = [Told(begins, ends, 9500, 9500, 0, 9500)]
    found = of_each_period(
        told, quantity=9000, begins=date(2026, 4, 1), ends=None, months=6, on=date(2027, 4, 1), since=None, until=None
    )  # fmt: skip
    assert [number for number, one in enumerate(found, 1) if one.counts] == [of]


# Taken away, and told


def test_the_list_is_what_the_page_shows_and_says_how_the_agreement_stands(place: Place) -> None:
    promised(place, Sort.FIXED, 120, due=date(2026, 10, 1))
    tom = at(place, "Tom")

    def taken(asked: str = "") -> list[tuple[str, str]]:
        away = tom.get(reverse("commitments:take_promises_away") + asked).content.decode("utf-8-sig")  # fmt: skip
        return [(row["Code"], row["State of the agreement"]) for row in csv.DictReader(away.splitlines())]  # fmt: skip

    assert sorted(taken()) == [("H", "In force"), ("J", "In force")]
    assert taken("?late=yes") == [("H", "In force")]
    assert taken("?category=-unknown&of=" + f"{place.edition.pk}-J") == [("J", "In force")]
    page = tom.get(reverse("commitments:portfolio") + "?late=yes").content.decode()
    assert reverse("commitments:take_promises_away") + "?late=yes" in page
    moved(place, AgreementState.TERMINATED, date(2026, 11, 30), LATER)
    assert taken() == []
    assert sorted(taken("?terminated=yes")) == [("H", "Terminated"), ("J", "Terminated")]


@pytest.mark.parametrize(("reported", "said"), [(0, "nothing told yet"), (1, "yes")])
def test_a_yes_that_nobody_told_is_no_no(reported: int, said: str) -> None:
    assert told_of(reported, "yes_no", reported) == said
    assert told_of(0, "people", 0) == "0 people"
    assert confirmed(0, "yes_no", 0) == "nothing told yet"


def test_no_forecast_is_made_of_what_is_all_delivered(place: Place) -> None:
    verified(place, 9, place.first)
    seen = Commitment.objects.filter(pk=place.first.pk).select_related("agreement")
    assert place.first.pk in queries.forecasts(seen, LATER.date())
    verified(place, 1, place.first)
    assert queries.forecasts(seen.all(), LATER.date()) == {}


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
