"""What people say of what is to follow where a promise is missed, and of how it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments import words
from weft.commitments.forms.agreements import LONG, named
from weft.commitments.forms.looked import LookedForm
from weft.commitments.remedies import RemedyKind, RemedyState
from weft.ui import units
from weft.ui.amounts import AmountField
from weft.ui.fields import DayField, MoneyField, choose_from, text_field
from weft.ui.forms import WasForm


class ProposeForm(LookedForm, WasForm):
    """What is to follow?"""

    called: ClassVar = {"kind": later("what is to follow"), "what": later("what exactly")}

    kind = forms.ChoiceField(
        label=later("What is to follow?"), widget=forms.RadioSelect, choices=named(words.REMEDIES)
    )
    what = text_field(
        later("What exactly?"), later("Whoever promised it reads this. Name no person."), most=LONG, rows=4
    )  # fmt: skip
    by_when = DayField(
        label=later("By which day?"), required=False, help_text=later("Needed for a plan. For example, 31 3 2027"),
    )  # fmt: skip
    amount_gbp = MoneyField(
        label=later("How much is paid, in pounds?"), max_length=40, required=False, help_text=later("Needed for a payment."),
    )  # fmt: skip
    covers = AmountField(label=later("For how much of what is missing is it?"), required=False)
    instead = forms.ChoiceField(
        label=later("Which promise takes its place?"), required=False,
        help_text=later("Needed for another promise instead: one that was recorded because this one was missed. Record it first, on the page of this promise."),
    )  # fmt: skip
    equal_because = text_field(
        later("Why does it count as equal?"), later("Needed where it is of another measure or for other people, or less than what it is for."),
        most=LONG, rows=3, needed=False,
    )  # fmt: skip

    def __init__(
        self, *args: Any, promises: Sequence[tuple[str, str]], unit: str, anew: bool, **kwargs: Any
    ) -> None:
        """`promises`: those that could take its place, by their references; `unit`: of what is missing; `anew`: whether it is due anew in each period, so
        that what is missing of several makes no amount together."""
        super().__init__(*args, **kwargs)
        amount = self.fields["covers"]
        assert isinstance(amount, AmountField)
        amount.unit = unit
        amount.help_text = _("In %(unit)s. Leave it empty where it is for all of it.") % {"unit": _(units.UNITS[unit])}  # fmt: skip
        if unit == "yes_no" or anew:
            del self.fields["covers"]
        choose_from(self.fields["instead"], [("", _("None")), *promises])

    def clean(self) -> dict[str, Any]:
        """What is needed by what follows."""
        given: dict[str, Any] = super().clean() or {}
        needed = {
            RemedyKind.PLAN: ("by_when", _("Enter the day by which the plan is carried out")),
            RemedyKind.PAYMENT: ("amount_gbp", _("Enter how much is paid")),
            RemedyKind.SUBSTITUTE: ("instead", _("Choose which promise takes its place")),
        }
        if given.get("kind"):
            name, words_ = needed[RemedyKind(given["kind"])]
            if not given.get(name) and name not in self.errors:
                self.add_error(name, words_)
        return given


class DecideForm(LookedForm, WasForm):
    """What becomes of it?"""

    called: ClassVar = {"decision": later("what becomes of it")}

    decision = forms.ChoiceField(label=later("What becomes of it?"), widget=forms.RadioSelect)
    because = text_field(
        later("Why?"), later("Both sides read this. Name no person."), most=LONG, rows=3, needed=False
    )  # fmt: skip

    def __init__(
        self, *args: Any, may: Collection[RemedyState], for_them: bool, **kwargs: Any
    ) -> None:
        """`may`: what it can come to by whoever is asked; `for_them`: whether they keep the agreement."""
        super().__init__(*args, **kwargs)
        asked = {
            RemedyState.AGREED: _("They have agreed to it") if for_them else _("We agree to it"),
            RemedyState.REFUSED: _("We do not agree to it"),
            RemedyState.DONE: _("It is done"),
            RemedyState.NOT_DONE: _("It is not done, and will not be"),
            RemedyState.WITHDRAWN: _("It is withdrawn"),
        }
        decision = self.fields["decision"]
        assert isinstance(decision, forms.ChoiceField)
        decision.choices = [(key.value, text) for key, text in asked.items() if key in may]


class RemarkForm(LookedForm):
    """What do you say of it?"""

    text = text_field(
        later("What do you say of it?"),
        later("Read wherever this promise is read. Name no person. Leave it empty to take back what you said."),
        most=LONG, rows=5, needed=False,
    )  # fmt: skip
