"""What a form says of an answer names the thing and what to enter, in our words."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import CharField
from django.http import QueryDict
from django.test import Client
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

from weft.organisations.forms import ChangeForm, InviteForm, RefuseForm, RegisterForm, RolesForm
from weft.ui.forms import Form
from weft.ui.sending import SendingForm

LONG_LOCAL_PART = "a" * 65 + "@example.org"


def said(form: Any, field: str) -> list[str]:
    return [str(error) for error in form.errors.get(field, [])]


@pytest.mark.parametrize(
    ("form", "field", "words"),
    [
        (InviteForm({}), "email", "Enter the email address"),
        (InviteForm({"email": "noor"}), "email", "Enter the email address in full, such as name@example.org"),
        (InviteForm({"email": f"a@{'b' * 60}.{'c' * 190}.org"}), "email", ""),
        (InviteForm({"email": LONG_LOCAL_PART}), "email", "What stands before the @ must be 64 characters or fewer"),
        (InviteForm({}), "roles", "Choose a role"),
        (RolesForm({"roles": ["god"]}), "roles", "Choose a role from those shown"),
        (RegisterForm({}), "name", "Enter the name"),
        (RegisterForm({"name": "a" * 201}), "name", "The name must be 200 characters or fewer"),
        (RegisterForm({"name": "a\0b"}), "name", "The name holds a character that nobody can read. Type it again"),
        (RegisterForm({}), "kind", "Choose what it is"),
        (RegisterForm({"kind": "castle"}), "kind", "Choose what it is from those shown"),
        (RefuseForm({}), "because", "Enter the reason"),
        (ChangeForm({"website": "nowhere"}, districts=[]), "website",
         "Enter the address of the website in full, such as https://example.org"),
        (SendingForm(QueryDict(), whole={}), "chosen", "Choose a file"),
    ],
)  # fmt: skip
def test_the_error_names_the_thing(form: Any, field: str, words: str) -> None:
    errors = said(form, field)
    assert errors and (not words or errors == [words]), errors


def test_an_email_address_may_have_254_characters() -> None:
    domain = ".".join(["b" * 60] * 3)
    for tail, errors in (("c" * 6, []), ("c" * 7, ["The email address must be 254 characters or fewer"])):  # fmt: skip
        email = f"{'a' * 60}@{domain}.{tail}.org"
        assert len(email) in (254, 255)
        assert said(InviteForm({"email": email}), "email") == errors


@pytest.mark.django_db
def test_a_sign_up_takes_no_longer_address_either(client: Client) -> None:
    answer = client.post("/account/signup/", {"email": LONG_LOCAL_PART, "name": "Noor"})
    assert answer.status_code == 200
    assert "What stands before the @ must be 64 characters or fewer" in answer.content.decode()


def test_an_empty_file_among_others_is_left_to_whoever_takes_them_and_names_it() -> None:
    files: Any = MultiValueDict({"chosen": [SimpleUploadedFile("June.csv", b"")]})
    assert not said(SendingForm(QueryDict(), files, whole={}), "chosen")


def test_what_a_field_says_itself_stays() -> None:
    class Own(Form):
        one = CharField(label="One?", error_messages={"required": "Say one"})
        other = CharField(label="Other?")

    assert said(Own({}), "one") == ["Say one"]
    assert said(Own({}), "other") == ["Enter an answer to “Other?”"]
    with override("cy"):
        assert said(Own({}), "one") == ["Say one"]
