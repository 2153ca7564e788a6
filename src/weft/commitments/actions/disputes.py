"""What can happen to disputes: opened, answered, taken back, settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.analysis.commitments.personal import in_text
from weft.analysis.frameworks.units import UNITS, in_words
from weft.audit.actions import record
from weft.commitments import access, disputes, queries
from weft.commitments.actions.over import part_anew
from weft.commitments.actions.who import CannotDo, NamesPeople, can, speaker
from weft.commitments.disputes import DisputeKind, DisputeState, Stake
from weft.commitments.models import (
    Answer,
    Benefit,
    Claim,
    Commitment,
    Dispute,
    Judgement,
    Side,
)
from weft.commitments.rules import BenefitState, ClaimState
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.organisations.models import Organisation, Person

ON = "dispute"


@dataclass(frozen=True)
class Quarrel:
    """What is not right with a benefit, as whoever opens a dispute says."""

    kind: DisputeKind
    words: str
    commitment: Commitment | None = None
    """For which it should count, where it is claimed elsewhere."""
    wanted: int = 0
    """How much of it, in the smallest part of the benefit's measure."""
    may_be_named: bool = False


@transaction.atomic
def open_dispute(
    *, benefit: Benefit, told: Quarrel, looked: bool = False, by: Viewer, at: datetime
) -> Dispute:
    """Say that a benefit counts where it should not, or did not happen as it is told. All who have a part in it are kept with the dispute.

    Raises NamesPeople where the words may name people and nobody has `looked`.
    """
    found = queries.disputable(by, benefit.ref)
    if found is None:
        raise Benefit.DoesNotExist
    organisation, person = speaker(by, found.stakes)
    held = Benefit.objects.select_for_update().get(pk=benefit.pk)
    is_open = queries.open_dispute_about(held) is not None
    can(disputes.why_not_open(now=BenefitState(held.state), is_open=is_open))
    _may_say(told, found, held, by)
    _nobody_named(told.words, looked)
    made = Dispute.objects.create(
        ref=new_ref(), benefit=held, kind=told.kind, state=DisputeState.OPENED, words=told.words.strip(), commitment=told.commitment,
        wanted=told.wanted, reported=held.quantity, answer_until=timezone.localdate(at) + timedelta(disputes.ANSWER_DAYS), opened_at=at, opened_by=person,
        opened_for=organisation,
    )  # fmt: skip
    _take_sides(made, held, organisation, found.stakes[0], told.may_be_named)
    record(
        act="open dispute", by=by.actor, on=(ON, made.pk), at=at,
        after={"ref": made.ref, "benefit": held.ref, "kind": told.kind, "quantity": told.wanted},
    )  # fmt: skip
    return made


def _may_say(told: Quarrel, found: queries.Disputable, benefit: Benefit, by: Viewer) -> None:
    """Raise CannotDo, where this organisation cannot open such a dispute. How much was delivered is told to whoever sees the benefit."""
    if told.kind not in found.kinds:
        raise CannotDo(why("Your organisation cannot open such a dispute about this. Choose another."))  # fmt: skip
    if not told.words.strip():
        raise CannotDo(why("Say what is not right."))
    if told.kind is DisputeKind.FACTS:
        return
    if told.commitment not in found.wanted_for:
        raise CannotDo(why("Say for which promise it should count."))
    seen = queries.benefits_visible_to(by).filter(pk=benefit.pk).exists()
    whole = in_words(benefit.quantity, UNITS[benefit.unit]) if seen else ""
    can(disputes.why_not_want(wanted=told.wanted, quantity=benefit.quantity, in_words=whole))


def _take_sides(
    made: Dispute, benefit: Benefit, opener: Organisation, stake: Stake, may_be_named: bool
) -> None:
    """Keep who has a part in it: whoever delivered, answers for it or received it; whoever keeps an agreement for which it counts, or should;
    and whoever opened it."""
    parts: list[tuple[int | None, Stake]] = [
        (benefit.provider_id, Stake.PROVIDER), (benefit.accountable_id, Stake.ACCOUNTABLE), (benefit.beneficiary_id, Stake.BENEFICIARY),
    ]  # fmt: skip
    counts = benefit.claims.filter(counts__gt=0).select_related("commitment__agreement")
    parts += [(one.commitment.agreement.keeper_id, Stake.KEEPER) for one in counts]
    if made.commitment is not None:
        parts.append((made.commitment.agreement.keeper_id, Stake.KEEPER))
    parts.append((opener.pk, stake))
    first: dict[int, Stake] = {}
    for number, part in parts:
        if number is not None:
            first.setdefault(number, part)
    Side.objects.bulk_create(
        Side(dispute=made, organisation_id=number, stake=part, may_be_named=may_be_named and number == opener.pk)
        for number, part in first.items()
    )  # fmt: skip


def _nobody_named(words: str, looked: bool) -> None:
    if not looked and (found := in_text(words)):
        raise NamesPeople(found)


