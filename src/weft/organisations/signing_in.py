"""What the sign-in library holds about a person: asked, and taken away."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings

from weft.organisations.models import Person


def held_about(person: Person) -> dict[str, Any]:
    """Addresses, second factors, councils that sign the person in, and sessions, as plain values.

    No password, key or code: what is kept of those tells nobody anything.
    """
    return {
        "email_addresses": [
            {"email": one.email, "confirmed": one.verified}
            for one in EmailAddress.objects.filter(user=person).order_by("pk")
        ],
        "second_factors": [
            {
                "kind": one.type,
                "name": one.data.get("name", ""),
                "added_at": one.created_at,
                "last_used_at": one.last_used_at,
            }
            for one in Authenticator.objects.filter(user=person).order_by("pk")
        ],
        "signed_in_by": [
            {"council": one.provider, "since": one.date_joined, "told": one.extra_data}
            for one in SocialAccount.objects.filter(user=person).order_by("pk")
        ],
        "signed_in_on": [
            {"since": one.created_at, "address": one.ip, "browser": one.user_agent}
            for one in UserSession.objects.filter(user=person).order_by("pk")
        ],
    }


def has_confirmed(person: Person) -> bool:
    """Whether the address that the person is known by is theirs: they followed the link of its letter."""
    found = EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=True)
    return bool(found.exists())


def anyone_confirmed(emails: Collection[str]) -> bool:
    """Whether one of these addresses, in small letters, is somebody's here who has confirmed it."""
    confirmed = EmailAddress.objects.filter(verified=True, user__is_active=True)
    return bool(confirmed.filter(email__in=emails).exists())


def forget(person: Person) -> None:
    """Take away every way in, and end every session. Part of erasing a person, which records it."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    for session in UserSession.objects.filter(user=person):
        store.delete(session.session_key)
        session.delete()
    for held in (EmailAddress, Authenticator, SocialAccount):
        held.objects.filter(user=person).delete()


def has_second_factor(person: Person) -> bool:
    """Whether they have one: an authenticator app or a passkey. Recovery codes alone are none."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=person, type__in=kinds).exists())


def lack_second_factor(people: Collection[Person]) -> set[int]:
    """Those of these people, by their numbers, who have no authenticator app and no passkey."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    have = Authenticator.objects.filter(user__in=people, type__in=kinds)
    return {one.pk for one in people} - set(have.values_list("user", flat=True))


def take_second_factors(person: Person) -> list[str]:
    """Take away every second factor and the recovery codes; gives their kinds. The caller records it."""
    held = Authenticator.objects.filter(user=person)
    kinds = sorted(set(held.values_list("type", flat=True)))
    held.delete()
    return kinds
