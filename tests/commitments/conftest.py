"""What the tests of commitments share: two councils with a contract each, a contractor, its subcontractor, a community group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.cast import NOW, Cast, two_councils
from tests.frameworks.conftest import AUTHORITY, JOBS, OPEN, add, adopted, fields
from tests.stage import Stage, set_for
from weft.commitments import actions, queries
from weft.commitments.actions import Bound, Delivered, Promise
from weft.commitments.due import Terms
from weft.commitments.models import Agreement, Benefit, Commitment
from weft.commitments.rules import AgreementKind, PartyRole, Sort
from weft.frameworks import actions as frameworks
from weft.frameworks.models import Edition
from weft.organisations.access import Viewer
from weft.organisations.rules import Kind, Role

AMBLEFORD, BRINDALE = "Ambleford Council", "Brindale Council"
BUILDERS, ROOFERS, CHOIR = "Fennel Builders Ltd", "Ostle Roofing Ltd", "Harbour Choir"
LATER = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def stage(request: pytest.FixtureRequest, django_db_blocker: object) -> Iterator[Stage]:
    """The place, or its people, where all tests of a module begin from it."""
    makings = {"place": lambda: made_place(cast_of_two_contracts()), "cast": cast_of_two_contracts}
    yield from set_for(request, django_db_blocker, makings)


@pytest.fixture
def begun(stage: Stage) -> Stage:
    """What a test begins from, for it alone."""
    return Stage(stage.name, stage.for_a_test())


@pytest.fixture
def cast(begun: Stage) -> Cast:
    """Tom manages Ambleford's agreements, Bea Brindale's; Mo reports for the builders, Rolf for the roofers; Cleo speaks for the choir."""
    made: Cast | None = begun.made.cast if begun.name == "place" else begun.made
    return made or cast_of_two_contracts()


def cast_of_two_contracts() -> Cast:
    """The same, in whatever database there is."""
    cast = two_councils()
    cast.organisation(AUTHORITY, Kind.COMBINED_AUTHORITY, administrator="Paula")
    cast.member("Piet", AUTHORITY, Role.POLICY_LEAD, administrator="Paula")
    cast.member("Tom", AMBLEFORD, Role.CONTRACT_MANAGER, administrator="Ada")
    cast.member("Bea", BRINDALE, Role.CONTRACT_MANAGER, administrator="Brian")
    for name, kind, administrator in (
        (BUILDERS, Kind.SUPPLIER, "Mo"), (ROOFERS, Kind.SUPPLIER, "Rolf"), (CHOIR, Kind.COMMUNITY, "Cleo"),
    ):  # fmt: skip
        cast.organisation(name, kind, administrator=administrator)
    return cast


@dataclass
class Place:
    """The place of the tests: its people, its framework, its contracts."""

    cast: Cast
    edition: Edition
    first: Commitment
    """Ten people in jobs, promised by the builders to Ambleford."""
    second: Commitment
    """The same, to Brindale."""

    def viewer(self, name: str, acting_for: str | None = None) -> Viewer:
        """Somebody as they ask, for the organisation named or their first one."""
        return self.cast.viewer(name, acting_for)

    def told(self, quantity: int, **told: Any) -> Delivered:
        """So many people in jobs, for the choir, in October."""
        return Delivered(
            **{"edition": self.edition, "code": "J", "quantity": quantity, "begins": date(2026, 10, 1), "ends": date(2026, 10, 31),
               "beneficiary": self.cast.organisations[CHOIR], **told}
        )  # fmt: skip

    def benefit(
        self, quantity: int = 5, *, by: str = "Mo", report: bool = True, **told: Any
    ) -> Benefit:
        """So many people in jobs, by the builders for the choir, in October; reported, where nothing else is said."""
        made = actions.record_benefit(told=self.told(quantity, **told), by=self.viewer(by), at=NOW)
        return actions.report_benefit(benefit=made, by=self.viewer(by), at=NOW) if report else made


@pytest.fixture
def place(cast: Cast, begun: Stage) -> Place:
    return begun.made if begun.name == "place" else made_place(cast)


def made_place(cast: Cast) -> Place:
    """A framework of one measure, adopted, and a contract of each council with the builders."""
    paula, piet = cast.viewer("Paula"), cast.viewer("Piet")
    draft = frameworks.begin_framework(
        name="Weaverdale social value",
        owner=AUTHORITY,
        scope="",
        edition="2026",
        licence=OPEN,
        by=paula,
        at=NOW,
    )
    add(draft, None, fields("O", "objective", "Good work"), paula)
    said = {**JOBS, "confirmed_by": ["beneficiary"]}
    both = {**JOBS, "confirmed_by": ["beneficiary", "participants_by_sample"]}
    add(draft, "O", fields("J", "measure", "People who started a job", both), paula)
    add(draft, "O", fields("H", "measure", "Hours of help", {**said, "unit": "hours"}), paula)
    unconfirmed = {**JOBS, "confirmed_by": ["nobody"]}
    add(draft, "O", fields("N", "measure", "People who know their rights", unconfirmed), paula)
    never = {**JOBS, "unit": "percent", "over_time": "latest", "over_providers": "never"}
    add(draft, "O", fields("P", "measure", "Share of bills paid on time", never), paula)
    checked = {**JOBS, "confirmed_by": ["auditor"]}
    add(draft, "O", fields("W", "measure", "People on the payroll", checked), paula)
    add(draft, "O", fields("S", "measure", "Weeks of training", {**JOBS, "unit": "weeks"}), paula)
    edition = adopted(draft, paula, piet)
    first, second = (_contract(cast, name, edition) for name in ("Tom", "Bea"))
    return Place(cast, edition, first, second)


def _contract(cast: Cast, manager: str, edition: Edition) -> Commitment:
    by, builders = cast.viewer(manager), cast.organisations[BUILDERS]
    agreement = actions.record_agreement(
        kind=AgreementKind.CONTRACT, title=f"A school, built for {manager}", parties=[Bound(PartyRole.SUPPLIER, builders)],
        begins=date(2026, 4, 1), ends=date(2027, 3, 31), by=by, at=NOW,
    )  # fmt: skip
    promise = Promise(builders, edition, "J", Sort.FIXED, 10, due=date(2027, 3, 31))
    return actions.record_commitment(agreement=agreement, promise=promise, by=by, at=NOW)


def agreement_of(commitment: Commitment) -> Agreement:
    """The agreement as it is now."""
    return Agreement.objects.get(pk=commitment.agreement_id)


def due_of(promise: Commitment, on: date) -> int:
    """How much of a promise is due by the end of a day."""
    (one,) = queries.standings([promise], on)
    return one.due


def due_by(
    sort: Sort, *, quantity: int, due: date | None, begins: date | None, ends: date | None, months: int, on: date, adds: bool = True, **told: Any
) -> int:  # fmt: skip
    """How much is due by a day of a promise in an agreement that goes on: of what `Terms` has to know, that alone is said which is so."""
    known = {"since": None, "until": None, "ended_on": None, "over": None, "suspended": ()} | told
    return Terms(sort=sort, quantity=quantity, due=due, months=months, adds=adds, begins=begins, ends=ends, **known).by(on)  # fmt: skip
