"""A form asks some questions in rows; another row is added and one removed without a script, and nothing is lost."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django import forms
from django.http import QueryDict

from weft.ui.asking import errors_of
from weft.ui.forms import Form
from weft.ui.rows import FormWithRows, Rows, twice


class Boat(Form):
    called: ClassVar = {"name": "the name of the boat", "length": "the length"}
    name = forms.CharField()
    length = forms.IntegerField(required=False)


class Harbour(FormWithRows):
    called: ClassVar = {"town": "the town"}
    asked_in_rows: ClassVar = {
        "boats": Rows(
            Boat, asks="Which boats?", one="Boat %(position)s", another="Add another boat",
            remove="Remove boat %(position)s",
        )
    }  # fmt: skip
    town = forms.CharField()

    def clean(self) -> dict[str, Any]:
        twice(self.rows["boats"].filled, "name")
        return super().clean() or {}


SENT = {
    "town": "Quillmouth",
    "boats-0-name": "Heron", "boats-0-length": "12",
    "boats-1-name": "", "boats-1-length": "",
    "boats-4-name": "Tern", "boats-4-length": "",
}  # fmt: skip


def sent(**more: str) -> Harbour:
    told = QueryDict(mutable=True)
    told.update(SENT | more)
    return Harbour(told)


def shown(form: Harbour) -> list[tuple[Any, Any]]:
    return [(row["name"].value(), row["length"].value()) for row in form.rows["boats"].forms]


def test_empty_rows_do_not_count() -> None:
    form = sent()
    assert form.is_valid()
    assert form.rows_given("boats") == [
        {"name": "Heron", "length": 12},
        {"name": "Tern", "length": None},
    ]


def test_one_row_is_there_to_begin_with() -> None:
    assert shown(Harbour()) == [(None, None)]
    assert shown(Harbour(initial={"boats": [{"name": "Heron"}]})) == [("Heron", None)]


def test_a_row_is_added_and_what_was_typed_stays() -> None:
    form = sent(add="boats", town="")
    assert not form.is_valid()
    assert not form.errors, "nothing is said to be wrong before it is sent"
    assert shown(form) == [("Heron", "12"), ("", ""), ("Tern", ""), (None, None)]
    assert form.rows["boats"].forms[3].prefix == "boats-3"


def test_a_row_is_removed() -> None:
    assert shown(sent(remove="boats-0")) == [("", ""), ("Tern", "")]
    assert sent(remove="boats-0")["town"].value() == "Quillmouth"


def test_what_is_wrong_in_a_row_is_said_and_leads_there() -> None:
    form = sent(**{"boats-4-name": "", "boats-4-length": "long"})
    assert not form.is_valid()
    assert errors_of(form) == [
        {"text": "Enter the name of the boat", "href": "#id_boats-4-name"},
        {"text": "The length must be a whole number, such as 12", "href": "#id_boats-4-length"},
    ]


def test_what_stands_twice_is_said_at_the_second() -> None:
    form = sent(**{"boats-4-name": "Heron", "boats-4-length": "12"})
    assert errors_of(form) == [
        {"text": "This stands here twice. Remove one", "href": "#id_boats-4-name"}
    ]


@pytest.mark.parametrize(
    "key", ["boats-name", "boats-99999-name", "boats--1-name", "xboats-7-name"]
)
def test_what_is_no_row_is_not_taken_for_one(key: str) -> None:
    form = sent(**{key: "Gull"})
    assert form.is_valid()
    assert len(form.rows_given("boats")) == 2
