"""What people type of what their council makes of an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.frameworks.adapted import (
    Add,
    AddCohort,
    LeaveOut,
    LocalChange,
    PutFirst,
    Weigh,
)
from weft.analysis.frameworks.edition import Cohort, Edition
from weft.analysis.frameworks.edition import Node as NodeValue
from weft.frameworks.forms.writing import (
    ContentForm,
    NodeForm,
    clean_code,
    offer_codes,
)
from weft.ui.fields import choose_from, text_field
from weft.ui.forms import Form


class AdaptForm(Form):
    """What is it called?"""

    called: ClassVar = {"name": later("the name"), "edition": later("the name of the edition")}

    name = text_field(
        later("What is your framework called?"),
        later("Everybody reads it, and it stands in addresses."),
    )
    edition = text_field(
        later("What is its first edition called?"), later("Often the year, such as 2027."), most=40
    )

    def clean_edition(self) -> str:
        """A name that can stand in an address."""
        return clean_code(self.cleaned_data["edition"])


class CarryOnForm(Form):
    """With which edition does it go on?"""

    called: ClassVar = {"name": later("the name of the edition")}

    onto = forms.ChoiceField(
        label=later("With which edition does it go on?"), widget=forms.RadioSelect
    )
    name = text_field(
        later("What is your next edition called?"), later("Often the year, such as 2027."), most=40
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        """`choices`: the editions that are adopted, each by its reference."""
        super().__init__(*args, **kwargs)
        onto = self.fields["onto"]
        assert isinstance(onto, forms.ChoiceField)
        onto.choices = choices

    def clean_name(self) -> str:
        """A name that can stand in an address."""
        return clean_code(self.cleaned_data["name"])


class OfACode(Form):
    """Of what is it said?"""

    called: ClassVar = {
        "code": later("the code"),
        "reason": later("the reason"),
        "weight": later("the weight"),
    }

    code = text_field(later("Which code is it about?"), most=40)


class LeaveOutForm(OfACode):
    """What is left out, and why?"""

    reason = text_field(
        later("Why is it left out?"), later("Everybody reads it. With it goes all that stands under it."), most=2000, rows=3,
        error=later("Say why it is left out"),
    )  # fmt: skip

    @property
    def change(self) -> LocalChange:
        """What was typed."""
        return LeaveOut(self.cleaned_data["code"], self.cleaned_data["reason"])


class PutFirstForm(OfACode):
    """What is put first, and why?"""

    reason = text_field(
        later("Why does it come first?"),
        later("Everybody reads it."),
        most=2000,
        rows=3,
        error=later("Say why it comes first"),
    )

    @property
    def change(self) -> LocalChange:
        """What was typed."""
        return PutFirst(self.cleaned_data["code"], self.cleaned_data["reason"])


class WeighForm(OfACode):
    """How much does it count?"""

    weight = forms.DecimalField(
        label=later("How much does it count against those beside it?"), min_value=0, max_digits=9, decimal_places=3,
        help_text=later("A number such as 2 or 0.5. Whatever is not weighed counts 1."),
        error_messages={
            "invalid": later("The weight must be a number, such as 2 or 0.5"), "min_value": later("The weight must be 0 or more"),
            "max_digits": later("The weight has too many digits"), "max_whole_digits": later("The weight has too many digits"),
            "max_decimal_places": later("The weight has at most three decimal places"),
        },
    )  # fmt: skip

    @property
    def change(self) -> LocalChange:
        """What was typed."""
        return Weigh(self.cleaned_data["code"], self.cleaned_data["weight"])


class AddCohortForm(Form):
    """Whom does the council want reached first, too?"""

    called: ClassVar = {"code": later("a code"), "name": later("what they are called")}

    name = text_field(later("What are they called?"))
    code = text_field(
        later("Which code do they have?"), later("Short and lasting, such as carers."), most=40
    )
    who = text_field(later("Who belongs to them?"), most=4000, needed=False, rows=2)

    def clean_code(self) -> str:
        """A code that can stand in tables."""
        return clean_code(self.cleaned_data["code"])

    @property
    def change(self) -> LocalChange:
        """What was typed."""
        given = self.cleaned_data
        return AddCohort(Cohort(given["code"], given["name"], given["who"]))


class AddForm(NodeForm):
    """What does the council ask for besides, and where does it stand?"""

    @property
    def change(self) -> LocalChange:
        """What was typed; how it is counted is said on a page of its own."""
        given = self.cleaned_data
        node = NodeValue(
            given["code"], given["level"], given["wording"], parent=given["parent"], note=given["note"],
            source=given.get("source", ""), takes_place_of=tuple(given.get("takes_place_of", ())),
        )  # fmt: skip
        return Add(node)


FORMS: Mapping[str, type[Form]] = {
    "leave_out": LeaveOutForm, "add": AddForm, "weigh": WeighForm, "put_first": PutFirstForm, "add_cohort": AddCohortForm,
}  # fmt: skip
"""By the sort of change."""


def form_of(change: str, data: Any, *, value: Edition, initial: Mapping[str, Any]) -> Any:
    """The form that asks for a sort of change; `value` is the edition as it is adapted so far."""
    more: dict[str, Any] = {"value": value} if change == "add" else {}
    form = FORMS[change](data or None, initial=dict(initial), **more)
    if isinstance(form, OfACode):
        offer_codes(form.fields["code"], value.nodes)
    return form


def as_typed(change: LocalChange) -> dict[str, Any]:
    """A change as its form shows it."""
    match change:
        case Add(node):
            return {
                "code": node.code, "level": node.level, "wording": node.wording, "parent": node.parent, "note": node.note,
                "source": node.source, "takes_place_of": ", ".join(node.takes_place_of),
            }  # fmt: skip
        case AddCohort(cohort):
            return {"code": cohort.code, "name": cohort.name, "who": cohort.who}
        case Weigh(code, weight):
            return {"code": code, "weight": weight}
        case LeaveOut(code, reason) | PutFirst(code, reason):
            return {"code": code, "reason": reason}


def counted_as(change: LocalChange, before: LocalChange, cohorts: set[str]) -> LocalChange:
    """The change, counted as it was before: by its cohorts as far as the edition has them."""
    if not isinstance(change, Add) or not isinstance(before, Add) or before.node.measure is None:
        return change
    measure = before.node.measure
    kept = tuple(code for code in measure.cohorts if code in cohorts)
    return Add(replace(change.node, measure=replace(measure, cohorts=kept)))


class ChangesFileForm(ContentForm):
    """Which file holds the local changes?"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].help_text = _(
            "A document of local changes (.json), as Weft gives it away."
        )


