"""The page of a form: one heading, the errors first, and a title that says that something is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.shortcuts import render
from django.test import RequestFactory

from tests.ui.pages import tree
from weft.ui.fields import SeveralFilesField


class Naming(forms.Form):
    name = forms.CharField(
        label="What is it called?", error_messages={"required": "Enter its name"}
    )


class Sending(forms.Form):
    files = SeveralFilesField(label="Which files?")


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    made = rf.get("/")
    made.user, made.session = AnonymousUser(), {}  # type: ignore[assignment]
    return made


def page(request: HttpRequest, form: forms.Form, **more: Any) -> Any:
    said = {"form": form, "heading": "Name it", "button": "Save", **more}
    return tree(render(request, "ui/form_page.html", said).content.decode())


def text(found: Any) -> str:
    return " ".join("".join(found.itertext()).split())


def test_a_form_not_yet_sent_has_no_errors(request_: HttpRequest) -> None:
    asked = page(request_, Naming())
    assert text(asked.find(".//title")).startswith("Name it – ")
    assert [text(each) for each in asked.iter("h1")] == ["Name it"]
    assert "There is a problem" not in text(asked)


def test_a_form_that_failed_says_so_in_the_title_and_on_top(request_: HttpRequest) -> None:
    asked = page(request_, Naming({}))
    assert text(asked.find(".//title")).startswith("Error: Name it – ")
    headings = [text(each) for each in asked.iter("h1", "h2")]
    assert headings[:2] == ["There is a problem", "Name it"]
    assert text(asked).count("Enter its name") == 2


def test_one_question_may_be_the_heading(request_: HttpRequest) -> None:
    asked = page(request_, Naming(), asks_as_heading=True)
    assert [text(each) for each in asked.iter("h1")] == ["What is it called?"]
    assert asked.find(".//h1/label") is not None


def test_a_form_proves_that_it_is_ours(request_: HttpRequest) -> None:
    (form,) = page(request_, Naming()).iter("form")
    assert "novalidate" in form.attrib
    assert next(each.get("name") for each in form.iter("input")) == "csrfmiddlewaretoken"


def test_a_form_with_files_can_send_them(request_: HttpRequest) -> None:
    (form,) = page(request_, Sending()).iter("form")
    assert form.get("enctype") == "multipart/form-data"


def test_there_is_a_way_back(request_: HttpRequest) -> None:
    asked = page(request_, Naming(), cancel="/there/")
    assert [text(e) for e in asked.iter("a") if e.get("href") == "/there/"] == ["Cancel"]
