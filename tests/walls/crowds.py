"""What the tables mean by *its people*, *people in the place* and the like, as true or false of someone."""

from __future__ import annotations

from collections.abc import Callable

from tests.walls.people import (
    AMBLEFORD,
    APPROVED,
    CORVEDALE,
    COUNCILS,
    DUNMERE,
    ELMET,
    FENNEL,
    KEEP_IN_PUBLIC,
    SUPPLIERS,
    Someone,
)
from tests.walls.thing import Thing
from weft.organisations.rules import Role

Meaning = Callable[[Someone, Thing], bool]
WORKING = frozenset(Role) - {Role.EVALUATOR, Role.READER}


VERIFY_OR_CHECK = frozenset(
    {Role.ADMINISTRATOR, Role.COMMISSIONER, Role.CONTRACT_MANAGER, Role.COMMUNITY_LEAD}
)


def _works(one: Someone) -> bool:
    return one.now is not None and bool(WORKING & one.acts_for[one.now])


def _has(role: Role, *, its: bool) -> Meaning:
    def true(one: Someone, thing: Thing) -> bool:
        there = thing.organisation if its else one.now
        return one.now is not None and one.now == there and role in one.acts_for[one.now]

    return true


CROWDS: dict[str, Meaning] = {
    "everyone": lambda one, thing: True,
    "nobody": lambda one, thing: False,
    "whoever is signed in": lambda one, thing: one.signed_in,
    "whoever is not": lambda one, thing: not one.signed_in,
    "people in the place": lambda one, thing: not one.steward and bool(APPROVED & set(one.acts_for)),
    "stewards": lambda one, thing: one.steward,
    "stewards who work for an organisation": lambda one, thing: (
        one.steward and one.now is not None and bool(WORKING & one.acts_for[one.now])
    ),
    "whoever works for an approved organisation": lambda one, thing: (
        one.now in APPROVED and bool(WORKING & one.acts_for[one.now or ""])
    ),
    "council administrators": lambda one, thing: (
        one.now in COUNCILS and Role.ADMINISTRATOR in one.acts_for[one.now or ""]
    ),
    **{
        f"council {role}s": lambda one, thing, role=role: (
            one.now in COUNCILS and role in one.acts_for[one.now or ""]
        )
        for role in (Role.COMMISSIONER, Role.CONTRACT_MANAGER, Role.COMMUNITY_LEAD)
    },
    "council policy leads": lambda one, thing: (
        one.now in COUNCILS and Role.POLICY_LEAD in one.acts_for[one.now or ""]
    ),
    "administrators of the council whose framework it joins": lambda one, thing: (
        one.now == DUNMERE and Role.ADMINISTRATOR in one.acts_for[one.now or ""]
    ),
    "whoever sees the mapping": lambda one, thing: (
        thing.public
        or (thing.organisation is not None and one.now == thing.organisation)
        or (
            thing.organisation is None
            and one.now in COUNCILS
            and bool({Role.ADMINISTRATOR, Role.POLICY_LEAD} & set(one.acts_for[one.now or ""]))
        )
    ),
    "everyone, where it keeps a framework that is adopted or stands behind a mapping that is agreed": lambda one, thing: (
        thing.organisation in KEEP_IN_PUBLIC
    ),
    "whoever sees the edition": lambda one, thing: (
        thing.public or one.now in thing.asked or (one.now is not None and one.now == thing.organisation)
    ),
    "administrators of an approved organisation": lambda one, thing: (
        one.now in APPROVED and Role.ADMINISTRATOR in one.acts_for[one.now or ""]
    ),
    "people of the keeper of an agreement that it is claimed for": lambda one, thing: one.now in thing.parties,
    "those who record agreements or confirm for the keeper of an agreement that it is claimed for": lambda one, thing: (
        one.now in thing.parties and bool(VERIFY_OR_CHECK & one.acts_for[one.now or ""])
    ),
    "community leads of an approved organisation": lambda one, thing: (
        one.now in APPROVED and Role.COMMUNITY_LEAD in one.acts_for[one.now or ""]
    ),
    "administrators of whoever received it": lambda one, thing: (
        one.now in thing.asked and Role.ADMINISTRATOR in one.acts_for[one.now or ""]
    ),
    "administrators of whoever delivered it": lambda one, thing: (
        one.now in thing.parties and Role.ADMINISTRATOR in one.acts_for[one.now or ""]
    ),
    "people of whoever delivered it": lambda one, thing: one.now in thing.parties,
    "everyone but those who act for whoever delivered it or asks": lambda one, thing: (
        not ({thing.organisation} | thing.parties) & set(one.acts_for)
    ),
    "those who act for whoever delivered it or asks": lambda one, thing: (
        bool(({thing.organisation} | thing.parties) & set(one.acts_for))
    ),
    "people of a side of a dispute about it": lambda one, thing: one.now in thing.sides,
    "stewards who have no part in a dispute about it": lambda one, thing: (
        one.steward and bool(thing.sides) and not thing.sides & set(one.acts_for)
    ),
    "people of whoever received it": lambda one, thing: one.now in thing.asked,
    "those who report for a party to it": lambda one, thing: (
        one.now in thing.parties and bool({Role.ADMINISTRATOR, Role.REPORTER, Role.COMMUNITY_LEAD} & set(one.acts_for[one.now or ""]))
    ),
    "people of a party to it": lambda one, thing: one.now in thing.parties,
    "people who are consulted": lambda one, thing: one.now in thing.asked,
    "people of the organisation that proposed it": lambda one, thing: one.now in thing.asked,
    "people for whose organisation it was said": lambda one, thing: one.now in thing.asked,
    "people for whose organisation it was said, and when that has ended all who were consulted": lambda one, thing: (
        one.now in thing.asked
    ),
    "whoever works for it": lambda one, thing: one.now == thing.organisation and _works(one),
    "whoever works for an organisation that is consulted": lambda one, thing: (
        one.now in thing.asked and _works(one)
    ),
    "whoever acts for a council": lambda one, thing: one.now in (*COUNCILS, CORVEDALE),
    "council spend analysts": lambda one, thing: (
        one.now in COUNCILS and Role.SPEND_ANALYST in one.acts_for[one.now or ""]
    ),
    "people of a council that shares with it": lambda one, thing: (
        {one.now, thing.organisation} == {AMBLEFORD, DUNMERE}
    ),
    "people of an organisation that it links": lambda one, thing: (
        one.now == FENNEL and thing.organisation == AMBLEFORD
    ),
    "readers of the record of an organisation that has objected to its link": lambda one, thing: (
        one.now == FENNEL
        and thing.organisation == AMBLEFORD
        and bool({Role.ADMINISTRATOR, Role.POLICY_LEAD} & set(one.acts_for[one.now or ""]))
    ),
    "administrators of the council that offers it": lambda one, thing: (
        one.now == ELMET and thing.organisation == AMBLEFORD and Role.ADMINISTRATOR in one.acts_for[one.now or ""]
    ),
    "readers of the record of a council that has offered to share with it": lambda one, thing: (
        one.now in {DUNMERE, ELMET}
        and thing.organisation == AMBLEFORD
        and bool({Role.ADMINISTRATOR, Role.POLICY_LEAD} & set(one.acts_for[one.now or ""]))
    ),
    "whoever acts for an organisation": lambda one, thing: one.now is not None,
    "its people": lambda one, thing: one.now is not None and one.now == thing.organisation,
    "its members": lambda one, thing: thing.organisation in one.acts_for,
    "its members, past and present": lambda one, thing: (
        thing.organisation in one.acts_for or thing.organisation in one.acted_for
    ),
    "whoever sees the organisation": lambda one, thing: among(_who_sees(thing), one, thing),
    "the person themselves": lambda one, thing: one.name == thing.person,
    **{f"its {role}s": _has(role, its=True) for role in Role},
    **{f"{role}s": _has(role, its=False) for role in Role},
}  # fmt: skip


def _who_sees(thing: Thing) -> str:
    """As the table of organisations says, for each of those that there are."""
    who = "its members; stewards"
    who += "; people in the place" if thing.organisation in APPROVED else ""
    who += "; council administrators" if thing.organisation in SUPPLIERS else ""
    return who


def among(words: str, one: Someone, thing: Thing) -> bool:
    """Whether someone is among those whom a cell of a table names: crowds, parted by semicolons."""
    return any(_in(crowd, one, thing) for crowd in words.split("; ") if crowd)


def _in(words: str, one: Someone, thing: Thing) -> bool:
    crowd, _, exceptions = words.partition(" except ")
    if any(CROWDS[each](one, thing) for each in exceptions.split(", ") if each):
        return False
    return CROWDS[crowd](one, thing)
