"""The nouns: people, organisations, memberships and their roles, invitations, merges."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from weft.organisations.registers import NAMES
from weft.organisations.rules import Kind, Role, State, new_ref
from weft.ui.marks import to_translate


def _choices(words: type[Kind] | type[State] | type[Role]) -> list[tuple[str, str]]:
    return [(word.value, word.value.capitalize()) for word in words]


class People(BaseUserManager["Person"]):
    """Where the sign-in library looks for people; email addresses differ in more than capitals."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with this email address."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Someone who signs in. What they may do comes from their memberships, or from being a steward."""

    email = models.EmailField()
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    steward = models.BooleanField(default=False)
    joined_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_person_for_an_email_address"),
        )

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name, for the sign-in library."""
        return self.name


class Organisation(models.Model):
    """A party that acts in Weft: a council, a supplier, a community organisation."""

    ref = models.CharField(max_length=8, unique=True, default=new_ref, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=_choices(Kind))
    state = models.CharField(max_length=10, choices=_choices(State), default=State.WAITING.value)
    website = models.URLField(blank=True)
    registered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    refused_because = models.TextField(blank=True)
    closing_asked_at = models.DateTimeField(null=True)
    closing_asked_because = models.TextField(blank=True)
    closed_because = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = (Lower("name"),)
        constraints = (
            models.CheckConstraint(
                condition=(
                    models.Q(state=State.MERGED.value, merged_into__isnull=False)
                    | (~models.Q(state=State.MERGED.value) & models.Q(merged_into__isnull=True))
                ),
                name="a_merged_organisation_names_the_one_it_is_part_of",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in Kind]),
                name="an_organisation_is_of_a_known_kind",
            ),
        )

    def __str__(self) -> str:
        return self.name


class OtherName(models.Model):
    """Another name of an organisation: trading, short, former."""

    KINDS = (
        ("trading", to_translate("Trading name")),
        ("short", to_translate("Short name")),
        ("former", to_translate("Former name")),
    )

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="other_names"
    )
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=KINDS)

    class Meta:
        ordering = ("pk",)


class Identifier(models.Model):
    """A number that a register gives, as an org-id: scheme GB-COH and number 01234567."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(max_length=20)
    number = models.CharField(max_length=40)
    held = models.BooleanField(default=True)
    """Whether it keeps the number from others. That of a refused organisation does not, nor does the second of
    two records that are one organisation."""

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "scheme", "number"], name="an_identifier_stands_once"
            ),
            models.UniqueConstraint(
                fields=["scheme", "number"],
                condition=models.Q(held=True),
                name="a_number_belongs_to_one_organisation",
            ),
        )
        indexes = (models.Index(fields=["scheme", "number"], name="organisation_by_identifier"),)

    @property
    def org_id(self) -> str:
        """GB-COH-01234567."""
        return f"{self.scheme}-{self.number}"

    @property
    def register(self) -> str:
        """What the register is called; nothing, where its numbers are not checked."""
        return NAMES.get(self.scheme, "")


class Address(models.Model):
    """Where an organisation is, and what kind of address that is."""

    KINDS = (
        ("registered", to_translate("Registered address")),
        ("trading", to_translate("Trading address")),
        ("branch", to_translate("Branch address")),
    )

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="addresses"
    )
    kind = models.CharField(max_length=10, choices=KINDS)
    lines = models.CharField(max_length=300)
    postcode = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ("pk",)


class AreaWorkedIn(models.Model):
    """An area that an organisation says it works in."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey("places.Area", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "area"], name="an_area_stands_once"),
        )


class Membership(models.Model):
    """A person acts for an organisation, since a day and, once ended, until one."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=models.Q(until__isnull=True),
                name="a_person_acts_for_an_organisation_once",
            ),
        )

    @property
    def held(self) -> frozenset[Role]:
        """The roles that it gives."""
        return frozenset(Role(row.role) for row in self.roles.all())


class HeldRole(models.Model):
    """A role that a membership gives."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=_choices(Role))

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["membership", "role"], name="a_role_is_held_once"),
        )


class Invitation(models.Model):
    """An offer to a person, by email, to act for an organisation with some roles."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="invitations"
    )
    email = models.EmailField()
    roles = models.JSONField()
    token = models.CharField(max_length=64, unique=True)
    """SHA-256 of what the link holds, so that the database alone opens nothing."""
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def is_open(self, at: datetime) -> bool:
        """Whether it can still be accepted."""
        return not self.accepted_at and not self.withdrawn_at and at < self.expires_at


class Merge(models.Model):
    """Two records found to be one organisation; undone, each stands again as it was."""

    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges")
    other_was = models.CharField(max_length=10, choices=_choices(State))
    moved: Any = models.JSONField()
    """The memberships that went over, by their numbers."""
    lent: Any = models.JSONField(default=list)
    """The roles that who acts for both has in the record kept by the merge alone, by their numbers."""
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
