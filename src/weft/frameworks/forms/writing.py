"""What people type of frameworks, editions and nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.analysis.frameworks.edition import CODE, KEY, Edition, Licence, Node
from weft.analysis.frameworks.measure import AddsUp, Confirmer, Direction, MeasureKind
from weft.frameworks import words
from weft.frameworks.rules import IN_ADDRESSES
from weft.ui import units
from weft.ui.fields import DayField, choose_from, text_field
from weft.ui.forms import Form, WasForm
from weft.ui.rows import FormWithRows, Rows

LONG = 4000
MOST_BYTES = 20_000_000
"""Of a file that holds a framework."""


def _named(table: Mapping[Any, str]) -> list[tuple[str, Any]]:
    return [(str(key), later(text)) for key, text in table.items()]


def clean_code(code: str) -> str:
    """A code that can stand in an address."""
    if not CODE.fullmatch(code) or code in IN_ADDRESSES:
        raise ValidationError(
            _(
                "A code holds letters, digits, dots, hyphens and underlines, 40 at most, such as O1-2"
            )
        )
    return code


class LicenceFields(Form):
    """On what terms may the text be passed on?"""

    licence = text_field(
        later("Under which licence may the text be passed on?"), later("For example, Open Government Licence v3.0"),
        error=later("Enter the licence, or say that all rights are reserved"),
    )  # fmt: skip
    licence_url = forms.URLField(
        label=later("Where is the licence?"), required=False, assume_scheme="https", max_length=500
    )
    attribution = text_field(later("Which attribution does it ask for?"), most=500, needed=False)
    public = forms.ChoiceField(
        label=later("Who may read it once it is adopted?"), widget=forms.RadioSelect, initial="yes",
        choices=[
            ("yes", later("Everybody")),
            ("no", later("Only our own people: its licence does not allow more")),
        ],
        error_messages={"required": later("Choose who may read it")},
    )  # fmt: skip

    @property
    def given_licence(self) -> Licence:
        """What was given."""
        given = self.cleaned_data
        return Licence(
            given["licence"], given["licence_url"], given["attribution"], given["public"] == "yes"
        )


class BeginForm(LicenceFields):
    """What is the framework called, and what is it for?"""

    called: ClassVar = {
        "name": later("the name"),
        "edition": later("the name of the edition"),
        "owner": later("whose it is"),
    }

    name = text_field(later("What is the framework called?"))
    owner = text_field(
        later("Whose is it?"),
        later("The organisation that decides about it, as it is called in public."),
    )
    scope = text_field(
        later("What is it for?"), later("In a sentence."), most=LONG, needed=False, rows=3
    )
    edition = text_field(
        later("What is its first edition called?"),
        later("Often the year, such as 2027. It stands in addresses."),
        most=40,
    )
    field_order = (
        "name",
        "owner",
        "scope",
        "edition",
        "licence",
        "licence_url",
        "attribution",
        "public",
    )

    def clean_edition(self) -> str:
        """A name that can stand in an address."""
        return clean_code(self.cleaned_data["edition"])


class FrameworkForm(LicenceFields):
    """What is said of the framework?"""

    called: ClassVar = {"name": later("the name"), "owner": later("whose it is")}

    name = text_field(later("What is the framework called?"))
    owner = text_field(later("Whose is it?"))
    scope = text_field(
        later("What is it for?"), later("In a sentence."), most=LONG, needed=False, rows=3
    )
    field_order = ("name", "owner", "scope", "licence", "licence_url", "attribution", "public")


class HeadForm(WasForm):
    """What is the edition called, when is it in force, and what does the place mean by social value?"""

    called: ClassVar = {"name": later("the name of the edition")}

    name = text_field(
        later("What is the edition called?"),
        later("Often the year. It stands in addresses."),
        most=40,
    )
    begins = DayField(label=later("From which day is it in force?"), required=False)
    ends = DayField(
        label=later("Until which day?"),
        required=False,
        help_text=later("Leave it empty where that is open."),
    )
    definition = text_field(
        later("How is social value defined?"),
        later("Everybody reads it."),
        most=20_000,
        needed=False,
        rows=8,
    )

    def clean_name(self) -> str:
        """A name that can stand in an address."""
        return clean_code(self.cleaned_data["name"])

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        given = super().clean() or {}
        begins, ends = given.get("begins"), given.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", _("It cannot end before it begins"))
        return given


class NextForm(Form):
    """What is the next edition called?"""

    called: ClassVar = {"name": later("the name of the edition")}

    name = text_field(
        later("What is the next edition called?"),
        later("Often the year, such as 2027. It stands in addresses."),
        most=40,
    )

    def clean_name(self) -> str:
        """A name that can stand in an address."""
        return clean_code(self.cleaned_data["name"])


MOST_OFFERED = 150
"""So many codes are offered to choose from; of more, people type the one that they mean."""


def offer_codes(field: Any, nodes: Sequence[Node]) -> None:
    """Offer the codes of nodes, with their words, to whoever types in a field."""
    if len(nodes) <= MOST_OFFERED:
        field.offers = [(one.code, one.wording) for one in nodes]


class NodeForm(WasForm):
    """What does it say, and where does it stand?"""

    called: ClassVar = {
        "code": later("a code"),
        "wording": later("what it says"),
        "level": later("what it is"),
    }

    wording = text_field(later("What does it say?"), most=20_000, rows=3)
    code = text_field(
        later("Which code does it have?"),
        later("Short and lasting, such as O1-2. It stands in addresses and crosswalks."),
        most=40,
    )
    level = forms.ChoiceField(label=later("What is it?"))
    parent = text_field(
        later("Under which code does it stand?"),
        later("Leave it empty for the top."),
        most=40,
        needed=False,
    )
    note = text_field(later("What else should readers know?"), most=20_000, needed=False, rows=4)
    source = forms.ChoiceField(label=later("From which source is it?"), required=False)
    takes_place_of = text_field(
        later("Which codes of the edition before does it take the place of?"), later("With commas between them: O1-2, O1-3."),
        most=2000, needed=False,
    )  # fmt: skip

    def __init__(self, *args: Any, value: Edition, **kwargs: Any) -> None:
        """`value`: the edition in which it stands."""
        super().__init__(*args, **kwargs)
        sources = [("", _("None")), *((one.id, one.title) for one in value.sources)]
        choose_from(self.fields["level"], [(one.key, one.one) for one in value.levels])
        choose_from(self.fields["source"], sources)
        offer_codes(self.fields["parent"], [one for one in value.nodes if one.measure is None])
        if not value.replaces:
            del self.fields["takes_place_of"]
        if not value.sources:
            del self.fields["source"]

    def clean_code(self) -> str:
        """A code that can stand in an address."""
        return clean_code(self.cleaned_data["code"])

    def clean_takes_place_of(self) -> list[str]:
        """The codes one by one."""
        return [
            clean_code(code.strip())
            for code in self.cleaned_data["takes_place_of"].split(",")
            if code.strip()
        ]


class MeasureForm(WasForm):
    """How is it counted, how does it add up, and who can say that it is true?"""

    unit = forms.ChoiceField(label=later("What is it counted in?"), choices=_named(units.UNITS))
    kind = forms.ChoiceField(
        label=later("What kind of measure is it?"),
        choices=_named(words.KINDS),
        widget=forms.RadioSelect,
    )
    over_time = forms.ChoiceField(
        label=later("What becomes of amounts of several periods?"),
        choices=_named(words.ADDS),
        widget=forms.RadioSelect,
    )
    over_providers = forms.ChoiceField(
        label=later("What becomes of amounts of several providers?"), widget=forms.RadioSelect,
        choices=[one for one in _named(words.ADDS) if one[0] != AddsUp.LATEST],
    )  # fmt: skip
    weighted_by = text_field(
        later("By which measure is an average weighted?"), later("Its code."), most=40, needed=False
    )
    direction = forms.ChoiceField(
        label=later("What is better?"), choices=_named(words.BETTER), widget=forms.RadioSelect
    )
    who = text_field(later("Who or what counts?"), most=LONG, needed=False, rows=2)
    at_least = text_field(
        later("What is the least that counts?"),
        later("For example, a job of 26 weeks."),
        most=LONG,
        needed=False,
        rows=2,
    )
    when = text_field(later("From which moment does it count?"), most=LONG, needed=False, rows=2)
    leaves_out = text_field(
        later("What does not count?"),
        later("One on a line, such as staff transferred under TUPE."),
        most=LONG,
        needed=False,
        rows=3,
    )
    evidence = text_field(
        later("Which evidence is enough?"),
        later("One on a line; each by itself is enough."),
        most=LONG,
        needed=False,
        rows=3,
    )
    confirmed_by = forms.MultipleChoiceField(
        label=later("Who can confirm it?"), choices=_named(words.CONFIRMS), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": later("Choose who can confirm it")},
    )  # fmt: skip
    cohorts = forms.MultipleChoiceField(
        label=later("By which cohorts can it be split?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    places = forms.MultipleChoiceField(
        label=later("By which places can it be split?"),
        required=False,
        choices=_named(words.PLACES),
        widget=forms.CheckboxSelectMultiple,
    )
    proportion = text_field(
        later("How much is it fair to ask for?"), most=LONG, needed=False, rows=2
    )
    part_of = text_field(
        later("Within which other measure is all of it counted, too?"),
        later("Its code."),
        most=40,
        needed=False,
    )
    valid_from = DayField(label=later("From which day does the measure hold?"), required=False)
    valid_until = DayField(label=later("Until which day?"), required=False)

    def __init__(self, *args: Any, value: Edition, **kwargs: Any) -> None:
        """`value`: the edition in which it stands."""
        super().__init__(*args, **kwargs)
        choose_from(self.fields["cohorts"], [(one.code, one.name) for one in value.cohorts])
        for name in ("part_of", "weighted_by"):
            offer_codes(self.fields[name], [node for node, _measure in value.measures()])
        if not value.cohorts:
            del self.fields["cohorts"]

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be right in a measure taken by itself."""
        from weft.analysis.frameworks.measure import wrong_with

        given = super().clean() or {}
        if not self.errors:
            for wrong in wrong_with(measure_of(self.given_measure)):
                self.add_error(None, _("This cannot be right: %(words)s.") % {"words": wrong})
        return given

    @property
    def given_measure(self) -> dict[str, Any]:
        """The measure, field by field; what was left empty is left out."""
        given = self.cleaned_data
        counting = {name: given[name] for name in ("who", "at_least", "when") if given[name]}
        if left_out := _lines(given["leaves_out"]):
            counting["leaves_out"] = left_out
        told = {
            name: given[name]
            for name in ("unit", "kind", "over_time", "over_providers", "direction", "confirmed_by")
        }
        told |= {
            name: given[name] for name in ("weighted_by", "proportion", "part_of") if given[name]
        }
        told |= {name: given[name] for name in ("cohorts", "places") if given.get(name)}
        told |= {
            name: given[name].isoformat() for name in ("valid_from", "valid_until") if given[name]
        }
        told |= {"evidence": lines} if (lines := _lines(given["evidence"])) else {}
        return told | ({"counting": counting} if counting else {})


