"""How people get in, on record: one entry for each request that changes it or lets someone in.

The sign-in library writes to tables of its own, and a person's password and address. A request to one of its
pages is one transaction. Before the first write about a person it is noted how they get in; at the end it is
looked at again, and the difference is an entry. So it does not matter by which of the library's ways something
was written. No password, key or code is ever part of an entry; addresses and names are its erasable part.

What failed is no act: a wrong password or code is a line of the log (`weft.sign_in`), so that nobody can fill
the record by guessing. Signing out of the session at hand ends what is over by itself; it is not an act either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import is_password_usable
from django.db import transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils import timezone

from weft.audit.actions import Actor, Personal, record

Person = get_user_model()
Values = dict[str, Any]
View = Callable[..., HttpResponse]
COMES_BACK = "openid_connect_callback"
"""The page to which a council sends people back; it lets them in without being sent a form."""
RESETS = "account_reset_password_from_key"
WAYS = {"totp": "authenticator app", "webauthn": "passkey", "recovery_codes": "recovery code"}
CODES = "recovery_codes"
HELD = (EmailAddress, Authenticator, SocialAccount, UserSession)


@dataclass(frozen=True)
class WaysIn:
    """How a person gets in at a moment. It never leaves memory."""

    email: str
    password: str
    addresses: Mapping[str, bool]
    """Whether each is confirmed."""
    factors: Mapping[int, tuple[str, str]]
    """Kind and name of each second factor, recovery codes apart."""
    codes: tuple[int, int] | None
    """The number of the set of recovery codes, and how many of them have been used."""
    councils: frozenset[str]
    sessions: frozenset[str]


def ways_in(number: int) -> WaysIn:
    """How the person of this number gets in now."""
    person = Person.objects.get(pk=number)
    held = list(Authenticator.objects.filter(user_id=number))
    codes = next((one for one in held if one.type == CODES), None)
    return WaysIn(
        email=person.email,
        password=person.password,
        addresses=dict(
            EmailAddress.objects.filter(user_id=number).values_list("email", "verified")
        ),
        factors={one.pk: (one.type, one.data.get("name", "")) for one in held if one.type != CODES},
        codes=(codes.pk, int(codes.data.get("used_mask", 0)).bit_count()) if codes else None,
        councils=frozenset(
            SocialAccount.objects.filter(user_id=number).values_list("provider", flat=True)
        ),
        sessions=frozenset(
            UserSession.objects.filter(user_id=number).values_list("session_key", flat=True)
        ),
    )


@dataclass
class Noted:
    """Whom a request has written about, and how they got in before."""

    before: dict[int, WaysIn] = field(default_factory=dict)
    new: set[int] = field(default_factory=set)

    def about(self, number: int | None) -> None:
        """Note how someone gets in, before the first write about them."""
        if number is not None and number not in self.before:
            self.before[number] = ways_in(number)


_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[Noted]:
    """Note what is written about people from here on."""
    noted = Noted()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def on_record(patterns: Sequence[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The pages of the sign-in library, each request to which is one transaction, and what it changed one entry.

    An error leaves neither the change nor the entry.
    """
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            on_record(pattern.url_patterns)
        else:
            pattern.callback = _kept(pattern.callback, pattern.name or "")
    return list(patterns)


def _kept(view: View, name: str) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" and name != COMES_BACK:
            return view(request, *args, **kwargs)
        with transaction.atomic(), noting() as noted:
            response = view(request, *args, **kwargs)
            _write_down(request, noted, reset=name == RESETS)
        return response

    return answer


def _write_down(request: HttpRequest, noted: Noted, *, reset: bool) -> None:
    at = timezone.now()
    for number, before in noted.before.items():
        after = ways_in(number)
        # That someone new joined, with this address and password, is on record already.
        was_so = _as_they_joined(before, after) if number in noted.new else before
        told = what_happened(was_so, after, about=number, reset=reset)
        if told is not None:
            act, was, now = told
            if after.sessions - before.sessions:
                now["ways"] = _ways_used(request)
            record(
                act=act, by=Actor(number), on=("person", number), at=at, before=was, after=now
            )  # fmt: skip


def what_happened(
    before: WaysIn, after: WaysIn, *, about: int, reset: bool
) -> tuple[str, Values, Values] | None:
    """The act that lies between two moments, with what was and what is; None where nothing changed.

    A request does one thing; what follows from it (codes made with the first second factor, a session ended
    with the password) stands in the same entry.
    """
    acts: list[str] = []
    was: Values = {}
    now: Values = {}
    for look in (_councils, _passwords, _addresses, _factors, _codes, _sessions):
        act = look(before, after, was, now, reset)
        if act:
            acts.append(act)
    if not acts:
        return None
    for values in (was, now):
        for name in ("email", "name"):
            if name in values:
                values[name] = Personal(values[name], about)
    return acts[0], was, now


