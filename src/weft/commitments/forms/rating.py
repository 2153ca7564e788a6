"""What people say when they rate an agreement: by what, what they call close, and how well it was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.commitments.ratings import Rating, Tolerances
from weft.analysis.frameworks.units import UNITS as COUNTED
from weft.analysis.frameworks.units import NotAQuantity, in_parts
from weft.commitments import performance, shares, words
from weft.commitments.actions import Finding
from weft.commitments.forms.agreements import LONG, named
from weft.commitments.forms.looked import LookedForm
from weft.commitments.queries import ToRate
from weft.ui import units
from weft.ui.amounts import AmountField
from weft.ui.fields import DayField, choose_from, text_field
from weft.ui.forms import Form
from weft.ui.reasons import said

Choices = Sequence[tuple[str, str]]
DESCRIBED = {key: text for key, text in units.UNITS.items() if key not in ("yes_no", "story")}
"""What is rated by a figure is counted in one of these."""


class TolerancesForm(Form):
    """What is close, and what is significantly below?"""

    called: ClassVar = {
        "close": later("where “close” begins"),
        "below": later("where “significantly below” ends"),
    }

    close = forms.IntegerField(
        label=later("From how many per cent of what was due is it close?"), min_value=1, max_value=99,
        help_text=later("From here “Approaching target” is suggested; below it, “Requires improvement”."),
    )  # fmt: skip
    below = forms.IntegerField(
        label=later("Under how many per cent is it significantly below?"), min_value=1, max_value=99,
        help_text=later("Under this “Inadequate” is suggested."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse tolerances that leave nothing between them."""
        given: dict[str, Any] = super().clean() or {}
        if {"close", "below"} <= given.keys():
            reason = performance.why_not_tolerate(close=given["close"], below=given["below"])
            if reason:
                self.add_error("below", said(reason))
        return given


class ChooseForm(Form):
    """By which of what is promised is it rated?"""

    chosen = forms.MultipleChoiceField(
        label=later("What is it rated by?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": later("Choose at least one promise")},
    )  # fmt: skip

    def __init__(self, *args: Any, promises: Choices, **kwargs: Any) -> None:
        """`promises`: what is promised and is no indicator yet, by their references."""
        super().__init__(*args, **kwargs)
        choose_from(self.fields["chosen"], promises)


