"""What can happen to rulings: said, said by a file, withdrawn. Names of payees stay out of the record of acts,
which others read: it has the references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from weft.audit.actions import record
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.spend import queries, rules
from weft.spend.actions.arrivals import under_its_name
from weft.spend.actions.who import CannotDo, analyst_of
from weft.spend.models import Ruling
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person
    from weft.uploads.arriving import Arrived

KEYS = ("ruling", "name", "other", "body", "other_body")
MOST_IN_A_FILE = 20_000


@dataclass(frozen=True)
class Taken:
    """What became of the rows of a file of rulings."""

    said: int
    withdrawn: int
    known: int
    """Rows that were known already."""


@transaction.atomic
def say_rulings(*, said: Sequence[rules.Told], by: Viewer, at: datetime) -> list[Ruling]:
    """Keep what a person has decided about names in one go; refused whole where it contradicts what is in force."""
    council, person = analyst_of(by)
    fresh = _new(said, council)
    ref = new_ref()
    made = _kept(fresh, council, person, at, said_with=ref)
    record(
        act="say rulings", by=by.actor, on=("organisation", council.pk), at=at,
        after={"rulings": [each.ref for each in made], "said": [each.says for each in made]},
    )  # fmt: skip
    return made


@transaction.atomic
def withdraw_ruling(*, ruling: Ruling, by: Viewer, at: datetime) -> None:
    """Take a ruling back. It is kept, and counts no more from the next run on."""
    council, _person = analyst_of(by)
    _withdraw([ruling.pk], council, by, at)


@transaction.atomic
def undo_rulings(*, ruling: Ruling, by: Viewer, at: datetime) -> None:
    """Take back what was said in one go with this ruling."""
    council, _person = analyst_of(by)
    held = queries.rulings_in_force_of(council).filter(said_with=ruling.said_with)
    _withdraw(list(held.values_list("pk", flat=True)), council, by, at)


def _withdraw(wanted: list[int], council: Organisation, by: Viewer, at: datetime) -> None:
    held = list(queries.rulings_in_force_of(council).filter(pk__in=wanted))
    if not held:
        raise CannotDo(why("This ruling has been withdrawn already."))
    Ruling.objects.filter(pk__in=[each.pk for each in held]).update(
        withdrawn_at=at, withdrawn_by=by.person
    )
    record(
        act="withdraw rulings", by=by.actor, on=("organisation", council.pk), at=at,
        before={"rulings": [each.ref for each in held], "said": [each.says for each in held]},
    )  # fmt: skip


@transaction.atomic
def take_rulings(*, arrived: Arrived, by: Viewer, at: datetime) -> Taken:
    """Keep the rulings of a file that people keep; all of them, or none.

    Those in force already are passed over, so that a file can be given twice. Those that the file says are
    withdrawn are withdrawn here, too. Raises CannotDo with the row and the remedy.
    """
    council, person = analyst_of(by)
    there, gone = _read(arrived)
    held = {_key(queries.as_told(each, "")): each for each in queries.rulings_in_force_of(council)}
    over = [held[key] for one in gone if (key := _key(one)) in held]
    Ruling.objects.filter(pk__in=[each.pk for each in over]).update(
        withdrawn_at=at, withdrawn_by=person
    )
    wanted = {_key(one): one for one in there if _key(one) not in held}
    if reason := rules.why_not_rule(list(wanted.values()), queries.wished(council)):
        raise CannotDo(reason)
    every = {_key(queries.as_told(each, "")) for each in queries.rulings_of(council)}
    remembered = [one for one in gone if _key(one) not in every]
    made = _kept(list(wanted.values()), council, person, at)
    made += _kept(remembered, council, person, at, withdrawn=True)
    record(
        act="take rulings", by=by.actor, on=("organisation", council.pk), at=at,
        after={"rulings": [each.ref for each in made], "withdrawn": [each.ref for each in over]},
    )  # fmt: skip
    return Taken(len(wanted), len(over), len(there) - len(wanted))


def _new(said: Sequence[rules.Told], council: Organisation) -> list[rules.Told]:
    """What is said, its numbers as registers write them, without what is in force already."""
    in_force = queries.wished(council)
    known = {_key(one) for one in in_force}
    written = [_as_written(one) for one in said]
    fresh = [one for one in written if _key(one) not in known]
    if not fresh:
        raise CannotDo(why("This has been said already, and is in force."))
    if reason := rules.why_not_rule(fresh, in_force):
        raise CannotDo(reason)
    return fresh


def _as_written(one: rules.Told) -> rules.Told:
    if one["ruling"] not in rules.OF_A_NUMBER:
        return one
    number = rules.register_number(one["ruling"], one["other"])
    return {**one, "other": number or one["other"]}


def _read(arrived: Arrived) -> tuple[list[rules.Told], list[rules.Told]]:
    """The rulings of a file: those in force, and those withdrawn."""
    from weft.analysis.errors import WeftError
    from weft.analysis.spend.resolving.rulings import read_rulings

    try:
        with under_its_name(arrived) as file:
            rows = read_rulings([file])
    except WeftError as fault:
        raise CannotDo(why("%(problem)s", problem=fault.message)) from None
    if not rows or len(rows) > MOST_IN_A_FILE:
        raise CannotDo(why("There is no ruling in this file, or there are more than 20,000."))
    told = [
        ({each: getattr(row, each) for each in (*KEYS, "by", "date", "reason")}, row.withdrawn)
        for row in rows
    ]
    return [one for one, over in told if not over], [one for one, over in told if over]


def _key(one: Mapping[str, str]) -> tuple[str, ...]:
    """What makes two rulings the same one: of two names, in either order."""
    from weft.analysis.spend.resolving.rulings import spelt

    sides = [
        (spelt(one["name"]), spelt(one.get("body", ""))),
        (spelt(one.get("other", "")), spelt(one.get("other_body", ""))),
    ]
    ordered = sorted(sides) if one["ruling"] in rules.OF_TWO_NAMES else sides
    return (one["ruling"], *(part for side in ordered for part in side))


def _kept(
    said: Sequence[rules.Told], council: Organisation, person: Person, at: datetime,
    *, said_with: str = "", withdrawn: bool = False,
) -> list[Ruling]:  # fmt: skip
    made = []
    for one in said:
        ref = new_ref()
        made.append(
            Ruling(
                ref=ref, council=council, says=one["ruling"], name=one["name"], other=one.get("other", ""),
                body=one.get("body", ""), other_body=one.get("other_body", ""),
                reason=one.get("reason", "")[:500], said_at=at, said_by=person, said_with=said_with or ref,
                decided_by=one.get("by", "")[:200], decided_on=one.get("date", "")[:40],
                withdrawn_at=at if withdrawn else None, withdrawn_by=person if withdrawn else None,
            )
        )  # fmt: skip
    Ruling.objects.bulk_create(made)
    return made
