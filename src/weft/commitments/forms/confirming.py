"""What was received, and how it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments import words
from weft.commitments.forms.delivered import ONE_OF_IT
from weft.commitments.forms.looked import LookedForm
from weft.commitments.rules import why_not_all
from weft.commitments.ties import Tie
from weft.ui import units
from weft.ui.amounts import AmountField
from weft.ui.forms import EmailField, Form
from weft.ui.reasons import said as reason_said

if TYPE_CHECKING:
    from weft.commitments.models import Contact

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
        self.quantity, self.unit = quantity, unit
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
        if answer == PART and received is not None and received >= self.quantity:
            self.add_error(
                "received",
                _("A part is less than %(amount)s. Where you received all of it, choose that")
                % {"amount": words.amount(self.quantity, self.unit)},
            )
        if answer == ALL and received is not None and (
            reason := why_not_all(typed=received, quantity=self.quantity, in_words=words.amount(received, self.unit))
        ):  # fmt: skip
            self.add_error("received", reason_said(reason))
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


LETTER, PAPER = "letter", "paper"


class InquiryForm(LookedForm):
    """How is whoever received it asked?"""

    called: ClassVar = {
        "how": later("how they are asked"), "email": later("their email address"), "known_by": later("how you know it"),
    }  # fmt: skip

    how = forms.ChoiceField(label=later("How do you ask them?"), widget=forms.RadioSelect)
    email = EmailField(
        label=later("Their email address"),
        required=False,
        help_text=later("Needed for a letter to another address"),
    )
    apart = forms.BooleanField(
        label=later("I know from elsewhere than whoever delivered this that they speak for the group"),
        error_messages={"required": later("Make sure of it, for example by what the council knows of the group, and tick this")},
    )  # fmt: skip
    keep = forms.BooleanField(
        label=later("Keep this address, to ask them again"),
        required=False,
        help_text=later("Your colleagues ask by it too. The group is reminded where it does not answer. Else the address is not kept"),
    )  # fmt: skip
    known_by = forms.CharField(
        label=later("How do you know that they speak for the group?"), required=False, max_length=500,
        help_text=later("Needed where the address is kept. For example, from the council’s list of community groups"),
    )  # fmt: skip

    aware = forms.BooleanField(
        label=later("I know what they have in common, and ask by this address all the same"),
        required=False,
    )

    def __init__(
        self, *args: Any, contacts: Sequence[Contact], may_ask_anew: bool, ties_of: Callable[[str], Sequence[Tie]], **kwargs: Any
    ) -> None:  # fmt: skip
        """`contacts`: those who are known to speak for the group; `may_ask_anew`: whether the person says who does, and asks at
        another address or on paper; `ties_of`: what an address has in
        common with whoever delivered."""
        super().__init__(*args, **kwargs)
        self._aware, self._ties_of = self.fields.pop("aware"), ties_of
        if self.is_bound and self.data.get("aware"):
            self.fields["aware"] = self._aware
        self._known = {one.ref: one.email for one in contacts}
        how = self.fields["how"]
        assert isinstance(how, forms.ChoiceField)
        known = [
            (one.ref, _("By a letter to %(email)s, whom %(name)s knows") % {"email": one.email, "name": one.approved_by.name})
            for one in contacts
        ]  # fmt: skip
        other = (
            _("By a letter to another email address")
            if known
            else _("By a letter to an email address")
        )
        anew = [(LETTER, other), (PAPER, _("By a code on paper, which you give them"))]
        how.choices = [*known, *anew] if may_ask_anew else known
        if not may_ask_anew:
            del self.fields["email"], self.fields["keep"], self.fields["known_by"]

    def clean(self) -> dict[str, Any]:
        """A letter goes to an address; for paper none is taken. What is kept is known from somewhere."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("how") != LETTER:
            self._warn(self._known.get(given.get("how", ""), ""), "how")
            return given | {"email": "", "keep": False}
        if not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Enter their email address"))
        if given.get("keep") and not given.get("known_by"):
            self.add_error("known_by", _("Say how you know that they speak for the group"))
        self._warn(given.get("email") or "", "email")
        return given

    def _warn(self, email: str, field: str) -> None:
        """Say what an address has in common with whoever delivered, before it is asked, and ask that somebody has read it."""
        shared = self._ties_of(email) if email else []
        if not shared or Tie.PERSON in shared or self.cleaned_data.get("aware"):
            return  # whoever acts for whoever delivered is never asked, whatever is known
        self.fields["aware"] = self._aware
        told = {"shared": " ".join(_(words.TIES[one]) for one in shared)}
        self.add_error(field, _("This address and whoever delivered it have something in common. %(shared)s Choose another, or say that you know this") % told)  # fmt: skip


class CodeForm(Form):
    """Which code did you get?"""

    called: ClassVar = {"code": later("the code")}

    code = forms.CharField(
        label=later("Which code did you get?"), max_length=40, help_text=later("For example, k7pm-2xqa-9thc-w4vd"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
