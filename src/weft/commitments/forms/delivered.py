"""What happened, as its provider tells it: once, several times in rows, and in a spreadsheet's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.commitments.listed import without_unit
from weft.analysis.commitments.personal import Found
from weft.analysis.frameworks.units import UNITS, NotAQuantity, in_parts
from weft.commitments.forms.places import PlacesField, ask_places
from weft.commitments.forms.receivers import ReceiversForm
from weft.commitments.rules import why_not_untold
from weft.ui.fields import DayField
from weft.ui.forms import Form
from weft.ui.reasons import said as reason_said
from weft.ui.rows import FormWithRows, Rows

if TYPE_CHECKING:
    from datetime import date

    from weft.analysis.frameworks.edition import Cohort
    from weft.analysis.frameworks.measure import Measure

RECEIVED = later("Who received it?")
COHORT = later("Whom did it reach?")
MOST_ROWS = 12
"""So many rows are offered at once."""
MOST_ADDED = 100
"""So many come back of those that somebody has added."""


class DeliveredForm(ReceiversForm):
    """How much was delivered, when, to whom, where?"""

    asks_for: ClassVar = {"beneficiary_name": "received"}
    """Which question asks for what a benefit says, where it is called otherwise."""

    called: ClassVar = {
        "quantity": later("how much was delivered"), "received": later("who received it"),
        "description": later("what was done"), "story": later("the story"), "cohort": later("whom it reached"),
        "places": later("where it was"),
    }  # fmt: skip

    quantity = forms.CharField(
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
    )
    begins = DayField(label=later("When did it begin?"))
    ends = DayField(
        label=later("When did it end?"), required=False,
        help_text=later("Leave this empty where all of it was on one day"),
    )  # fmt: skip
    received = forms.CharField(
        label=RECEIVED,
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    places = PlacesField(
        label=later("Where was it?"),
        help_text=later("Tick every district that it reached, and its wards where you know them. Leave this empty where nobody knows"),
    )  # fmt: skip
    cohort = forms.ChoiceField(label=COHORT, required=False)
    description = forms.CharField(
        label=later("What was done?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=later("Name nobody who took part: say how many"),
    )  # fmt: skip
    story = forms.CharField(
        label=later("What is there to tell?"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 5})
    )  # fmt: skip

    def __init__(
        self, *args: Any, measure: Measure, cohorts: Sequence[Cohort], today: date, names: Sequence[str], **kwargs: Any
    ) -> None:  # fmt: skip
        """`names` are those who received something before: they are offered again."""
        super().__init__(*args, **kwargs)
        self.measure = measure
        fields: Mapping[str, Any] = self.fields
        fields["quantity"].label = _question(measure)
        fields["begins"].latest = fields["ends"].latest = today
        fields["received"].help_text = _received_hint(names)
        fields["cohort"].told = True
        fields["cohort"].choices = [
            ("", _("Not known")),
            *((one.code, one.name) for one in cohorts),
        ]
        fields["story"].required = measure.unit == "story"
        self._leave_out(measure, cohorts)

    def _leave_out(self, measure: Measure, cohorts: Sequence[Cohort]) -> None:
        """Ask nothing that has one answer."""
        if measure.unit in ONE_OF_IT:
            del self.fields["quantity"]
        if not cohorts:
            del self.fields["cohort"]
        ask_places(self)

    def clean_quantity(self) -> int:
        """The amount in the measure's smallest part."""
        return read_amount(self.cleaned_data["quantity"], self.measure)

    def clean(self) -> dict[str, Any]:
        """What ends where it begins ends on that day."""
        given = super().clean() or {}
        given.setdefault("quantity", 1 if self.measure.unit in ONE_OF_IT else None)
        if (begins := given.get("begins")) and not given.get("ends"):
            given["ends"] = begins
        if begins and given["ends"] < begins and "ends" not in self.errors:
            self.add_error(
                "ends", _("It cannot end before it begins. Correct one of the two dates")
            )
        given["receiver"] = self.receiver(
            given.get("received", ""), lambda why: self.add_error("received", why)
        )
        return given

    def warn_of(self, by_text: Mapping[str, Sequence[Found]]) -> None:
        """Say of each answer what was found in it."""
        for name, found in by_text.items():
            self.warn(found, self.asks_for.get(name, name))

    @property
    def typed(self) -> dict[str, Any]:
        """Everything as it was typed."""
        return {
            name: self.fields[name].widget.value_from_datadict(self.data, {}, name)
            for name in self.fields
            if name not in ("looked", "sure", "unregistered")
        }


ONE_OF_IT = frozenset({"yes_no", "story"})
"""Units of which there is one, where there is any."""


def read_amount(text: str, measure: Measure) -> int:
    """The smallest parts of an amount that was typed. Raises ValidationError."""
    try:
        parts = in_parts(without_unit(text, measure.counted_in), measure.counted_in)
    except NotAQuantity as reason:
        raise ValidationError(str(reason)) from None
    if parts < 1:
        raise ValidationError(_("Say how much was delivered: 0 is no benefit"))
    return parts


