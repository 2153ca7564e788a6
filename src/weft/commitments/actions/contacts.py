"""Whoever speaks for a group without an account is known once, and asked again; and forgotten."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from weft.audit.actions import WEFT, Actor, record
from weft.commitments import access, queries
from weft.commitments.actions.who import CannotDo, asker
from weft.commitments.models import Contact
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

ON = "contact"


@transaction.atomic
def approve_contact(*, group: str, email: str, known_by: str, by: Viewer, at: datetime) -> Contact:
    """Say that an address speaks for a group, and how that is known; gives the contact that is there already, where it is known.

    Whether somebody at this address acts for whoever delivered is looked at with each letter (`inquire`).
    """
    keeper, person = asker(by)
    if reason := access.why_not_approve_contact(by):
        raise NotAllowed(reason)
    if not known_by.strip():
        raise CannotDo(why("Say how you know that they speak for the group."))
    name, there = queries.called(group), queries.contacts_of(by)
    if found := there.filter(group__iexact=name, email__iexact=email).first():
        return found
    made = Contact.objects.create(
        ref=new_ref(), keeper=keeper, group=name, email=email, known_by=known_by.strip(), approved_at=at, approved_by=person,
        used_at=at,
    )  # fmt: skip
    record(act="approve contact", by=by.actor, on=(ON, made.pk), at=at, after={"ref": made.ref, "group": name})  # fmt: skip
    return made


@transaction.atomic
def drop_contact(*, contact: Contact, by: Viewer, at: datetime) -> None:
    """Forget an address: nobody is asked by it any more."""
    asker(by)
    if reason := access.why_not_approve_contact(by):
        raise NotAllowed(reason)
    held = queries.contacts_of(by).select_for_update(of=("self",)).get(pk=contact.pk)
    _gone(held, "drop contact", by.actor, at)


@transaction.atomic
def forget_contact(*, contact: Contact, at: datetime) -> None:
    """Forget an address by which nobody has been asked for long."""
    _gone(contact, "forget contact", Actor(WEFT.person, contact.keeper_id), at)


def _gone(contact: Contact, act: str, by: Actor, at: datetime) -> None:
    number, told = contact.pk, {"ref": contact.ref, "group": contact.group}
    contact.delete()
    record(act=act, by=by, on=(ON, number), at=at, before=told)
