"""Every free text of this room is looked through for people, in one place: nothing that may name them is saved before somebody says that they have looked."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms as asked

from tests.commitments.conftest import Place
from tests.commitments.test_agreements_are_kept_on_pages import at, problems
from weft.commitments import forms, views
from weft.commitments.forms.agreements import RecordForm
from weft.commitments.forms.looked import LookedForm
from weft.commitments.forms.rating import AssessForm
from weft.commitments.models import Agreement, Remark
from weft.ui.forms import WasForm
from weft.ui.rows import FormWithRows

pytestmark = pytest.mark.django_db
NAMED = "NI AB123456C, Jane Smith, Bob Jones, Ann Lee"
SAVE_NO_WORDS = {"CodeForm", "WhichForm", "SharesForm"}
"""A code that was printed, words to look for, and amounts alone."""


def of_this_room() -> Iterator[type[asked.Form]]:
    """Every form that a page of the room asks by."""
    for package in (forms, views):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for one in vars(module).values():
                if inspect.isclass(one) and issubclass(one, asked.Form) and one.__module__ == module.__name__:  # fmt: skip
                    yield one


ALL = list(of_this_room())
ROWS = {rows.form for one in ALL if issubclass(one, FormWithRows) for rows in one.asked_in_rows.values()}  # fmt: skip


def writes_freely(form: type[asked.Form]) -> bool:
    """Whether people write words of their own in it: by its fields, or by those that it makes for each thing that it asks about."""
    typed = {name for name, field in form.base_fields.items() if isinstance(field, asked.CharField)}
    source = inspect.getsource(form)
    return bool(typed - set(WasForm.base_fields)) or "text_field(" in source or "CharField(" in source  # fmt: skip


@pytest.mark.parametrize("form", ALL, ids=lambda one: one.__name__)
def test_a_form_in_which_people_write_freely_looks_through_it(form: type[asked.Form]) -> None:
    is_looked_through = issubclass(form, LookedForm) or form in ROWS
    assert is_looked_through or not writes_freely(form) or form.__name__ in SAVE_NO_WORDS


def test_the_walk_finds_the_forms() -> None:
    assert {RecordForm, AssessForm} < set(ALL) and len(ALL) > 40


class Asked(LookedForm):
    """A form as any of them."""

    words = asked.CharField()
    number = asked.IntegerField(required=False)


def test_what_may_name_people_is_said_by_the_question_and_asked_about_once() -> None:
    form = Asked({"words": NAMED})
    assert not form.is_valid() and len(form.errors["words"]) == 2, "a number and a list"
    assert "looked" in form.fields
    assert Asked({"words": NAMED, "looked": "on"}).is_valid()


def test_who_writes_of_numbers_is_asked_nothing() -> None:
    form = Asked({"words": "Twelve people came on 3 May 2026", "number": "3"})
    assert form.is_valid() and "looked" not in form.fields


def test_rows_are_looked_through_too(place: Place) -> None:
    said = {
        "kind": "contract", "title": "Depot", "with_vat": "unknown", "state": "in force", "parties-0-role": "supplier",
        "parties-0-who": NAMED, "parties-0-as_written": "on",
    }  # fmt: skip
    assert not RecordForm(said).is_valid()
    assert RecordForm({**said, "looked": "on"}).is_valid()


def test_a_variation_that_names_people_is_not_kept_until_somebody_has_looked(place: Place) -> None:
    agreement, tom = place.first.agreement, at(place, "Tom")
    address = f"/agreements/{agreement.ref}/vary/"
    said = {"title": "Depot, as varied", "with_vat": "unknown", "on": "1 10 2026", "because": NAMED}
    answer = tom.post(address, said)
    assert any("This may hold" in one for one in problems(answer))
    assert "I have looked" in answer.content.decode()
    assert Agreement.objects.get(pk=agreement.pk).title != "Depot, as varied"
    tom.post(address, {**said, "looked": "on"})
    assert Agreement.objects.get(pk=agreement.pk).title == "Depot, as varied"


def test_a_remark_of_a_supplier_is_looked_through(place: Place) -> None:
    mo, one = at(place, "Mo"), place.first
    address = f"/agreements/{one.agreement.ref}/commitments/{one.ref}/remark/"
    mo.post(address, {"text": NAMED})
    assert not Remark.objects.exists()
    mo.post(address, {"text": NAMED, "looked": "on"})
    assert Remark.objects.exists()
