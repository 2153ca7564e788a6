"""What people type to begin, share and compare analyses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.spend.beside import MOST
from weft.ui.forms import Form


class RunForm(Form):
    """For which year?"""

    period = forms.CharField(
        label=later("Which period do you want to analyse?"),
        help_text=later(
            "A financial year such as 2024-25, a calendar year such as 2024, a quarter such as 2024-25 Q1, "
            "a month such as June 2024, or days such as 2024-04-01..2024-09-30."
        ),
        max_length=40,
        error_messages={"required": later("Enter a period, such as 2024-25")},
    )


class OfferForm(Form):
    """With which council?"""

    council = forms.ChoiceField(
        label=later("With which council?"),
        error_messages={
            "required": later("Choose a council"),
            "invalid_choice": later("Choose one of these councils"),
        },
    )

    def __init__(self, *args: Any, councils: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`councils` are those to choose from: the reference and the name of each."""
        super().__init__(*args, **kwargs)
        field = self.fields["council"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose a council")), *councils]


class CompareForm(Form):
    """Which analyses?"""

    run = forms.MultipleChoiceField(
        label=later("Which analyses do you want to compare?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": later("Choose two analyses or more"),
            "invalid_choice": later("Choose among these analyses"),
        },
    )

    def __init__(self, *args: Any, runs: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`runs` are those to choose from: the reference of each, and what it is called."""
        super().__init__(*args, **kwargs)
        field = self.fields["run"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(runs)
        field.help_text = _("Two to %(most)s. Those of your own council come first.") % {
            "most": MOST
        }

    def clean_run(self) -> list[str]:
        """Refuse too few and too many."""
        chosen: list[str] = self.cleaned_data["run"]
        if len(chosen) < 2:
            raise forms.ValidationError(_("Choose two analyses or more"))
        if len(chosen) > MOST:
            raise forms.ValidationError(_("Choose at most %(most)s") % {"most": MOST})
        return chosen
