"""What people type when they record an agreement and say what it is known by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from weft.commitments import queries, words
from weft.commitments.actions import Bound
from weft.commitments.forms.another import AnotherForm
from weft.commitments.forms.looked import LookedForm
from weft.commitments.forms.places import PlacesField, ask_places
from weft.commitments.rules import ASKING, KINDS, AgreementState, PartyRole
from weft.organisations.access import Viewer
from weft.ui.fields import DayField, MoneyField, text_field
from weft.ui.forms import Form, WasForm
from weft.ui.rows import FormWithRows, Rows

LONG = 4000
YES_NO = [("yes", later("Yes")), ("no", later("No")), ("unknown", later("Not known"))]


def answer(text: str) -> bool | None:
    """What was answered to a question to which nobody may know the answer."""
    return {"yes": True, "no": False}.get(text)


def answered(value: bool | None) -> str:
    """The same, as it is shown."""
    return {True: "yes", False: "no", None: "unknown"}[value]


def asked(label: Any, hint: Any = "") -> forms.ChoiceField:
    """A question to which the answer is yes, no, or not known."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=YES_NO,
        widget=forms.RadioSelect,
        required=False,
        initial="unknown",
    )


def named(table: Mapping[Any, str]) -> list[tuple[str, Any]]:
    """Choices by a table of words."""
    return [(str(key), later(text)) for key, text in table.items()]


class PartyFields(Form):
    """Whom an agreement binds, and as what."""

    called: ClassVar = {"role": later("what it is to the agreement"), "who": later("who it is")}

    role = forms.ChoiceField(
        label=later("What is it to the agreement?"),
        choices=[("", later("Choose a role")), *named(words.ROLES)],
    )
    who = text_field(
        later("Which organisation is it?"),
        later("Its name, its number in a register such as GB-COH-01234567, or its reference here."),
    )
    as_written = forms.BooleanField(
        label=later("It is not registered here: keep the name as it is written"), required=False
    )

    def bound(self, viewer: Viewer) -> Bound | None:
        """The party; None, where the form says now what is not clear."""
        given = self.cleaned_data
        role, text = PartyRole(given["role"]), given["who"]
        found = queries.organisation_meant(viewer, text)
        if isinstance(found, list):
            if found and not given["as_written"]:
                close = "; ".join(f"{one.name} ({one.ref})" for one in found)
                said = _(
                    "Several are called so, or nearly: %(names)s. Enter the name in full, or the reference"
                )
                self.add_error("who", said % {"names": close})
                return None
            return Bound(role, None, text)
        return Bound(role, found)


class ReferenceRow(Form):
    """A number by which others know the agreement."""

    called: ClassVar = {"scheme": later("what kind of number it is"), "number": later("the number")}

    scheme = forms.ChoiceField(
        label=later("What kind of number is it?"),
        choices=[("", later("Choose a kind")), *named(words.SCHEMES)],
    )
    number = forms.CharField(label=later("Which number?"), max_length=120)


class PartRow(Form):
    """A lot or a phase."""

    called: ClassVar = {"name": later("what it is called")}

    name = forms.CharField(label=later("What is it called?"), max_length=120)


PARTIES = Rows(
    PartyFields,
    asks=later("Whom does it bind, besides you?"),
    one=later("Party %(position)s"),
    another=later("Add another party"),
    remove=later("Remove party %(position)s"),
    hint=later("Whoever promises something, and whoever else asks. Your own organisation stands in it already."),
)  # fmt: skip
NUMBERS = Rows(
    ReferenceRow,
    asks=later("Which numbers is it known by?"),
    one=later("Number %(position)s"),
    another=later("Add another number"),
    remove=later("Remove number %(position)s"),
)
PARTS = Rows(
    PartRow,
    asks=later("Which lots or phases does it have?"),
    one=later("Lot or phase %(position)s"),
    another=later("Add another lot or phase"),
    remove=later("Remove lot or phase %(position)s"),
)


