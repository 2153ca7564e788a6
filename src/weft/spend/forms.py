"""What people type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.spend.rules import COLUMNS, ORDERS, why_not_say
from weft.ui.fields import SeveralFilesField
from weft.ui.forms import Form
from weft.ui.jinja import told
from weft.ui.reasons import said as in_words
from weft.ui.sending import SendingForm

NOT_USED = "-"


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


class RunForm(Form):
    """For which year?"""

    period = forms.CharField(
        label=later("Which period do you want to analyse?"),
        help_text=later(
            "A financial year such as 2024-25, a calendar year such as 2024, a quarter such as 2024-25 Q1, "
            "or days such as 2024-04-01..2024-09-30."
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
        self.fields["body"] = forms.CharField(
            label=_("Who paid?"), required=False, max_length=120, initial=said.get("body") or "",
            help_text=_("Only where the file does not say it, or says it wrongly."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What is said, in `said`: the heading of each standard column, the order of dates, the body."""
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
        }
        if twice:
            words = _("“%(what)s” is chosen for two columns. Choose it once.")
            raise forms.ValidationError(words % {"what": _(COLUMNS[twice])})
        if reason := why_not_say(said, self.headings):
            raise forms.ValidationError(in_words(reason))
        return {**given, "said": said}
