"""What can happen to people: they join, and are erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from weft.audit.actions import WEFT, Actor, Personal, erase, record
from weft.organisations.access import Viewer
from weft.organisations.actions.memberships import keep_an_administrator
from weft.organisations.actions.refusals import allow, can
from weft.organisations.actions.stewards import keep_a_steward
from weft.organisations.models import Invitation, Membership, Person
from weft.organisations.signing_in import forget, take_second_factors
from weft.ui.marks import why


@transaction.atomic
def join(*, email: str, name: str, at: datetime, password: str | None = None) -> Person:
    """Make a person who can sign in; without a password they sign in some other way."""
    person = Person()
    person.set_password(password)
    return take_in(person=person, email=email, name=name, at=at)


@transaction.atomic
def take_in(*, person: Person, email: str, name: str, at: datetime) -> Person:
    """Keep a new person, whose password (or lack of one) is set already."""
    person.email, person.name, person.joined_at = email.strip().lower(), name.strip(), at
    person.save()
    after = {"email": Personal(person.email, person.pk), "name": Personal(person.name, person.pk)}
    record(act="join", by=Actor(person.pk), on=("person", person.pk), at=at, after=after)
    return person


@transaction.atomic
def correct_name(*, person: Person, name: str, by: Viewer, at: datetime) -> Person:
    """A person puts their own name right."""
    allow(None if _is(by, person) else why("Only a person themselves corrects their name."))
    before, person.name = person.name, name.strip()
    can(None if person.name else why("Enter a name."))
    person.save(update_fields=["name"])
    record(
        act="correct name", by=by.actor, on=("person", person.pk), at=at,
        before={"name": Personal(before, person.pk)}, after={"name": Personal(person.name, person.pk)},
    )  # fmt: skip
    return person


def _is(viewer: Viewer, person: Person) -> bool:
    return viewer.person is not None and viewer.person.pk == person.pk


@transaction.atomic
def erase_person(*, person: Person, by: Viewer, at: datetime, because: str = "") -> Person:
    """Erase a person who asks for it: name, address and every way in go, every session ends, and what they
    did stays on record without them. A steward who does it for someone says how that was asked for.

    An organisation keeps an administrator, and the place a steward: where this person is the last one,
    someone else has to become one first.
    """
    own = _is(by, person)
    allow(
        None
        if own or by.is_steward
        else why("Only a person themselves, or a steward, erases them.")
    )
    can(None if own or because.strip() else why("Say how the person has asked for it."))
    return _erase(person, by.actor, at, _told(because))


@transaction.atomic
def erase_as_asked(*, person: Person, because: str, at: datetime) -> Person:
    """The same, for someone who asks whoever runs the site, who does it at its command line."""
    return _erase(person, WEFT, at, _told(because))


def _told(because: str) -> dict[str, Any]:
    said = because.strip()
    return {"erased": True, "because": said} if said else {"erased": True}


@transaction.atomic
def erase_unused(*, person: Person, because: str, at: datetime) -> Person:
    """Erase someone whose time is over, as the place has decided how long accounts are kept. Weft does it."""
    return _erase(person, WEFT, at, {"erased": True, "because": because})


@transaction.atomic
def warn_unused(*, person: Person, at: datetime) -> None:
    """Put on record that someone is told that they are erased unless they sign in. The letter goes with it."""
    record(act="warn of erasure", by=WEFT, on=("person", person.pk), at=at)


def _erase(person: Person, by: Actor, at: datetime, after: dict[str, Any]) -> Person:
    keep_a_steward(person)
    memberships = Membership.objects.filter(person=person, until__isnull=True)
    for membership in memberships:
        keep_an_administrator(membership, stays=False)
    memberships.update(until=at)
    known_as = [person.email, person.name]
    Invitation.objects.filter(email__iexact=person.email).update(email=_nobody(person))
    person.email, person.name = _nobody(person), ""
    person.is_active, person.steward, person.erased_at = False, False, at
    person.set_unusable_password()
    person.save()
    forget(person)
    record(act="erase person", by=by, on=("person", person.pk), at=at, after=after)
    erase(about=person.pk, known_as=known_as, at=at)
    return person


@transaction.atomic
def remove_second_factor(*, person: Person, at: datetime) -> list[str]:
    """Let someone in again who has lost their second factor; gives what was taken away.

    Whoever runs the site does it, at its command line; no page does.
    """
    taken = take_second_factors(person)
    can(None if taken else why("%(name)s has no second factor.", name=person.name))
    record(
        act="reset second factor", by=WEFT, on=("person", person.pk), at=at, before={"ways": taken}
    )
    return taken


def _nobody(person: Person) -> str:
    """An address that leads to nobody, one for each person who has been erased."""
    return f"erased-{person.pk}@erased.invalid"
