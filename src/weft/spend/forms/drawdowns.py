"""What people say about money that a supplier was paid under an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.ui.forms import Form


class SpentUnderForm(Form):
    """Under which agreement, and in which months?"""

    agreement = forms.CharField(
        label=later("Which agreement?"), max_length=300,
        error_messages={"required": later("Enter the number or the name of an agreement")},
    )  # fmt: skip
    months = forms.MultipleChoiceField(
        label=later("Which months?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": later("Tick one month at least")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, months: Sequence[tuple[str, Decimal]], offered: Sequence[str], **kwargs: Any
    ) -> None:  # fmt: skip
        """`months`: such as 2026-04, each with what was paid; `offered`: the agreements that it may be."""
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["months"]
        choices.choices = [(month, f"{_in_words(month)}: £{amount:,.2f}") for month, amount in months]  # fmt: skip
        hint = _("Its number or its name.")
        perhaps = _("Perhaps: %(names)s.") % {"names": "; ".join(offered)} if offered else ""
        self.fields["agreement"].help_text = f"{hint} {perhaps}".strip()


def _in_words(month: str) -> str:
    year, number = map(int, month.split("-"))
    return date_format(date(year, number, 1), "F Y")
