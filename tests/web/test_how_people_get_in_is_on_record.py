"""Whatever changes how a person gets in, and each sign-in, is one entry; no secret is part of it."""

from __future__ import annotations

import logging

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client

from tests.cast import PASSWORD, Cast
from tests.web.getting_in import (
    ANOTHER,
    Commits,
    acts_about,
    app,
    code,
    confirmed,
    entries_about,
    link,
    sign_in,
    sure,
    told,
)
from weft.audit.models import Entry, Told
from weft.organisations.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def rita() -> Person:
    return confirmed(Cast().person("Rita"))


@pytest.fixture
def inside(client: Client, rita: Person) -> Client:
    """Rita has signed in, and given her password once more."""
    sign_in(client, rita)
    sure(client)
    return client


def everything_on_record() -> str:
    rows = [*Entry.objects.values(), *Told.objects.values()]
    return DjangoJSONEncoder().encode(rows)


def test_signing_in_is_on_record_with_the_way(client: Client, rita: Person) -> None:
    sign_in(client, rita)
    (entry,) = entries_about(rita)
    assert (entry.act, entry.person, entry.after) == ("sign in", rita.pk, {"ways": ["password"]})


def test_guessing_fills_the_log_and_not_the_record(
    client: Client, rita: Person, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "weft.sign_in"):
        for _ in range(7):
            sign_in(client, rita, "not her password")
    said = [record.getMessage() for record in caplog.records if record.name == "weft.sign_in"]
    assert "the address or the password is wrong" in said[0]
    assert "too many tries" in said[-1]
    assert rita.email not in caplog.text
    assert acts_about(rita) == []


def test_a_password_that_is_changed(inside: Client, rita: Person) -> None:
    changed = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    inside.post("/account/password/change/", changed)
    rita.refresh_from_db()
    assert rita.check_password(ANOTHER)
    assert acts_about(rita) == ["sign in", "change password"]


def test_a_password_that_is_chosen_by_a_link(
    client: Client, rita: Person, django_capture_on_commit_callbacks: Commits
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": rita.email})
    page = client.get(link("/account/password/reset/key/"))
    client.post(page["Location"], {"password1": ANOTHER, "password2": ANOTHER})
    rita.refresh_from_db()
    assert rita.check_password(ANOTHER)
    assert acts_about(rita) == ["reset password"]


def test_a_new_person_is_on_record_as_having_joined(
    client: Client, django_capture_on_commit_callbacks: Commits
) -> None:
    given = {"email": "noor@example.org", "name": "Noor Haddad", "password1": PASSWORD}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/signup/", given)
    noor = Person.objects.get(email="noor@example.org")
    assert acts_about(noor) == []
    client.post(link("/account/confirm-email/"))
    (entry,) = entries_about(noor)
    assert entry.act == "confirm email address"
    assert told(entry) == {("after", "email"): "noor@example.org"}


def test_an_address_that_is_changed(
    inside: Client, rita: Person, django_capture_on_commit_callbacks: Commits
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        inside.post("/account/email/", {"email": "rita@new.example", "action_add": ""})
    inside.post(link("/account/confirm-email/"))
    rita.refresh_from_db()
    assert rita.email == "rita@new.example"
    asked, changed = entries_about(rita)[1:]
    assert (asked.act, changed.act) == ("ask to change email address", "change email address")
    assert told(changed) == {
        ("before", "email"): "rita@example.org", ("after", "email"): "rita@new.example",
    }  # fmt: skip
    assert "rita@new.example" not in str(changed.after)


def test_a_change_of_address_that_is_withdrawn(inside: Client, rita: Person) -> None:
    inside.post("/account/email/", {"email": "rita@new.example", "action_add": ""})
    inside.post("/account/email/", {"email": "rita@new.example", "action_remove": ""})
    assert acts_about(rita)[-1] == "withdraw change of email address"


def test_a_second_factor_that_is_added_used_and_removed(inside: Client, rita: Person) -> None:
    secret = app(inside)
    Client.logout(inside)
    sign_in(inside, rita)
    inside.post("/account/2fa/authenticate/", {"code": code(secret)})
    cache.clear()
    inside.post("/account/2fa/reauthenticate/", {"code": code(secret)})
    inside.post("/account/2fa/totp/deactivate/")
    added, used, removed = entries_about(rita)[1:]
    assert (added.act, added.after) == (
        "add second factor", {"way": "authenticator app", "recovery_codes": True},
    )  # fmt: skip
    assert (used.act, used.after) == ("sign in", {"ways": ["password", "authenticator app"]})
    assert (removed.act, removed.before) == (
        "remove second factor", {"way": "authenticator app", "recovery_codes": True},
    )  # fmt: skip


def test_recovery_codes_that_are_used_and_made_anew(inside: Client, rita: Person) -> None:
    app(inside)
    first = RecoveryCodes.activate(rita).get_unused_codes()[0]
    inside.post("/account/2fa/recovery-codes/generate/")
    (one, *others) = RecoveryCodes.activate(rita).get_unused_codes()
    Client.logout(inside)
    sign_in(inside, rita)
    inside.post("/account/2fa/authenticate/", {"code": one})
    made, used = entries_about(rita)[2:]
    assert made.act == "make recovery codes"
    assert (used.act, used.after) == (
        "use recovery code", {"recovery_codes_used": 1, "ways": ["password", "recovery code"]},
    )  # fmt: skip
    on_record = everything_on_record()
    assert not [each for each in (first, one, *others) if each in on_record]


def test_no_secret_is_on_record(inside: Client, rita: Person) -> None:
    secret = app(inside)
    changed = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    inside.post("/account/password/change/", changed)
    rita.refresh_from_db()
    held = Authenticator.objects.get(user=rita, type="recovery_codes").data["seed"]
    on_record = everything_on_record()
    for hidden in (secret, held, PASSWORD, ANOTHER, rita.password, inside.session.session_key):
        assert str(hidden) not in on_record


def test_signing_out_everywhere_else(inside: Client, rita: Person) -> None:
    sign_in(Client(), rita)
    inside.post("/account/sessions/")
    last = entries_about(rita)[-1]
    assert (last.act, last.before) == ("sign out elsewhere", {"sessions": 1})


def test_a_code_that_is_wrong_changes_nothing(inside: Client, rita: Person) -> None:
    app(inside)
    before = acts_about(rita)
    Client.logout(inside)
    sign_in(inside, rita)
    inside.post("/account/2fa/authenticate/", {"code": "000000"})
    assert acts_about(rita) == before


def test_what_fails_leaves_neither_the_change_nor_the_entry(
    inside: Client, rita: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("weft.web.sign_in.Accounts.add_message", broken)
    inside.raise_request_exception = False
    changed = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    assert inside.post("/account/password/change/", changed).status_code == 500
    rita.refresh_from_db()
    assert rita.check_password(PASSWORD)
    assert acts_about(rita) == ["sign in"]
