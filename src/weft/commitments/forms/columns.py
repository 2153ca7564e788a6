"""What people say about a file that they take in: which it is, and what stands in which column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.commitments.columns import MOST_BYTES
from weft.ui.fields import choose_from
from weft.ui.forms import Form


class FileForm(Form):
    """Which file?"""

    chosen = forms.FileField(
        label=later("Which file?"), help_text=later("XLSX, XLS, ODS or CSV, with a line of headings. It is kept among your files."),
        error_messages={"required": later("Choose a file")},
    )  # fmt: skip

    def clean_chosen(self) -> Any:
        """Refuse what is larger than any such file."""
        chosen = self.cleaned_data["chosen"]
        if (chosen.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("The file is larger than %(limit)s MB.") % {"limit": MOST_BYTES // 1_000_000}
            )
        return chosen


class ColumnsForm(Form):
    """In which column does each thing stand?"""

    asks: ClassVar[Mapping[str, Any]] = {}
    """The questions, by what is wanted."""
    needed: ClassVar[Sequence[str]] = ()

    def __init__(
        self, *args: Any, headings: Sequence[str], guessed: Mapping[str, int], **kwargs: Any
    ) -> None:
        """`guessed`: the columns by the headings, or as they were said the last time."""
        super().__init__(*args, **kwargs)
        self.guessed = guessed
        shown = [
            (str(at), text.strip() or _("Column %(n)s") % {"n": at + 1})
            for at, text in enumerate(headings)
        ]
        for name, question in self.asks.items():
            field = forms.ChoiceField(label=question, required=name in self.needed)
            choose_from(field, [("", _("Nowhere")), *shown])
            field.error_messages["required"] = _("Choose a column")
            self.fields[name] = field
            if name in guessed:
                self.initial.setdefault(name, str(guessed[name]))

    @property
    def columns(self) -> dict[str, int]:
        """In which column each thing stands: as it is said, or else as it is guessed."""
        if not self.is_bound or not self.is_valid():
            return dict(self.guessed)
        given = self.cleaned_data
        return {name: int(given[name]) for name in self.asks if given.get(name, "") != ""}

    @property
    def asks_which(self) -> list[forms.BoundField]:
        """The questions what is meant by texts of the list."""
        return []

    @property
    def asks_where(self) -> list[forms.BoundField]:
        """The questions about what such a list usually says."""
        return [self[name] for name in self.fields]

    @property
    def asks_more(self) -> list[forms.BoundField]:
        """The others."""
        return []

    @property
    def said(self) -> dict[str, Any]:
        """All that is to be known of the next file."""
        return {"columns": self.columns}

    @property
    def can_be_read(self) -> bool:
        """Whether all that is needed stands somewhere."""
        return all(name in self.columns for name in self.needed)