class CarrySeveralForm(Form):
    """What becomes of those that are ticked?"""

    KEEP, DROP = "keep", "drop"
    called: ClassVar = {"carried": later("at least one of them")}

    carried = forms.MultipleChoiceField(
        label=later("Several at once"), widget=forms.CheckboxSelectMultiple, help_text=later("Those that wait for a decision."),
        error_messages={"required": later("Tick at least one")},
    )  # fmt: skip
    becomes = forms.ChoiceField(
        label=later("What becomes of those that you have ticked?"), widget=forms.RadioSelect,
        choices=[(KEEP, later("They are kept as they were, where they fit")), (DROP, later("They are dropped"))],
        error_messages={"required": later("Choose what becomes of them")},
    )  # fmt: skip
    because = text_field(
        later("If they are dropped, why?"), later("Your colleagues read it, and later editions do."), most=2000, needed=False, rows=2,
    )  # fmt: skip

    def __init__(self, *args: Any, waiting: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        """`waiting`: the numbers of those that wait, and their words."""
        super().__init__(*args, **kwargs)
        choose_from(self.fields["carried"], waiting)

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where they are dropped."""
        given = super().clean() or {}
        if given.get("becomes") == self.DROP and not given.get("because"):
            self.add_error("because", _("Say why they are dropped"))
        return given


class CarryForm(Form):
    """What becomes of it?"""

    becomes = forms.ChoiceField(
        label=later("What becomes of it?"), widget=forms.RadioSelect,
        choices=[("keep", later("It is kept, as it says below")), ("drop", later("It is dropped"))],
        error_messages={"required": later("Choose what becomes of it")},
    )  # fmt: skip
    because = text_field(
        later("If it is dropped, why?"),
        later("Your colleagues read it, and later editions do."),
        most=2000,
        needed=False,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where it is dropped."""
        given = super().clean() or {}
        if given.get("becomes") == "drop" and not given.get("because"):
            self.add_error("because", _("Say why it is dropped"))
        return given