def read_cohort(text: str, cohorts: Sequence[Cohort]) -> str:
    """The code of the cohort that is named, by its name or code; empty where none is. Raises ValidationError."""
    plain = " ".join(text.split()).casefold()
    names = {name.casefold(): one.code for one in cohorts for name in (one.code, one.name)}
    if not plain or plain in names:
        return names[plain] if plain else ""
    if not cohorts:
        raise ValidationError(_("Amounts of this measure are not split by whom they reached. Leave this empty"))  # fmt: skip
    told = {"text": text[:60], "names": "; ".join(one.name for one in cohorts)}
    raise ValidationError(_("“%(text)s” is none of these: %(names)s") % told)


def _question(measure: Measure) -> str:
    many = _(UNITS[measure.unit].many)
    return _("How much was delivered, in %(unit)s?") % {"unit": many}


def _received_hint(names: Sequence[str]) -> str:
    hint = _("An organisation or a group, never a person.")
    before = _("You have said before: %(names)s.") % {"names": "; ".join(names)} if names else ""
    return f"{hint} {before}".strip()


class RowForm(Form):
    """One of several."""

    called: ClassVar = {"promise": later("what was promised"), "received": later("who received it")}

    promise = forms.ChoiceField(label=later("What is it for?"))
    quantity = forms.CharField(
        label=later("How much?"), required=False, max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
        help_text=later("Leave this empty where nothing was delivered"),
    )  # fmt: skip
    begins = DayField(label=later("From"), required=False, help_text="")
    ends = DayField(label=later("To"), required=False, help_text="")
    received = forms.CharField(label=RECEIVED, required=False, max_length=200)
    cohort = forms.ChoiceField(label=COHORT, required=False)
    description = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)


class TableForm(FormWithRows, ReceiversForm):
    """Several benefits at once, a row each."""

    asked_in_rows: ClassVar = {
        "rows": Rows(
            RowForm, later("What was delivered"), later("Number %(position)s"), later("Add another"), later("Remove number %(position)s"),
        )
    }  # fmt: skip

    def __init__(
        self, *args: Any, promises: Mapping[str, tuple[str, Measure]], cohorts: Mapping[str, Sequence[Cohort]], today: date, **kwargs: Any
    ) -> None:  # fmt: skip
        """`promises` are those that are asked about, by their references: the words, and the measure; `cohorts`, by which each can be split."""
        super().__init__(*args, **kwargs)
        self.promises, self.cohorts = promises, cohorts
        split_by = dict.fromkeys(one.name for each in cohorts.values() for one in each)
        for row in self.rows["rows"].forms:
            fields: Mapping[str, Any] = row.fields
            fields["promise"].choices = [(ref, text) for ref, (text, _measure) in promises.items()]
            fields["promise"].told = True
            fields["begins"].latest = fields["ends"].latest = today
            fields["cohort"].choices = [("", _("Not known")), *((name, name) for name in split_by)]  # fmt: skip
            fields["cohort"].told = True
            if not split_by:
                del row.fields["cohort"]

    def clean(self) -> dict[str, Any]:
        """Each row in which an amount stands says when it was; one at least does."""
        given = super().clean() or {}
        full = [
            row
            for row in self.rows["rows"].filled
            if row.is_valid() and row.cleaned_data["quantity"]
        ]
        for row in full:
            self._check(row)
        if not full and not any(row.errors for row in self.rows["rows"].forms):
            raise ValidationError(_("Say of one at least how much was delivered"))
        return given

    def _check(self, row: Form) -> None:
        said = row.cleaned_data
        try:
            said["quantity"] = read_amount(said["quantity"], self.promises[said["promise"]][1])
        except ValidationError as reason:
            row.add_error("quantity", reason)
        try:
            said["cohort"] = read_cohort(said.get("cohort", ""), self.cohorts[said["promise"]])
        except ValidationError as reason:
            row.add_error("cohort", reason)
        said["receiver"] = self.receiver(said.get("received", ""), lambda why: row.add_error("received", why))  # fmt: skip
        is_story = self.promises[said["promise"]][1].unit == "story"
        if untold := why_not_untold(is_story=is_story, told=said["description"]):
            row.add_error("promise", reason_said(untold))
        if not said.get("begins"):
            row.add_error("begins", _("Enter the day on which it began, for example 27 3 2027"))
            return
        said["ends"] = said.get("ends") or said["begins"]
        if said["ends"] < said["begins"]:
            row.add_error("ends", _("It cannot end before it begins. Correct one of the two dates"))

    @property
    def wrong_rows(self) -> list[tuple[int, str, str]]:
        """What is wrong: of which row, from 0, which question, and why."""
        return [
            (at, str(row.fields[name].label), str(said[0]))
            for at, row in enumerate(self.rows["rows"].forms)
            for name, said in row.errors.items()
            if name in row.fields
        ]

    @property
    def full(self) -> list[dict[str, Any]]:
        """The rows in which an amount stands."""
        return [row for row in self.rows_given("rows") if row["quantity"]]