NEW_MEASURE = {
    "kind": MeasureKind.OUTPUT, "over_time": AddsUp.SUM, "over_providers": AddsUp.SUM, "direction": Direction.MORE,
    "confirmed_by": [Confirmer.NOBODY],
}  # fmt: skip


def measure_of(told: Mapping[str, Any]) -> Any:
    """A measure of its fields."""
    from pydantic import TypeAdapter

    from weft.analysis.frameworks.measure import Measure

    return TypeAdapter(Measure).validate_python(dict(told))


def as_typed(measure: Mapping[str, Any] | None) -> dict[str, Any]:
    """A measure's fields as the form shows them."""
    if not measure:
        return dict(NEW_MEASURE.items())
    told = {key: value for key, value in measure.items() if key != "counting"}
    counting = measure.get("counting", {})
    shown = {**told, **counting, "evidence": "\n".join(told.get("evidence", ()))}
    shown["leaves_out"] = "\n".join(counting.get("leaves_out", ()))
    from datetime import date

    for name in ("valid_from", "valid_until"):
        if shown.get(name):
            shown[name] = date.fromisoformat(str(shown[name]))
    shown.setdefault("direction", Direction.MORE)
    shown.setdefault("confirmed_by", [Confirmer.NOBODY])
    return shown


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class PrincipleRow(Form):
    """A principle."""

    called: ClassVar = {"code": later("a code"), "wording": later("the principle")}

    code = text_field(later("Code"), most=40)
    wording = text_field(later("What does it say?"), most=LONG, rows=2)

    def clean_code(self) -> str:
        """A code that can stand in tables."""
        return clean_code(self.cleaned_data["code"])


