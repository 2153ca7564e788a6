"""What somebody found who looked for themselves: of a sample, in the payroll, in the books."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments import words
from weft.commitments.actions import Check
from weft.commitments.checks import CHECKS, LEAST_ASKED, Sample, Way
from weft.commitments.forms.delivered import ONE_OF_IT
from weft.commitments.forms.looked import LookedForm
from weft.commitments.rules import why_not_all
from weft.ui import units
from weft.ui.amounts import AmountField
from weft.ui.reasons import said as reason_said

ALL, PART, NONE = "all", "part", "none"
MOST_TOOK_PART = 1_000_000
OF_A_SAMPLE = ("sampled_of", "sampled", "found")


def _people(label: Any, hint: Any = "", least: int = 1) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=least, max_value=MOST_TOOK_PART, help_text=hint
    )


class CheckForm(LookedForm):
    """What did you find?"""

    called: ClassVar = {
        "way": later("by what you looked"), "answer": later("how much of it you saw"), "sampled_of": later("how many took part"),
        "sampled": later("how many you asked"), "found": later("how many say that it is so"),
    }  # fmt: skip

    way = forms.ChoiceField(label=later("By what did you look?"), widget=forms.RadioSelect)
    sampled_of = _people(
        later("How many took part?"),
        later("So many stand on the list that whoever delivered it keeps"),
    )
    sampled = _people(later("How many of them did you ask?"))
    found = _people(later("How many of them say that it is so?"), least=0)
    answer = forms.ChoiceField(
        label=later("How much of it did you see there?"), required=False, widget=forms.RadioSelect
    )
    seen = AmountField(label=later("How much did you see?"), required=False, least=0)
    words = forms.CharField(
        label=later("What did you find?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=later("A word is enough. Needed where nothing of it is so. Whoever sees the benefit reads it; name nobody who took part"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, quantity: int, unit: str, ways: Collection[Way], **kwargs: Any
    ) -> None:
        """`quantity` is what was reported, in the smallest part of its unit; `ways`: by what its measure is confirmed."""
        super().__init__(*args, **kwargs)
        self.quantity, self.unit = quantity, unit
        self.ways = [one for one in ways if one in CHECKS]
        way = self.fields["way"]
        assert isinstance(way, forms.ChoiceField)
        way.choices = [(one.value, _(words.WAYS[one])) for one in self.ways]
        if len(self.ways) == 1:
            del self.fields["way"]
        is_sample, is_seen = Way.SAMPLE in self.ways, bool(set(self.ways) - {Way.SAMPLE})
        self._ask_how_many(asked=is_sample, alone=not is_seen)
        self._ask_how_much(asked=is_seen, alone=not is_sample)

    def _ask_how_many(self, *, asked: bool, alone: bool) -> None:
        """Of a sample. `alone`: the measure is confirmed in no other way."""
        for name in OF_A_SAMPLE:
            self.fields[name].required = alone
            if not asked:
                del self.fields[name]
        if not asked:
            return
        self.fields["sampled"].help_text = _("At least %(least)s, or all where fewer took part. Choose them yourself") % {"least": LEAST_ASKED}  # fmt: skip
        if not alone:
            self.fields["sampled_of"].help_text = _("So many stand on the list that whoever delivered it keeps. Asked of a sample alone, as the next two")  # fmt: skip

    def _ask_how_much(self, *, asked: bool, alone: bool) -> None:
        """In the payroll, in the books."""
        if not asked:
            del self.fields["answer"], self.fields["seen"]
            return
        self.fields["answer"].required = alone
        answer, seen = self.fields["answer"], self.fields["seen"]
        assert isinstance(answer, forms.ChoiceField)
        assert isinstance(seen, AmountField)
        whole = _("All of it: %(amount)s") % {"amount": words.amount(self.quantity, self.unit)}
        none = (NONE, _("Nothing of it"))
        seen.unit = self.unit
        seen.help_text = _("In %(unit)s. Needed where it was a part of it") % {"unit": _(units.UNITS[self.unit])}  # fmt: skip
        answer.choices = [(ALL, whole), (PART, _("A part of it")), none]
        if self.unit in ONE_OF_IT or self.quantity == 1:
            answer.choices = [(ALL, whole), none]
            del self.fields["seen"]

    def clean(self) -> dict[str, Any]:
        """What belongs to the way is said; and where nothing of it is so, what was found."""
        given: dict[str, Any] = super().clean() or {}
        if len(self.ways) == 1:
            given["way"] = self.ways[0]
        if not given.get("way"):
            return given
        given["way"] = Way(given["way"])
        if given["way"] is Way.SAMPLE:
            self._clean_sample(given)
        else:
            self._clean_seen(given)
        nothing = given.get("found") == 0 if given["way"] is Way.SAMPLE else given.get("answer") == NONE  # fmt: skip
        if nothing and not given.get("words"):
            self.add_error("words", _("Say what you found"))
        return given

    def _clean_sample(self, given: dict[str, Any]) -> None:
        for name in OF_A_SAMPLE:
            if given.get(name) is None and name not in self.errors:
                self.add_error(name, _("Enter %(what)s") % {"what": self.called[name]})
        if any(name in self.errors for name in OF_A_SAMPLE):
            return
        one = Sample(given["sampled"], given["sampled_of"], given["found"])
        if one.sampled > one.sampled_of:
            self.add_error("sampled", _("Enter no more than took part"))
        elif one.sampled < min(LEAST_ASKED, one.sampled_of):
            least = {"least": LEAST_ASKED}
            self.add_error("sampled", _("Ask at least %(least)s, or all where fewer took part: less says too little, and may tell of one person") % least)  # fmt: skip
        if one.found > one.sampled:
            self.add_error("found", _("Enter no more than you asked"))

    def _clean_seen(self, given: dict[str, Any]) -> None:
        answer, seen = given.get("answer"), given.get("seen")
        if not answer and "answer" not in self.errors:
            self.add_error("answer", _("Choose how much of it you saw"))
        if answer == ALL and seen is not None and (
            reason := why_not_all(typed=seen, quantity=self.quantity, in_words=words.amount(seen, self.unit))
        ):  # fmt: skip
            self.add_error("seen", reason_said(reason))
        if answer != PART or "seen" in self.errors:
            return
        if not seen:
            self.add_error("seen", _("Enter how much you saw. Where it was nothing, choose that"))
        elif seen >= self.quantity:
            whole = {"amount": words.amount(self.quantity, self.unit)}
            self.add_error("seen", _("A part is less than %(amount)s. Where you saw all of it, choose that") % whole)  # fmt: skip

    @property
    def check(self) -> Check:
        """What was found, as it is recorded."""
        given = self.cleaned_data
        if given["way"] is Way.SAMPLE:
            sample = Sample(given["sampled"], given["sampled_of"], given["found"])
            return Check(Way.SAMPLE, sample=sample, words=given["words"])
        seen = {ALL: self.quantity, PART: given.get("seen"), NONE: 0}[given["answer"]]
        return Check(given["way"], seen or 0, words=given["words"])
