"""Where the sign-in library meets the house: people are made by our actions, and council by council.

The library (django-allauth) does what nobody should write: passwords, passkeys, codes, single sign-on. Here
stands only what it asks of us.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.organisations.actions import take_in
from weft.ui.forms import check_local_part
from weft.ui.letters import framed, tidied
from weft.web.single_sign_on import Council, council_of

if TYPE_CHECKING:
    from weft.organisations.models import Person

log = logging.getLogger("weft.sign_in")


class SignUpForm(forms.Form):
    """What is asked of a new person beside the email address and the password."""

    name = forms.CharField(max_length=120)

    def clean(self) -> dict[str, Any]:
        """Refuse an address whose council signs its people in itself."""
        told: dict[str, Any] = super().clean() or {}
        council = council_of(told.get("email") or "", settings.SINGLE_SIGN_ON)
        if council is not None:
            self.add_error("email", _must_use(council))
        return told

    def signup(self, request: HttpRequest, user: Person) -> None:
        """Nothing more to do: the account is made in one action."""


class SecondFactors(DefaultMFAAdapter):
    """Second factors, named as people know them."""

    error_messages: ClassVar = {
        "add_email_blocked": later("Take your second factor away before you change your email address"),
        "cannot_delete_authenticator": later("This second factor cannot be taken away: your role needs one"),
        "cannot_generate_recovery_codes": later(
            "Set up an authenticator app or a passkey first: recovery codes stand in for them"
        ),
        "incorrect_code": later("This code is not right, or no longer valid. Enter the one that is shown now"),
        "unverified_email": later("Confirm your email address first: open the link in the letter that you got"),
    }  # fmt: skip

    def generate_authenticator_name(self, user: Person, type: Any) -> str:
        """What a passkey is called until its owner says otherwise."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site as a device shows it when it asks whether to use a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.PLACE_NAME}


class Accounts(DefaultAccountAdapter):
    """Accounts of people who sign in with a password or a passkey."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "account_inactive": later("This account is closed"),
        "cannot_remove_primary_email": later("You sign in with this address. Change it instead"),
        "duplicate_email": later("This is your email address already. Enter another one"),
        "email_taken": later("This email address belongs to another account. Enter another one"),
        "email_password_mismatch": later(
            "The email address or the password is not right. Check both, or ask for a new password below"
        ),
        "enter_current_password": later("This is not the password that you have now. Enter it again"),
        "incorrect_code": later("This code is not right, or no longer valid. Enter the one that is shown now"),
        "incorrect_password": later("This is not your password. Enter it again"),
        "invalid_or_expired_key": later("This link has been used already, or is too old. Ask for a new one"),
        "invalid_password_reset": later("This link has been used already, or is too old. Ask for a new one"),
        "invalid_login": later("Enter your email address"),
        "max_email_addresses": later("You have as many email addresses as you can have (%d)"),
        "rate_limited": later("That was too often. Wait some minutes, then try again"),
        "too_many_login_attempts": later("Too many wrong passwords. Wait some minutes, then try again"),
        "unverified_primary_email": later(
            "Confirm your email address first: open the link in the letter that you got"
        ),
        "same_as_current": later("This is the one that you have. Enter another one"),
    }  # fmt: skip

    def save_user(
        self, request: HttpRequest, user: Person, form: Any, commit: bool = True
    ) -> Person:
        """Make the person by the house's own action, so that it is on record."""
        told = form.cleaned_data
        user.set_password(told.get("password1") or None)
        return take_in(
            person=user, email=told["email"], name=told.get("name", ""), at=timezone.now()
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in our own words, and only once what is under way has been committed."""
        told = {
            name: _whole(value) if name.endswith("_url") else value
            for name, value in context.items()
        }
        letter = self.render_mail(template_prefix, email, framed({"email": email, **told}))
        letter.body = tidied(letter.body)
        transaction.on_commit(letter.send)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The other ways to be asked once more, in our words."""
        words = {
            "reauthenticate": _("Enter your password"),
            "mfa_reauthenticate": _("Enter a code of your authenticator app, or a recovery code"),
            "mfa_reauthenticate:webauthn": _("Use your passkey"),
        }
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [one | {"description": words[one["id"]]} for one in found]

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A line of the log, and never an entry of the record: nobody can fill it by guessing."""
        log.warning("a sign-in was refused: the address or the password is wrong")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Too many tries are refused, and that is a line of the log."""
        try:
            super().pre_authenticate(request, **credentials)
        except forms.ValidationError:
            log.warning("a sign-in was refused: too many tries")
            raise

    def clean_email(self, email: str) -> str:
        """Addresses are kept in small letters."""
        check_local_part(email)
        return str(super().clean_email(email)).lower()

    def pre_login(self, request: HttpRequest, user: Person, **how: Any) -> Any:
        """Someone whose council signs its people in itself comes in by that way only."""
        council = council_of(user.email, settings.SINGLE_SIGN_ON)
        if council is not None and council.key != _signed_in_by(request):
            messages.error(request, _must_use(council))
            return redirect("account_login")
        return super().pre_login(request, user, **how)


class SingleSignOn(DefaultSocialAccountAdapter):
    """Accounts of people whose council signs them in by OpenID Connect."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Take a council's word for the addresses of its own domain only."""
        key = sociallogin.account.provider
        email = (
            sociallogin.account.extra_data.get("userinfo") or sociallogin.account.extra_data
        ).get("email", "")
        council = council_of(email, settings.SINGLE_SIGN_ON)
        if council is None or council.key != key:
            raise ImmediateHttpResponse(redirect("single_sign_on_refused"))
        request.signed_in_by_council = key  # type: ignore[attr-defined]

    def is_email_verified(self, provider: Any, email: str) -> bool:
        """A council vouches for the addresses of its domain."""
        council = council_of(email, settings.SINGLE_SIGN_ON)
        return council is not None and council.key == provider.app.provider_id

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        """Whoever has an account already keeps it when their council begins to sign them in."""
        return self.is_email_verified(login.provider, email)

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Person:
        """Make the person by the house's own action, so that it is on record."""
        told = sociallogin.account.extra_data.get("userinfo") or sociallogin.account.extra_data
        user: Person = sociallogin.user
        user.set_unusable_password()
        take_in(
            person=user,
            email=told["email"],
            name=told.get("name") or told["email"],
            at=timezone.now(),
        )
        sociallogin.save(request)
        return user


def _whole(link: str) -> str:
    """The link of a letter, at the address that people know the site by, whatever host this request named."""
    return f"{settings.SITE_ADDRESS}{urlsplit(link).path}"


def _signed_in_by(request: HttpRequest | None) -> str | None:
    """The key of the council that has just signed this person in, if one has."""
    key: str | None = getattr(request, "signed_in_by_council", None)
    return key


def _must_use(council: Council) -> str:
    return _("%(council)s signs its people in itself. Choose “Sign in with %(council)s”.") % {
        "council": council.name
    }
