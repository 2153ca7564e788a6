"""What people type about organisations and each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weft.analysis.identifiers import org_id
from weft.organisations.models import Address, Identifier, Organisation, OtherName, Person
from weft.organisations.queries import person_with
from weft.organisations.registers import NAMES, is_checked, not_a_number
from weft.organisations.rules import ROLES, Kind, Role
from weft.organisations.signing_in import has_confirmed
from weft.ui.forms import EmailField, Form
from weft.ui.reasons import said
from weft.ui.rows import FormWithRows, Rows, twice

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})")
KINDS = [(kind.value, gettext_lazy(kind.value.capitalize())) for kind in Kind]
ANOTHER_REGISTER = "another"


def clean_postcode(text: str) -> str:
    """A postcode with one space in it; nothing, where nothing is given."""
    if not text.strip():
        return ""
    match = POSTCODE.fullmatch(" ".join(text.upper().split()))
    if match is None:
        raise forms.ValidationError(
            _("Enter a full UK postcode, such as M60 2LA, or leave it empty.")
        )
    return f"{match[1]} {match[2]}"


def _registers() -> list[tuple[str, Any]]:
    named = [(code, gettext_lazy(name)) for code, name in NAMES.items()]
    another = gettext_lazy("Another register: give the whole org-id")
    return [("", gettext_lazy("Choose a register")), *named, (ANOTHER_REGISTER, another)]


class NumberRow(Form):
    """A number in a register; as `register` and `number` in the one form that is kept."""

    called: ClassVar = {
        "register": gettext_lazy("a register"),
        "number": gettext_lazy("the number"),
    }

    register = forms.ChoiceField(label=gettext_lazy("Which register?"), choices=_registers)
    number = forms.CharField(label=gettext_lazy("Which number?"), max_length=60)

    def clean(self) -> dict[str, Any]:
        """Refuse what is no number of the register."""
        given: dict[str, Any] = super().clean() or {}
        if {"register", "number"} <= given.keys():
            code = given["register"] if given["register"] != ANOTHER_REGISTER else ""
            read = org_id(given["number"], code)
            if read is None:
                self.add_error("number", said(not_a_number(given["number"], code)))
            else:
                given["register"], given["number"] = read
        return given


class NameRow(Form):
    """Another name, of a kind."""

    called: ClassVar = {
        "kind": gettext_lazy("what kind of name it is"),
        "name": gettext_lazy("the name"),
    }

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of name?"),
        choices=lambda: _chosen_from(OtherName.KINDS, gettext_lazy("Choose a kind")),
    )
    name = forms.CharField(label=gettext_lazy("Which name?"), max_length=200)


class AddressRow(Form):
    """An address, of a kind."""

    called: ClassVar = {
        "kind": gettext_lazy("what kind of address it is"),
        "lines": gettext_lazy("the address"),
        "postcode": gettext_lazy("the postcode"),
    }

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of address?"),
        choices=lambda: _chosen_from(Address.KINDS, gettext_lazy("Choose a kind")),
    )
    lines = forms.CharField(
        label=gettext_lazy("Building, street and town"), max_length=300, required=False
    )
    postcode = forms.CharField(label=gettext_lazy("Postcode"), max_length=10, required=False)

    def clean_postcode(self) -> str:
        """A whole postcode or nothing."""
        return clean_postcode(self.cleaned_data["postcode"])

    def clean(self) -> dict[str, Any]:
        """Refuse a kind without an address."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given.get("lines") and not given.get("postcode"):
            self.add_error("lines", _("Enter the address, or at least its postcode"))
        return given


def _chosen_from(kinds: Sequence[tuple[str, str]], first: Any) -> list[tuple[str, Any]]:
    return [("", first), *((kind, gettext_lazy(words)) for kind, words in kinds)]


