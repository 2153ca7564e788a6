"""Who looks after the place."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from weft.audit.actions import WEFT, Actor, record
from weft.organisations.access import Viewer
from weft.organisations.actions.refusals import CannotDo, allow, can
from weft.organisations.models import Person
from weft.ui.marks import why


@transaction.atomic
def make_first_steward(*, person: Person, at: datetime) -> Person:
    """Make the first place steward; only while there is none."""
    if Person.objects.select_for_update().filter(steward=True).exists():
        raise CannotDo(
            why("The place has a steward already. `weft site make-steward` makes another one.")
        )
    return _steward(person, by=Actor(person.pk), at=at)


@transaction.atomic
def make_steward(*, person: Person, by: Viewer, at: datetime) -> Person:
    """A steward makes another person a steward."""
    allow(None if by.is_steward else why("Only a place steward makes another one."))
    return _steward(person, by=by.actor, at=at)


@transaction.atomic
def make_another_steward(*, person: Person, at: datetime) -> Person:
    """Make someone a steward who has an account. Whoever runs the site does it, at its command line."""
    return _steward(person, by=WEFT, at=at)


def _steward(person: Person, *, by: Actor, at: datetime) -> Person:
    already = Person.objects.select_for_update().get(pk=person.pk).steward
    can(why("%(name)s is a place steward already.", name=person.name) if already else None)
    person.steward = True
    person.save(update_fields=["steward"])
    record(
        act="make steward", by=by, on=("person", person.pk), at=at,
        before={"steward": False}, after={"steward": True},
    )  # fmt: skip
    return person


def keep_a_steward(person: Person) -> None:
    """Stop where the place would be left without a steward. Raises CannotDo."""
    if person.steward and not Person.objects.filter(steward=True).exclude(pk=person.pk).exists():
        raise CannotDo(why("The place would have no steward. Make someone else one first."))
