"""The form that every page asks by: what it says of an answer names the thing and what to enter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

LONGEST_EMAIL, LONGEST_LOCAL_PART = 254, 64
"""As RFC 5321 (4.5.3.1) has them; a mail server need not take more."""


class Form(forms.Form):
    """A form whose errors are ours. `called` says what each field asks for, as in “Enter …”: “the name”."""

    called: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            thing = self.called.get(name) or _("an answer to “%(question)s”") % {
                "question": field.label or name
            }
            use_our_words(field, str(thing))


class WasForm(Form):
    """A form that knows what its writer saw, so that nobody overwrites words that somebody else has written meanwhile."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)


class EmailField(forms.EmailField):
    """An email address that a mail server takes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_EMAIL} | kwargs)

    def validate(self, value: Any) -> None:
        """Refuse what stands before the @ where it is too long."""
        super().validate(value)
        check_local_part(value)


def check_local_part(email: str) -> None:
    """Raise ValidationError where more stands before the @ than a mail server takes."""
    if len(email.rpartition("@")[0]) > LONGEST_LOCAL_PART:
        raise ValidationError(
            _("What stands before the @ must be %(limit)s characters or fewer")
            % {"limit": LONGEST_LOCAL_PART},
            code="long",
        )


def use_our_words(field: forms.Field, thing: str) -> None:
    """Say what to enter in place of what Django says; what a field says by itself stays."""
    ours: dict[str, str] = {}
    for kind, words in _words(thing).items():
        if isinstance(field, kind):
            ours |= words
    field.error_messages |= {code: text for code, text in ours.items() if _is_djangos(field, code)}


def _is_djangos(field: forms.Field, code: str) -> bool:
    """Whether a message is nobody's but Django's: given neither with the field nor by a class of ours."""
    said = field.error_messages.get(code)
    theirs = [c for c in type(field).__mro__ if c.__module__.startswith("django.")]
    return said is None or any(
        said == getattr(c, "default_error_messages", {}).get(code) for c in theirs
    )


def _words(thing: str) -> dict[type[forms.Field], dict[str, str]]:
    """By type of field, what is said of an answer; of two types that fit, the later one says it."""
    it = {"thing": thing, "Thing": capfirst(thing), "limit": "%(limit_value)s"}
    enter, choose = _("Enter %(thing)s") % it, _("Choose %(thing)s") % it
    listed = _("Choose %(thing)s from those shown") % it
    number = {
        "invalid": _("%(Thing)s must be a whole number, such as 12") % it,
        "min_value": _("%(Thing)s must be %(limit)s or more") % it,
        "max_value": _("%(Thing)s must be %(limit)s or less") % it,
    }
    chosen = {"required": choose, "invalid_choice": listed, "invalid_list": listed}
    return {
        forms.Field: {"required": enter},
        forms.CharField: {
            "max_length": _("%(Thing)s must be %(limit)s characters or fewer") % it,
            "min_length": _("%(Thing)s must be %(limit)s characters or more") % it,
            "null_characters_not_allowed": _("%(Thing)s holds a character that nobody can read. Type it again") % it,
        },
        forms.IntegerField: number,
        forms.EmailField: {"invalid": _("Enter %(thing)s in full, such as name@example.org") % it},
        forms.URLField: {"invalid": _("Enter %(thing)s in full, such as https://example.org") % it},
        forms.ChoiceField: chosen,
        forms.FileField: {
            "required": choose, "missing": choose, "invalid": choose,
            "empty": _("The file is empty. Choose another one"),
            "max_length": _("The name of the file is too long. Give it a shorter one"),
        },
    }  # fmt: skip