NUMBERS = Rows(
    NumberRow,
    asks=gettext_lazy("Does it have a number in a register?"),
    one=gettext_lazy("Number %(position)s"),
    another=gettext_lazy("Add another number"),
    remove=gettext_lazy("Remove number %(position)s"),
    hint=gettext_lazy(
        "Of a company, a charity, a school. By it, others know that it is the same organisation. Leave it "
        "empty if there is none."
    ),
)
NAMES_ASKED = Rows(
    NameRow,
    asks=gettext_lazy("Which other names does it have?"),
    one=gettext_lazy("Name %(position)s"),
    another=gettext_lazy("Add another name"),
    remove=gettext_lazy("Remove name %(position)s"),
)
ADDRESSES = Rows(
    AddressRow,
    asks=gettext_lazy("Which addresses does it have?"),
    one=gettext_lazy("Address %(position)s"),
    another=gettext_lazy("Add another address"),
    remove=gettext_lazy("Remove address %(position)s"),
)


class DetailsForm(FormWithRows):
    """What is told of an organisation in rows: its numbers, names, addresses."""

    def clean(self) -> dict[str, Any]:
        """Refuse what stands twice."""
        for name, field in (
            ("identifiers", "number"),
            ("other_names", "name"),
            ("addresses", "lines"),
        ):
            if name in self.rows:
                twice(self.rows[name].filled, field)
        return super().clean() or {}

    def told_in_rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """What the rows hold, as the action takes it."""
        return {name: [tuple(row.values()) for row in self.rows_given(name)] for name in self.rows}


