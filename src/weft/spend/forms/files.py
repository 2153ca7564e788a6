"""What people type of payment files, their columns and rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.spend.rules import (
    COLUMNS,
    ORDERS,
    why_not_say,
)
from weft.ui.fields import SeveralFilesField
from weft.ui.forms import Form
from weft.ui.jinja import told
from weft.ui.reasons import said as in_words
from weft.ui.sending import SendingForm

NOT_USED = "-"
LONGEST_CELL = 2000
MONTH = r"^(19|20)\d\d-(0[1-9]|1[0-2])$"


class SendForm(SendingForm):
    """Which payment files?"""

    chosen = SeveralFilesField(
        label=later("Which payment files do you want to send?"),
        error_messages={"required": later("Choose a file")},
    )


class ReplaceForm(SendingForm):
    """Which file instead?"""

    chosen = SeveralFilesField(
        label=later("Which file takes its place?"),
        most_files=1,
        error_messages={"required": later("Choose a file")},
    )


class RowForm(Form):
    """What stands in each cell of a row?"""

    def __init__(
        self, *args: Any, cells: Sequence[str], headings: Sequence[str], now: Mapping[int, str],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """`cells` as they came, what the columns that are asked for are called, and what people have written in some
        (from 1)."""
        super().__init__(*args, **kwargs)
        for at, (cell, heading) in enumerate(zip(cells, headings, strict=False), start=1):
            hint = _("As it came: %(cell)s") % {"cell": cell or _("Blank")} if at in now else ""
            self.fields[f"cell_{at}"] = forms.CharField(
                label=heading, required=False, strip=False, initial=now.get(at, cell),
                max_length=max(LONGEST_CELL, len(cell)), help_text=told(hint),
            )  # fmt: skip

    @property
    def cells(self) -> dict[int, str]:
        """What is written in each cell, by its column from 1."""
        given = {name: text for name, text in self.cleaned_data.items() if name.startswith("cell_")}
        return {int(name.removeprefix("cell_")): text for name, text in given.items()}


class LeaveOutForm(Form):
    """Why does a row not count?"""

    reason = forms.CharField(
        label=later("Why does this row not count?"),
        help_text=later("For example: it is a heading, or it repeats a row above."),
        max_length=500,
        error_messages={"required": later("Enter why the row does not count")},
    )


class HeadingsForm(Form):
    """In which row do the headings stand?"""

    row = forms.IntegerField(
        label=later("In which row do the headings stand?"), min_value=1, max_value=10_000,
        error_messages={"required": later("Enter the number of the row"),
                        "invalid": later("Enter the number of the row, such as 4")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
    )  # fmt: skip


class ColumnsForm(Form):
    """What is in each column of a file?"""

    def __init__(
        self, *args: Any, columns: Sequence[tuple[str, Sequence[str]]], found: Mapping[str, str],
        said: Mapping[str, Any], **kwargs: Any,
    ) -> None:  # fmt: skip
        """`columns` are headings with examples, `found` the standard column of each heading so far."""
        super().__init__(*args, **kwargs)
        self.headings = [heading for heading, _examples in columns]
        choices = [
            (NOT_USED, _("Not used")),
            *((each, _(words)) for each, words in COLUMNS.items()),
        ]
        for place, (heading, examples) in enumerate(columns):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=_("Column “%(heading)s”") % {"heading": heading}, choices=choices,
                initial=found.get(heading, NOT_USED),
                help_text=told(", ".join(filter(str.strip, examples))[:160]) or _("Blank"),
            )  # fmt: skip
        orders = [(NOT_USED, _("As the file itself shows"))]
        orders += [(order, _(words)) for order, words in ORDERS.items()]
        self.fields["dates"] = forms.ChoiceField(
            label=_("How are the dates written?"), choices=orders,
            widget=forms.RadioSelect, initial=said.get("dates") or NOT_USED,
        )  # fmt: skip
        self.fields["month"] = forms.RegexField(
            MONTH, label=_("Of which month are rows without a date?"), required=False, initial=said.get("month") or "",
            help_text=_("Only where the file gives no dates. The year and the month, for example 2024-04."),
            error_messages={"invalid": _("Enter a year and a month, such as 2024-04")},
        )  # fmt: skip
        self.fields["body"] = forms.CharField(
            label=_("Who paid?"), required=False, max_length=120, initial=said.get("body") or "",
            help_text=_("Only where the file does not say it, or says it wrongly."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What is said, in `said`: the heading of each standard column, the order of dates, the body, the month."""
        given = super().clean() or {}
        pairs = [
            (given.get(f"column_{place}"), heading) for place, heading in enumerate(self.headings)
        ]
        chosen = [(column, heading) for column, heading in pairs if column and column != NOT_USED]
        twice = next((c for at, (c, _h) in enumerate(chosen) if c in dict(chosen[:at])), None)
        said = {
            "map": dict(chosen),
            "dates": given.get("dates") if given.get("dates") in ORDERS else None,
            "body": given.get("body") or None,
            "month": given.get("month") or None,
        }
        if twice:
            words = _("“%(what)s” is chosen for two columns. Choose it once.")
            raise forms.ValidationError(words % {"what": _(COLUMNS[twice])})
        if reason := why_not_say(said, self.headings):
            raise forms.ValidationError(in_words(reason))
        return {**given, "said": said}