def _held(dispute: Dispute, by: Viewer) -> Dispute:
    """A dispute that the viewer sees, which nobody else changes until the transaction ends."""
    Dispute.objects.select_for_update().get(pk=dispute.pk)
    return queries.disputes_visible_to(by).get(pk=dispute.pk)


@transaction.atomic
def answer_dispute(
    *, dispute: Dispute, words: str, may_be_named: bool = False, looked: bool = False, by: Viewer, at: datetime
) -> Answer:  # fmt: skip
    """Say what one's organisation says of it. What was said stays; more can be said until it is settled.

    Raises NamesPeople where the words may name people and nobody has `looked`.
    """
    held = _held(dispute, by)
    sides = queries.sides_for(by, held)
    _organisation, person = speaker(by, [Stake(one.stake) for one in sides])
    can(disputes.why_not_answer(DisputeState(held.state)))
    if not words.strip():
        raise CannotDo(why("Say what you say of it."))
    _nobody_named(words, looked)
    side = sides[0]
    said = Answer.objects.create(side=side, words=words.strip(), said_at=at, said_by=person)
    side.may_be_named = side.may_be_named or may_be_named
    side.save(update_fields=["may_be_named"])
    held.state = DisputeState.ANSWERED
    held.save(update_fields=["state"])
    record(
        act="answer dispute", by=by.actor, on=(ON, held.pk), at=at, after={"ref": held.ref, "may_be_named": side.may_be_named}
    )  # fmt: skip
    return said


@transaction.atomic
def withdraw_dispute(*, dispute: Dispute, because: str, by: Viewer, at: datetime) -> Dispute:
    """Take a dispute back that one's organisation has opened."""
    held = _held(dispute, by)
    sides = queries.sides_for(by, held)
    speaker(by, [Stake(one.stake) for one in sides])
    opener = held.opened_for_id in {one.organisation_id for one in sides}
    can(disputes.why_not_take_back(DisputeState(held.state), opener=opener))
    if not because.strip():
        raise CannotDo(why("Say why."))
    held.state, held.because, held.closed_at = DisputeState.WITHDRAWN, because.strip(), at
    held.save()
    record(
        act="withdraw dispute", by=by.actor, on=(ON, held.pk), at=at, after={"ref": held.ref, "because": because}
    )  # fmt: skip
    return held


@dataclass(frozen=True)
class Settlement:
    """How a dispute is settled."""

    because: str
    stands: bool
    quantity: int = 0
    """What happened, in the smallest part of the benefit's measure."""
    counts: Mapping[Commitment, int] | None = None
    """How much counts for each promise from now; what is not said stays as it is."""


@transaction.atomic
def settle_dispute(
    *, dispute: Dispute, settled: Settlement, looked: bool = False, by: Viewer, at: datetime
) -> Dispute:
    """Settle a dispute, as a place steward who has no part in it: whether the benefit stands, how much of it happened, and how much of it counts
    for which promise. All of it takes effect at once; what its reason is stands with each claim of which it says how much counts.

    Raises NamesPeople where the reason may name people and nobody has `looked`.
    """
    held, steward = _to_settle(dispute, by, at)
    if not settled.because.strip():
        raise CannotDo(why("Say why."))
    _nobody_named(settled.because, looked)
    benefit = Benefit.objects.select_for_update().get(pk=held.benefit_id)
    quantity = settled.quantity if settled.stands else benefit.quantity
    changes = list(_changes(held, benefit, settled, steward, at))
    _fits(changes, quantity, benefit)
    held.counted = [[one.ref, before, one.counts] for one, before in changes]
    held.state, held.because, held.stands = (
        DisputeState.SETTLED,
        settled.because.strip(),
        settled.stands,
    )
    held.quantity, held.closed_at, held.settled_by = quantity, at, steward
    _take_effect(held, benefit, changes, said={one.pk for one in settled.counts or ()})
    held.save()
    record(
        act="settle dispute", by=by.actor, on=(ON, held.pk), at=at,
        before={"claims": {one.ref: before for one, before in changes}},
        after={
            "ref": held.ref, "benefit": benefit.ref, "state": benefit.state, "quantity": benefit.quantity, "because": settled.because,
            "claims": {one.ref: one.counts for one, _before in changes},
        },
    )  # fmt: skip
    part_anew([one.commitment_id for one, _before in changes], by=by.actor, at=at)
    return held


def _to_settle(dispute: Dispute, by: Viewer, at: datetime) -> tuple[Dispute, Person]:
    """A dispute that the person settles, at the time at which it can be; not settled yet."""
    held = _held(dispute, by)
    own, took_part = queries.has_own_part(by, held), queries.spoke_in(by, held)
    if reason := access.why_not_settle(by) or disputes.why_not_settle(own=own, took_part=took_part):
        raise NotAllowed(reason)
    can(disputes.why_not_move(DisputeState(held.state), DisputeState.SETTLED))
    waits = len(queries.silent_sides(held))
    can(
        disputes.why_not_settle_yet(
            waits=waits, today=timezone.localdate(at), until=held.answer_until
        )
    )
    assert by.person is not None
    return held, by.person


