"""Two records of one organisation are made one, and taken apart again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from weft.audit.actions import record
from weft.organisations import access, rules
from weft.organisations.access import Viewer
from weft.organisations.actions.refusals import allow, can
from weft.organisations.models import Membership, Merge, Organisation
from weft.organisations.queries import administrators_of, is_attended
from weft.organisations.queries.doubles import held_since_merged
from weft.organisations.rules import State


@transaction.atomic
def merge_organisations(
    *, kept: Organisation, other: Organisation, by: Viewer, at: datetime
) -> Merge:
    """Make two records of one organisation into one; the other's people act for the one kept."""
    allow(access.why_not_merge(by))
    now = _as_they_stand(kept.pk, other.pk)
    was = State(now[other.pk].state)
    can(rules.why_not_merge(kept=State(now[kept.pk].state), other=was, same=kept.pk == other.pk))
    there = set(
        Membership.objects.filter(organisation=kept, until=None).values_list("person_id", flat=True)
    )
    going = Membership.objects.filter(organisation=other, until=None).exclude(person_id__in=there)
    moved = sorted(going.values_list("pk", flat=True))
    going.update(organisation=kept)
    other.state, other.merged_into = State.MERGED, kept
    other.save(update_fields=["state", "merged_into"])
    merge = Merge.objects.create(kept=kept, other=other, other_was=was, moved=moved, merged_at=at)
    record(
        act="merge organisations", by=by.actor, on=("organisation", kept.pk), at=at,
        before={"other": other.pk, "state": was}, after={"other": other.pk, "memberships": moved},
    )  # fmt: skip
    return merge


@transaction.atomic
def undo_merge(*, merge: Merge, by: Viewer, at: datetime) -> Merge:
    """Take two merged records apart again, the latest merge first.

    Only memberships that still stand where the merge put them go back. A record for which nobody acts any
    more stands closed afterwards; where people act for it, one of them has to administer it.
    """
    allow(access.why_not_merge(by))
    kept, other = _two_merged(merge)
    attended = (kept, is_attended(kept)), (other, bool(merge.moved))
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
        after={"state": kept.state, "other": other.pk, "other_state": other.state, "memberships": moved},
    )  # fmt: skip
    return merge


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
