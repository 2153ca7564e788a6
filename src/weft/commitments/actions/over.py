"""What another took over at a novation, and what of it stays with whoever left, once claims for that one change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from weft.audit.actions import Actor, record
from weft.commitments.actions.held import ON
from weft.commitments.due import parted_anew
from weft.commitments.models import Commitment
from weft.commitments.rules import Sort

ALL_AT_ONCE = (Sort.FIXED, Sort.STORY)


def part_anew(promises: Iterable[int], *, by: Actor, at: datetime) -> None:
    """Let the one who left answer for what counts for it, and the last of those who took over for the rest, of promises by these numbers: where a claim
    is returned, nobody would owe it; where one is made late, it would be owed twice."""
    wanted = Commitment.objects.filter(pk__in=promises, until__isnull=False, sort__in=ALL_AT_ONCE, adds_up=True)  # fmt: skip
    for one in wanted.select_for_update(of=("self",)).order_by("pk"):
        last = _last_after(one)
        if last is not None and (one.due is None or one.due > (one.until or one.due)):
            _part(one, last, by, at)


def _last_after(one: Commitment) -> Commitment | None:
    last = None
    while after := Commitment.objects.select_for_update().filter(takes_place_of=last or one).first():  # fmt: skip
        last = after
    return last


def _part(one: Commitment, last: Commitment, by: Actor, at: datetime) -> None:
    found = parted_anew(stays=one.quantity, goes=last.quantity, claimed=one.claimed)
    if found.stays == one.quantity:
        return
    before = {one.ref: one.quantity, last.ref: last.quantity}
    one.quantity, last.quantity = found.stays, found.goes
    for each in (one, last):
        each.save(update_fields=["quantity"])
    record(
        act="part promise anew", by=by, on=(ON, one.agreement_id), at=at, before={"promises": before},
        after={"promises": {one.ref: one.quantity, last.ref: last.quantity}},
    )  # fmt: skip
