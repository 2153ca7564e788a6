"""What people quarrel about, what a side says, and how it is settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments import words
from weft.commitments.disputes import DisputeKind
from weft.commitments.forms.delivered import ONE_OF_IT
from weft.commitments.forms.looked import LookedForm
from weft.ui import units
from weft.ui.amounts import AmountField

if TYPE_CHECKING:
    from weft.commitments.models import Benefit, Commitment

NAMED = later("The other sides may be told who we are")
NAMED_HINT = later(
    "Otherwise those that do not see your agreement are told that another organisation says it"
)


def _told(label: Any, hint: Any = "") -> forms.CharField:
    """What all who have a part in a dispute read."""
    return forms.CharField(
        label=label, max_length=4000, help_text=hint, widget=forms.Textarea(attrs={"rows": 5})
    )


def _why(hint: Any) -> forms.CharField:
    field = _told(later("Why?"), hint)
    field.error_messages["required"] = later("Say why")
    return field


class QuarrelForm(LookedForm):
    """What is not right?"""

    called: ClassVar = {
        "kind": later("what is not right"),
        "words": later("what is not right, and how you know"),
        "promise": later("for which promise it should count"),
    }

    kind = forms.ChoiceField(label=later("What is not right?"), widget=forms.RadioSelect)
    promise = forms.ChoiceField(
        label=later("For which promise should it count?"), required=False, widget=forms.RadioSelect
    )
    wanted = AmountField(label=later("How much of it should count?"), required=False)
    words = _told(
        later("Say what is not right, and how you know"),
        later("All who have a part in it read this. Name nobody who took part"),
    )
    may_be_named = forms.BooleanField(label=NAMED, help_text=NAMED_HINT, required=False)

    def __init__(
        self, *args: Any, benefit: Benefit, kinds: Sequence[DisputeKind], promises: Mapping[Commitment, str], keeps: bool, **kwargs: Any
    ) -> None:  # fmt: skip
        """`promises` are those for which it could count, with what each is called; `keeps`: one speaks for the keeper of an agreement."""
        super().__init__(*args, **kwargs)
        self.benefit, self.promises = benefit, {one.ref: one for one in promises}
        choices: Any = self.fields["kind"]
        choices.choices = [(one.value, _(words.DISPUTES[one])) for one in kinds]
        which: Any = self.fields["promise"]
        which.told, which.choices = True, [(one.ref, text) for one, text in promises.items()]
        amount: Any = self.fields["wanted"]
        amount.unit = benefit.unit
        amount.help_text = _("In %(unit)s. Needed where it is claimed elsewhere") % {"unit": _(units.UNITS[benefit.unit])}  # fmt: skip
        which.help_text = _("Needed where it is claimed elsewhere")
        which.error_messages["required"] = _("Choose for which promise it should count")
        amount.error_messages["required"] = _("Enter how much of it should count")
        if len(kinds) == 1:
            del self.fields["kind"]
            self.only = kinds[0]
            which.required = amount.required = True
            which.help_text, amount.help_text = "", _("In %(unit)s") % {"unit": _(units.UNITS[benefit.unit])}  # fmt: skip
        if len(promises) == 1:
            which.initial = which.choices[0][0]
        if DisputeKind.ELSEWHERE not in kinds:
            del self.fields["promise"], self.fields["wanted"]
        elif benefit.unit in ONE_OF_IT:
            del self.fields["wanted"]
        if not keeps:
            del self.fields["may_be_named"]

    def clean(self) -> dict[str, Any]:
        """What is claimed elsewhere is wanted for a promise, and so much of it."""
        given: dict[str, Any] = super().clean() or {}
        given["kind"] = (
            DisputeKind(given["kind"]) if given.get("kind") else getattr(self, "only", None)
        )
        if given["kind"] is DisputeKind.ELSEWHERE:
            if not given.get("promise") and "promise" not in self.errors:
                self.add_error("promise", _("Choose for which promise it should count"))
            if (
                "wanted" in self.fields
                and given.get("wanted") is None
                and "wanted" not in self.errors
            ):
                self.add_error("wanted", _("Enter how much of it should count"))
        return given

    @property
    def said(self) -> dict[str, Any]:
        """What is said, as it is recorded."""
        given = self.cleaned_data
        told = {
            "kind": given["kind"],
            "words": given["words"],
            "may_be_named": given.get("may_be_named", False),
        }
        if given["kind"] is DisputeKind.ELSEWHERE:
            told |= {
                "commitment": self.promises[given["promise"]],
                "wanted": given.get("wanted") or 1,
            }
        return told


class AnswerForm(LookedForm):
    """What do you say of it?"""

    called: ClassVar = {"words": later("what you say of it")}

    words = _told(
        later("What do you say of it?"),
        later(
            "All who have a part in it read this. It stays as you say it. Name nobody who took part"
        ),
    )
    may_be_named = forms.BooleanField(label=NAMED, help_text=NAMED_HINT, required=False)

    def __init__(self, *args: Any, keeps: bool, **kwargs: Any) -> None:
        """`keeps`: one speaks for the keeper of an agreement, and it is not named yet."""
        super().__init__(*args, **kwargs)
        if not keeps:
            del self.fields["may_be_named"]


class KeptAmountField(AmountField):
    """An amount that stays as it is where nobody types another, also one that cannot be typed: 70 minutes, in hours."""

    def clean(self, value: Any) -> Any:
        """The smallest parts."""
        if str(value or "").strip() == self.prepare_value(self.initial):
            return self.initial
        return super().clean(value)


STANDS, NOT = "stands", "not"


class SettleForm(LookedForm):
    """How is it settled?"""

    called: ClassVar = {
        "stands": later("whether it happened"),
        "quantity": later("how much of it happened"),
    }

    stands = forms.ChoiceField(
        label=later("Did it happen?"), widget=forms.RadioSelect,
        choices=[(STANDS, later("It happened")), (NOT, later("It did not happen, or it is recorded elsewhere already: nothing of it counts"))],
    )  # fmt: skip
    quantity = KeptAmountField(label=later("How much of it happened?"))
    because = _why(
        later(
            "All who have a part in it read this, and it stands with each claim. Name nobody who took part"
        ),
    )

    def __init__(
        self, *args: Any, benefit: Benefit, counts: Mapping[Commitment, tuple[str, int]], **kwargs: Any
    ) -> None:  # fmt: skip
        """`counts` are the promises for which it counts, or should: what each is called, and how much counts now."""
        super().__init__(*args, **kwargs)
        self.counts, unit = list(counts), benefit.unit
        because = self.fields.pop("because")
        quantity: Any = self.fields["quantity"]
        quantity.unit, quantity.initial = unit, benefit.quantity
        quantity.help_text = _("In %(unit)s") % {"unit": _(units.UNITS[unit])}
        for one, (text, now) in counts.items():
            self.fields[self._name(one)] = _counts(text, now, unit)
        self.fields["because"] = because

    @staticmethod
    def _name(commitment: Commitment) -> str:
        return f"counts-{commitment.ref}"

    @property
    def said(self) -> dict[str, Any]:
        """How it is settled, as it is recorded."""
        given = self.cleaned_data
        return {
            "because": given["because"], "stands": given["stands"] == STANDS, "quantity": given["quantity"],
            "counts": {one: given[self._name(one)] for one in self.counts},
        }  # fmt: skip


def _counts(text: str, now: int, unit: str) -> KeptAmountField:
    label = _("How much of it counts from now for %(promise)s?") % {"promise": text}
    field = KeptAmountField(label=label, least=0, initial=now, unit=unit)
    field.error_messages["required"] = _("Enter how much of it counts, or 0")
    told = {"now": words.amount(now, unit), "unit": _(units.UNITS[unit])}
    field.help_text = _("In %(unit)s. Now: %(now)s") % told
    field.widget.attrs["class"] = "govuk-input--width-10"
    return field


class TakeBackForm(LookedForm):
    """Why is it taken back?"""

    because = _why(later("All who have a part in it read this"))
