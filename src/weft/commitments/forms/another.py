"""What people say where what they record may be there already."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments.forms.looked import LookedForm


class AnotherForm(LookedForm):
    """A form about something that may be there already: then it asks whether this is another one."""

    another = forms.BooleanField(label=later("It is another one"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._another = self.fields.pop("another")
        if self.is_bound and self.data.get("another"):
            self.fields["another"] = self._another

    @property
    def is_another(self) -> bool:
        """Whether they say that it is."""
        return bool(self.cleaned_data.get("another"))

    def ask_whether_another(self, reason: str, *, there: str, called: str) -> None:
        """Say that it may be there already, with the way `there`, and ask."""
        self.fields["another"] = self._another
        self._another.help_text = format_html(
            '{} <a class="govuk-link" href="{}" translate="no">{}</a>', _("There is:"), there, called
        )  # fmt: skip
        self.add_error("another", reason)
