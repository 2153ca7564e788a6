"""What people type about what happens to an agreement: each with the day from which it holds, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments import queries
from weft.commitments.forms.agreements import LONG, PartyFields, TermsFields
from weft.commitments.forms.looked import LookedForm
from weft.organisations.access import Viewer
from weft.ui.fields import DayField, MoneyField, choose_from, text_field
from weft.ui.forms import WasForm


class HappensForm(LookedForm):
    """From which day does it hold, and why?"""

    on = DayField(label=later("From which day does it hold?"))
    because = text_field(
        later("Why?"),
        later("Kept with the agreement, and read by your own people. Name no person."),
        most=LONG,
        rows=3,
        error=later("Say why"),
    )


class VaryForm(TermsFields, HappensForm, WasForm):
    """What is agreed now?"""

    field_order = ("title", "begins", "ends", "value_gbp", "with_vat", "on", "because")


class ExtendForm(HappensForm, WasForm):
    """Until when does it last now?"""

    ends = DayField(label=later("Until when does it last now?"))
    beyond = text_field(
        later("Why may it last longer than was agreed?"),
        later("Only where it was agreed until when it can be extended, and it is to last longer. Kept with the agreement, and read by your own people."),
        most=LONG, rows=3, needed=False,
    )  # fmt: skip
    field_order = ("ends", "beyond", "on", "because")


NOBODY = "nobody"


class HandOverForm(HappensForm, WasForm):
    """Who manages it from now on?"""

    manager = forms.ChoiceField(
        label=later("Who is its contract manager?"), widget=forms.RadioSelect,
        error_messages={"required": later("Choose who manages it")},
    )  # fmt: skip
    deputy = forms.ChoiceField(
        label=later("Who stands in?"), widget=forms.RadioSelect, required=False
    )
    field_order = ("manager", "deputy", "on", "because")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """`people`: those who record agreements, by their numbers."""
        super().__init__(*args, **kwargs)
        choose_from(self.fields["manager"], people)
        choose_from(self.fields["deputy"], [*people, (NOBODY, _("Nobody"))])
        self.initial["deputy"] = self.initial.get("deputy") or NOBODY

    def clean(self) -> dict[str, Any]:
        """Refuse a deputy who is the manager."""
        given: dict[str, Any] = super().clean() or {}
        given["deputy"] = "" if given.get("deputy") == NOBODY else given.get("deputy")
        if given.get("deputy") and given.get("deputy") == given.get("manager"):
            self.add_error("deputy", _("Choose somebody else than the contract manager"))
        return given


class PartyForm(PartyFields, HappensForm):
    """Who comes to be bound by it?"""

    field_order = ("role", "who", "as_written", "on", "because")


class WhoForm(LookedForm):
    """Which organisation is it?"""

    who = text_field(
        later("Which organisation is it?"),
        later("Its name, its number in a register such as GB-COH-01234567, or its reference here."),
    )

    def organisation(self, viewer: Viewer) -> Any:
        """The organisation; None, where the form says now why it is not clear."""
        found = queries.organisation_meant(viewer, self.cleaned_data["who"])
        if not isinstance(found, list):
            return found
        if not found:
            self.add_error(
                "who",
                _(
                    "There is no approved organisation of this name, number or reference. If it is none here yet, register it under Organisations; once it is approved, enter it here"
                ),
            )
            return None
        close = "; ".join(f"{one.name} ({one.ref})" for one in found)
        said = _(
            "Several are called so, or nearly: %(names)s. Enter the name in full, or the reference"
        )
        self.add_error("who", said % {"names": close})
        return None


class NovateForm(WhoForm, HappensForm):
    """Who takes its place?"""

    field_order = ("who", "on", "because")


class NoteForm(LookedForm):
    """What was said?"""

    on = DayField(label=later("When was it?"))
    text = text_field(
        later("What was said, and what was agreed?"),
        later("Read by your own people only. Name no person outside your organisation."),
        most=LONG,
        rows=6,
        error=later("Write what was said"),
    )


class SpentField(MoneyField):
    """Money that was spent; a credit, -100 or (100), is less than nothing, as in a list (`forms.spent`)."""

    def clean(self, value: Any) -> Any:
        """The amount."""
        text = str(value or "").strip()
        bare = text[1:-1] if text.startswith("(") and text.endswith(")") else text.removeprefix("-")
        amount = super().clean(bare)
        return -amount if amount is not None and bare != text else amount


class DrawdownForm(LookedForm):
    """How much was spent, and when?"""

    begins = DayField(label=later("From which day?"))
    ends = DayField(label=later("Until which day?"))
    amount_gbp = SpentField(
        label=later("How much was spent, in pounds?"), max_length=40,
        help_text=later("For example, 12,500. A credit has a minus before it: -500"),
    )  # fmt: skip
    source = text_field(
        later("How is that known?"), later("For example, invoices of the second quarter, or the number of an invoice."),
        error=later("Say how it is known"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning, and nothing."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] < given["begins"]:
            self.add_error("ends", _("It cannot end before it begins"))
        if given.get("amount_gbp") == 0:
            self.add_error("amount_gbp", _("Enter how much was spent, or a credit: not 0"))
        return given


class BecauseForm(LookedForm):
    """Why?"""

    because = text_field(
        later("Why?"), later("Kept with the agreement. Name no person."), most=LONG, rows=3, error=later("Say why")
    )  # fmt: skip
