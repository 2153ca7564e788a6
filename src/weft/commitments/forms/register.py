"""What people say about a register of contracts that they take in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.commitments.register import COLUMNS, MOST_BYTES, NEEDED
from weft.ui.fields import choose_from
from weft.ui.forms import Form

ASKS = {
    "number": later("Where does its number stand?"), "ocid": later("Where does its open contracting number (OCID) stand?"),
    "title": later("Where does what it is called stand?"), "kind": later("Where does the type of contract stand?"),
    "description": later("Where does what it is about stand?"), "category": later("Where does its category stand?"),
    "begins": later("Where does the day stand on which it begins?"), "ends": later("Where does the day stand on which it ends?"),
    "may_extend_until": later("Where does the day stand until which it can be extended?"),
    "value": later("Where does its value stand?"), "supplier": later("Where does the supplier stand?"),
}  # fmt: skip


class RegisterForm(Form):
    """Which file holds the register?"""

    chosen = forms.FileField(
        label=later("Which file?"), help_text=later("XLSX, XLS, ODS or CSV, with a line of headings. It is kept among your files."),
        error_messages={"required": later("Choose a file")},
    )  # fmt: skip

    def clean_chosen(self) -> Any:
        """Refuse what is larger than any register."""
        chosen = self.cleaned_data["chosen"]
        if (chosen.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("The file is larger than %(limit)s MB.") % {"limit": MOST_BYTES // 1_000_000}
            )
        return chosen


class ColumnsForm(Form):
    """In which column does each thing stand?"""

    def __init__(
        self, *args: Any, headings: Sequence[str], guessed: Mapping[str, int], **kwargs: Any
    ) -> None:
        """`guessed`: the columns by the headings."""
        super().__init__(*args, **kwargs)
        shown = [
            (str(at), text.strip() or _("Column %(n)s") % {"n": at + 1})
            for at, text in enumerate(headings)
        ]
        for name in COLUMNS:
            field = forms.ChoiceField(label=ASKS[name], required=name in NEEDED)
            choose_from(field, [("", _("Nowhere")), *shown])
            field.error_messages["required"] = _("Choose a column")
            self.fields[name] = field
            if name in guessed:
                self.initial.setdefault(name, str(guessed[name]))

    @property
    def columns(self) -> dict[str, int]:
        """In which column each thing stands."""
        return {name: int(at) for name, at in self.cleaned_data.items() if at != ""}