class RegisterForm(DetailsForm):
    """A new organisation."""

    called: ClassVar = {
        "name": gettext_lazy("the name"),
        "kind": gettext_lazy("what it is"),
        "address": gettext_lazy("the address"),
        "postcode": gettext_lazy("the postcode"),
    }
    asked_in_rows: ClassVar = {"identifiers": NUMBERS}

    name = forms.CharField(label=gettext_lazy("What is the organisation called?"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=KINDS, widget=forms.RadioSelect
    )
    address = forms.CharField(
        label=gettext_lazy("What is its registered address?"), max_length=300, required=False
    )
    postcode = forms.CharField(
        label=gettext_lazy("What is its postcode?"), max_length=10, required=False
    )

    def clean_postcode(self) -> str:
        """A whole postcode or nothing."""
        return clean_postcode(self.cleaned_data["postcode"])

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given = self.cleaned_data
        lines, postcode = given["address"], given["postcode"]
        addresses = [("registered", lines, postcode)] if lines or postcode else []
        kind = Kind(given["kind"])
        return {"name": given["name"], "kind": kind, "addresses": addresses, **self.told_in_rows()}


class ChangeForm(DetailsForm):
    """An organisation's details, as a whole."""

    called: ClassVar = {
        "name": gettext_lazy("the name"),
        "website": gettext_lazy("the address of the website"),
        "areas": gettext_lazy("a district"),
    }
    asked_in_rows: ClassVar = {
        "identifiers": NUMBERS, "other_names": NAMES_ASKED, "addresses": ADDRESSES,
    }  # fmt: skip

    name = forms.CharField(label=gettext_lazy("What is the organisation called?"), max_length=200)
    website = forms.URLField(
        label=gettext_lazy("What is its website?"), required=False, assume_scheme="https"
    )
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("In which districts does it work?"),
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, districts: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = [(str(pk), name) for pk, name in districts]  # type: ignore[attr-defined]

    def clean_areas(self) -> list[int]:
        """The districts by their numbers."""
        return [int(one) for one in self.cleaned_data["areas"]]

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        return {**self.cleaned_data, **self.told_in_rows()}


def details_as_typed(organisation: Organisation) -> dict[str, Any]:
    """An organisation's details as the form shows them."""
    return {
        "name": organisation.name,
        "website": organisation.website,
        "identifiers": [_number_as_typed(one) for one in organisation.identifiers.order_by("pk")],
        "other_names": list(organisation.other_names.order_by("pk").values("kind", "name")),
        "addresses": list(
            organisation.addresses.order_by("pk").values("kind", "lines", "postcode")
        ),
        "areas": [str(one.area_id) for one in organisation.areas.all()],
    }


def _number_as_typed(one: Identifier) -> dict[str, str]:
    if is_checked(one.scheme):
        return {"register": one.scheme, "number": one.number}
    return {"register": ANOTHER_REGISTER, "number": one.org_id}


class RefuseForm(Form):
    """Why an organisation is refused."""

    called: ClassVar = {
        "because": gettext_lazy("the reason"),
    }

    because = forms.CharField(
        label=gettext_lazy("Why is it refused?"),
        help_text=gettext_lazy("Whoever registered it reads this."),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
    )  # fmt: skip


class CloseForm(Form):
    """Why an organisation is closed."""

    called: ClassVar = {"because": gettext_lazy("the reason")}

    because = forms.CharField(
        label=gettext_lazy("Why is it closed?"),
        help_text=gettext_lazy("Its people read this, and it stays on record. Name nobody in it."),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
    )  # fmt: skip


class AdministratorForm(Form):
    """Someone to administer an organisation that nobody administers."""

    called: ClassVar = {"email": gettext_lazy("the email address")}

    email = EmailField(label=gettext_lazy("What is their email address?"))


def _roles_field() -> forms.MultipleChoiceField:
    choices = [(role.value, gettext_lazy(role.value.capitalize())) for role in ROLES]
    made = forms.MultipleChoiceField(
        label=gettext_lazy("Which roles do they have?"), choices=choices, widget=forms.CheckboxSelectMultiple
    )  # fmt: skip
    made.hints = {  # type: ignore[attr-defined]
        role.value: gettext_lazy(described.purpose) for role, described in ROLES.items()
    }
    return made


class InviteForm(Form):
    """Someone to act for the organisation."""

    called: ClassVar = {
        "email": gettext_lazy("the email address"),
        "roles": gettext_lazy("a role"),
    }

    email = EmailField(label=gettext_lazy("What is their email address?"))
    roles = _roles_field()

    def clean_roles(self) -> list[Role]:
        """The roles as such."""
        return [Role(one) for one in self.cleaned_data["roles"]]


class RolesForm(Form):
    """The roles of someone who acts for the organisation."""

    called: ClassVar = {
        "roles": gettext_lazy("a role"),
    }

    roles = _roles_field()

    def clean_roles(self) -> list[Role]:
        """The roles as such."""
        return [Role(one) for one in self.cleaned_data["roles"]]


class MergeForm(Form):
    """The record that another one becomes part of, by its reference: one of those shown is chosen."""

    kept = forms.CharField(
        max_length=8, error_messages={"required": gettext_lazy("Choose the record to keep")}
    )


class NameForm(Form):
    """One's own name."""

    called: ClassVar = {"name": gettext_lazy("your name")}

    name = forms.CharField(
        label=gettext_lazy("What is your name?"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip


class EraseForm(Form):
    """Someone who asks to be erased, and how they asked; `person` is who it is."""

    called: ClassVar = {
        "email": gettext_lazy("the email address"),
        "because": gettext_lazy("how they asked"),
    }

    person: Person | None = None
    email = EmailField(label=gettext_lazy("What is their email address?"))
    because = forms.CharField(
        label=gettext_lazy("How did they ask, and how do you know that it was them?"),
        help_text=gettext_lazy("It stays on record. Name nobody in it."),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
    )  # fmt: skip

    def clean_email(self) -> str:
        """The address of someone who has an account."""
        email: str = self.cleaned_data["email"]
        self.person = person_with(email)
        if self.person is None:
            raise forms.ValidationError(_("Nobody here has this address. Look whether it is right"))
        return email


class StewardForm(Form):
    """Someone who becomes a steward; `person` is who it is."""

    called: ClassVar = {"email": gettext_lazy("the email address")}

    person: Person | None = None
    email = EmailField(label=gettext_lazy("What is their email address?"))

    def clean_email(self) -> str:
        """The address of someone who has an account and has confirmed it."""
        email: str = self.cleaned_data["email"]
        self.person = person_with(email)
        if self.person is None or not has_confirmed(self.person):
            raise forms.ValidationError(
                _("Nobody here has confirmed this address. They sign up and confirm it first.")
            )
        return email