class DescribeIndicatorForm(LookedForm):
    """What is measured, in what, and what is aimed at?"""

    called: ClassVar = {"name": later("what is measured"), "target": later("what is aimed at")}

    name = text_field(
        later("What is measured?"), later("For example, repairs that are done on the first visit. Name no person."), most=500, rows=2
    )  # fmt: skip
    unit = forms.ChoiceField(label=later("What is it counted in?"), choices=named(DESCRIBED))
    target = forms.CharField(
        label=later("What is aimed at in each assessment?"), max_length=40,
        help_text=later("A number in that unit, for example 95. It can be changed in each assessment."),
    )  # fmt: skip
    better = forms.ChoiceField(
        label=later("Which is better?"), widget=forms.RadioSelect, initial="more",
        choices=[("more", later("More")), ("less", later("Less, as with complaints: the rule suggests nothing, and you say why you rate it so"))],
    )  # fmt: skip
    about = forms.ChoiceField(label=later("Whom does it rate?"), required=False)

    def __init__(self, *args: Any, parties: Choices, **kwargs: Any) -> None:
        """`parties`: the organisations that promise something, by their references."""
        super().__init__(*args, **kwargs)
        if parties:
            choose_from(self.fields["about"], [*parties, ("", _("Nobody who is an organisation here"))])  # fmt: skip
            self.initial.setdefault("about", parties[0][0])
        else:
            del self.fields["about"]

    def clean(self) -> dict[str, Any]:
        """The target in the smallest part of the unit."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("unit") and given.get("target"):
            try:
                given["target"] = in_parts(given["target"], COUNTED[given["unit"]])
            except NotAQuantity as reason:
                self.add_error("target", str(reason))
            else:
                too_much = shares.why_not_so_much(
                    given["target"], share=given["unit"] == shares.PERCENT
                )
                if too_much:
                    self.add_error("target", said(too_much))
        return given


class FewForm(LookedForm):
    """Why are there fewer than three?"""

    because = text_field(
        later("Why are there fewer than three?"),
        later("For example, it is a concession or a light-touch contract, or how well it is kept cannot be measured so. Leave it empty to take that back."),
        most=LONG, rows=3, needed=False,
    )  # fmt: skip


class PeriodForm(Form):
    """For which time?"""

    begins = DayField(label=later("From which day?"))
    ends = DayField(label=later("Until which day?"))


class AssessForm(LookedForm):
    """How well was each indicator met?"""

    because = text_field(
        later("What is put right, and why?"), later("Whoever is rated reads this. Name no person."), most=LONG, rows=2, error=later("Say why")
    )  # fmt: skip
    words = text_field(
        later("What else is to be said?"), later("Whoever is rated reads this. Name no person."), most=LONG, rows=3, needed=False
    )  # fmt: skip

    def __init__(
        self, *args: Any, asked: Sequence[ToRate], tolerances: Tolerances, corrects: bool, **kwargs: Any
    ) -> None:  # fmt: skip
        """`asked`: the indicators, with their figures; `corrects`: whether it replaces another assessment."""
        super().__init__(*args, **kwargs)
        self.asked, self.tolerances = asked, tolerances
        if not corrects:
            del self.fields["because"]
        for one in asked:
            self._ask(one)

    def _ask(self, one: ToRate) -> None:
        """The questions about one indicator."""
        ref, of = one.indicator.ref, {"name": one.wording}
        if one.figures is None:
            hint = _("In %(unit)s") % {"unit": _(units.UNITS[one.unit])}
            for name, label, initial in (
                ("due", later("What was due?"), one.indicator.target),
                ("delivered", later("What was delivered?"), None),
            ):
                self.fields[f"{ref}-{name}"] = AmountField(
                    unit=one.unit, least=0, label=label, help_text=hint, initial=initial,
                    error_messages={"required": _("Enter what was due of and delivered for “%(name)s”") % of},
                )  # fmt: skip
        self.fields[f"{ref}-rating"] = forms.ChoiceField(
            label=later("How well was it met?"), widget=forms.RadioSelect, choices=named(words.RATINGS),
            error_messages={"required": _("Choose how well “%(name)s” was met") % of},
        )  # fmt: skip
        self.fields[f"{ref}-because"] = text_field(
            later("Why?"), later("Needed where it is another rating than the rule suggests."), most=LONG, rows=2, needed=False
        )  # fmt: skip

    def as_typed(self) -> dict[str, Any]:
        """All that was typed. What the rule suggests is shown, and ticked by a person alone."""
        return {name: self[name].value() for name in self.fields}

    def suggestion(self, one: ToRate) -> Any:
        """What the rule suggests for an indicator, from its figures or from what was typed."""
        given: Mapping[str, Any] = getattr(self, "cleaned_data", {})
        ref = one.indicator.ref
        return one.suggests(self.tolerances, given.get(f"{ref}-due"), given.get(f"{ref}-delivered"))

    def clean(self) -> dict[str, Any]:
        """A rating that is not suggested has a reason."""
        given: dict[str, Any] = super().clean() or {}
        for one in self.asked:
            ref = one.indicator.ref
            for name in (f"{ref}-due", f"{ref}-delivered") if one.figures is None else ():
                too_much = shares.why_not_so_much(given.get(name), share=one.unit == shares.PERCENT)
                if too_much:
                    self.add_error(name, said(too_much))
            rating = given.get(f"{ref}-rating")
            if not rating or any(name.startswith(f"{ref}-d") for name in self.errors):
                continue
            suggests = one.suggests(self.tolerances, given.get(f"{ref}-due"), given.get(f"{ref}-delivered"))  # fmt: skip
            reason = performance.why_not_record_rating(
                rating=rating, suggested=suggests.rating.value if suggests else "", because=given.get(f"{ref}-because", ""),
            )  # fmt: skip
            if reason:
                self.add_error(f"{ref}-because", said(reason))
        return given

    def findings(self) -> list[Finding]:
        """How well each was met, as the actions take it."""
        given = self.cleaned_data
        return [
            Finding(
                one.indicator, Rating(given[f"{ref}-rating"]), given[f"{ref}-because"], given.get(f"{ref}-due"), given.get(f"{ref}-delivered")
            )
            for one in self.asked if (ref := one.indicator.ref)
        ]  # fmt: skip
