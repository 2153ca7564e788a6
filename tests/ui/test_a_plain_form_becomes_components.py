"""Whoever writes a plain Django form gets the components of the Design System, its errors and hints."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from tests.ui.pages import drawn, tree
from weft.ui.fields import DayField, SeveralFilesField

KINDS = [("council", "Council"), ("supplier", "Supplier")]


class Asking(forms.Form):
    name = forms.CharField(label="What is it called?", help_text="As on its letters", max_length=20)
    email = forms.EmailField(label="What is your email address?")
    password = forms.CharField(label="What is your password?", widget=forms.PasswordInput)
    story = forms.CharField(label="What happened?", widget=forms.Textarea, required=False)
    short = forms.CharField(label="In short?", widget=forms.Textarea, max_length=200)
    kind = forms.ChoiceField(label="Which kind is it?", choices=[("", "Choose"), *KINDS])
    one = forms.ChoiceField(label="Which one?", choices=KINDS, widget=forms.RadioSelect)
    many = forms.MultipleChoiceField(
        label="Which ones?", choices=KINDS, widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="I agree")
    people = forms.IntegerField(label="How many people?", min_value=1)
    starts = DayField(label="When does it start?")
    files = SeveralFilesField(label="Which files?", most_mb=1, most_files=2)
    secret = forms.CharField(widget=forms.HiddenInput)


def page(form: forms.Form) -> Any:
    return tree(
        drawn(
            '{% from "ui/fields.html" import fields, errors %}{{ errors(form) }}{{ fields(form) }}',
            form=form,
        )
    )


COMPONENTS = {
    "name": "input.govuk-input",
    "email": "input.govuk-input[type=email][autocomplete=email]",
    "password": "input.govuk-password-input__input[type=password]",
    "story": "textarea.govuk-textarea",
    "short": "textarea.govuk-js-character-count",
    "kind": "select.govuk-select",
    "one": "input.govuk-radios__input",
    "many": "input.govuk-checkboxes__input",
    "agreed": "input.govuk-checkboxes__input",
    "people": "input.govuk-input[inputmode=numeric]",
    "starts": "input.govuk-input--width-20",
    "files": "input.govuk-file-upload[multiple]",
    "secret": "input[type=hidden]",
}


def found(page: Any, css: str, name: str) -> list[Any]:
    """Elements of this field that fit a simple selector: tag.class[attribute=value]."""
    import re

    tag = re.match(r"\w+", css)[0]  # type: ignore[index]
    classes = re.findall(r"\.([\w-]+)", css)
    attributes = [part.partition("=") for part in re.findall(r"\[([^\]]+)\]", css)]
    return [
        each
        for each in page.iter(tag)
        if each.get("name") == name
        and set(classes) <= set(each.get("class", "").split())
        and all(
            each.get(key) is not None if not equals else each.get(key) == value
            for key, equals, value in attributes
        )
    ]


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_field_becomes_its_component(name: str) -> None:
    assert found(page(Asking()), COMPONENTS[name], name)


def test_every_field_of_the_form_is_tried_here() -> None:
    assert set(COMPONENTS) == set(Asking.base_fields)


def test_every_question_names_its_box() -> None:
    drawn_page = page(Asking())
    ids = {each.get("id") for each in drawn_page.iter() if isinstance(each.tag, str)}
    labels = [each.get("for") for each in drawn_page.iter("label")]
    assert len(labels) > 10
    assert set(labels) <= ids


def test_the_hint_is_read_with_the_box() -> None:
    (box,) = found(page(Asking()), "input", "name")
    hints = {each.get("id"): each.text for each in page(Asking()).iter("div") if each.get("id")}
    assert hints[box.get("aria-describedby")].strip() == "As on its letters"


def test_what_may_be_left_out_is_said_to_be_optional() -> None:
    text = "".join(page(Asking()).itertext())
    assert "What happened? (optional)" in text
    assert "What is it called? (optional)" not in text


def test_each_error_leads_to_its_box() -> None:
    asked = page(Asking({}))
    links = [
        each.get("href").removeprefix("#")
        for each in asked.iter("a")
        if each.get("href", "").startswith("#id_")
    ]
    boxes = {each.get("id"): each.get("name") for tag in BOXES for each in asked.iter(tag)}
    # every field but the optional one, and the hidden one that nobody can mend
    assert [boxes[link] for link in links] == [
        name for name in COMPONENTS if name not in {"story", "secret"}
    ]


BOXES = ("input", "textarea", "select")


def test_a_wrong_box_says_what_is_wrong_beside_it() -> None:
    asked = page(Asking({"starts": "soon"}))
    (box,) = found(asked, "input", "starts")
    told = [e for e in asked.iter("p") if e.get("id") in box.get("aria-describedby").split()]
    assert "The date must have a day, a month and a year" in "".join(told[0].itertext())
    assert box.get("value") == "soon"


def test_a_password_is_never_sent_back() -> None:
    (box,) = found(page(Asking({"password": "a secret"})), "input", "password")
    assert not box.get("value")


def test_what_was_chosen_stays_chosen() -> None:
    asked = page(
        Asking({"one": "supplier", "many": ["council"], "kind": "council", "agreed": "on"})
    )
    ticked = {(e.get("name"), e.get("value")) for e in asked.iter("input") if "checked" in e.attrib}
    assert ticked == {("one", "supplier"), ("many", "council"), ("agreed", "on")}
    assert [e.get("value") for e in asked.iter("option") if "selected" in e.attrib] == ["council"]


def test_what_people_type_stays_text() -> None:
    hostile = '"><script>alert(1)</script>'
    asked = page(Asking({"name": hostile, "story": hostile, "one": hostile}))
    assert not list(asked.iter("script"))
    assert found(asked, "input", "name")[0].get("value") == hostile


def test_a_field_that_nothing_asks_for_is_a_fault() -> None:
    class Odd(forms.Form):
        odd = forms.SplitDateTimeField()

    with pytest.raises(TypeError, match="No component asks for odd"):
        page(Odd())


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ([], "Choose at least one file"),
        ([10, 10], None),
        ([10, 10, 10], "Choose at most 2 files at a time"),
        ([1_000_001], "0.csv is larger than 1 MB. Choose a smaller file"),
        ([0], "The submitted file is empty."),
    ],
)
def test_several_files_are_each_checked(sizes: list[int], told: str | None) -> None:
    files = [SimpleUploadedFile(f"{at}.csv", b"x" * size) for at, size in enumerate(sizes)]
    form = Asking({}, MultiValueDict({"files": files}))
    assert form.errors.get("files", []) == ([told] if told else [])
    if told is None:
        assert [file.name for file in form.cleaned_data["files"]] == ["0.csv", "1.csv"]


def test_an_error_of_several_lines_is_read_line_by_line_and_is_never_markup() -> None:
    form = Asking({})
    form.add_error("name", "plain")
    form.errors["name"].data[0] = forms.ValidationError("it cannot be read:\n- row 2: <b>\n- row 3")
    found = page(form)
    (link,) = found.xpath(
        "//ul[contains(@class, 'govuk-error-summary__list')]//a[@href='#id_name']"
    )
    (beside,) = found.xpath("//*[@id='id_name-error']")
    for each in (link, beside):
        assert len(each.xpath(".//br")) == 2
        assert not each.xpath(".//b")
        assert "- row 2: <b>" in "".join(each.itertext())
