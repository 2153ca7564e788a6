"""What tests of signing in share: people who can, what their app shows, and the letters they get."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from time import time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.cast import PASSWORD
from weft.audit.models import Entry
from weft.organisations.models import Person

Commits = Callable[..., AbstractContextManager[object]]
"""pytest-django's way to carry out what waits for a commit."""
ANOTHER = "over the lock and down the towpath"


def code(secret: str) -> str:
    """What an authenticator app shows now."""
    _before, now, _after = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, now)))


def confirmed(person: Person) -> Person:
    """They have confirmed their email address."""
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def sign_in(client: Client, person: Person, password: str = PASSWORD) -> None:
    """By address and password."""
    client.post("/account/login/", {"login": person.email, "password": password})


def sure(client: Client, password: str = PASSWORD) -> None:
    """Give the password once more, as is asked before how one gets in can be changed."""
    client.post("/account/reauthenticate/", {"password": password})


def is_sure(client: Client, person: Person) -> None:
    """They have just given their password once more; for a browser that was signed in without a page."""
    session = client.session
    given = {"method": "password", "at": time() + 3600, "reauthenticated": True}
    session["account_authentication_methods"] = [given]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()


def app(client: Client) -> str:
    """Set up an authenticator app; gives its key."""
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", page)
    assert secret is not None
    client.post("/account/2fa/totp/activate/", {"code": code(secret[1])})
    cache.clear()
    return secret[1]


def link(path: str) -> str:
    """The link to such a page in the last letter."""
    found = re.search(rf"{path}\S+", str(mail.outbox[-1].body))
    assert found is not None, mail.outbox[-1].body
    return found[0]


def entries_about(person: Person) -> list[Entry]:
    """What is on record about someone, oldest first, but that they joined."""
    found = Entry.objects.filter(subject_kind="person", subject=person.pk).exclude(act="join")
    return list(found.order_by("pk").prefetch_related("told"))


def acts_about(person: Person) -> list[str]:
    """The acts that are on record about someone."""
    return [entry.act for entry in entries_about(person)]


def told(entry: Entry) -> dict[tuple[str, str], Any]:
    """The personal values of an entry."""
    return {(one.side, one.field): one.value for one in entry.told.all()}