class CohortRow(Form):
    """A cohort."""

    called: ClassVar = {"code": later("a code"), "name": later("the name")}

    code = text_field(later("Code"), most=40)
    name = text_field(later("What are they called?"))
    who = text_field(later("Who belongs to them?"), most=LONG, needed=False, rows=2)

    def clean_code(self) -> str:
        """A code that can stand in tables."""
        return clean_code(self.cleaned_data["code"])


class LevelRow(Form):
    """A level of the tree."""

    called: ClassVar = {
        "key": later("a key"),
        "one": later("what one is called"),
        "many": later("what several are called"),
    }

    key = text_field(later("Key"), later("Small letters, such as award-criterion."), most=40)
    one = text_field(later("What is one called?"), later("For example, award criterion."), most=60)
    many = text_field(
        later("What are several called?"), later("For example, award criteria."), most=60
    )

    def clean_key(self) -> str:
        """A key that can stand in tables."""
        if not KEY.fullmatch(self.cleaned_data["key"]):
            raise ValidationError(
                _("A key holds small letters, digits and hyphens, such as award-criterion")
            )
        return str(self.cleaned_data["key"])


class SourceRow(Form):
    """A source."""

    called: ClassVar = {
        "id": later("a key"),
        "title": later("the title"),
        "publisher": later("the publisher"),
    }

    id = text_field(later("Key"), later("By which nodes name it."), most=40)
    title = text_field(later("Title"))
    publisher = text_field(later("Publisher"))
    url = forms.URLField(
        label=later("Address"), required=False, assume_scheme="https", max_length=500
    )
    read_on = DayField(label=later("Read on"), required=False)

    def clean_id(self) -> str:
        """A key that can stand in tables."""
        return clean_code(self.cleaned_data["id"])