Change = tuple[Claim, int]
"""A claim as it is from now, and what it counted before."""


def _changes(
    held: Dispute, benefit: Benefit, settled: Settlement, by: Person, at: datetime
) -> Iterable[Change]:
    """Every claim on a benefit as it is from now; the new one, where it counts for another promise."""
    wanted = settled.counts or {}
    there = list(
        Claim.objects.select_for_update(of=("self",)).select_related("commitment").filter(benefit=benefit)
    )  # fmt: skip
    for claim in there:
        counts = wanted.get(claim.commitment, claim.counts) if settled.stands else 0
        yield _as_settled(claim, counts)
    here = {claim.commitment_id for claim in there}
    for commitment, counts in wanted.items():
        if settled.stands and counts and commitment.pk not in here:
            if commitment.pk != held.commitment_id:
                raise CannotDo(why("It counts for the promises that are claimed, or for the one that is wanted."))  # fmt: skip
            yield _as_settled(_new_claim(benefit, commitment, by, at), counts)


def _new_claim(benefit: Benefit, commitment: Commitment, by: Person, at: datetime) -> Claim:
    way = queries.way_to_count(benefit, commitment)
    if way is None:
        raise CannotDo(why("This is another measure than the one that was promised."))
    return Claim(
        ref=new_ref(), benefit=benefit, commitment=commitment, provider=benefit.accountable, quantity=0, counts=0, brings=0,
        factor=str(way.factor) if way.is_mapped else "", state=ClaimState.WITHDRAWN, made_at=at, made_by=by,
    )  # fmt: skip


def _as_settled(claim: Claim, counts: int) -> Change:
    """A claim of which so much counts from now; not kept yet. Where nothing changes, it stays as it is; what is settled to count
    elsewhere is reported there."""
    before = claim.counts
    if counts == before:
        return claim, before
    to = disputes.claim_after(ClaimState(claim.state), counted=before, counts=counts)
    brings = int(counts * Fraction(claim.factor or 1))
    is_verified = to is ClaimState.ADJUSTED
    claim.state, claim.counts = to, counts
    claim.brings = claim.brings_reported = brings
    claim.verified, claim.brings_verified = (counts, brings) if is_verified else (0, 0)
    if to is ClaimState.MADE:
        claim.quantity = counts
    return claim, before


def _fits(changes: Iterable[Change], quantity: int, benefit: Benefit) -> None:
    counted = sum(one.counts for one, _before in changes)
    can(disputes.why_not_settle_so(
        quantity=quantity, reported=benefit.reported, counted=counted, happened=in_words(quantity, UNITS[benefit.unit]),
        told=in_words(benefit.reported, UNITS[benefit.unit]),
    ))  # fmt: skip


def _take_effect(
    held: Dispute, benefit: Benefit, changes: Iterable[Change], said: Set[int]
) -> None:
    """Keep what was settled: what counts less first, so that no claims ever exceed the benefit. `said`: the numbers of the promises of which it is said how
    much counts, also where that is as much as before."""
    by_growth = sorted(changes, key=lambda change: change[0].counts - change[1])
    for one, before in by_growth:
        if one.counts < before or (one.counts == before > 0 and one.commitment_id in said):
            _keep_claim(held, one, before)
    _keep_benefit(held, benefit)
    for one, before in by_growth:
        if one.counts > before:
            _keep_claim(held, one, before)


AS_SETTLED = (
    "state",
    "quantity",
    "counts",
    "brings",
    "brings_reported",
    "verified",
    "brings_verified",
)


def _keep_claim(held: Dispute, claim: Claim, before: int) -> None:
    """What is confirmed of each claim is left to the database: it changes with the others."""
    assert held.closed_at is not None and held.settled_by is not None
    if claim.pk is None:
        claim.save()
    Judgement.objects.create(
        claim=claim, provider=claim.provider, state=claim.state, before=before, counts=claim.counts, because=held.because,
        said_at=held.closed_at, said_by=held.settled_by, dispute=held,
    )  # fmt: skip
    claim.save(update_fields=AS_SETTLED)


def _keep_benefit(held: Dispute, benefit: Benefit) -> None:
    """What the database sums up of its claims is left to it."""
    now, quantity = BenefitState(benefit.state), held.quantity
    assert quantity is not None and held.stands is not None
    confirmed = min(benefit.confirmed, quantity)
    to = disputes.benefit_after(now, stands=held.stands, quantity=quantity, confirmed=confirmed)
    if now is BenefitState.DISPUTED and to is BenefitState.REPORTED:
        benefit.round, benefit.reported_at = benefit.round + 1, held.closed_at
    benefit.state, benefit.quantity, benefit.confirmed = to, quantity, confirmed
    benefit.save(update_fields=["state", "quantity", "confirmed", "round", "reported_at"])
