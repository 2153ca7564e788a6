"""What people type of supplier links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.ui.fields import DayField
from weft.ui.forms import Form
from weft.ui.jinja import told

LONGEST_REASON = 2000


def _why(label: Any, hint: Any, error: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": error},
    )  # fmt: skip


class LinkForm(Form):
    """Which organisation is the supplier, and why?"""

    called: ClassVar = {"organisation": later("the organisation"), "because": later("the reason")}

    organisation = forms.ChoiceField(
        label=later("Which organisation is it?"), widget=forms.RadioSelect,
        error_messages={"required": later("Choose the organisation that it is")},
    )  # fmt: skip
    because = _why(
        later("Why is it this one?"),
        later("Its people read this, and it stays on record. Name no person."),
        later("Say why it is this one"),
    )
    holds_from = DayField(
        label=later("From which day does it hold?"), required=False,
        help_text=later("Leave it empty where it always was so. For example, 27 3 2027"),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str, str]], **kwargs: Any) -> None:
        """`choices`: of each organisation its reference, its name, and what speaks for it or tells it apart."""
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(ref, name) for ref, name, _hint in choices]
        field.hints = {ref: told(hint) for ref, _name, hint in choices}  # type: ignore[attr-defined]


class EndLinkForm(Form):
    """Why does a link end, and how long did it hold?"""

    called: ClassVar = {"because": later("the reason")}

    because = _why(
        later("Why does it end?"),
        later("The organisation’s people read this, and it stays on record. Name no person."),
        later("Say why it ends"),
    )
    held_until = DayField(
        label=later("Which was the last day on which it held?"), required=False,
        help_text=later("Leave it empty where it was never right. For example, 27 3 2027"),
    )  # fmt: skip


class AnswerObjectionForm(Form):
    """Why does the link stand?"""

    called: ClassVar = {"answer": later("the answer")}

    answer = _why(
        later("Why does the link stand?"),
        later("The organisation’s people read this. Name no person."),
        later("Say why it stands"),
    )


def choices_of(found: Sequence[Any]) -> list[tuple[str, str, str]]:
    """Candidates as `LinkForm` shows them, with what speaks for each."""
    return [(one.organisation.ref, one.organisation.name, reason_of(one)) for one in found]


def reason_of(candidate: Any) -> str:
    """What speaks for a candidate, in words."""
    if candidate.number:
        return _("same number: %(number)s") % {"number": candidate.number}
    return _("same name, spelt otherwise or not")
