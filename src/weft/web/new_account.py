"""The form by which someone creates an account, in our words.

It stands apart from `sign_in`: the library makes its form out of a class that is there.
"""

from __future__ import annotations

from typing import Any

from allauth.account.forms import SignupForm
from django.conf import settings
from django.utils.translation import gettext as _


class NewAccountForm(SignupForm):  # type: ignore[misc]  # its base is chosen while it runs
    """A name, an email address and a password, and what a password needs before anyone types one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "password1" in self.fields:  # not there for whoever comes with a passkey
            self.fields["password1"].help_text = _what_a_password_needs()


def _what_a_password_needs() -> str:
    return _(
        "At least %(least)s characters, not all of them numbers, not like your email address, and not a "
        "password that many people use. Three words that have nothing to do with each other are easy to keep "
        "in mind and hard to guess."
    ) % {"least": settings.PASSWORD_LEAST}
