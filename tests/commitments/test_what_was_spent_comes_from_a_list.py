"""A council takes what was spent in from a list: whole, or not; once; with credits; and what a spend analysis says is not counted twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, ROOFERS, Place, due_of
from tests.commitments.test_a_list_of_promises_comes_and_goes import answers, wrong
from tests.commitments.test_agreements_are_kept_on_pages import at, problems, text
from weft.commitments import actions
from weft.commitments.actions import Promise, Spent
from weft.commitments.models import Drawdown
from weft.commitments.rules import AgreementKind, Sort

pytestmark = pytest.mark.django_db
HEADINGS = "Contract number,Payment date,Net amount,Invoice number"
ROWS = ("C-17,3/4/2026,\"£1,500,000.00\",F1", "c-17,5/5/2026,600000,F2", "C-17,9/5/2026,(100000.00),F3")  # fmt: skip


@pytest.fixture
def tom(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    place.first.agreement.references.create(scheme="contract", number="C-17")
    return at(place, "Tom")


def taken(client: Client, *rows: str, headings: str = HEADINGS) -> object:
    file = SimpleUploadedFile("spent.csv", "\r\n".join((headings, *rows)).encode())
    page = client.post("/agreements/what-was-spent/take-in/", {"chosen": file}, follow=True)
    there = page.redirect_chain[-1][0]
    return client.post(there, answers(page) | {"take": "yes"}, follow=True)


def test_what_accrues_is_due_with_it_and_the_same_list_twice_adds_nothing(place: Place, tom: Client) -> None:  # fmt: skip
    rate = Promise(place.cast.organisations[BUILDERS], place.edition, "H", Sort.RATE, 600)
    promise = actions.record_commitment(
        agreement=place.first.agreement, promise=rate, by=place.viewer("Tom"), at=NOW
    )
    taken(tom, *ROWS)
    assert due_of(promise, date(2026, 6, 1)) == 1200
    assert {(one.begins, one.ends, one.amount_gbp, one.source) for one in Drawdown.objects.all()} >= {
        (date(2026, 5, 9), date(2026, 5, 9), Decimal("-100000.00"), "F3"),
    }  # fmt: skip
    assert problems(taken(tom, *ROWS)) == ["All of these are recorded already."]  # type: ignore[arg-type]
    taken(tom, *ROWS, ROWS[0].replace("F1", "F9"))
    assert Drawdown.objects.count() == 4


def test_a_row_across_a_novation_is_told_with_its_row_and_nothing_is_taken(
    place: Place, tom: Client
) -> None:
    own, by = place.cast.organisations, {"by": place.viewer("Tom"), "at": NOW}
    rate = Promise(own[BUILDERS], place.edition, "H", Sort.RATE, 600)
    actions.record_commitment(agreement=place.first.agreement, promise=rate, **by)
    actions.novate(
        agreement=place.first.agreement, leaving=own[BUILDERS], coming=own[ROOFERS], on=date(2026, 6, 1), because="They left.", **by
    )  # fmt: skip
    headings = "Contract number,From,To,Net amount,Invoice number"
    rows = ("C-17,1/5/2026,31/5/2026,5000,F1", "C-17,20/5/2026,10/6/2026,7000,F2")
    page = taken(tom, *rows, headings=headings)
    assert wrong(page) == [  # type: ignore[arg-type]
        "Row 3: Another organisation promises what accrues from it since 1 June 2026. Enter what was spent before that day, and what was spent since then, apart."
    ]
    assert not Drawdown.objects.exists()


def test_what_was_taken_back_stays_taken_back(place: Place, tom: Client) -> None:
    taken(tom, ROWS[0])
    actions.withdraw_drawdown(
        drawdown=Drawdown.objects.get(), because="Of another.", by=place.viewer("Tom"), at=NOW
    )
    taken(tom, *ROWS)
    assert Drawdown.objects.filter(withdrawn_at=None).count() == 2


def test_everything_that_is_wrong_is_said_and_nothing_is_recorded(place: Place, tom: Client) -> None:  # fmt: skip
    page = taken(tom, ROWS[0], "C-9,soon,,F2", "C-17,1/1/2027,5,F3")
    assert [one.partition(": ")[2] for one in wrong(page)] == [  # type: ignore[arg-type]
        "You keep no agreement of the number or name “C-9”. Record it first, or correct the number.", "“soon” is no date of the calendar. Write one, such as 31/03/2027, or leave it empty.",
        "It does not say how much was spent.", "It lies in the future.",
    ]  # fmt: skip
    assert "a list is taken whole" in text(page) and not Drawdown.objects.exists()  # type: ignore[arg-type]


def test_money_of_a_spend_analysis_is_not_taken_from_a_list_as_well(place: Place, tom: Client) -> None:  # fmt: skip
    agreement, by = place.first.agreement, place.viewer("Tom")
    april = Spent(
        agreement, date(2026, 4, 1), date(2026, 4, 30), Decimal(1500000), "Analysis", "s1"
    )
    actions.draw_from_analysis(spent=[april], known_as=(), by=by, at=NOW)
    page = taken(tom, *ROWS)
    assert [one.partition(":")[0] for one in wrong(page)] == ["Row 2"]  # type: ignore[arg-type]
    assert Drawdown.objects.count() == 1


@pytest.mark.parametrize(("supplier", "known_as", "day", "is_there"), [
    ("s1", (), 1, "with_the_same"), ("s2", ("s1",), 1, "known_otherwise"), ("s2", (), 1, "nothing"), ("s1", (), 2, "nothing"),
])  # fmt: skip
def test_a_supplier_is_not_counted_for_two_agreements_in_the_same_days(
    place: Place, supplier: str, known_as: tuple[str, ...], day: int, is_there: str
) -> None:
    by = place.viewer("Tom")
    other = actions.record_agreement(
        kind=AgreementKind.CONTRACT, title="A bridge", parties=[], by=by, at=NOW
    )  # fmt: skip
    spent = Spent(place.first.agreement, date(2026, 4, 1), date(2026, 4, 1), Decimal(5), "x", "s1")
    actions.draw_from_analysis(spent=[spent], known_as=(), by=by, at=NOW)
    again = Spent(other, date(2026, 4, day), date(2026, 4, day), Decimal(5), "x", supplier)
    if is_there == "nothing":
        actions.draw_from_analysis(spent=[again], known_as=known_as, by=by, at=NOW)
        return
    with pytest.raises(actions.CannotDo, match="recorded"):
        actions.draw_from_analysis(spent=[again], known_as=known_as, by=by, at=NOW)


def test_a_total_is_passed_over_and_a_row_that_is_wrong_can_be_left_out(place: Place, tom: Client) -> None:  # fmt: skip
    page = taken(tom, ROWS[0], "C-99,3/4/2026,1,F7", "Total,,1500001,")
    assert wrong(page) == ["Row 3: You keep no agreement of the number or name “C-99”. Record it first, or correct the number."]  # type: ignore[arg-type]  # fmt: skip
    file = SimpleUploadedFile("spent.csv", "\r\n".join((HEADINGS, ROWS[0], "C-99,3/4/2026,£1.2m,F7", "Total,,1500001,")).encode())  # fmt: skip
    page = tom.post("/agreements/what-was-spent/take-in/", {"chosen": file}, follow=True)
    tom.post(page.redirect_chain[-1][0], answers(page) | {"leaves_wrong": "on", "take": "yes"})
    assert Drawdown.objects.count() == 1


def test_who_manages_it_is_asked_each_quarter_what_was_spent(place: Place, tom: Client) -> None:
    told: dict[str, Any] = {
        "agreement": place.first.agreement,
        "by": place.viewer("Tom"),
        "at": NOW,
    }
    page = lambda: text(tom.get(f"/agreements/{place.first.agreement.ref}/"))  # noqa: E731
    assert "Nothing since" not in page(), "nothing is promised for each £1 million"
    rate = Promise(place.cast.organisations[BUILDERS], place.edition, "H", Sort.RATE, 600)
    actions.record_commitment(promise=rate, **told)
    assert "Nothing since 1 April 2026" in page()
    actions.record_drawdown(
        begins=date(2026, 9, 1), ends=date(2026, 9, 30), amount_gbp=Decimal(10), source="Invoices", sure=True, **told,
    )  # fmt: skip
    assert "Nothing since" not in page()
