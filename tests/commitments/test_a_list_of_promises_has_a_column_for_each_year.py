"""A list of promises with a column for each year becomes a promise for each year in which something stands."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.commitments.conftest import Place
from tests.commitments.test_a_list_of_promises_comes_and_goes import (
    answers,
    csv_of,
    sent,
    taken,
    tom,
    wrong,
)
from tests.commitments.test_agreements_are_kept_on_pages import text
from weft.commitments.models import Agreement, Commitment

__all__ = ["tom"]
pytestmark = pytest.mark.django_db
YEARS = ("Contract reference", "Measure", "Unit", "2026/27", "2027/28", "2028/29")
JOBS = ("C-17", "People who started a job", "No.", "4", "6", "1")
HOURS = ("C-17", "Hours of help", "hrs per annum", "-", "100", "")


@pytest.fixture(autouse=True)
def longer(place: Place) -> None:
    """The agreement, and what is promised in it already is due on another day than the last of a year."""
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=date(2028, 6, 30))
    Commitment.objects.filter(pk=place.first.pk).update(due=date(2027, 1, 31))


def recorded() -> list[tuple[str, int, date | None, str]]:
    there = Commitment.objects.order_by("pk")[2:]
    return [(one.code, one.quantity, one.due, one.sort) for one in there]


def test_each_year_in_which_something_stands_is_a_promise_by_its_end(tom: Client) -> None:
    there, page = sent(tom, csv_of(JOBS, HOURS, headings=YEARS))
    assert "What stands under 2026/27, 2027/28, 2028/29 is promised for each of these years" in text(page)  # fmt: skip
    assert "4 promises would be recorded" in text(page)
    tom.post(there, answers(page) | {"take": "yes"})
    assert recorded() == [
        ("J", 4, date(2027, 3, 31), "fixed"),
        ("J", 6, date(2028, 3, 31), "fixed"),
        ("J", 1, date(2028, 6, 30), "fixed"),
        ("H", 6000, date(2028, 3, 31), "fixed"),
    ], "by the end of the agreement, where that is in the year"


def test_the_same_list_again_adds_nothing(tom: Client) -> None:
    taken(tom, csv_of(JOBS, HOURS, headings=YEARS))
    before = recorded()
    there, page = sent(tom, csv_of(JOBS, HOURS, headings=YEARS))
    assert "4 are recorded already" in text(page)
    tom.post(there, answers(page) | {"take": "yes"})
    assert recorded() == before and len(before) == 4


def test_years_of_the_agreement_are_counted_from_its_first_day(tom: Client) -> None:
    taken(tom, csv_of(("C-17", "J", "2", "3"), headings=("Contract reference", "TOM ref", "Year 1", "Year 2")))  # fmt: skip
    assert recorded() == [
        ("J", 2, date(2027, 3, 31), "fixed"), ("J", 3, date(2028, 3, 31), "fixed"),
    ]  # fmt: skip


def test_where_an_amount_stands_elsewhere_years_are_not_read_unless_somebody_says_so(tom: Client) -> None:  # fmt: skip
    headings = ("Contract reference", "TOM ref", "Total target", "Due date", "2026/27", "2027/28")
    content = csv_of(("C-17", "J", "5", "31/12/2027", "2", "3"), headings=headings)
    there, page = sent(tom, content)
    assert "1 promise would be recorded" in text(page)
    look = tom.post(there, answers(page) | {"by_year": "on", "look": "yes"})
    assert "2 promises would be recorded" in text(look)
    assert "by_year" in answers(sent(tom, content)[1]), "what was said is remembered"


@pytest.mark.parametrize(("row", "why"), [
    (("C-17", "People who started a job", "", "-", "0", ""), "Nothing stands under any of the years"),
    (("C-17", "People who started a job", "", "four", "1", ""), "four"),
    (("C-17", "People who started a job", "per quarter", "4", "", ""), "it is promised otherwise (“per quarter”)"),
    (("C-17", "People who started a job", "", "", "", "3"), "lasts until"),
])  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_row(tom: Client, row: tuple[str, ...], why: str) -> None:  # fmt: skip
    headings = (*YEARS[:5], "2030/31")
    _there, page = sent(tom, csv_of(row, headings=headings))
    assert any(why in one and one.startswith("Row 2:") for one in wrong(page)), wrong(page)
    assert recorded() == []


def test_where_it_is_not_known_when_an_agreement_begins_that_is_asked_for(tom: Client) -> None:
    Agreement.objects.update(begins=None)
    _there, page = sent(tom, csv_of(("C-17", "J", "2", "3"), headings=("Contract reference", "TOM ref", "Year 1", "Year 2")))  # fmt: skip
    assert any("it is not known when its agreement begins" in one for one in wrong(page))


def test_a_total_is_passed_over_once_and_a_row_left_out_once(tom: Client) -> None:
    content = csv_of(JOBS, ("TOTAL", "", "", "4", "6", "1"), ("C-99", "Hours of help", "", "1", "1", ""), headings=YEARS)  # fmt: skip
    there, page = sent(tom, content)
    assert "1 row is passed over: a total or a footer" in text(page) and len(wrong(page)) == 1
    look = tom.post(there, answers(page) | {"leave": "!4", "look": "yes"})
    assert "You leave out 1 row" in text(look) and "3 promises would be recorded" in text(look)
