"""What the keeper of an agreement says of the claims on it: verified, verified in part, returned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from fractions import Fraction

from django.db import transaction

from weft.audit.actions import record
from weft.commitments import disputes, queries, rules
from weft.commitments.actions.held import hold_benefits
from weft.commitments.actions.over import part_anew
from weft.commitments.actions.who import CannotDo, can, keeper_of, refuse_overwriting, refuse_unread
from weft.commitments.models import Benefit, Claim, Judgement
from weft.commitments.rules import ClaimState
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import own_records
from weft.ui.marks import why

NOTHING: Mapping[str, str] = {}


@transaction.atomic
def verify_claim(
    *, claim: Claim, because: str = "", was: str = "", by: Viewer, at: datetime
) -> Claim:
    """Say, for the agreement's keeper, that what is claimed counts; while people quarrel about the benefit, why it does all the same. `was`, here and below:
    the fingerprints of what the writer saw."""
    held = _to_judge(claim, ClaimState.VERIFIED, was, by)
    can(
        disputes.why_not_verify(
            is_open=queries.open_dispute_about(held.benefit) is not None, because=because
        )
    )
    can(rules.why_not_verify_all(short=queries.is_short(held), because=because))
    before, held.verified, held.brings_verified = held.counts, held.quantity, held.brings
    return _decided(held, before, "verify claim", because, by, at)


@transaction.atomic
def verify_claims(
    *, claims: Iterable[Claim], seen: Mapping[str, str] = NOTHING, by: Viewer, at: datetime
) -> list[Claim]:
    """Verify several at once: all of them, or none. What is to be looked at closely (`queries.why_read`) is decided about by itself. `seen`: by the
    references of claims, the fingerprint of what the writer saw of it."""
    numbers = [one.pk for one in claims]
    hold_benefits(one.benefit_id for one in Claim.objects.filter(pk__in=numbers))
    found = list(queries.to_be_read(Claim.objects.filter(pk__in=numbers).order_by("pk")))
    for one in found:
        _judges(one.benefit, by)
        refuse_overwriting(seen.get(one.ref, ""), queries.claim_as_listed(one))
        can(queries.why_read(by, one))
    return [verify_claim(claim=one, by=by, at=at) for one in found]


@transaction.atomic
def adjust_claim(
    *, claim: Claim, verified: int, because: str, was: str = "", by: Viewer, at: datetime
) -> Claim:
    """Say that only a part of what is claimed counts, and why. The rest can be claimed otherwise."""
    held = _to_judge(claim, ClaimState.ADJUSTED, was, by)
    if verified == 0:
        raise CannotDo(why("Where nothing of it counts, return the claim."))
    if not 0 < verified < held.quantity:
        raise CannotDo(why("Adjusted is less than what is claimed. To count all of it, verify it."))
    before, held.verified, held.counts = held.counts, verified, verified
    held.brings = held.brings_verified = int(verified * Fraction(held.factor or 1))
    return _decided(held, before, "adjust claim", because, by, at)


@transaction.atomic
def return_claim(*, claim: Claim, because: str, was: str = "", by: Viewer, at: datetime) -> Claim:
    """Do not count it as it is claimed, and say why: its provider can put it right and claim again."""
    held = _to_judge(claim, ClaimState.RETURNED, was, by)
    before, held.counts = held.counts, 0
    held.verified = held.brings = held.brings_reported = held.brings_verified = 0
    return _decided(held, before, "return claim", because, by, at)


def _judges(benefit: Benefit, by: Viewer) -> None:
    if reason := queries.why_not_judge_claim(by, benefit):
        raise NotAllowed(reason)


def _to_judge(claim: Claim, to: ClaimState, was: str, by: Viewer) -> Claim:
    """A claim on an agreement that the person's organisation keeps, at its next state; not kept yet."""
    _keeper, _person = keeper_of(by)
    mine = own_records(by)
    hold_benefits([claim.benefit_id])
    held = (
        Claim.objects.select_for_update(of=("self",))
        .select_related(
            "benefit__edition__framework", "commitment__agreement", "commitment__edition__framework"
        )
        .get(pk=claim.pk, commitment__agreement__keeper__in=mine)
    )
    _judges(held.benefit, by)
    refuse_unread(was, queries.claim_as_judged(held))
    can(rules.why_not_move_claim(ClaimState(held.state), to))
    held.state = to
    return held


def _decided(held: Claim, before: int, act: str, because: str, by: Viewer, at: datetime) -> Claim:
    """Keep a claim as it is from now, and the decision with its reason. `before`: what counted until then."""
    if held.state != ClaimState.VERIFIED and not because.strip():
        raise CannotDo(why("Say why."))
    assert by.person is not None
    Judgement.objects.create(
        claim=held, provider=held.provider, state=held.state, before=before, counts=held.counts, because=because.strip(), said_at=at,
        said_by=by.person, said_for=by.acting_for,
    )  # fmt: skip
    held.save()
    record(
        act=act, by=by.actor, on=("claim", held.pk), at=at, after={"ref": held.ref, "verified": held.verified}
    )  # fmt: skip
    part_anew([held.commitment_id], by=by.actor, at=at)
    return held
