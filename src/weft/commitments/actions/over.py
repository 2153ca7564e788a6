"""What another took over at a novation, and what of it stays with whoever left, once claims for that one change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from weft.audit.actions import Actor, record
from weft.commitments import queries
from weft.commitments.actions.held import ON
from weft.commitments.due import DAY, parted_anew
from weft.commitments.models import Commitment
from weft.commitments.rules import Sort
from weft.organisations.rules import new_ref

AT_ONCE = (Sort.FIXED, Sort.STORY, Sort.YES_NO)
COPIED = (
    "part", "edition", "code", "unit", "words", "sort", "months", "due", "cohorts", "places", "baseline", "evidence", "weight", "if_missed",
    "may_subcontract", "adds_up", "made_for", "instead_of",
)  # fmt: skip
"""What a promise has of the one whose place it takes."""


def as_taken_over(one: Commitment, **told: Any) -> Commitment:
    """The promise of whoever takes another's place, for what is left of the one that was there, as it is to be kept."""
    same = {name: getattr(one, name) for name in COPIED}
    return Commitment(ref=new_ref(), agreement=one.agreement, takes_place_of=one, **same, **told)


def those_after(one: Commitment) -> Iterator[Commitment]:
    """A promise, and those of whoever took over what was left of it, one after the other; nobody else changes them until the transaction ends."""
    after: Commitment | None = one
    while after is not None:
        yield after
        after = Commitment.objects.select_for_update().filter(takes_place_of=after).first()


def part_anew(promises: Iterable[int], *, by: Actor, at: datetime) -> None:
    """Let the one who left answer for what counts for it, and the last of those who took over for the rest, of promises by these numbers: where a claim
    is returned, nobody would owe it; where one is made late, it would be owed twice."""
    wanted = Commitment.objects.filter(pk__in=promises, until__isnull=False, sort__in=AT_ONCE)
    for one in wanted.select_for_update(of=("self",)).order_by("pk"):
        if one.due is None or one.due > (one.until or one.due):
            _part(one, by, at)


def _part(one: Commitment, by: Actor, at: datetime) -> None:
    last = _last_after(one)
    if last.ended_at or (not one.adds_up and last != one and last.until and last.quantity):
        return  # let off, or kept by another who has left since
    left = last.quantity if last.until is None else 0
    promised = one.quantity + left if one.adds_up else left or one.quantity
    found = parted_anew(promised=promised, claimed=one.claimed, adds=one.adds_up)
    come = _come_since(last, at) if last.until and found.goes else []
    there = come[-1] if come else last
    if there.until is not None or (found.stays, found.goes) == (one.quantity, left):
        return
    before = {one.ref: one.quantity, there.ref: there.quantity}
    one.quantity, there.quantity = found.stays, found.goes
    for each in come:
        each.save()
    for each in (one, there):
        each.save(update_fields=["quantity"])
    record(
        act="part promise anew", by=by, on=(ON, one.agreement_id), at=at, before={"promises": before},
        after={"promises": {one.ref: one.quantity, there.ref: there.quantity}},
    )  # fmt: skip


def _last_after(one: Commitment) -> Commitment:
    return list(those_after(one))[-1]


def _come_since(last: Commitment, at: datetime) -> list[Commitment]:
    """The promises, of nothing yet, of those who have come since to the place of whoever made a promise of which nothing went over; none, where
    nobody has it now."""
    hops = queries.novations_since(last)
    if not hops or not queries.promises_in(last.agreement, hops[-1].told["to"]):
        return []
    found: list[Commitment] = []
    for hop, after in zip(hops, [*hops[1:], None], strict=True):
        found.append(as_taken_over(
            found[-1] if found else last, promised_by_id=hop.told["to"], quantity=0, since=hop.on, until=after.on - DAY if after else None,
            made_at=at, made_by=hop.said_by,
        ))  # fmt: skip
    return found
