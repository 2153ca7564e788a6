"""The people of the tests, made through the same actions as real ones.

Two councils that must never see each other's business, a supplier, a community group, a steward and
strangers. `ada = cast.person("Ada")` is the same person wherever a test names her.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from weft.organisations import actions
from weft.organisations.access import Viewer
from weft.organisations.models import Organisation, Person
from weft.organisations.queries import viewer_for
from weft.organisations.rules import Kind, Role

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
PASSWORD = "a long walk by the canal"


@dataclass
class Cast:
    """Everyone there is; each is made when first asked for."""

    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)

    def person(self, name: str) -> Person:
        """Someone by their given name."""
        if name not in self.people:
            email = f"{name.lower()}@example.org"
            self.people[name] = actions.join(email=email, name=name, at=NOW, password=PASSWORD)
        return self.people[name]

    def steward(self) -> Viewer:
        """Stella, who looks after the place."""
        stella = self.person("Stella")
        if not stella.steward:
            actions.make_first_steward(person=stella, at=NOW)
        return self.viewer("Stella")

    def viewer(self, name: str, acting_for: str | None = None) -> Viewer:
        """Someone as they ask, for the organisation named or their first one."""
        wanted = self.organisations[acting_for].pk if acting_for else None
        return viewer_for(self.person(name), wanted)

    def organisation(
        self, name: str, kind: Kind = Kind.COUNCIL, *, administrator: str, approved: bool = True
    ) -> Organisation:
        """An organisation with its administrator."""
        if name not in self.organisations:
            made = actions.register_organisation(
                name=name, kind=kind, by=self.viewer(administrator), at=NOW
            )
            self.organisations[name] = made
            if approved:
                actions.approve_organisation(organisation=made, by=self.steward(), at=NOW)
        return self.organisations[name]

    def member(self, name: str, organisation: str, *roles: Role, administrator: str) -> Person:
        """Someone who was invited to an organisation, and accepted."""
        invitation, _ = actions.invite(
            organisation=self.organisations[organisation],
            email=self.person(name).email,
            roles=roles,
            by=self.viewer(administrator, organisation),
            at=NOW,
        )
        actions.accept_invitation(invitation=invitation, person=self.person(name), at=NOW)
        return self.person(name)


def two_councils() -> Cast:
    """Ambleford and Brindale: Ada and Brian administer them, Rita reads for Ambleford."""
    cast = Cast()
    cast.organisation("Ambleford Council", administrator="Ada")
    cast.organisation("Brindale Council", administrator="Brian")
    cast.member("Rita", "Ambleford Council", Role.READER, administrator="Ada")
    return cast
