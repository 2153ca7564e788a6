"""What a new password needs, and what is said of one that falls short."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation as django
from django.utils.translation import gettext as _


class LongEnough(django.MinimumLengthValidator):
    """As many characters as the settings ask for."""

    def get_error_message(self) -> str:
        """Say how many."""
        return _("The password must be %(least)s characters or more") % {"least": self.min_length}


class UnlikeTheirOwn(django.UserAttributeSimilarityValidator):
    """Nothing that whoever knows the person would guess."""

    def __init__(self, **kwargs: Any) -> None:
        """Their name and their email address."""
        super().__init__(user_attributes=("email", "name"), **kwargs)

    def get_error_message(self) -> str:
        """Say what it is like."""
        return _("The password is too much like your name or email address. Enter another one")


class Uncommon(django.CommonPasswordValidator):
    """None that many people use."""

    def get_error_message(self) -> str:
        """Say so."""
        return _("Many people use this password. Enter another one")


class NotANumber(django.NumericPasswordValidator):
    """More than numbers."""

    def get_error_message(self) -> str:
        """Say so."""
        return _("The password is only numbers. Enter one with letters in it, too")
