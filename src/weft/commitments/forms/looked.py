"""The one form of this room: what people type freely in it is looked through for people before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.commitments.personal import Found, in_text
from weft.analysis.commitments.readable import Unread
from weft.commitments import words
from weft.ui.forms import Form
from weft.ui.rows import FormWithRows

PASSED_OVER = frozenset({"was"})
"""What stands in a form and nobody types."""


class LookedForm(Form):
    """A form whose answers may name people, or be hardly so: then it asks that somebody looks once more, and nothing is saved until they say that they have."""

    looked = forms.BooleanField(
        label=later("I have looked: it names nobody who should not be named"), required=False
    )

    sure = forms.BooleanField(label=later("I have checked: it is so"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._box, self._sure = self.fields.pop("looked"), self.fields.pop("sure")
        self.has_looked = self.is_sure = False
        self._said: set[tuple[str | None, Found]] = set()
        if self.is_bound and self.data.get("looked"):
            self.fields["looked"] = self._box
        if self.is_bound and self.data.get("sure"):
            self.fields["sure"] = self._sure

    def full_clean(self) -> None:
        """Beside all else, look through what was typed."""
        super().full_clean()
        if not self.is_bound:
            return
        self.has_looked = bool(self.cleaned_data.pop("looked", False))
        self.is_sure = bool(self.cleaned_data.pop("sure", False))
        if not self.has_looked:
            for name, text in list(_texts(self)):
                self.warn(in_text(text), name)
            for text in list(_texts_in_rows(self)):
                self.warn(in_text(text))

    def warn(self, found: Iterable[Found], field: str | None = None) -> None:
        """Say what was found, once, and ask that somebody looks."""
        for one in found:
            if (field, one) in self._said:
                continue
            self._said.add((field, one))
            told = {"what": _(words.SIGNS[one.sign]), "begins": one.begins}
            self.ask_to_look(
                _(
                    "This may hold %(what)s (“%(begins)s”). Name nobody: say how many, and keep names with you. Take it out, "
                    "or say that you have looked."
                )
                % told,
                field,
            )

    def warn_unread(self, unread: Iterable[Unread], name: str, field: str | None = None) -> None:
        """Say why a file was not looked through, and ask that somebody looks."""
        for one in unread:
            told = {"name": name, "why": _(words.UNREAD[one])}
            self.ask_to_look(
                _("“%(name)s” was not looked through for people, or not to its end: %(why)s. Look at it yourself, and say that you have.") % told,
                field,
            )  # fmt: skip

    def ask_whether_sure(self, reasons: Iterable[str]) -> None:
        """Say why it is hardly so, and ask whether it is."""
        self.fields["sure"] = self._sure
        for one in reasons:
            self.add_error(None, _("%(why)s Put it right, or say that it is so.") % {"why": one})

    def ask_to_look(self, why: str, field: str | None = None) -> None:
        """Ask that somebody looks, and say why."""
        self.fields["looked"] = self._box
        self.add_error(field, why)


def _texts(form: Form) -> Iterator[tuple[str, str]]:
    """What was typed freely, by the names of the questions."""
    for name, field in form.fields.items():
        text = form.cleaned_data.get(name)
        if isinstance(field, forms.CharField) and isinstance(text, str) and name not in PASSED_OVER:
            yield name, text


def _texts_in_rows(form: Form) -> Iterator[str]:
    if isinstance(form, FormWithRows):
        for rows in form.rows.values():
            for row in rows.filled:
                if row.is_valid():
                    yield from (text for _name, text in _texts(row))
