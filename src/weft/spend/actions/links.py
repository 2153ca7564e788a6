"""What can happen to supplier links, and to what the linked organisation says against them. Nothing links by itself:
a person says it. What payees are called, and the reasons, stay out of the record of acts, which others read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet

from weft.audit.actions import record
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import locked, standing_for
from weft.organisations.rules import State, new_ref
from weft.spend import access, linked, queries
from weft.spend.actions.who import CannotDo, analyst_of
from weft.spend.models import Objection, Run, SupplierLink
from weft.spend.results import Suppliers

if TYPE_CHECKING:
    from weft.organisations.models import Organisation
    from weft.ui.marks import Reason


@transaction.atomic
def link_supplier(
    *, run: Run, supplier_id: str, organisation: Organisation, because: str, holds_from: date | None = None,
    by: Viewer, at: datetime,
) -> SupplierLink:  # fmt: skip
    """Say that a supplier of a run is an organisation of the place; from a day on, or as far back as anybody knows."""
    council, person = analyst_of(by)
    supplier = Suppliers(queries.folder_of(run)).one(supplier_id)
    there = locked(organisation)
    kept = standing_for(there).name if there.merged_into_id else None
    state = State(there.state)
    _can(linked.why_not_link(named=bool(supplier), name=there.name, state=state, kept=kept))
    assert supplier is not None
    now = queries.links_of(run, supplier_id, own=True)
    names = [standing_for(one.organisation).name for one in now.in_force]
    lasts = [one.held_until for one in now.history if one.held_until]
    held_until = max(lasts, default=None)
    _can(linked.why_not_begin(linked_to=names, holds_from=holds_from, held_until=held_until))
    link = SupplierLink.objects.create(
        ref=new_ref(), council=council, supplier_id=queries.ways_of(council).now(supplier_id),
        supplier=supplier.supplier, organisation=there, because=because, holds_from=holds_from,
        said_at=at, said_by=person,
    )  # fmt: skip
    record(
        act="link supplier", by=by.actor, on=("organisation", there.pk), at=at,
        after={"ref": link.ref, "council": council.pk},
    )  # fmt: skip
    return link


@transaction.atomic
def end_link(
    *, link: SupplierLink, because: str, held_until: date | None = None, by: Viewer, at: datetime
) -> SupplierLink:
    """End a link: it held until a day, or, without one, was never right. What was said against it is answered by that."""
    _council, person = analyst_of(by)
    held = _held(link)
    ended = held.ended_at is not None
    _can(linked.why_not_end(ended=ended, holds_from=held.holds_from, held_until=held_until))
    held.ended_at, held.ended_by, held.ended_because = at, person, because
    held.held_until = held_until
    held.save(update_fields=["ended_at", "ended_by", "ended_because", "held_until"])
    _waiting(held).update(answered_at=at, answered_by=person)
    record(
        act="end supplier link", by=by.actor, on=("organisation", held.organisation_id), at=at,
        before={"ref": held.ref, "council": held.council_id},
    )  # fmt: skip
    return held


@transaction.atomic
def object_to_link(*, link: SupplierLink, because: str, by: Viewer, at: datetime) -> Objection:
    """Say, for the linked organisation, that a link is wrong; the council's analysts answer it."""
    if reason := access.why_not_object(by):
        raise NotAllowed(reason)
    assert by.person is not None
    held = _held(link)
    ended, waits = held.ended_at is not None, _waiting(held).exists()
    _can(linked.why_not_object(ended=ended, waits=waits))
    objection = Objection.objects.create(link=held, because=because, said_at=at, said_by=by.person)
    record(
        act="object to supplier link", by=by.actor, on=("organisation", held.council_id), at=at,
        after={"ref": held.ref},
    )  # fmt: skip
    return objection


@transaction.atomic
def answer_objection(*, link: SupplierLink, answer: str, by: Viewer, at: datetime) -> SupplierLink:
    """Say why a link stands against which something was said."""
    _council, person = analyst_of(by)
    held = _held(link)
    waiting = _waiting(held)
    _can(linked.why_not_answer(ended=held.ended_at is not None, waits=waiting.exists()))
    waiting.update(answer=answer, answered_at=at, answered_by=person)
    record(
        act="answer objection to supplier link", by=by.actor, on=("organisation", held.organisation_id), at=at,
        after={"ref": held.ref, "council": held.council_id},
    )  # fmt: skip
    return held


def _held(link: SupplierLink) -> SupplierLink:
    """The link as it is now, which nobody else changes until the transaction ends."""
    return SupplierLink.objects.select_for_update().get(pk=link.pk)


def _waiting(link: SupplierLink) -> QuerySet[Objection]:
    return Objection.objects.filter(link=link, answered_at__isnull=True)


def _can(reason: Reason | None) -> None:
    if reason:
        raise CannotDo(reason)
