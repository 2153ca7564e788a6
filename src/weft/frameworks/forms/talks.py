"""What people type when they consult others about a draft, say something of it, and answer that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.frameworks.forms.writing import LONG
from weft.frameworks.rules import BECAME
from weft.ui.fields import DayField, choose_from, text_field
from weft.ui.forms import Form, WasForm

LOOK, OPEN = "look", "open"
"""The buttons: look for more organisations; open the consultation."""


def _long(label: Any, hint: Any, error: Any) -> forms.CharField:
    return text_field(label, hint, most=LONG, rows=4, error=error)


class ConsultForm(Form):
    """Who is asked about the draft, what, and until when?

    Organisations are looked for by a button of the form itself, so that what was typed and ticked stays.
    """

    group = text_field(
        later("What is the group called?"),
        later("For example, Councils of the place. Everybody reads it once the edition is adopted, so name no person."),
        error=later("Enter what the group is called"),
    )  # fmt: skip
    question = _long(
        later("What do you ask them?"),
        later("They read it above the draft."),
        later("Enter what you ask them"),
    )
    closes = DayField(
        label=later("Until which day can they comment?"),
        help_text=later("The text stands until then. You can close it before. For example, 27 3 2027"),
    )  # fmt: skip
    q = text_field(
        later("Look for organisations"),
        later("By a part of its name, by a number in a register, or by its reference."),
        needed=False,
    )
    looked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    invited = forms.MultipleChoiceField(
        label=later("Which organisations are asked?"), widget=forms.CheckboxSelectMultiple,
        help_text=later("Those who work for one read the draft and comment on it. Its policy leads and administrators are written to."),
        error_messages={"required": later("Choose at least one organisation")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, str]], today: date, **kwargs: Any
    ) -> None:
        """`choices`: of each organisation that is shown its reference and its name."""
        super().__init__(*args, **kwargs)
        closes = self.fields["closes"]
        assert isinstance(closes, DayField)
        closes.earliest = today
        choose_from(self.fields["invited"], choices)


class CommentForm(Form):
    """What do you want to say?"""

    about = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    text = _long(
        later("What do you want to say?"),
        later("Those who ask read it and answer it. Once the consultation has ended, everybody who was asked reads it, without your name. Name no person."),
        later("Enter what you want to say"),
    )  # fmt: skip

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        """`own`: whether it is said by the keeper's own people, among themselves."""
        super().__init__(*args, **kwargs)
        if own:
            self.fields["text"].help_text = _("Only your own people read this. Name no person.")


class AnswerForm(WasForm):
    """What became of a comment, and why?"""

    became = forms.ChoiceField(
        label=later("What became of it?"), widget=forms.RadioSelect,
        choices=[(key.value, later(text)) for key, text in BECAME.items()],
        error_messages={"required": later("Choose what became of it")},
    )  # fmt: skip
    answer = _long(
        later("What do you answer?"),
        later("Those who said it read this and, once the consultation has ended, everybody who was asked. Name no person."),
        later("Enter the answer"),
    )  # fmt: skip


class CloseForm(Form):
    """Why does the consultation end before its last day?"""

    called: ClassVar = {"because": later("the reason")}

    because = text_field(
        later("Why does it end before the day that people were told?"),
        later("Everybody reads it with what became of the consultation. Name no person."),
        most=1000,
        rows=3,
    )
