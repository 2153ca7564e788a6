"""Who is in the place of the tests of who may see and do what.

What is true of each person stands here as plain facts, beside the actions that make it so: the tests work out
what each may do from these facts and from the tables that people read, and never ask the code under test.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.cast import Cast
from weft.organisations.models import Membership
from weft.organisations.rules import Role

AMBLEFORD, BRINDALE, CORVEDALE = "Ambleford Council", "Brindale Council", "Corvedale Council"
DUNMERE, ELMET = "Dunmere Council", "Elmet Council"
"""One shares its results with Ambleford; one did, has ended it, and offers it again."""
BAKERY, ROOFING, FENNEL = "Mill Lane Bakery", "Ostle Roofing", "Fennel Construction"
FENNELS = "Fennel & Daughters"
CHANDLERY = "Canal Chandlery"
DOCKSIDE, QUAYSIDE = "Dockside Stores", "Quayside Stores"


@dataclass(frozen=True)
class Someone:
    """What is true of a person. `now` is the organisation that they act for at the moment."""

    name: str
    words: str
    acts_for: dict[str, frozenset[Role]] = field(default_factory=dict)
    now: str | None = None
    acted_for: frozenset[str] = frozenset()
    steward: bool = False
    signed_in: bool = True
    has_second_factor: bool = True

    def __hash__(self) -> int:
        return hash(self.name)


def _one(name: str, words: str, organisation: str, role: Role, **more: Any) -> Someone:
    return Someone(name, words, {organisation: frozenset({role})}, organisation, **more)


IN_AMBLEFORD = {
    "Ada": Role.ADMINISTRATOR, "Polly": Role.POLICY_LEAD, "Connie": Role.COMMISSIONER,
    "Eva": Role.EVALUATOR, "Conrad": Role.CONTRACT_MANAGER, "Asha": Role.SPEND_ANALYST,
    "Rob": Role.REPORTER, "Lea": Role.COMMUNITY_LEAD, "Rita": Role.READER,
}  # fmt: skip
NOBODY = Someone("Nobody", "someone who is not signed in", signed_in=False)
PEOPLE: tuple[Someone, ...] = (
    NOBODY,
    Someone("Xenia", "someone of no organisation, who is invited"),
    *(_one(name, f"{role} of the council", AMBLEFORD, role) for name, role in IN_AMBLEFORD.items()),
    _one("Brian", "administrator of another council", BRINDALE, Role.ADMINISTRATOR),
    _one("Bea", "reader of another council", BRINDALE, Role.READER),
    _one("Nia", "administrator of a council that shares with the council", DUNMERE, Role.ADMINISTRATOR),
    _one("Otto", "administrator of a council that shares with it no more, and offers it again", ELMET, Role.ADMINISTRATOR),
    _one("Sam", "administrator of a supplier that waits", BAKERY, Role.ADMINISTRATOR),
    _one("Cora", "administrator of a council that waits", CORVEDALE, Role.ADMINISTRATOR),
    _one("Rex", "administrator of a refused supplier", ROOFING, Role.ADMINISTRATOR),
    _one("Mo", "administrator of an approved supplier", FENNEL, Role.ADMINISTRATOR),
    _one("Dora", "administrator of a closed supplier", DOCKSIDE, Role.ADMINISTRATOR),
    Someone("Stella", "steward", steward=True),
    _one("Stan", "steward who is a spend analyst of another council", BRINDALE, Role.SPEND_ANALYST, steward=True),
    Someone(
        "Enid", "someone who was an administrator of the council, and whose membership has ended",
        acted_for=frozenset({AMBLEFORD}),
    ),
    Someone(
        "Tom", "administrator of the council who acts for another one at the moment",
        {AMBLEFORD: frozenset({Role.ADMINISTRATOR}), BRINDALE: frozenset({Role.READER})}, BRINDALE,
    ),
    Someone(
        "Hal", "administrator of the council who registered a supplier, which waits",
        {AMBLEFORD: frozenset({Role.ADMINISTRATOR}), CHANDLERY: frozenset({Role.ADMINISTRATOR})}, AMBLEFORD,
    ),
    _one("Una", "administrator of the council who has set up no second factor", AMBLEFORD,
         Role.ADMINISTRATOR, has_second_factor=False),
    Someone("Erin", "someone who was erased while signed in", signed_in=False),
)  # fmt: skip
APPROVED = frozenset({AMBLEFORD, BRINDALE, DUNMERE, ELMET, FENNEL, QUAYSIDE})
COUNCILS = frozenset({AMBLEFORD, BRINDALE, DUNMERE, ELMET})
"""The approved ones."""
CONSULTED = frozenset({BRINDALE, ELMET})
"""Those that Ambleford consults."""
KEEP_IN_PUBLIC = frozenset({AMBLEFORD, DUNMERE})
"""Those that keep a framework of which an edition is everybody's."""
BESIDE = {"Nell": DUNMERE, "Mona": FENNEL, "Quentin": QUAYSIDE}
"""People who make the place what it is, and try nothing themselves: for whom they act or acted."""
SUPPLIERS = frozenset({BAKERY, ROOFING, FENNEL, FENNELS, CHANDLERY, DOCKSIDE, QUAYSIDE})


@cache
def everyone_named() -> dict[str, Someone]:
    """The people by their names."""
    return {someone.name: someone for someone in PEOPLE}


def membership(cast: Cast, name: str, organisation: str) -> Membership:
    """The membership that someone has now."""
    there = cast.organisations[organisation]
    return Membership.objects.get(person=cast.person(name), organisation=there, until=None)
