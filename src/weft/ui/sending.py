"""A form that takes files, whether they come with it or have arrived before; and where someone goes then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.ui.fields import SeveralFilesField
from weft.ui.forms import Form
from weft.ui.marks import Reason
from weft.ui.reasons import said

GONE = later(
    "A file that had arrived waits no longer: it was kept, or thrown away, in another window. Look whether it "
    "is there, or send it again."
)


class Refused(Protocol):
    """A file that is not taken: its name, and why."""

    name: str
    reason: Reason


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
        chosen.allow_empty_file = True  # refused by its name, as every other that is not taken
        arrived: Any = self.fields["arrived"]
        arrived.choices = list(whole.items())
        arrived.initial = list(whole) if chosen.most_files > 1 else []
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
                _("Choose one file, or tick one that has arrived already")
                if most == 1
                else _("Choose at most %(limit)s files at a time")
            )
            raise ValidationError(words % {"limit": most})
        return given

    def refuse(self, refused: Iterable[Refused]) -> None:
        """Say which files are not taken, and why: each of them, where of a field only the first error is said."""
        for one in refused:
            self.add_error(None, _not_taken(one))

    def left(self, whole: Mapping[str, str]) -> None:
        """Ask once more, with the files that wait still. Where one is asked for, none is ticked: the next that
        someone chooses would be one too many."""
        if not whole:
            self.fields.pop("arrived", None)
            return
        if "arrived" in self.fields:
            self.fields["arrived"].choices = list(whole.items())  # type: ignore[attr-defined]
        if self.fields["chosen"].most_files == 1:  # type: ignore[attr-defined]
            given: Any = self.data.copy()  # type: ignore[attr-defined]
            given.setlist("arrived", [])
            self.data = given


def _not_taken(refused: Refused) -> str:
    words = _("“%(name)s” was not taken. %(why)s")
    return words % {"name": refused.name, "why": said(refused.reason)}


def say_refused(request: HttpRequest, refused: Iterable[Refused]) -> None:
    """Say on the page that someone is led to which files were not taken, and why."""
    for one in refused:
        messages.warning(request, _not_taken(one))


def led_on(request: HttpRequest, to: str, *about: str) -> HttpResponse:
    """A redirect; for the script that shows how far the sending is, the address alone.

    Were it redirected, the script would fetch the page, and use up what is said there once, before the
    browser shows it.
    """
    if "Weft-Sending" in request.headers:
        return HttpResponse(status=201, headers={"Location": resolve_url(to, *about)})
    return redirect(to, *about)
