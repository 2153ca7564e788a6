"""What was spent under an agreement is recorded once, whichever way it comes, and only for days on which the agreement holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import Place, agreement_of
from tests.commitments.test_a_list_of_promises_comes_and_goes import wrong
from tests.commitments.test_agreements_are_kept_on_pages import at, problems
from tests.commitments.test_what_was_spent_comes_from_a_list import taken
from weft.commitments import actions
from weft.commitments.actions import Spent
from weft.commitments.models import Agreement, Drawdown
from weft.organisations.rules import new_ref

pytestmark = pytest.mark.django_db
APRIL, JUNE = date(2026, 4, 1), date(2026, 6, 30)


@pytest.fixture
def tom(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    place.first.agreement.references.create(scheme="contract", number="C-17")
    return at(place, "Tom")


def spent(place: Place, begins: date, ends: date, pounds: int = 500, source: str = "Invoice 7") -> Drawdown:  # fmt: skip
    return actions.record_drawdown(
        agreement=agreement_of(place.first), begins=begins, ends=ends, amount_gbp=Decimal(pounds), source=source,
        by=place.viewer("Tom"), at=NOW,
    )  # fmt: skip


def typed(tom: Client, place: Place, begins: str, ends: str, **told: str) -> list[str]:
    asked = {"begins": begins, "ends": ends, "amount_gbp": "500", "source": "Invoice 7", **told}
    page = tom.post(f"/agreements/{place.first.agreement.ref}/spent/add/", asked, follow=True)
    return problems(page)


def test_a_quarter_is_not_recorded_a_second_time_by_hand(place: Place, tom: Client) -> None:
    assert typed(tom, place, "1 4 2026", "30 6 2026") == []
    there = "£500.00 is recorded for 01/04/2026 to 30/06/2026 already, under “A school, built for Tom” (Invoice 7). "
    for begins, ends, told in (
        ("1 4 2026", "30 6 2026", {}), ("30 6 2026", "30 9 2026", {"amount_gbp": "9"}), ("2 5 2026", "2 5 2026", {"source": "F9"}),
    ):  # fmt: skip
        assert typed(tom, place, begins, ends, **told) == [
            there + "Take that back first, or leave these days out."
        ]
    actions.withdraw_drawdown(drawdown=Drawdown.objects.get(), because="Of another.", by=place.viewer("Tom"), at=NOW)  # fmt: skip
    assert typed(tom, place, "30 6 2026", "30 9 2026") == []
    assert typed(tom, place, "1 4 2026", "29 6 2026") == []


@pytest.mark.parametrize(("pounds", "source", "is_same"), [
    (500, "invoice-7", True), (500, "Invoice 8", False), (600, "Invoice 7", False),
])  # fmt: skip
def test_two_invoices_of_one_day_are_two(
    place: Place, pounds: int, source: str, is_same: bool
) -> None:
    spent(place, APRIL, APRIL)
    if is_same:
        with pytest.raises(actions.CannotDo, match="already"):
            spent(place, APRIL, APRIL, pounds, source)
        return
    spent(place, APRIL, APRIL, pounds, source)
    assert Drawdown.objects.count() == 2


@pytest.mark.parametrize(("begins", "ends", "said"), [
    ("31 3 2026", "30 6 2026", "The agreement begins on 1 April 2026. Enter the days since then for which it was paid."),
    ("1 10 2026", "1 4 2027", "The agreement lasts until 31 March 2027. Enter the days until then for which it was paid, or extend it first."),
    ("4 11 2026", "5 11 2026", "It lies in the future."),
    ("1 11 2026", "4 11 2026", "4 November 2026 is to come. Enter what was spent until today, or wait until that day is over."),
])  # fmt: skip
def test_days_outside_of_the_agreement_are_refused_with_its_days(
    place: Place, tom: Client, begins: str, ends: str, said: str
) -> None:
    assert typed(tom, place, begins, ends) == [said]
    assert not Drawdown.objects.exists()


def test_what_is_spent_in_a_time_that_is_not_over_is_recorded_until_today(
    place: Place, tom: Client
) -> None:
    to_come = "30 November 2026 is to come. Enter what was spent until today, or wait until that day is over."
    headings = "Contract number,From,To,Net amount,Invoice number"
    page = taken(tom, "C-17,1/11/2026,30/11/2026,20,F1", headings=headings)
    assert to_come in wrong(page)[0]  # type: ignore[arg-type]
    month = Spent(agreement_of(place.first), date(2026, 11, 1), date(2026, 11, 30), Decimal(20), "A run", "S1")  # fmt: skip
    with pytest.raises(actions.CannotDo, match="30 November 2026 is to come"):
        actions.draw_from_analysis(spent=[month], known_as=[], by=place.viewer("Tom"), at=NOW)
    assert not Drawdown.objects.exists()
    assert typed(tom, place, "1 11 2026", "3 11 2026") == [], "until today"


@pytest.mark.parametrize(("written", "amount"), [
    ("-500", "-500"), ("(1,250.50)", "-1250.50"), ("-£20", "-20"), ("£20", "20"),
])  # fmt: skip
def test_a_credit_is_recorded_by_hand_as_a_list_has_it(
    place: Place, tom: Client, written: str, amount: str
) -> None:
    assert typed(tom, place, "1 4 2026", "30 6 2026", amount_gbp=written) == []
    by_hand = Drawdown.objects.get()
    assert by_hand.amount_gbp == Decimal(amount)
    by_hand.delete()
    taken(tom, f'C-17,3/4/2026,"{written}",F1')
    assert Drawdown.objects.get().amount_gbp == Decimal(amount)


@pytest.mark.parametrize(("written", "said"), [
    ("0", "Enter how much was spent, or a credit: not 0"), ("-0", "Enter how much was spent, or a credit: not 0"),
    *((text, "Enter an amount in pounds, for example 1,250,000 or 12.50") for text in ("--5", "(-5)", "(5", "-12,5")),
])  # fmt: skip
def test_what_is_no_credit_is_refused(place: Place, tom: Client, written: str, said: str) -> None:
    assert typed(tom, place, "1 4 2026", "30 6 2026", amount_gbp=written) == [said]


def test_a_list_is_held_against_what_was_typed_and_against_itself(
    place: Place, tom: Client
) -> None:
    spent(place, APRIL, JUNE)
    rows = (
        "C-17,3/4/2026,20,F1", "C-17,3/7/2026,20,F2", "C-17,3/7/2026,30,F2", "C-17,3/7/2026,20,F3", "C-17,3/7/2026,20,f2",
        "C-17,3/3/2026,20,F4",
    )  # fmt: skip
    assert [one.split("Row ", 1)[1] for one in wrong(taken(tom, *rows))] == [  # type: ignore[arg-type]
        "2: £500.00 is recorded for 01/04/2026 to 30/06/2026 already, under “A school, built for Tom” (Invoice 7). Take that back first, or leave "
        "these days out.",
        "6: It may be the same money as row 3: the days overlap. Leave one of them out, put both into one row, or give each payment its own number.",
        "7: The agreement begins on 1 April 2026. Enter the days since then for which it was paid.",
    ]  # fmt: skip
    taken(tom, *rows[1:4])
    assert Drawdown.objects.count() == 4


def test_what_came_meanwhile_refuses_the_whole_list(place: Place) -> None:
    agreement, day = agreement_of(place.first), date(2026, 7, 1)
    told = [Spent(agreement, one, one, Decimal(5), "F1") for one in (APRIL, day)]
    spent(place, JUNE, date(2026, 9, 30))
    with pytest.raises(actions.CannotDo, match="30/06/2026 to 30/09/2026"):
        actions.take_spent(spent=told, source=None, by=place.viewer("Tom"), at=NOW)  # type: ignore[arg-type]
    Agreement.objects.update(begins=date(2026, 4, 2))
    with pytest.raises(actions.CannotDo, match="2 April 2026"):
        actions.take_spent(spent=told[:1], source=None, by=place.viewer("Tom"), at=NOW)  # type: ignore[arg-type]
    assert Drawdown.objects.count() == 1


def test_the_database_refuses_the_same_money_whoever_writes(place: Place) -> None:
    there = spent(place, APRIL, JUNE)
    told = {"agreement": there.agreement, "amount_gbp": Decimal(5), "source": "F9", "recorded_at": NOW, "recorded_by": there.recorded_by}  # fmt: skip
    with pytest.raises(DatabaseError, match="recorded already"), transaction.atomic():
        Drawdown.objects.create(ref=new_ref(), begins=JUNE, ends=JUNE, **told)
    day = date(2026, 7, 1)
    Drawdown.objects.bulk_create(
        [Drawdown(ref=new_ref(), begins=day, ends=day, **{**told, "source": source}) for source in ("F1", "F2")]
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Drawdown.objects.bulk_create(
            [Drawdown(ref=new_ref(), begins=date(2026, 8, 1), ends=date(2026, 8, last), **told) for last in (8, 9)]
        )  # fmt: skip
    with pytest.raises(DatabaseError, match="stays as it was"), transaction.atomic():
        Drawdown.objects.filter(pk=there.pk).update(amount_gbp=1)