class TermsFields(LookedForm):
    """What was agreed: what it is called, its days, its value."""

    called: ClassVar = {"title": later("what it is called")}

    title = text_field(later("What is it called?"), most=300)
    begins = DayField(label=later("When does it begin?"), required=False)
    ends = DayField(label=later("When does it end?"), required=False)
    value_gbp = MoneyField(
        label=later("What is it worth, in pounds?"), max_length=40, required=False,
        help_text=later("Over its whole life, extensions left out. For example, 1,250,000"),
    )  # fmt: skip
    with_vat = asked(later("Does that include VAT?"))

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] < given["begins"]:
            self.add_error("ends", _("It cannot end before it begins"))
        return given

    def terms(self) -> dict[str, Any]:
        """What was agreed, as the actions take it."""
        given = self.cleaned_data
        return {
            **{name: given[name] for name in ("title", "begins", "ends", "value_gbp")},
            "with_vat": answer(given["with_vat"]),
        }


class RecordForm(FormWithRows, TermsFields, AnotherForm):
    """What was agreed, and with whom?"""

    called: ClassVar = {**TermsFields.called, "kind": later("what kind of agreement it is")}
    asked_in_rows: ClassVar = {"parties": PARTIES}

    kind = forms.ChoiceField(
        label=later("What kind of agreement is it?"), choices=named(KINDS), widget=forms.RadioSelect
    )
    number = forms.CharField(
        label=later("Which number does it have with you?"), max_length=120, required=False,
        help_text=later("Of the contract, the grant, the planning application. More can be added later."),
    )  # fmt: skip
    state = forms.ChoiceField(
        label=later("Is it in force?"), widget=forms.RadioSelect,
        choices=[(AgreementState.IN_FORCE.value, later("Yes")), (AgreementState.PLANNED.value, later("Not yet"))],
        initial=AgreementState.IN_FORCE.value,
    )  # fmt: skip
    field_order = (
        "kind", "title", "number", "begins", "ends", "value_gbp", "with_vat", "state",
    )  # fmt: skip

    def bound(self, viewer: Viewer) -> list[Bound]:
        """Whom it binds; the form is wrong afterwards where that is not clear."""
        rows = [row for row in self.rows["parties"].filled if isinstance(row, PartyFields)]
        found = [(row, row.bound(viewer)) for row in rows]
        known: set[tuple[Any, ...]] = set()
        for row, one in found:
            if one is None:
                continue
            key = (one.role, one.organisation.pk if one.organisation else one.name.casefold())
            if key in known:
                row.add_error("who", _("This stands here twice. Remove one"))
            if one.organisation == viewer.acting_for and one.role not in ASKING:
                row.add_error("who", _("Your own organisation asks, and promises nothing here"))
            known.add(key)
        return [one for _row, one in found if one is not None]


class DescribeForm(FormWithRows, LookedForm, WasForm):
    """What else is known of an agreement?"""

    asked_in_rows: ClassVar = {"references": NUMBERS, "parts": PARTS}

    description = text_field(
        later("What is it about?"), later("Name no person."), most=LONG, rows=4, needed=False
    )
    category = text_field(
        later("Which category does it belong to?"),
        later("As your register has it, such as Construction. Your list of promises can be looked at by category."),
        needed=False,
    )  # fmt: skip
    under = text_field(
        later("Does it lie under another agreement?"),
        later("The number or the reference of a framework agreement, a programme or an area plan that is recorded here."),
        needed=False,
    )  # fmt: skip
    may_extend_until = DayField(label=later("Until when can it be extended?"), required=False)
    under_act = asked(
        later("Does the Procurement Act 2023 apply to it?"),
        later(
            "Not to contracts whose procurement was begun before 24 February 2025, nor to call-offs under framework agreements of that time."
        ),
    )
    places = PlacesField(label=later("Which places is it for?"))

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        ask_places(self)

    def clean_under(self) -> Any:
        """The agreement that is meant."""
        text = self.cleaned_data["under"].strip()
        if not text:
            return None
        found = queries.agreements_called(self.viewer, text)
        if len(found) != 1:
            raise forms.ValidationError(
                _("There are several agreements of this number. Enter the reference of one of them")
                if found
                else _("There is no agreement of this number or reference here")
            )
        return found[0]
