"""People type a day as they would write it; where it is none, they are told what to enter."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms

from tests.ui.spec_days import CASES
from weft.ui.days import NotADay, read_day
from weft.ui.fields import DayField


@pytest.mark.parametrize(("typed", "read", "why"), CASES, ids=[case[0] for case in CASES])
def test_each_way_to_type_a_day(typed: str, read: date | str, why: str) -> None:
    if isinstance(read, date):
        assert read_day(typed) == read
        return
    with pytest.raises(NotADay) as told:
        read_day(typed)
    assert str(told.value) == read


class Starting(forms.Form):
    starts = DayField(
        label="When does it start?", earliest=date(2027, 1, 1), latest=date(2027, 12, 31)
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Enter a date, for example 27 3 2027"),
        ("31 12 2026", "The date must be 1 January 2027 or later"),
        ("1 1 2028", "The date must be 31 December 2027 or earlier"),
        ("1 1 2027", None),
        ("31 12 2027", None),
    ],
)
def test_a_form_says_what_to_enter(typed: str, told: str | None) -> None:
    errors = Starting({"starts": typed}).errors.get("starts", [])
    assert errors == ([told] if told else [])


def test_what_was_typed_stays_in_the_box() -> None:
    assert Starting({"starts": "32 3 27"})["starts"].value() == "32 3 27"
    first = Starting(initial={"starts": date(2027, 3, 27)})["starts"]
    assert first.field.widget.format_value(first.value()) == "27 March 2027"
