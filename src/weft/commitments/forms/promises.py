"""What people type about what is promised in an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.frameworks.measure import Measure
from weft.commitments import words
from weft.commitments.forms.agreements import LONG, named
from weft.commitments.forms.another import AnotherForm
from weft.commitments.forms.happenings import HappensForm
from weft.commitments.forms.looked import LookedForm
from weft.commitments.forms.places import PlacesField, ask_places
from weft.commitments.rules import Sort
from weft.ui import units
from weft.ui.amounts import AmountField
from weft.ui.fields import DayField, choose_from, text_field
from weft.ui.forms import Form, WasForm

Choices = Sequence[tuple[str, str]]
COUNTED = (Sort.FIXED, Sort.PER_PERIOD, Sort.RATE)


class WhichForm(Form):
    """Of which measure?"""

    edition = forms.ChoiceField(label=later("Which framework is it of?"), required=False)
    q = text_field(later("Look for a measure"), later("By its code or its words."), needed=False)

    def __init__(self, *args: Any, editions: Choices, **kwargs: Any) -> None:
        """`editions`: those that are adopted, by their references."""
        super().__init__(*args, **kwargs)
        choose_from(self.fields["edition"], editions)


class AgreedFields(LookedForm):
    """What is agreed of a promise beside its amount and its days?"""

    called: ClassVar = {"weight": later("the weight")}

    words = text_field(
        later("The promise in the words of the agreement"), later("Name no person."), most=LONG, rows=3, needed=False
    )  # fmt: skip
    part = forms.ChoiceField(label=later("Which lot or phase does it belong to?"), required=False)
    cohorts = forms.MultipleChoiceField(
        label=later("For whom first?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    places = PlacesField(label=later("In which places?"))
    baseline = text_field(
        later("How is it without the promise?"), later("What it is compared with."), most=LONG, rows=2, needed=False
    )  # fmt: skip
    evidence = text_field(later("What evidence is expected?"), most=LONG, rows=2, needed=False)
    weight = forms.DecimalField(
        label=later("Which weight did it have in the award?"), max_digits=9, decimal_places=3, min_value=0, required=False,
        help_text=later("In points or per cent, as the evaluation had it."),
    )  # fmt: skip
    if_missed = text_field(
        later("What follows if it is missed?"), later("As the agreement says: a plan, something equal instead, a payment."),
        most=LONG, rows=2, needed=False,
    )  # fmt: skip
    may_subcontract = forms.BooleanField(
        label=later("Subcontractors and partners may deliver it, too"), required=False, initial=True
    )

    def __init__(self, *args: Any, parts: Choices, cohorts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_places(self)
        choose_from_or_leave_out(self, "part", parts, first=[("", _("None"))])
        choose_from_or_leave_out(self, "cohorts", cohorts)

    def agreed(self) -> dict[str, Any]:
        """What was typed of it, by the names that actions know; of the lot or phase, its number."""
        given = self.cleaned_data
        told = {name: given[name] for name in ("words", "baseline", "evidence", "weight", "if_missed", "may_subcontract")}  # fmt: skip
        several = {name: tuple(given.get(name, ())) for name in ("cohorts", "places")}
        return told | several


def choose_from_or_leave_out(
    form: Form, name: str, choices: Choices, *, first: Choices = ()
) -> None:
    """Offer choices, after those that stand `first`; leave the question out where there are none."""
    if choices:
        choose_from(form.fields[name], [*first, *choices])
    else:
        del form.fields[name]


class PromiseForm(AgreedFields, AnotherForm):
    """How much is promised, by whom, and by when?"""

    called: ClassVar = {**AgreedFields.called, "promised_by": later("who promises it")}

    promised_by = forms.ChoiceField(label=later("Who promises it?"), widget=forms.RadioSelect)
    sort = forms.ChoiceField(
        label=later("How is it promised?"), widget=forms.RadioSelect, initial=Sort.FIXED.value,
        choices=named({key: words.SORTS[key] for key in COUNTED}),
    )  # fmt: skip
    quantity = AmountField(label=later("How much is promised?"))
    due = DayField(
        label=later("By which day?"), required=False,
        help_text=later("Needed for an amount by a day. For example, 31 3 2027"),
    )  # fmt: skip
    months = forms.IntegerField(
        label=later("How many months is each period?"), min_value=1, max_value=120, required=False,
        help_text=later("Needed for an amount in each period. For example, 3 for a quarter of a year."),
    )  # fmt: skip
    made_for = forms.ChoiceField(
        label=later("Is it recorded because another promise was missed?"), required=False,
        help_text=later("Only then can it take the place of that promise."),
    )  # fmt: skip
    field_order = (
        "promised_by", "sort", "quantity", "due", "months", "words", "part", "cohorts", "places", "baseline", "evidence", "weight", "if_missed",
        "made_for", "may_subcontract",
    )  # fmt: skip

    def __init__(
        self, *args: Any, measure: Measure, parties: Choices, missed: Choices, **kwargs: Any
    ) -> None:
        """`missed`: the promises of which something that was due is missing, by their references."""
        super().__init__(*args, **kwargs)
        self._ask_how_much(measure)
        choose_from(self.fields["promised_by"], parties)
        if len(parties) == 1:
            self.initial.setdefault("promised_by", parties[0][0])
        choose_from_or_leave_out(self, "made_for", missed, first=[("", _("No"))])

    def _ask_how_much(self, measure: Measure) -> None:
        """What is done or not, and stories, are promised by a day."""
        amount = self.fields["quantity"]
        assert isinstance(amount, AmountField)
        amount.unit = measure.unit
        amount.help_text = _("In %(unit)s") % {"unit": _(units.UNITS[measure.unit])}
        if measure.unit in ("yes_no", "story"):
            del self.fields["sort"], self.fields["months"]
            self.fields["due"].required = True
        if measure.unit == "yes_no":
            del self.fields["quantity"]

    def clean(self) -> dict[str, Any]:
        """Refuse a day that is missing, and a period that is."""
        given: dict[str, Any] = super().clean() or {}
        sort = given.get("sort")
        if sort == Sort.FIXED and not given.get("due") and "due" not in self.errors:
            self.add_error("due", _("Enter the day by which it is promised"))
        if sort == Sort.PER_PERIOD and not given.get("months") and "months" not in self.errors:
            self.add_error("months", _("Enter how many months each period is"))
        return given


class VaryPromiseForm(AgreedFields, HappensForm, WasForm):
    """How much is promised now?"""

    quantity = AmountField(label=later("How much is promised now?"))
    due = DayField(label=later("By which day?"), required=False)
    field_order = (
        "quantity", "due", "words", "part", "cohorts", "places", "baseline", "evidence", "weight", "if_missed", "may_subcontract", "on",
        "because",
    )  # fmt: skip

    def __init__(self, *args: Any, unit: str, sort: Sort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        amount = self.fields["quantity"]
        assert isinstance(amount, AmountField)
        amount.unit = unit
        self.fields["on"].help_text = _("What fell due before that day stays as it was. Where it was recorded wrongly, enter the day from which the right amount has held. For example, 31 3 2027")  # fmt: skip
        if sort in (Sort.PER_PERIOD, Sort.RATE):
            del self.fields["due"]
        else:
            self.fields["due"].required = True
        amount.help_text = _("In %(unit)s") % {"unit": _(units.UNITS[unit])}
