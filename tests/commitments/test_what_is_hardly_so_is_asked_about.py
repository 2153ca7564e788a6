"""What is hardly so is asked about once before it is recorded, and never refused; that somebody was sure is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, Place
from tests.commitments.test_a_list_of_promises_comes_and_goes import answers
from tests.commitments.test_agreements_are_kept_on_pages import at, problems
from tests.commitments.test_recording_in_pages import SAID, begun, errors_in, signed_in
from weft.audit.models import Entry
from weft.commitments import actions, plausible
from weft.commitments.actions import Doubtful
from weft.commitments.models import Agreement, Benefit, Commitment, Drawdown
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("quantity", "promised", "asked"), [(100, 10, False), (101, 10, True), (101, None, False), (5, 0, False)])  # fmt: skip
def test_more_than_ten_times_what_is_promised_is_asked_about(
    quantity: int, promised: int | None, asked: bool
) -> None:
    why = plausible.why_doubt_amount(quantity=quantity, promised=promised, said="a", of="b")
    assert bool(why) is asked


@pytest.mark.parametrize(("ends", "asked"), [(date(2016, 1, 1), False), (date(2015, 12, 31), True), (date(1926, 11, 30), True)])  # fmt: skip
def test_what_ended_more_than_ten_years_ago_is_asked_about(ends: date, asked: bool) -> None:
    assert bool(plausible.why_doubt_day(ends, today=date(2026, 11, 30))) is asked


@pytest.mark.parametrize(("spent", "value", "asked"), [("200", "100", False), ("200.01", "100", True), ("5", None, False)])  # fmt: skip
def test_more_than_twice_the_value_is_asked_about(
    spent: str, value: str | None, asked: bool
) -> None:
    worth = Decimal(value) if value else None
    assert bool(plausible.why_doubt_spending(spent=Decimal(spent), value=worth, title="x")) is asked


def test_a_thousand_times_what_was_promised_is_recorded_once_somebody_is_sure(place: Place) -> None:
    place.cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    rena = signed_in(place, "Rena")
    there, said = begun(rena, place), {**SAID, "quantity": "10000"}
    page = rena.post(there, said).content.decode()
    assert "10,000 people is more than ten times what is promised (10 people)." in page
    assert "I have checked: it is so" in page and not Benefit.objects.exists()
    rena.post(there, {**said, "sure": "on"})
    assert Benefit.objects.get().quantity == 10_000
    assert Entry.objects.filter(act="record benefit").latest("pk").after["sure"] is True


def test_what_is_so_is_not_asked_about_and_nothing_is_kept_of_it(place: Place) -> None:
    place.cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    rena = signed_in(place, "Rena")
    assert rena.post(begun(rena, place), SAID).status_code == 302, errors_in("")
    assert "sure" not in Entry.objects.filter(act="record benefit").latest("pk").after


def test_what_a_benefit_is_changed_to_is_asked_about_too(place: Place) -> None:
    made = place.benefit(5, report=False, meant=place.first)
    told = place.told(500)
    with pytest.raises(Doubtful):
        actions.change_benefit(benefit=made, told=told, by=place.viewer("Mo"), at=NOW)
    actions.change_benefit(benefit=made, told=told, sure=True, by=place.viewer("Mo"), at=NOW)
    assert Benefit.objects.get().quantity == 500


@pytest.fixture
def worth(place: Place) -> Agreement:
    agreement = place.first.agreement
    agreement.value_gbp = Decimal(100_000)
    agreement.save()
    return agreement


def test_spending_above_twice_the_value_is_recorded_once_somebody_is_sure(
    place: Place, worth: Agreement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    tom, there = at(place, "Tom"), f"/agreements/{worth.ref}/spent/add/"
    said = {"begins": "1 5 2026", "ends": "31 5 2026", "amount_gbp": "150,000", "source": "F1"}
    tom.post(there, said)
    more = {**said, "begins": "1 6 2026", "ends": "30 6 2026"}
    (problem,) = problems(tom.post(there, more))
    assert problem.startswith("With this, £300,000.00 is spent under “A school, built for Tom”, more than twice")  # fmt: skip
    assert Drawdown.objects.count() == 1
    tom.post(there, {**more, "sure": "on"})
    assert Drawdown.objects.count() == 2


def test_a_list_of_what_was_spent_asks_as_well(
    place: Place, worth: Agreement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    tom = at(place, "Tom")
    content = f"Agreement,Date,Amount\n{worth.ref},3/4/2026,£50bn\n".encode()
    file = SimpleUploadedFile("spent.csv", content)
    page = tom.post("/agreements/what-was-spent/take-in/", {"chosen": file}, follow=True)
    there = page.redirect_chain[-1][0]
    asked = tom.post(there, answers(page) | {"take": "yes"})
    assert "I have checked: it is so" in asked.content.decode() and not Drawdown.objects.exists()
    tom.post(there, answers(page) | {"take": "yes", "sure": "on"})
    assert Drawdown.objects.count() == 1


@pytest.mark.parametrize(("code", "quantity", "due", "said"), [
    ("H", "99,999,999", "31 3 2027", "99,999,999 hours is more than ten million."),
    ("H", "10", "31 3 2070", "31 March 2070 is more than thirty years ahead."),
])  # fmt: skip
def test_what_is_hardly_promised_is_recorded_and_changed_once_somebody_is_sure(
    place: Place, code: str, quantity: str, due: str, said: str
) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=None)
    tom, ref = at(place, "Tom"), place.first.agreement.ref
    way = f"/agreements/{ref}/commitments/add/{place.edition.ref}/{code}/"
    told = {"promised_by": place.cast.organisations[BUILDERS].ref, "sort": "fixed", "quantity": quantity, "due": due, "may_subcontract": "on"}  # fmt: skip
    assert any(said in one for one in problems(tom.post(way, told)))
    assert Commitment.objects.count() == 2
    tom.post(way, told | {"sure": "on"})
    made = Commitment.objects.latest("pk")
    assert Entry.objects.filter(act="record commitment").latest("pk").after["sure"] is True
    Commitment.objects.filter(pk=made.pk).update(quantity=60, due=date(2027, 3, 31))
    change = f"/agreements/{ref}/commitments/{made.ref}/vary/"
    again = {"quantity": quantity, "due": due, "on": "1 11 2026", "because": "More."}
    assert any(said in one for one in problems(tom.post(change, again)))
    tom.post(change, again | {"sure": "on"})
    made.refresh_from_db()
    assert (made.quantity, made.due) != (60, date(2027, 3, 31))


@pytest.mark.parametrize(("pounds", "value", "asked"), [("200", "100", False), ("200.01", "100", True), ("5", None, False)])  # fmt: skip
def test_money_of_more_than_twice_the_value_is_asked_about(
    pounds: str, value: str | None, asked: bool
) -> None:
    worth = Decimal(value) if value else None
    assert bool(plausible.why_doubt_promised_money(pounds=Decimal(pounds), value=worth, said="x")) is asked  # fmt: skip