def _councils(before: WaysIn, after: WaysIn, was: Values, now: Values, _reset: bool) -> str | None:
    if more := after.councils - before.councils:
        now["council"] = min(more)
        return "connect council sign-in"
    if fewer := before.councils - after.councils:
        was["council"] = min(fewer)
        return "disconnect council sign-in"
    return None


def _passwords(before: WaysIn, after: WaysIn, was: Values, now: Values, reset: bool) -> str | None:
    if before.password == after.password:
        return None
    had, has = is_password_usable(before.password), is_password_usable(after.password)
    was["password"], now["password"] = had, has
    if not has:
        return "remove password"
    if reset:
        return "reset password"
    return "change password" if had else "set password"


def _addresses(before: WaysIn, after: WaysIn, was: Values, now: Values, _reset: bool) -> str | None:
    if before.email != after.email:
        was["email"], now["email"] = before.email, after.email
        return "change email address"
    if added := sorted(set(after.addresses) - set(before.addresses)):
        now["email"] = added[0]
        return "ask to change email address"
    if gone := sorted(set(before.addresses) - set(after.addresses)):
        was["email"] = gone[0]
        return "withdraw change of email address"
    confirmed = [one for one, is_so in after.addresses.items() if is_so > before.addresses[one]]
    if confirmed:
        now["email"] = confirmed[0]
        return "confirm email address"
    return None


def _factors(before: WaysIn, after: WaysIn, was: Values, now: Values, _reset: bool) -> str | None:
    for number, (kind, name) in after.factors.items():
        if number not in before.factors:
            now["way"] = WAYS[kind]
            if name:
                now["name"] = name
            return "add second factor"
        if before.factors[number] != (kind, name):
            was["name"], now["name"] = before.factors[number][1], name
            return "rename passkey"
    for number, (kind, name) in before.factors.items():
        if number not in after.factors:
            was["way"] = WAYS[kind]
            if name:
                was["name"] = name
            return "remove second factor"
    return None


def _codes(before: WaysIn, after: WaysIn, was: Values, now: Values, _reset: bool) -> str | None:
    if before.codes == after.codes:
        return None
    if after.codes is None:
        was["recovery_codes"] = True
        return "remove recovery codes"
    if before.codes is None or before.codes[0] != after.codes[0]:
        now["recovery_codes"] = True
        return "make recovery codes"
    now["recovery_codes_used"] = after.codes[1]
    return "use recovery code"


def _sessions(before: WaysIn, after: WaysIn, was: Values, _now: Values, _reset: bool) -> str | None:
    if after.sessions - before.sessions:
        return "sign in"
    if ended := before.sessions - after.sessions:
        was["sessions"] = len(ended)
        return "sign out elsewhere"
    return None


def _as_they_joined(before: WaysIn, after: WaysIn) -> WaysIn:
    """How someone new got in at first: all that is so now, but being signed in."""
    return WaysIn(
        after.email, after.password, after.addresses, after.factors, after.codes, after.councils,
        before.sessions,
    )  # fmt: skip


def _ways_used(request: HttpRequest) -> list[str]:
    """By what they got in: a password, a second factor, their council."""
    said = request.session.get("account_authentication_methods", [])
    return [_way(one) for one in said]


def _way(step: Mapping[str, Any]) -> str:
    if step["method"] == "socialaccount":
        return str(step.get("provider", "council"))
    return WAYS.get(step.get("type", ""), str(step["method"]))


def _before_saving(sender: type[Any], instance: Any, update_fields: Any = None, **_: Any) -> None:
    noted = _noted.get()
    if noted is None or (instance._state.adding and sender is Person):
        return
    only_password = sender is Person and set(update_fields or ()) == {"password"}
    if only_password and instance.has_usable_password():
        return  # the same password, kept by a stronger method
    noted.about(instance.pk if sender is Person else instance.user_id)


def _before_deleting(sender: type[Any], instance: Any, **_: Any) -> None:
    if noted := _noted.get():
        noted.about(instance.user_id)


def _after_saving(sender: type[Any], instance: Any, created: bool, **_: Any) -> None:
    if created and (noted := _noted.get()):
        noted.new.add(instance.pk)


def listen() -> None:
    """Hear of every write about a person; called once, when the site begins."""
    pre_save.connect(_before_saving, sender=Person, dispatch_uid="ways in: person")
    post_save.connect(_after_saving, sender=Person, dispatch_uid="ways in: new person")
    for held in HELD:
        pre_save.connect(_before_saving, sender=held, dispatch_uid=f"ways in: {held.__name__}")
        pre_delete.connect(_before_deleting, sender=held, dispatch_uid=f"ways in: {held.__name__}")
