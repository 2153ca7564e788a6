"""Two records of one organisation are made one, and taken apart again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from weft.audit.actions import record
from weft.organisations import access, rules
from weft.organisations.access import Viewer
from weft.organisations.actions.refusals import allow, can
from weft.organisations.models import HeldRole, Membership, Merge, Organisation
from weft.organisations.queries import administrators_of, is_attended
from weft.organisations.queries.doubles import held_since_merged
from weft.organisations.rules import State


@transaction.atomic
def merge_organisations(
    *, kept: Organisation, other: Organisation, by: Viewer, at: datetime
) -> Merge:
    """Make two records of one organisation into one; the other's people act for the one kept.

    Who acts for both has the roles of both there, as long as they are one.
    """
    allow(access.why_not_merge(by))
    now = _as_they_stand(kept.pk, other.pk)
    was = State(now[other.pk].state)
    can(rules.why_not_merge(kept=State(now[kept.pk].state), other=was, same=kept.pk == other.pk))
    lent = _lend_roles(kept, other)
    going = _open(other).exclude(person__in=_open(kept).values("person"))
    moved = sorted(going.values_list("pk", flat=True))
    going.update(organisation=kept)
    other.state, other.merged_into = State.MERGED, kept
    other.save(update_fields=["state", "merged_into"])
    merge = Merge.objects.create(
        kept=kept, other=other, other_was=was, moved=moved, lent=[one.pk for one in lent], merged_at=at
    )  # fmt: skip
    record(
        act="merge organisations", by=by.actor, on=("organisation", kept.pk), at=at,
        before={"other": other.pk, "state": was},
        after={"other": other.pk, "memberships": moved, "lent": _told(lent)},
    )  # fmt: skip
    return merge


@transaction.atomic
def undo_merge(*, merge: Merge, by: Viewer, at: datetime) -> Merge:
    """Take two merged records apart again, the latest merge first.

    Only memberships that still stand where the merge put them go back, and only roles that it lent are taken
    back: those given since stay. Whoever stopped acting for the one kept acts for neither. A record for which
    nobody acts any more stands closed afterwards; where people act for it, one of them has to administer it.
    """
    allow(access.why_not_merge(by))
    kept, other = _two_merged(merge)
    attended = (kept, is_attended(kept)), (other, bool(merge.moved) or is_attended(other))
    lent = _take_roles_back(merge)
    ended = _end_what_ended(merge, at)
    back = Membership.objects.filter(pk__in=merge.moved, organisation=kept)
    moved = sorted(back.values_list("pk", flat=True))
    back.update(organisation=other)
    other.state, other.merged_into = merge.other_was, None
    for one, had_one in attended:
        if had_one:
            _let_stand(one)
    kept.save(update_fields=["state"])
    other.save(update_fields=["state", "merged_into"])
    merge.undone_at = at
    merge.save(update_fields=["undone_at"])
    record(
        act="undo merge", by=by.actor, on=("organisation", kept.pk), at=at,
        before={"lent": _told(lent)},
        after={
            "state": kept.state, "other": other.pk, "other_state": other.state, "memberships": moved,
            "memberships_ended": ended,
        },
    )  # fmt: skip
    return merge


def _open(one: Organisation) -> QuerySet[Membership]:
    return Membership.objects.filter(organisation=one, until=None)


def _lend_roles(kept: Organisation, other: Organisation) -> list[HeldRole]:
    """Give whoever acts for both what they hold in the other one only."""
    here = {one.person_id: one for one in _open(kept).prefetch_related("roles")}
    both = _open(other).filter(person__in=here).prefetch_related("roles").order_by("pk")
    return HeldRole.objects.bulk_create(
        HeldRole(membership=here[one.person_id], role=role)
        for one in both
        for role in sorted(one.held - here[one.person_id].held)
    )


def _take_roles_back(merge: Merge) -> list[HeldRole]:
    """Take the roles back that a merge lent, from whoever still acts for the record kept."""
    lent = HeldRole.objects.filter(pk__in=merge.lent, membership__in=_open(merge.kept))
    taken = list(lent.order_by("pk"))
    lent.delete()
    return taken


def _end_what_ended(merge: Merge, at: datetime) -> list[int]:
    """End in the other record what its people ended, or had ended, in the one that it was part of."""
    stopped = Membership.objects.filter(organisation=merge.kept, until__gte=merge.merged_at)
    over = _open(merge.other).filter(person__in=stopped.values("person"))
    over = over.exclude(person__in=_open(merge.kept).values("person"))
    ended = sorted(over.values_list("pk", flat=True))
    over.update(until=at)
    return ended


def _told(roles: list[HeldRole]) -> list[dict[str, object]]:
    return [{"membership": one.membership_id, "role": str(one.role)} for one in roles]


def _let_stand(one: Organisation) -> None:
    """Let a record stand by itself again, closed where nobody acts for it any more."""
    state = State(one.state)
    people = one.memberships.filter(until=None).count()
    administrators = administrators_of(one).count()
    can(rules.why_not_stand_alone(one.name, state, people=people, administrators=administrators))
    one.state = rules.stands_as(state, people=people)


def _two_merged(merge: Merge) -> tuple[Organisation, Organisation]:
    """The record kept and the other, as they stand now and kept from changing; where they can be parted."""
    now = _as_they_stand(merge.kept_id, merge.other_id)
    merge.refresh_from_db(fields=["undone_at"])
    kept = now[merge.kept_id]
    undone = merge.undone_at is not None
    both = held_since_merged(kept, now[merge.other_id])
    can(rules.why_not_undo(kept.name, State(kept.state), undone=undone, both=both))
    return kept, now[merge.other_id]


def _as_they_stand(*numbers: int) -> dict[int, Organisation]:
    """These records as they stand now, kept from changing until this is done."""
    return Organisation.objects.select_for_update().order_by("pk").in_bulk(numbers)
