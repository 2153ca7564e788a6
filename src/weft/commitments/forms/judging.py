"""Whether a claim counts, how much of it, and why not all."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments import words
from weft.commitments.forms.looked import LookedForm
from weft.commitments.rules import ClaimState, why_not_all
from weft.ui import units
from weft.ui.amounts import AmountField
from weft.ui.forms import WasForm
from weft.ui.reasons import said as reason_said


class JudgeForm(LookedForm, WasForm):
    """Does it count?"""

    called: ClassVar = {"decision": later("whether it counts")}

    decision = forms.ChoiceField(label=later("Does it count?"), widget=forms.RadioSelect)
    verified = AmountField(label=later("How much of it counts?"), required=False, least=0)
    because = forms.CharField(
        label=later("Why?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=later("Needed where less than all of it counts, or more than is confirmed. Whoever claimed it reads this"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, quantity: int, unit: str, may_become: Collection[ClaimState], is_quarrelled: bool = False,
        is_short: bool = False, **kwargs: Any
    ) -> None:  # fmt: skip
        """`quantity` is what is claimed, in the smallest part of its unit; `may_become` what the claim can come to; `is_quarrelled`: a dispute
        about it is open, so that whatever is decided before it is settled has a reason; `is_short`: less is confirmed, so that all of it counts for one."""
        super().__init__(*args, **kwargs)
        self.needs_reason = is_quarrelled or is_short
        self.quantity, self.unit, self.amount = quantity, unit, words.amount(quantity, unit)
        decision, verified = self.fields["decision"], self.fields["verified"]
        assert isinstance(decision, forms.ChoiceField)
        assert isinstance(verified, AmountField)
        verified.unit = unit
        verified.help_text = _("In %(unit)s. Needed where only a part of it counts") % {"unit": _(units.UNITS[unit])}  # fmt: skip
        asked = {
            ClaimState.VERIFIED: _("All of it counts: %(amount)s") % {"amount": self.amount},
            ClaimState.ADJUSTED: _("Only a part of it counts"),
            ClaimState.RETURNED: _("Return it: it can be put right and claimed again"),
        }
        if quantity == 1 or ClaimState.ADJUSTED not in may_become:
            del asked[ClaimState.ADJUSTED], self.fields["verified"]
        decision.choices = [(key.value, text) for key, text in asked.items() if key in may_become]

    def clean(self) -> dict[str, Any]:
        """A part is said how much it is, and whatever is less than all of it, why."""
        given: dict[str, Any] = super().clean() or {}
        decision, verified = given.get("decision"), given.get("verified")
        if decision == ClaimState.ADJUSTED and "verified" not in self.errors:
            if verified is None:
                self.add_error("verified", _("Enter how much of it counts"))
            elif verified == 0:
                self.add_error(
                    "verified", _("Enter more than 0. Where nothing of it counts, return it")
                )
            elif verified > self.quantity:
                self.add_error(
                    "verified",
                    _("That is more than was claimed: %(amount)s. Enter less than that")
                    % {"amount": self.amount},
                )
            elif verified == self.quantity:
                self.add_error("verified", _("Enter less than is claimed, or choose that all of it counts"))  # fmt: skip
        elif decision == ClaimState.VERIFIED and verified is not None and (
            reason := why_not_all(typed=verified, quantity=self.quantity, in_words=words.amount(verified, self.unit))
        ):  # fmt: skip
            self.add_error("verified", reason_said(reason))
        less = decision in (ClaimState.ADJUSTED, ClaimState.RETURNED)
        if decision and (less or self.needs_reason) and not given.get("because"):
            self.add_error("because", _("Say why"))
        return given
