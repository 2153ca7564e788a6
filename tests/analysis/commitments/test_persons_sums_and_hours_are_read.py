"""What hands in a hurry write is read: persons by their initials, sums, hours alone, what is left out, estimates and what was measured."""

from __future__ import annotations

import pytest

from weft.analysis.commitments.clock import hours_in
from weft.analysis.commitments.numbers import read
from weft.analysis.commitments.persons import compared
from weft.analysis.commitments.spoken import (
    says_another,
    says_estimated,
    says_made_longer,
    says_measured,
    what_is_left_out,
)
from weft.analysis.commitments.sums import summed_up


@pytest.mark.parametrize(("one", "other", "so"), [
    ("Apprentice started, bricklaying (JS)", "Brickwork apprentice (JS) with Fennel", "the same"),
    ("Apprentice started, bricklaying (JS)", "Brickwork apprentice (KT) with Fennel", "other"),
    ("Placement, student JS from the college", "T level student KT, 3 wks", "other"),
    ("2 starters: JS and KT", "LN & PG, carer", "other"), ("2 starters: JS and KT", "KT started as carer", "the same"),
    ("Local employee: Maya K. cleaner", "Starter on site: Maya Khan, cleaner", "the same"), ("Maya mentored the club", "advice, Wes as mentor", "other"),
    ("RHYS MENTORED THE CLUB", "wes was mentor: help with the lease", "other"), ("New apprentice JS after KT left", "Apprentice joiner (KT)", "other"),
    ("HR advice (IT)", "Talk on site safety (QS)", ""), ("HR and IT help", "QS and PR help", ""), ("Talk at the CofE School, AM", "Talk at the RC School, PM", ""),
    ("Painted the hall", "Painted the hall (JS)", ""),
])  # fmt: skip
def test_persons_are_told_apart_by_how_they_are_written(one: str, other: str, so: str) -> None:
    assert compared(one, other) == compared(other, one) == so


@pytest.mark.parametrize(("text", "quantity", "parts"), [
    ("Year total volunteer hours: Q1 30, Q2 44, Q3 12, Q4 61", 147 * 60, {1800, 2640, 720, 3660}), ("Quarter's advice, April 12 plus 5 plus 8", 25 * 60, {720, 300, 480}),
    ("two days, 40 + 62 pupils", 102, {40, 62}), ("over 2 days (40 then 62)", 102, {40, 62}), ("£1,200.50 and £300", 150_050, {120_050, 30_000}),
    ("Q1 30, Q2 44, Q3 12, Q4 61", 146 * 60, set()), ("Visit on 12 May and 14 May", 25, set()), ("12 people", 12, set()),
])  # fmt: skip
def test_what_a_text_adds_up_is_known_where_it_comes_to_its_own(text: str, quantity: int, parts: set[int]) -> None:  # fmt: skip
    assert summed_up(text, quantity) == parts


@pytest.mark.parametrize(("text", "hours"), [
    ("painting the hall 10-12, 6 staff", {(10, 12)}), ("13 to 15 shift at the foodbank", {(13, 15)}), ("Yr 9 CV workshop 1-3", {(13, 15)}), ("talk (Y9, 9 to 12)", {(9, 12)}),
    ("for ages 10-12", set()), ("years 7-9, careers", set()), ("plots 4-6", set()), ("3-4 people", set()), ("Week 2-3.", set()), ("delivered 5-7 March", set()),
])  # fmt: skip
def test_hours_alone_are_read_and_other_numbers_are_none(text: str, hours: set[tuple[int, int]]) -> None:  # fmt: skip
    assert hours_in(text) == {(first * 60, last * 60) for first, last in hours}


def test_what_is_left_out_is_read() -> None:
    assert what_is_left_out("Q3 volunteering excl. Alder Club 12 May (own line)") == "Alder Club 12 May (own line)"  # fmt: skip
    assert what_is_left_out("Q3 total, apart from Alder Club which is reported") == "Alder Club which is reported"  # fmt: skip
    assert what_is_left_out("Q3 total, incl. 5 hrs at Alder Club") == ""


def test_an_estimate_and_what_was_measured_are_read() -> None:
    assert says_estimated("timber skip, est 4t") and says_measured("timber as weighed")
    assert not says_estimated("best timber") and not says_measured("timber, 4t")
    assert says_made_longer("trainee JS extended to 7 wks") and not says_made_longer("trainee JS")


def test_the_second_one_is_no_other_one() -> None:
    assert says_another("a second one for the club")
    assert not says_another("help with the lease - the second one")


def test_a_delivery_note_is_no_order_and_its_letters_are_read_for_figures() -> None:
    assert set(read("pod-20426O4").numbers) == set(read("POD 2042604").numbers) == {"2042604"}
    assert set(read("PO 44112").general) == {"44112"}
