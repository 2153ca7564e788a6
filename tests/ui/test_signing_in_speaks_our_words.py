"""The pages on which people sign in ask in the house's words, and say of an answer what to enter."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_second_factors
from django.conf import settings
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.module_loading import import_string

from tests.cast import PASSWORD, Cast, two_councils
from tests.ui.pages import tree
from tests.web.getting_in import confirmed, sure
from weft.organisations.models import Person
from weft.web import passwords

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return two_councils()


def errors(client: Client, there: str, typed: dict[str, str]) -> list[str]:
    """What the error summary says of an answer."""
    client.get(there)  # where a key for the app is made
    page = tree(client.post(there, typed).content.decode())
    found = page.xpath("//div[contains(@class, 'govuk-error-summary')]//li")
    return [" ".join("".join(one.itertext()).split()) for one in found]


@pytest.mark.parametrize(
    ("there", "typed", "said"),
    [
        ("/account/login/", {}, ["Enter your email address", "Enter your password"]),
        ("/account/login/", {"login": "ada", "password": "x"}, ["Enter your email address in full, such as name@example.org"]),
        ("/account/login/", {"login": "ada@example.org", "password": "x"},
         ["The email address or the password is not right. Check both, or ask for a new password below"]),
        ("/account/signup/", {}, ["Enter your email address", "Enter your name", "Enter a password"]),
        ("/account/signup/", {"email": "n@example.org", "name": "N", "password1": "short"},
         ["The password must be 12 characters or more"]),
        ("/account/signup/", {"email": "n@example.org", "name": "N", "password1": "314159265358979"},
         ["The password is only numbers. Enter one with letters in it, too"]),
        ("/account/signup/", {"email": "noor.haddad@example.org", "name": "N", "password1": "noor.haddad@example"},
         ["The password is too much like your name or email address. Enter another one"]),
        ("/account/password/reset/", {}, ["Enter your email address"]),
    ],
)  # fmt: skip
def test_who_is_not_signed_in_is_told_what_to_enter(
    client: Client, cast: Cast, there: str, typed: dict[str, str], said: list[str]
) -> None:
    cast.person("Ada")
    assert errors(client, there, typed) == said


@pytest.mark.parametrize(
    ("there", "typed", "said"),
    [
        ("/account/password/change/", {}, ["Enter the password that you have now", "Enter a new password"]),
        ("/account/password/change/", {"oldpassword": "x", "password1": "three canal boats"},
         ["This is not the password that you have now. Enter it again"]),
        ("/account/email/", {"action_add": ""}, ["Enter the new email address"]),
        ("/account/email/", {"action_add": "", "email": "ada@example.org"},
         ["This is your email address already. Enter another one"]),
        ("/account/2fa/totp/activate/", {}, ["Enter the code that the app shows"]),
        ("/account/2fa/totp/activate/", {"code": "000000"},
         ["This code is not right, or no longer valid. Enter the one that is shown now"]),
        ("/account/2fa/webauthn/add/", {}, ["The passkey was not used. Try it again, or choose another way"]),
        ("/account/reauthenticate/", {"password": "x"}, ["This is not your password. Enter it again"]),
    ],
)  # fmt: skip
def test_who_is_signed_in_is_told_what_to_enter(
    client: Client, cast: Cast, there: str, typed: dict[str, str], said: list[str]
) -> None:
    confirmed(cast.person("Ada"))
    client.post("/account/login/", {"login": "ada@example.org", "password": PASSWORD})
    sure(client)
    assert errors(client, there, typed) == said


def test_a_new_password_is_asked_for_once_and_says_what_it_needs(
    client: Client, cast: Cast
) -> None:
    confirmed(cast.person("Ada"))
    client.post("/account/login/", {"login": "ada@example.org", "password": PASSWORD})
    page = client.get("/account/password/change/").content.decode()
    assert page.count('type="password"') == 2
    assert "At least 12 characters" in page
    new = {"oldpassword": PASSWORD, "password1": "three canal boats"}
    assert client.post("/account/password/change/", new).status_code == 302
    assert Person.objects.get(name="Ada").check_password("three canal boats")


def test_no_field_of_these_forms_is_called_by_the_library() -> None:
    for path in {**settings.ACCOUNT_FORMS, **settings.MFA_FORMS}.values():
        form = import_string(path)
        shown = [
            name
            for name in form.base_fields
            if name not in {"credential", "password2", "username", "remember"}
        ]
        assert [name for name in shown if name not in form.asks] == [], path


def test_what_the_library_says_of_codes_is_ours() -> None:
    theirs = {
        *("phone_password_mismatch", "username_password_mismatch", "username_taken", "username_blacklisted"),
        *("phone_taken", "unknown_phone", "unknown_email", "select_only_one"),
    }  # fmt: skip
    for adapter in (get_adapter(), get_second_factors()):
        library = type(adapter).__mro__[1].error_messages  # type: ignore[attr-defined]
        ours = adapter.error_messages
        same = {code for code in library if str(ours[code]) == str(library[code])}
        assert same - theirs == set()


@pytest.mark.parametrize(
    ("validator", "password"),
    [
        (passwords.LongEnough(12), "short"), (passwords.NotANumber(), "314159265358979"),
        (passwords.Uncommon(), "password1234"), (passwords.UnlikeTheirOwn(), "noor.haddad@example"),
    ],
)  # fmt: skip
def test_a_password_that_falls_short_is_told_why(validator: Any, password: str) -> None:
    someone = Person(email="noor.haddad@example.org", name="Noor Haddad")
    with pytest.raises(ValidationError) as fault:
        validator.validate(password, someone)
    assert fault.value.messages == [validator.get_error_message()]
