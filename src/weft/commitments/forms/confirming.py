"""What was received, and how it was."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments import words
from weft.commitments.forms.delivered import ONE_OF_IT, LookedForm
from weft.ui import units
from weft.ui.amounts import AmountField
from weft.ui.forms import EmailField, Form

ALL, PART, WRONG = "all", "part", "wrong"


class ConfirmForm(LookedForm):
    """What did you receive?"""

    called: ClassVar = {"answer": later("what you received"), "words": later("how it was")}

    answer = forms.ChoiceField(label=later("What did you receive?"), widget=forms.RadioSelect)
    received = AmountField(label=later("How much did you receive?"), required=False, least=0)
    words = forms.CharField(
        label=later("How was it, or what is not right?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=later("A word is enough. Needed where it is not right. Name nobody who took part"),
    )  # fmt: skip

    def __init__(self, *args: Any, quantity: int, unit: str, **kwargs: Any) -> None:
        """`quantity` is what was reported, in the smallest part of its unit."""
        super().__init__(*args, **kwargs)
        self.quantity = quantity
        answer, received = self.fields["answer"], self.fields["received"]
        assert isinstance(answer, forms.ChoiceField)
        assert isinstance(received, AmountField)
        whole = _("All of it: %(amount)s") % {"amount": words.amount(quantity, unit)}
        part, wrong = (PART, _("A part of it")), (WRONG, _("It is not right"))
        received.unit = unit
        received.help_text = _("In %(unit)s. Needed where it was a part of it") % {"unit": _(units.UNITS[unit])}  # fmt: skip
        answer.choices = [(ALL, whole), part, wrong]
        if unit in ONE_OF_IT:
            answer.choices = [(ALL, _("It happened")), wrong]
            del self.fields["received"]

    def clean(self) -> dict[str, Any]:
        """A part is said how much it was; what is not right, why."""
        given: dict[str, Any] = super().clean() or {}
        answer, received = given.get("answer"), given.get("received")
        if answer == PART and received is None and "received" not in self.errors:
            self.add_error("received", _("Enter how much you received"))
        if answer == PART and received == 0:
            self.add_error("received", _("Where you received nothing, choose “It is not right”"))
        if answer == WRONG and not given.get("words"):
            self.add_error("words", _("Say what is not right"))
        return given

    @property
    def said(self) -> dict[str, Any]:
        """What is said, as it is recorded."""
        given, is_all = self.cleaned_data, self.cleaned_data["answer"] == ALL
        return {
            "received": self.quantity if is_all else given.get("received") or 0, "words": given["words"],
            "disputes": given["answer"] == WRONG, "looked": self.has_looked,
        }  # fmt: skip


class InquiryForm(Form):
    """How is whoever received it asked?"""

    called: ClassVar = {"how": later("how they are asked"), "email": later("their email address")}

    how = forms.ChoiceField(
        label=later("How do you ask them?"), widget=forms.RadioSelect,
        choices=[("letter", later("By a letter to an email address")), ("paper", later("By a code on paper, which you give them"))],
    )  # fmt: skip
    email = EmailField(
        label=later("Their email address"),
        required=False,
        help_text=later("Needed for a letter. It is not kept"),
    )
    apart = forms.BooleanField(
        label=later("I know from elsewhere than whoever delivered this that they speak for the group"),
        error_messages={"required": later("Make sure of it, for example by what the council knows of the group, and tick this")},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A letter goes to an address; for paper none is taken."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("how") == "letter" and not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Enter their email address"))
        if given.get("how") == "paper":
            given["email"] = ""
        return given


class CodeForm(Form):
    """Which code did you get?"""

    called: ClassVar = {"code": later("the code")}

    code = forms.CharField(
        label=later("Which code did you get?"), max_length=40, help_text=later("For example, k7pm-2xqa-9thc-w4vd"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
