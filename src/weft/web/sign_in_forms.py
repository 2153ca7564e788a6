"""The forms of the sign-in library in the house's words: what they ask, and what they say of an answer.

They stand apart from `sign_in`: the library makes its form for a new account out of a class that is there.
"""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.ui.forms import use_our_words


class Asks(NamedTuple):
    """What a field is called on its label, what is said below that, and what it asks for, as in “Enter …”."""

    label: Any
    thing: Any
    hint: Any = ""


EMAIL = Asks(later("Email address"), later("your email address"))
PASSWORD = Asks(later("Password"), later("your password"))
CODE = Asks(
    later("Code"),
    later("the code"),
    later("It has six numbers; a recovery code has eight letters and numbers."),
)


class InOurWords(forms.Form):
    """A form of the library that asks by our words."""

    asks: ClassVar[dict[str, Asks]] = {}
    once: ClassVar[str] = "password2"
    """A field that asks for the same again: one sees what one types, so it goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop(self.once, None)
        for name, asked in self.asks.items():
            if name in self.fields:
                field = self.fields[name]
                field.label, field.help_text = asked.label, asked.hint
                use_our_words(field, str(asked.thing))
        if "credential" in self.fields:  # what a passkey gives, by a script
            self.fields["credential"].error_messages["required"] = _(
                "The passkey was not used. Try it again, or choose another way"
            )


def _what_a_password_needs() -> str:
    return _(
        "At least %(least)s characters, not all of them numbers, not like your email address, and not a "
        "password that many people use. Three words that have nothing to do with each other are easy to keep "
        "in mind and hard to guess."
    ) % {"least": settings.PASSWORD_LEAST}


class WithNewPassword(InOurWords):
    """A form that asks for a new password, and says what it needs before anyone types one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "password1" in self.fields:  # not there for whoever comes with a passkey
            self.fields["password1"].help_text = _what_a_password_needs()


NEW_PASSWORD = Asks(later("New password"), later("a new password"))


class SignInForm(InOurWords, account.LoginForm):  # type: ignore[misc]  # the library is not typed
    """An email address and a password; the way to a new one stands below the form."""

    asks: ClassVar = {"login": EMAIL, "password": PASSWORD}


class NewAccountForm(WithNewPassword, account.SignupForm):  # type: ignore[misc]
    """A name, an email address and a password."""

    asks: ClassVar = {
        "email": EMAIL,
        "name": Asks(later("What is your name?"), later("your name")),
        "password1": Asks(later("Password"), later("a password")),
    }


class NewAddressForm(InOurWords, account.AddEmailForm):  # type: ignore[misc]
    """Another email address."""

    asks: ClassVar = {"email": Asks(later("New email address"), later("the new email address"))}


class ChangePasswordForm(WithNewPassword, account.ChangePasswordForm):  # type: ignore[misc]
    """The password that one has, and the new one."""

    asks: ClassVar = {
        "oldpassword": Asks(later("Password that you have now"), later("the password that you have now")),
        "password1": NEW_PASSWORD,
    }  # fmt: skip


class FirstPasswordForm(WithNewPassword, account.SetPasswordForm):  # type: ignore[misc]
    """A password, for whoever had none."""

    asks: ClassVar = {"password1": NEW_PASSWORD}


class ForgottenPasswordForm(InOurWords, account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link for a new password."""

    asks: ClassVar = {"email": EMAIL}


class PasswordByLetterForm(WithNewPassword, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by the link of a letter."""

    asks: ClassVar = {"password1": NEW_PASSWORD}


class PasswordAgainForm(InOurWords, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    asks: ClassVar = {"password": PASSWORD}


class CodeForm(InOurWords, codes.AuthenticateForm):  # type: ignore[misc]
    """A code after the password."""

    asks: ClassVar = {"code": CODE}


class CodeAgainForm(InOurWords, codes.ReauthenticateForm):  # type: ignore[misc]
    """A code once more."""

    asks: ClassVar = {"code": CODE}


class NewAppForm(InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    asks: ClassVar = {
        "code": Asks(later("Code that the app shows"), later("the code that the app shows"), later("Six numbers"))
    }  # fmt: skip


class PasskeyForm(InOurWords, passkeys.AddWebAuthnForm):  # type: ignore[misc]
    """A name for a passkey, and whether it does without the password."""

    asks: ClassVar = {
        "name": Asks(later("What do you call it?"), later("a name for it")),
        "passwordless": Asks(
            later("Sign in with it alone, without a password"), later("an answer"),
            later(
                "Your device then asks for your finger, your face or its PIN each time. Without the tick it is "
                "used after the password."
            ),
        ),
    }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "passwordless" in self.fields:
            self.fields["passwordless"].initial = True


class PasskeysNameForm(InOurWords, passkeys.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    asks: ClassVar = {"name": Asks(later("What do you call it?"), later("a name for it"))}


class UsePasskeyForm(InOurWords, passkeys.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey after the password."""


class PasskeyAgainForm(InOurWords, passkeys.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey once more."""


class SignInByPasskeyForm(InOurWords, passkeys.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey alone."""