def _rows(form: type[Form], asks: Any, one: Any, another: Any, remove: Any, hint: Any = "") -> Rows:
    return Rows(form, asks=asks, one=one, another=another, remove=remove, hint=hint)


class PrinciplesForm(FormWithRows, WasForm):
    """Which principles hold?"""

    asked_in_rows: ClassVar[Mapping[str, Rows]] = {
        "principles": _rows(
            PrincipleRow, later("Which principles hold for everything that is done under it?"), later("Principle %(position)s"),
            later("Add another principle"), later("Remove principle %(position)s"),
        )
    }  # fmt: skip


class CohortsForm(FormWithRows, WasForm):
    """Who comes first?"""

    asked_in_rows: ClassVar[Mapping[str, Rows]] = {
        "cohorts": _rows(
            CohortRow, later("Which people are to benefit first?"), later("Cohort %(position)s"),
            later("Add another cohort"), later("Remove cohort %(position)s"),
            later("Cohorts overlap: their numbers never add up to a total."),
        )
    }  # fmt: skip


class LevelsForm(FormWithRows, WasForm):
    """What are the levels of the tree called?"""

    asked_in_rows: ClassVar[Mapping[str, Rows]] = {
        "levels": _rows(
            LevelRow, later("Which levels does the tree have, from the top?"), later("Level %(position)s"),
            later("Add another level"), later("Remove level %(position)s"),
        )
    }  # fmt: skip


class SourcesForm(FormWithRows, WasForm):
    """On which sources does it stand?"""

    asked_in_rows: ClassVar[Mapping[str, Rows]] = {
        "sources": _rows(
            SourceRow, later("On which public pages and documents does it stand?"), later("Source %(position)s"),
            later("Add another source"), later("Remove source %(position)s"),
        )
    }  # fmt: skip


LISTS: Mapping[str, type[FormWithRows]] = {
    "principles": PrinciplesForm, "cohorts": CohortsForm, "levels": LevelsForm, "sources": SourcesForm,
}  # fmt: skip


class DecideForm(WasForm):
    """Is it adopted?"""

    decision = forms.ChoiceField(
        label=later("Is it adopted?"), widget=forms.RadioSelect,
        choices=[("adopt", later("Yes, adopt it as it stands")), ("send back", later("No, send it back"))],
        error_messages={"required": later("Choose whether it is adopted")},
    )  # fmt: skip
    because = text_field(
        later("If not, why?"), later("Your colleagues read it."), most=2000, needed=False, rows=3
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where it is sent back."""
        given = super().clean() or {}
        if given.get("decision") == "send back" and not given.get("because"):
            self.add_error("because", _("Say why it is sent back"))
        return given


class TakeInForm(Form):
    """Which framework?"""

    shipped = forms.ChoiceField(
        label=later("Which of those that come with Weft?"), widget=forms.RadioSelect,
        error_messages={"required": later("Choose one")},
        help_text=later("Open frameworks, in their publishers’ structure, with a first set of measures in our own words."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self.fields["shipped"], choices)


class ContentForm(WasForm):
    """Which file holds the framework?"""

    chosen = forms.FileField(
        label=later("Which file?"),
        help_text=later("A workbook (.xlsx), CSV files in a ZIP, a document (.json) or linked data (.jsonld), as Weft gives them away."),
        error_messages={"required": later("Choose a file")},
    )  # fmt: skip

    def clean_chosen(self) -> Any:
        """Refuse what is larger than any framework."""
        chosen = self.cleaned_data["chosen"]
        if (chosen.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("The file is larger than %(limit)s MB. A framework is not.")
                % {"limit": MOST_BYTES // 1_000_000}
            )
        return chosen


class FileForm(ContentForm):
    """Which file, and whose framework is it?"""

    whose = forms.ChoiceField(
        label=later("Whose framework is it?"), widget=forms.RadioSelect,
        choices=[
            ("ours", later("Our own: we write it and consult about it here")),
            ("others", later("Somebody else’s: it is published elsewhere, or we hold a licence to use it")),
        ],
        error_messages={"required": later("Choose whose it is")},
    )  # fmt: skip
