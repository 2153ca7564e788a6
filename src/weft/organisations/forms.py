"""What people type about organisations and each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from weft.organisations.models import Address, Organisation, OtherName, Person
from weft.organisations.queries import person_with
from weft.organisations.rules import ROLES, Kind, Role
from weft.organisations.signing_in import has_confirmed
from weft.ui.forms import EmailField, Form

ORG_ID = re.compile(r"([A-Z]{2}-[A-Z0-9]{2,12})-([A-Za-z0-9./-]{1,40})")
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})")
KINDS = [(kind.value, gettext_lazy(kind.value.capitalize())) for kind in Kind]


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def clean_org_ids(text: str) -> list[tuple[str, str]]:
    """Org-ids, one on a line, as scheme and number; an error names the line that is none."""
    found: list[tuple[str, str]] = []
    for line in lines_of(text):
        match = ORG_ID.fullmatch(line.upper())
        if match is None:
            raise forms.ValidationError(
                _("“%(line)s” is not an org-id. One looks like GB-COH-01234567.") % {"line": line}
            )
        if match.groups() not in found:
            found.append((match[1], match[2]))
    return found


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


class RegisterForm(Form):
    """A new organisation."""

    called: ClassVar = {
        "name": gettext_lazy("the name"),
        "kind": gettext_lazy("what it is"),
        "identifiers": gettext_lazy("the numbers"),
        "address": gettext_lazy("the address"),
        "postcode": gettext_lazy("the postcode"),
    }

    name = forms.CharField(label=gettext_lazy("What is the organisation called?"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=KINDS, widget=forms.RadioSelect
    )
    identifiers = forms.CharField(
        label=gettext_lazy("Does it have a number in a register?"),
        help_text=gettext_lazy(
            "An org-id on each line, such as GB-COH-01234567 for a company or GB-CHC-1234567 for a charity. "
            "Leave it empty if there is none."
        ),
        widget=forms.Textarea(attrs={"rows": 3}), required=False,
    )  # fmt: skip
    address = forms.CharField(
        label=gettext_lazy("What is its registered address?"), max_length=300, required=False
    )
    postcode = forms.CharField(
        label=gettext_lazy("What is its postcode?"), max_length=10, required=False
    )

    def clean_identifiers(self) -> list[tuple[str, str]]:
        """Each line an org-id."""
        return clean_org_ids(self.cleaned_data["identifiers"])

    def clean_postcode(self) -> str:
        """A whole postcode or nothing."""
        return clean_postcode(self.cleaned_data["postcode"])

    def told(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given = self.cleaned_data
        lines, postcode = given["address"], given["postcode"]
        return {
            "name": given["name"],
            "kind": Kind(given["kind"]),
            "identifiers": given["identifiers"],
            "addresses": [("registered", lines, postcode)] if lines or postcode else [],
        }


class ChangeForm(Form):
    """An organisation's details, as a whole."""

    called: ClassVar = {
        "name": gettext_lazy("the name"),
        "website": gettext_lazy("the address of the website"),
        "identifiers": gettext_lazy("the numbers"),
        "other_names": gettext_lazy("the other names"),
        "addresses": gettext_lazy("the addresses"),
        "areas": gettext_lazy("a district"),
    }

    name = forms.CharField(label=gettext_lazy("What is the organisation called?"), max_length=200)
    website = forms.URLField(
        label=gettext_lazy("What is its website?"), required=False, assume_scheme="https"
    )
    identifiers = forms.CharField(
        label=gettext_lazy("Which numbers does it have in registers?"),
        help_text=gettext_lazy("An org-id on each line, such as GB-COH-01234567."),
        widget=forms.Textarea(attrs={"rows": 4}), required=False,
    )  # fmt: skip
    other_names = forms.CharField(
        label=gettext_lazy("Which other names does it have?"),
        help_text=gettext_lazy(
            "One on each line, after its kind: “trading: The Mill Café”. Kinds: trading, short, former."
        ),
        widget=forms.Textarea(attrs={"rows": 4}), required=False,
    )  # fmt: skip
    addresses = forms.CharField(
        label=gettext_lazy("Which addresses does it have?"),
        help_text=gettext_lazy(
            "One on each line, after its kind, with the postcode at the end: “branch: 4 Lock Street, M60 2LA”. "
            "Kinds: registered, trading, branch."
        ),
        widget=forms.Textarea(attrs={"rows": 4}), required=False,
    )  # fmt: skip
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("In which districts does it work?"),
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, districts: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = [(str(pk), name) for pk, name in districts]  # type: ignore[attr-defined]

    def clean_identifiers(self) -> list[tuple[str, str]]:
        """Each line an org-id."""
        return clean_org_ids(self.cleaned_data["identifiers"])

    def clean_other_names(self) -> list[tuple[str, str]]:
        """Each line a kind and a name."""
        return _by_kind(self.cleaned_data["other_names"], OtherName.KINDS)

    def clean_addresses(self) -> list[tuple[str, str, str]]:
        """Each line a kind and an address, its postcode last."""
        return [
            (kind, *_with_postcode(text))
            for kind, text in _by_kind(self.cleaned_data["addresses"], Address.KINDS)
        ]

    def clean_areas(self) -> list[int]:
        """The districts by their numbers."""
        return [int(one) for one in self.cleaned_data["areas"]]


def details_as_typed(organisation: Organisation) -> dict[str, Any]:
    """An organisation's details as the form shows them."""
    return {
        "name": organisation.name,
        "website": organisation.website,
        "identifiers": "\n".join(one.org_id for one in organisation.identifiers.order_by("pk")),
        "other_names": "\n".join(
            f"{one.kind}: {one.name}" for one in organisation.other_names.order_by("pk")
        ),
        "addresses": "\n".join(
            f"{one.kind}: {', '.join(filter(None, (one.lines, one.postcode)))}"
            for one in organisation.addresses.order_by("pk")
        ),
        "areas": [str(one.area_id) for one in organisation.areas.all()],
    }


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
    """The record that another one is part of."""

    called: ClassVar = {
        "kept": gettext_lazy("the reference"),
    }

    kept = forms.CharField(
        label=gettext_lazy("Which record is kept?"),
        help_text=gettext_lazy("Its reference: the eight letters and numbers in its address."),
        max_length=8,
    )  # fmt: skip


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


def _by_kind(text: str, kinds: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    known = [kind for kind, _words in kinds]
    found: list[tuple[str, str]] = []
    for line in lines_of(text):
        kind, colon, rest = line.partition(":")
        if not colon or kind.strip().lower() not in known or not rest.strip():
            raise forms.ValidationError(
                _("“%(line)s” does not begin with its kind and a colon. Kinds: %(kinds)s.")
                % {"line": line, "kinds": ", ".join(known)}
            )
        found.append((kind.strip().lower(), rest.strip()))
    return found


def _with_postcode(text: str) -> tuple[str, str]:
    lines, comma, last = text.rpartition(",")
    match = POSTCODE.fullmatch(" ".join(last.upper().split()))
    if comma and match:
        return lines.strip(), f"{match[1]} {match[2]}"
    return text, ""
