"""Those who promised are written to before a day and after it, those who received are asked, and a contract manager chases several at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from tests.commitments.conftest import AMBLEFORD, BUILDERS, CHOIR, LATER, Place, agreement_of
from tests.commitments.test_confirming_in_pages import at, text
from weft.audit.models import Entry
from weft.commitments import actions, queries, reminding
from weft.commitments.actions import Promise
from weft.commitments.due import Terms
from weft.commitments.models import Commitment, Reminder
from weft.commitments.reminding import Step
from weft.commitments.rules import AgreementState, Sort
from weft.organisations.rules import Role
from weft.web.to_do import to_do
from weft.web.working import CHORES, Daily, remind

pytestmark = pytest.mark.django_db
DUE = date(2027, 3, 31)


def on(day: date) -> datetime:
    """Nine in the morning of a day."""
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def written(day: date) -> list[str]:
    """The letters that go out when the worker keeps house on a day."""
    mail.outbox.clear()
    actions.remind_all(at=on(day))
    return [f"{one.to[0]}: {one.body}" for one in mail.outbox]


def terms(
    sort: Sort, *, due: date | None = None, begins: date | None = None, ends: date | None = None, months: int = 0
) -> Terms:  # fmt: skip
    return Terms(sort, 1, due, months, True, None, None, None, begins, ends, None, ())


# Rules


@pytest.mark.parametrize(
    ("days", "step"),
    [(-29, None), (-28, Step.SOON), (0, Step.SOON), (1, None), (6, None), (7, Step.LATE), (182, Step.LATE), (183, None)],
)  # fmt: skip
def test_a_promise_is_written_about_four_weeks_before_its_day_and_a_week_after(
    days: int, step: Step | None
) -> None:
    assert reminding.step_before(DUE, DUE + timedelta(days)) is step


@pytest.mark.parametrize(
    ("days", "step"),
    [(0, Step.REPORTED), (13, Step.REPORTED), (14, Step.AGAIN), (28, Step.LAST), (182, Step.LAST), (183, None)],
)  # fmt: skip
def test_whoever_received_something_is_asked_at_once_and_reminded_twice(
    days: int, step: Step | None
) -> None:
    assert reminding.step_after(DUE, DUE + timedelta(days)) is step


def test_of_what_is_promised_every_quarter_the_last_period_and_the_next_are_written_about() -> None:
    quarterly = terms(Sort.PER_PERIOD, begins=date(2026, 1, 1), ends=date(2027, 12, 31), months=3)
    days = reminding.days_due(quarterly, today=date(2026, 9, 10))
    assert days == [date(2026, 6, 30), date(2026, 9, 30)]


def test_what_accrues_from_money_is_due_on_no_day() -> None:
    assert reminding.days_due(terms(Sort.RATE, due=DUE), today=DUE) == []


# What is due


def test_those_who_report_are_written_to_once_before_the_day(place: Place) -> None:
    letters = written(DUE - timedelta(20))
    assert len(letters) == 1  # one about both promises
    assert letters[0].startswith("mo@")
    assert letters[0].count("10 people missing, due on 31 March 2027") == 2
    assert "A school, built for Tom, Ambleford Council" in letters[0].replace("(", "")
    assert written(DUE - timedelta(19)) == []
    assert {(one.step, one.day) for one in Reminder.objects.all()} == {("soon", DUE)}
    assert Entry.objects.filter(act="remind of promises").count() == 1


def test_a_week_after_the_day_they_are_told_what_is_late(place: Place) -> None:
    made = place.benefit(4)
    actions.claim(benefit=made, commitment=place.first, quantity=4, by=place.viewer("Mo"), at=LATER)
    (letter,) = [one for one in written(DUE + timedelta(7)) if "mo@" in one]
    assert "This was due" in letter
    assert "6 people missing" in letter
    assert "10 people missing" in letter


def test_nobody_is_written_to_about_what_is_reported_whole(place: Place) -> None:
    for one in (place.first, place.second):
        made = place.benefit(10)
        actions.claim(benefit=made, commitment=one, quantity=10, by=place.viewer("Mo"), at=LATER)
    assert [one for one in written(DUE - timedelta(3)) if "mo@" in one] == []


def test_nobody_is_written_to_about_what_is_promised_no_longer_or_stands_still(
    place: Place,
) -> None:
    tom, bea = place.viewer("Tom"), place.viewer("Bea")
    actions.end_commitment(commitment=place.first, on=date(2026, 12, 1), because="It is done otherwise.", by=tom, at=LATER)  # fmt: skip
    actions.move_agreement(
        agreement=agreement_of(place.second), to=AgreementState.SUSPENDED, on=date(2026, 12, 1), because="A flood.", by=bea, at=LATER,
    )  # fmt: skip
    assert written(DUE - timedelta(3)) == []


def test_what_is_promised_every_quarter_is_asked_for_every_quarter(place: Place) -> None:
    promise = Promise(place.cast.organisations[BUILDERS], place.edition, "H", Sort.PER_PERIOD, 100, months=3)  # fmt: skip
    actions.record_commitment(agreement=agreement_of(place.first), promise=promise, by=place.viewer("Tom"), at=LATER)  # fmt: skip
    (letter,) = written(date(2026, 12, 10))
    assert "Hours of help" in letter
    assert "due on 31 December 2026" in letter
    assert written(date(2026, 12, 12)) == []
    (letter,) = written(date(2027, 1, 8))
    assert "This was due" in letter


# What was received


def test_those_who_confirm_are_asked_once_and_reminded_twice(place: Place) -> None:
    made = place.benefit(5)
    since = date(2026, 12, 1)
    made.reported_at = on(since)
    made.save(update_fields=["reported_at"])
    days = [since + timedelta(days) for days in (0, 1, 13, 14, 15, 27, 28, 29, 41)]
    assert [len(written(day)) for day in days] == [1, 0, 0, 1, 0, 0, 1, 0, 0]
    assert not queries.is_no_answer(made, since + timedelta(41))
    assert queries.is_no_answer(made, since + timedelta(42))


def test_the_letter_says_what_is_said_to_have_been_received(place: Place) -> None:
    place.benefit(5)
    (letter,) = [one for one in written(date(2026, 12, 1)) if "cleo@" in one]
    assert "People who started a job: 5 people, by Fennel Builders Ltd" in letter
    assert "/confirmations/" in letter


def test_nobody_is_asked_about_what_nobody_can_confirm_or_what_they_have_answered(
    place: Place,
) -> None:
    place.benefit(5, code="N")
    answered = place.benefit(5)
    actions.confirm_benefit(benefit=answered, received=5, by=place.viewer("Cleo"), at=LATER)
    assert written(date(2026, 12, 1)) == []


def test_a_silence_of_six_weeks_is_shown_as_no_answer(place: Place) -> None:
    made = place.benefit(5)
    mo = at(place, "Mo")
    assert "no answer yet" in text(mo.get(f"/benefits/{made.ref}/"))
    made.reported_at = on(date(2026, 1, 1))
    made.save(update_fields=["reported_at"])
    page = text(mo.get(f"/benefits/{made.ref}/"))
    assert "no answer" in page
    assert "no answer yet" not in page


def test_the_worker_does_it_once_a_day() -> None:
    assert remind in [one.chore for one in CHORES if isinstance(one, Daily)]


# A contract manager chases


@pytest.fixture
def late(place: Place) -> Commitment:
    """Ten people in jobs, of which four are reported, due in November."""
    promise = Promise(place.cast.organisations[BUILDERS], place.edition, "J", Sort.FIXED, 10, due=date(2026, 11, 1))  # fmt: skip
    made = actions.record_commitment(
        agreement=agreement_of(place.first), promise=promise, by=place.viewer("Tom"), at=LATER
    )
    benefit = place.benefit(4)
    actions.claim(benefit=benefit, commitment=made, quantity=4, by=place.viewer("Mo"), at=LATER)
    return made


@pytest.fixture
def tom(place: Place, late: Commitment) -> Client:
    return at(place, "Tom")


def test_nobody_is_named_in_a_letter_about_what_is_late_before_somebody_has_looked(
    tom: Client, late: Commitment
) -> None:
    mail.outbox.clear()
    said = {"promise": late.ref, "words": "AB 12 34 56 C never began."}
    page = text(tom.post("/agreements/chase/", said))
    assert "This may hold a National Insurance number" in page and not mail.outbox
    tom.post("/agreements/chase/", said | {"looked": "on"})
    assert len(mail.outbox) == 1


def test_what_is_late_is_offered_and_written_about_and_noted(tom: Client, late: Commitment) -> None:
    page = text(tom.get("/agreements/chase/"))
    assert "Fennel Builders Ltd: People who started a job, 4 people of 10 people reported" in page
    mail.outbox.clear()
    done = tom.post("/agreements/chase/", {"promise": late.ref, "words": "We meet on Thursday."}, follow=True)  # fmt: skip
    assert "1 organisation is written to." in text(done)
    (letter,) = mail.outbox
    assert letter.to[0].startswith("mo@")
    assert "4 people of 10 people reported" in str(letter.body)
    assert "We meet on Thursday." in str(letter.body)
    note = late.agreement.notes.get()
    assert "We meet on Thursday." in note.text
    assert "4 people of 10 people reported" in note.text
    assert Entry.objects.filter(act="chase promises").count() == 1


def test_each_promise_stands_on_a_line_of_its_own_and_a_share_by_its_periods(
    place: Place, tom: Client, late: Commitment
) -> None:
    share = Promise(place.cast.organisations[BUILDERS], place.edition, "P", Sort.PER_PERIOD, 9000, months=3)  # fmt: skip
    told = {"agreement": agreement_of(place.first), "by": place.viewer("Tom"), "at": LATER}
    made = actions.record_commitment(promise=share, **told)  # type: ignore[arg-type]
    of_summer = place.benefit(9500, code="P", begins=date(2026, 7, 1), ends=date(2026, 9, 30))
    actions.claim(benefit=of_summer, commitment=made, quantity=9500, by=place.viewer("Mo"), at=LATER)  # fmt: skip
    mail.outbox.clear()
    tom.post("/agreements/chase/", {"promise": [late.ref, made.ref], "words": ""})
    lines = str(mail.outbox[0].body).splitlines()
    assert "- People who started a job: 4 people of 10 people reported (A school, built for Tom)" in lines  # fmt: skip
    assert "- Share of bills paid on time: nothing told for 1 April 2026 to 30 June 2026 (A school, built for Tom)" in lines  # fmt: skip


def test_nobody_is_written_to_twice_on_a_day(tom: Client, late: Commitment) -> None:
    tom.post("/agreements/chase/", {"promise": late.ref, "words": ""})
    mail.outbox.clear()
    page = text(tom.get("/agreements/chase/"))
    assert "They were written to about this today." in page
    tom.post("/agreements/chase/", {"promise": late.ref, "words": ""})
    assert mail.outbox == []


def test_another_councils_promises_are_not_chased(place: Place, late: Commitment) -> None:
    bea = at(place, "Bea")
    mail.outbox.clear()
    bea.post("/agreements/chase/", {"promise": late.ref, "words": ""})
    assert mail.outbox == []
    with pytest.raises(actions.CannotDo):
        actions.chase(promises=[late.ref], words="", by=place.viewer("Bea"), at=LATER)


def test_where_nobody_reports_it_is_said_so(place: Place, tom: Client, late: Commitment) -> None:
    place.cast.organisations[BUILDERS].memberships.update(until=LATER)
    page = text(tom.get("/agreements/chase/"))
    assert "Nobody reports for Fennel Builders Ltd here yet" in page
    with pytest.raises(actions.CannotDo, match="Nobody reports"):
        actions.chase(promises=[late.ref], words="", by=place.viewer("Tom"), at=LATER)


def test_the_agreement_leads_there(tom: Client, late: Commitment) -> None:
    page = tom.get(f"/agreements/{late.agreement.ref}/").content.decode()
    assert f"/agreements/chase/?agreement={late.agreement.ref}" in page


# What waits for a contract manager


def test_a_contract_manager_is_told_what_is_late_in_their_own_agreements(
    place: Place, late: Commitment
) -> None:
    place.cast.member("Ola", AMBLEFORD, Role.CONTRACT_MANAGER, administrator="Ada")
    title = "Follow up what is late in the agreements that you manage"
    assert title in [str(one.title) for one in to_do(place.viewer("Tom"), LATER)]
    assert title not in [str(one.title) for one in to_do(place.viewer("Ola"), LATER)]
    page = text(at(place, "Ola").get("/agreements/portfolio/?mine=yes"))
    assert "0 promises" in page


def test_a_contract_manager_is_told_which_agreement_ends(place: Place) -> None:
    waits = [str(one.title) for one in to_do(place.viewer("Tom"), on(DUE - timedelta(60)))]
    assert "Extend A school, built for Tom, or let it end" in waits
    assert CHOIR not in waits
