"""What people type about publishing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.ui.forms import Form


class PublishForm(Form):
    """What does the council say about its data, and what does it correct?"""

    note = forms.CharField(
        label=later("What should people know about the quality of the data?"),
        help_text=later(
            "What is unknown, what was not understood and left out, months that are missing. Everybody reads it. "
            "Name no person."
        ),
        widget=forms.Textarea,
        max_length=4000,
        error_messages={"required": later("Say what people should know about the data")},
    )
    because = forms.CharField(
        label=later("What does it correct, and why?"),
        help_text=later("Everybody reads it beside the new figures. Name no person."),
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": later("Say what it corrects, and why")},
    )

    def __init__(self, *args: Any, corrects: bool, **kwargs: Any) -> None:
        """Ask what is corrected only where the period has been published before."""
        super().__init__(*args, **kwargs)
        if not corrects:
            del self.fields["because"]


class DecideForm(Form):
    """Is the data good enough to be published?"""

    decision = forms.ChoiceField(
        label=later("Is the data good enough to be published?"),
        choices=[
            ("publish", later("Yes, publish it")),
            ("send back", later("No, send it back")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": later("Choose whether it is published")},
    )
    because = forms.CharField(
        label=later("If not, why?"),
        help_text=later("Your colleagues read it."),
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """What is sent back has a reason."""
        given = super().clean() or {}
        if given.get("decision") == "send back" and not given.get("because"):
            self.add_error("because", _("Say why it is sent back"))
        return given


class WithdrawForm(Form):
    """Why is it withdrawn?"""

    because = forms.CharField(
        label=later("Why is it withdrawn?"),
        help_text=later("Everybody reads it where the figures were. Name no person."),
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": later("Say why it is withdrawn")},
    )
