"""What people type of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.spend.rules import (
    LONGEST,
    OF_TWO_NAMES,
    RULING_ASKED,
)
from weft.ui.forms import Form
from weft.ui.jinja import told


class AnswerForm(Form):
    """Are these two one supplier?"""

    called: ClassVar = {"reason": later("the reason")}

    says = forms.ChoiceField(label="", choices=[(one, one) for one in OF_TWO_NAMES])
    reason = forms.CharField(label=later("Why?"), required=False, max_length=LONGEST)


class LookedUpForm(Form):
    """Which organisation of a register is it, and which of the two names is meant?"""

    called: ClassVar = {
        "chosen": later("the organisation"), "which": later("which of the two names it is"),
    }  # fmt: skip

    BOTH, FIRST, SECOND = "both", "first", "second"

    chosen = forms.ChoiceField(label=later("Which one is it?"), widget=forms.RadioSelect)
    which = forms.ChoiceField(label=later("Which of the two names?"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, found: Sequence[Any], names: tuple[str, str], **kwargs: Any
    ) -> None:
        """`found` are organisations of registers, as `searched` gives them; `names` the two names."""
        super().__init__(*args, **kwargs)
        chosen, which = self.fields["chosen"], self.fields["which"]
        assert isinstance(chosen, forms.ChoiceField)
        assert isinstance(which, forms.ChoiceField)
        chosen.choices = [(f"{one.ruling} {one.number}", told(one.name)) for one in found]
        chosen.hints = {  # type: ignore[attr-defined]
            f"{one.ruling} {one.number}": told(", ".join(_told_of(one))) for one in found
        }
        only = _("Only “%(name)s”; the other is another organisation")
        which.choices = [
            (self.BOTH, _("Both: they are one supplier")),
            (self.FIRST, only % {"name": names[0]}),
            (self.SECOND, only % {"name": names[1]}),
        ]


def _told_of(one: Any) -> list[str]:
    """What is said of an organisation of a register beside its name."""
    also = _("by the name %(name)s") % {"name": one.also} if one.also else ""
    ended = "" if one.active else _("no longer active")
    return [part for part in (one.number, one.postcode, also, ended, one.register) if part]


class RulingForm(Form):
    """What do you say of a name?"""

    called: ClassVar = {
        "says": later("what you say"), "name": later("the name"), "reason": later("the reason"),
        "other": later("the other name or the number"),
    }  # fmt: skip

    name = forms.CharField(
        label=later("Which name?"), max_length=LONGEST,
        help_text=later("As it stands in the payment files."),
    )  # fmt: skip
    says = forms.ChoiceField(
        label=later("What do you say of it?"), widget=forms.RadioSelect,
        choices=[(word, later(words)) for word, words in RULING_ASKED.items()],
    )  # fmt: skip
    other = forms.CharField(
        label=later("Which other name, or which number?"), required=False, max_length=LONGEST,
        help_text=later("The second name; or the number of the company or charity, such as 01234567."),
    )  # fmt: skip
    reason = forms.CharField(label=later("Why?"), required=False, max_length=LONGEST)


class RulingsFileForm(Form):
    """Which file of rulings?"""

    chosen = forms.FileField(
        label=later("Which file of rulings?"),
        help_text=later(
            "A CSV file, or a review list as a workbook, with the columns ruling, name, other, body, other_body, by, date, reason, withdrawn. Rulings that are known already are passed over."
        ),
        error_messages={"required": later("Choose a file")},
    )
