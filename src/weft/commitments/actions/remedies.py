"""What follows where a promise is missed: proposed, agreed with whoever promised, done or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from weft.audit.actions import record
from weft.commitments import access, queries, remedies
from weft.commitments.actions.held import ON, kept
from weft.commitments.actions.over import those_after
from weft.commitments.actions.who import can, refuse_unread
from weft.commitments.models import Commitment, Remedy, RemedyStep
from weft.commitments.remedies import RemedyKind, RemedyState
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import own_records
from weft.organisations.rules import new_ref


@dataclass(frozen=True)
class Proposed:
    """What is to follow."""

    kind: RemedyKind
    what: str
    by_when: date | None = None
    amount_gbp: Decimal | None = None
    instead: Commitment | None = None
    equal_because: str = ""
    """Why that counts as equal, where it is not as much of the same."""
    covers: int | None = None
    """For how much of what is missing it is, in the measure's smallest part; None: for all that no other payment is for."""


@transaction.atomic
def propose_remedy(
    *, commitment: Commitment, told: Proposed, was: str = "", by: Viewer, at: datetime
) -> Remedy:
    """Propose what is to follow because something that was due of a promise is missing. Whoever promised it is asked. `was`, here and below: the
    fingerprints of what the writer saw."""
    held, person = kept(commitment.agreement, by)
    found = held.commitments.select_for_update().get(pk=commitment.pk)
    _speaks_for_one_side(found, by)
    refuse_unread(was, queries.shortfall(found, timezone.localdate(at)))
    missing = queries.missing_of(found, timezone.localdate(at))
    can(remedies.why_not_propose(
        kind=told.kind, missing=missing, ended=found.ended_at is not None, what=told.what, by_when=told.by_when,
        amount_gbp=told.amount_gbp, instead=told.instead is not None,
    ))  # fmt: skip
    asked_for = queries.asked_to_pay_for(found)
    covers = remedies.covered(told.kind, said=told.covers, missing=missing, asked_for=asked_for)
    can(remedies.why_not_cover(covers, missing=missing))
    if told.kind is RemedyKind.PAYMENT:
        can(remedies.why_not_pay_again(missing=missing, asked_for=asked_for, covers=covers))
    can(remedies.why_not_by(told.by_when, today=timezone.localdate(at)))
    instead = held.commitments.get(pk=told.instead.pk) if told.instead and told.kind is RemedyKind.SUBSTITUTE else None  # fmt: skip
    if instead:
        _can_substitute(found, instead, covers, told.equal_because)
    made = Remedy.objects.create(
        ref=new_ref(), commitment=found, kind=told.kind, state=RemedyState.PROPOSED, what=told.what, by_when=told.by_when,
        amount_gbp=told.amount_gbp if told.kind is RemedyKind.PAYMENT else None, instead=instead, missing=missing, covers=covers,
        equal_because=told.equal_because.strip() if instead else "", proposed_at=at, proposed_by=person,
    )  # fmt: skip
    _said(made, RemedyState.PROPOSED, "", by, at)
    record(
        act="propose remedy", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "commitment": found.ref, "remedy": made.ref, "kind": told.kind, "amount_gbp": made.amount_gbp},
    )  # fmt: skip
    return made


def _speaks_for_one_side(commitment: Commitment, by: Viewer) -> None:
    if reason := queries.why_not_speak_for_both(by, commitment):
        raise NotAllowed(reason)


def _can_substitute(missed: Commitment, instead: Commitment, covers: int, because: str) -> None:
    can(remedies.why_not_substitute(
        same_promiser=instead.promised_by_id == missed.promised_by_id, itself=instead.pk == missed.pk,
        made_for_it=instead.made_for_id == missed.pk, ended=instead.ended_at is not None,
    ))  # fmt: skip
    can(remedies.why_not_equal(equal=queries.is_equal(instead, missed, covers), because=because))


@transaction.atomic
def answer_remedy(
    *, remedy: Remedy, to: RemedyState, because: str, was: str = "", by: Viewer, at: datetime
) -> Remedy:
    """Say, for whoever promised what was missed, whether they agree to what is to follow."""
    found = queries.remedies_visible_to(by).get(pk=remedy.pk)
    promised = found.commitment.promised_by_id in own_records(by)
    if reason := access.why_not_answer_remedy(by, own=promised):
        raise NotAllowed(reason)
    can(remedies.why_not_say(to, keeps=False, promised=True))
    return _moved(found, to, because, was, for_them=False, by=by, at=at)


@transaction.atomic
def move_remedy(
    *, remedy: Remedy, to: RemedyState, because: str, was: str = "", by: Viewer, at: datetime
) -> Remedy:
    """Say, for the keeper of the agreement, that a remedy was agreed to, done or not done; or withdraw it."""
    kept(remedy.commitment.agreement, by)
    can(remedies.why_not_say(to, keeps=True, promised=False))
    return _moved(remedy, to, because, was, for_them=True, by=by, at=at)


def _moved(
    remedy: Remedy,
    to: RemedyState,
    because: str,
    was: str,
    *,
    for_them: bool,
    by: Viewer,
    at: datetime,
) -> Remedy:
    Commitment.objects.select_for_update().get(pk=remedy.commitment_id)
    held = Remedy.objects.select_for_update(of=("self",)).select_related("commitment__agreement", "instead").get(pk=remedy.pk)  # fmt: skip
    _speaks_for_one_side(held.commitment, by)
    refuse_unread(was, queries.remedy_as_said(held))
    can(remedies.why_not_move(RemedyState(held.state), to))
    can(remedies.why_not_without_reason(to, for_them=for_them, because=because))
    _take_its_place(held, to)
    held.state = to
    held.save(update_fields=["state"])
    _said(held, to, because, by, at)
    _make_good(held.commitment)
    record(
        act="say what becomes of remedy", by=by.actor, on=(ON, held.commitment.agreement_id), at=at,
        after={"ref": held.commitment.agreement.ref, "remedy": held.ref, "state": to},
    )  # fmt: skip
    return held


def _take_its_place(held: Remedy, to: RemedyState) -> None:
    """Once it is agreed, the other promise takes its place; where that is withdrawn, it does so no longer."""
    instead = held.instead
    if instead is None or to not in (RemedyState.AGREED, RemedyState.WITHDRAWN):
        return
    if to is RemedyState.AGREED:
        _can_substitute(held.commitment, instead, held.is_for, held.equal_because)
    for one in those_after(instead):
        one.instead_of = held.commitment if to is RemedyState.AGREED else None
        one.save(update_fields=["instead_of"])


def _make_good(commitment: Commitment) -> None:
    """Keep with a promise how much of what was missing of it is made good: by what was paid, and by what another promise took over."""
    good = remedies.made_good(queries.said_of_remedies(commitment))
    Commitment.objects.filter(pk=commitment.pk).update(
        made_good=good.much or None, made_good_by=good.due_by
    )


def _said(held: Remedy, to: RemedyState, because: str, by: Viewer, at: datetime) -> None:
    assert by.acting_for is not None and by.person is not None
    RemedyStep.objects.create(
        remedy=held, to=to, because=because, said_at=at, said_by=by.person, said_for=by.acting_for
    )
