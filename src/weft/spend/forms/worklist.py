"""What people type of the addresses of suppliers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as later

from weft.spend.rules import (
    ADDRESSES,
)
from weft.ui.fields import DayField
from weft.ui.forms import Form

YES_OR_NO = [("", later("Not known")), ("yes", later("Yes")), ("no", later("No"))]


class FoundOutForm(Form):
    """What was found out about a supplier?"""

    postcode = forms.CharField(
        label=later("Postcode"), required=False, max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )  # fmt: skip
    kind_of_address = forms.ChoiceField(
        label=later("Kind of address"), required=False,
        choices=[("", later("Not known")), *((each, later(words)) for each, words in ADDRESSES.items())],
    )  # fmt: skip
    branch_in_area = forms.ChoiceField(
        label=later("In your area, or with a branch there"), required=False, choices=YES_OR_NO
    )
    employees = forms.CharField(
        label=later("Employees"), required=False, max_length=12,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )  # fmt: skip
    vcse = forms.ChoiceField(
        label=later("Voluntary, community or social enterprise"), required=False, choices=YES_OR_NO
    )
    source = forms.CharField(label=later("Where you found it"), required=False, max_length=200)
    looked_up = DayField(label=later("On which day"), required=False, help_text="")

    def clean(self) -> dict[str, Any]:
        """Each answer as it is kept; an error says what to write instead."""
        from weft.analysis.spend.answers import NotAnAnswer, as_kept

        given = super().clean() or {}
        for name in ("postcode", "employees"):
            try:
                given[name] = as_kept(name, given[name]) if given.get(name) else ""
            except NotAnAnswer as fault:
                self.add_error(name, fault.message)
        return given

    def said(self) -> dict[str, str]:
        """What was filled in."""
        filled = {name: value for name, value in self.cleaned_data.items() if value}
        return {
            name: getattr(value, "isoformat", lambda value=value: value)()
            for name, value in filled.items()
        }


class WorklistFileForm(Form):
    """Which filled workbook?"""

    chosen = forms.FileField(
        label=later("Which workbook?"),
        help_text=later(
            "The list that you took away, filled in. Rows that you left empty change nothing."
        ),
        error_messages={"required": later("Choose a file")},
    )
