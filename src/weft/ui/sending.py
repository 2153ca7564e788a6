"""A form that takes files, whether they come with it or have arrived before; and where someone goes then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.ui.fields import SeveralFilesField
from weft.ui.forms import Form

GONE = later(
    "A file that had arrived waits no longer: it was kept, or thrown away, in another window. Look whether it "
    "is there, or send it again."
)


class SendingForm(Form):
    """Which files? Gives those that come with the form as `chosen`, the references of others as `arrived`."""

    chosen = SeveralFilesField(
        label=later("Which files do you want to send?"),
        error_messages={"required": later("Choose a file")},
    )
    arrived = forms.MultipleChoiceField(
        label=later("Files that have arrived already"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": GONE},
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, whole: Mapping[str, str], hint: str = ""
    ) -> None:
        """`whole` are the files that have arrived before: reference and name; `hint` says what is taken."""
        super().__init__(data, files)
        self.refs = set(data.getlist("arrived")) if data is not None else set()
        chosen: Any = self.fields["chosen"]
        chosen.help_text = hint
        chosen.required = not (self.refs if data is not None else whole)
        arrived: Any = self.fields["arrived"]
        arrived.choices, arrived.initial = list(whole.items()), list(whole)
        if not whole:
            del self.fields["arrived"]

    def clean(self) -> dict[str, Any]:
        """Refuse files that have gone meanwhile, and more than are asked for."""
        given = super().clean() or {}
        if self.refs and "arrived" not in self.fields:
            raise ValidationError(GONE)
        given.setdefault("arrived", [])
        most = self.fields["chosen"].most_files  # type: ignore[attr-defined]
        if len(given.get("chosen") or ()) + len(set(given["arrived"])) > most:
            words = (
                _("Choose one file") if most == 1 else _("Choose at most %(limit)s files at a time")
            )
            raise ValidationError(words % {"limit": most})
        return given


def led_on(request: HttpRequest, to: str, *about: str) -> HttpResponse:
    """A redirect; for the script that shows how far the sending is, the address alone.

    Were it redirected, the script would fetch the page, and use up what is said there once, before the
    browser shows it.
    """
    if "Weft-Sending" in request.headers:
        return HttpResponse(status=201, headers={"Location": resolve_url(to, *about)})
    return redirect(to, *about)
