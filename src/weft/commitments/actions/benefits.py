"""What can happen to benefits and the claims on them: recorded, reported, claimed, confirmed, verified, returned, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from weft.analysis.frameworks.units import UNITS, in_words
from weft.audit.actions import record
from weft.commitments import queries, rules
from weft.commitments.actions.who import CannotDo, can, confirmer, keeper_of, reporter
from weft.commitments.models import Benefit, Claim, Commitment, Confirmation
from weft.commitments.queries.agreements import IN_FORCE
from weft.commitments.queries.benefits import WayToCount
from weft.commitments.rules import BenefitState, ClaimState
from weft.frameworks.queries import adopted_measure
from weft.organisations.access import NotAllowed, Viewer
from weft.organisations.queries import own_records
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.frameworks.models import Edition
    from weft.organisations.models import Organisation, Person

ON = "benefit"


@dataclass(frozen=True)
class Delivered:
    """What happened, as its provider tells it."""

    edition: Edition
    code: str
    quantity: int
    """In the measure's smallest part."""
    begins: date
    ends: date
    places: tuple[str, ...] = ()
    cohort: str = ""
    beneficiary: Organisation | None = None
    beneficiary_name: str = ""
    description: str = ""
    story: str = ""
    accountable: Organisation | None = None
    """Who answers for it, where that is not the provider: the contractor of a subcontractor."""


@transaction.atomic
def record_benefit(*, told: Delivered, by: Viewer, at: datetime) -> Benefit:
    """Record what the person's organisation delivered, as a draft that only it sees."""
    provider, person = reporter(by)
    measure = adopted_measure(told.edition, told.code)
    if measure is None:
        raise CannotDo(
            why(
                "“%(code)s” is no measure of an adopted edition. Choose one that is.",
                code=told.code,
            )
        )
    can(
        rules.why_not_record(
            quantity=told.quantity, begins=told.begins, ends=told.ends, today=at.date()
        )
    )
    accountable = told.accountable or provider
    if told.beneficiary is not None and told.beneficiary.pk in (provider.pk, accountable.pk):
        raise CannotDo(why("Nobody is their own beneficiary. Say who else received it."))
    made = Benefit.objects.create(
        ref=new_ref(), provider=provider, accountable=accountable, edition=told.edition, code=told.code,
        unit=measure.unit, quantity=told.quantity, begins=told.begins, ends=told.ends, places=list(told.places),
        cohort=told.cohort, beneficiary=told.beneficiary, beneficiary_name=told.beneficiary_name,
        description=told.description, story=told.story, state=BenefitState.DRAFT, recorded_at=at, recorded_by=person,
    )  # fmt: skip
    record(
        act="record benefit", by=by.actor, on=(ON, made.pk), at=at,
        after={"ref": made.ref, "code": made.code, "quantity": made.quantity, "begins": made.begins, "ends": made.ends},
    )  # fmt: skip
    return made


@transaction.atomic
def report_benefit(*, benefit: Benefit, by: Viewer, at: datetime) -> Benefit:
    """Report what was recorded: its beneficiary can say now what it has received. After a dispute it is a second round."""
    provider, _person = reporter(by)
    held = _own(benefit, provider)
    again = held.state != BenefitState.DRAFT
    _move(held, BenefitState.REPORTED)
    held.round += again
    held.confirmed = 0
    held.reported_at = at
    held.save()
    record(
        act="report benefit", by=by.actor, on=(ON, held.pk), at=at, after={"ref": held.ref, "round": held.round}
    )  # fmt: skip
    return held


@transaction.atomic
def withdraw_benefit(*, benefit: Benefit, because: str, by: Viewer, at: datetime) -> Benefit:
    """Take back what was recorded or reported; no claim on it may count."""
    provider, _person = reporter(by)
    held = _own(benefit, provider)
    if held.claimed:
        raise CannotDo(why("Claims on it count. Withdraw those first."))
    _move(held, BenefitState.WITHDRAWN)
    held.save()
    record(
        act="withdraw benefit", by=by.actor, on=(ON, held.pk), at=at, after={"ref": held.ref, "because": because}
    )  # fmt: skip
    return held


@transaction.atomic
def claim(
    *, benefit: Benefit, commitment: Commitment, quantity: int, by: Viewer, at: datetime
) -> Claim:
    """Say that so much of a benefit counts towards a commitment; again, where it was returned.

    Raises CannotDo with what is left, where that is less: also where others have claimed it meanwhile.
    """
    provider, person = reporter(by)
    held = _own(benefit, provider)
    promise = Commitment.objects.select_related("agreement", "edition__framework").get(
        pk=commitment.pk
    )
    way = _way(held, promise)
    here = Claim.objects.select_for_update().filter(benefit=held, commitment=promise).first()
    if here is not None:
        can(rules.why_not_move_claim(ClaimState(here.state), ClaimState.MADE))
    left = held.quantity - held.claimed
    can(rules.why_not_claim(wanted=quantity, left=left, in_words=in_words(left, UNITS[held.unit])))
    made = here or Claim(ref=new_ref(), benefit=held, commitment=promise, provider=held.accountable)
    made.state, made.quantity, made.counts, made.because = ClaimState.MADE, quantity, quantity, ""
    made.factor = str(way.factor) if way.is_mapped else ""
    made.brings, made.made_at, made.made_by = way.brings(quantity), at, person
    made.decided_at = made.decided_by = made.decided_for = None
    made.save()
    record(
        act="claim benefit", by=by.actor, on=("claim", made.pk), at=at,
        after={"benefit": held.ref, "commitment": promise.ref, "quantity": quantity},
    )  # fmt: skip
    return made


def _way(benefit: Benefit, commitment: Commitment) -> WayToCount:
    """How a benefit counts for a commitment. Raises CannotDo where it does not."""
    if benefit.state in (BenefitState.DRAFT, BenefitState.WITHDRAWN):
        raise CannotDo(why("It has not been reported. Report it first."))
    agreement, way = commitment.agreement, queries.way_to_count(benefit, commitment)
    party = any(
        queries.reporting_for(commitment, one, benefit.ends)
        for one in (benefit.accountable, benefit.provider)
    )
    can(
        rules.why_not_count_for(
            of_measure=way is not None, within=queries.holds_on(agreement, benefit.begins, benefit.ends),
            in_force=agreement.state in IN_FORCE, party=party,
        )
    )  # fmt: skip
    assert way is not None
    return way


@transaction.atomic
def withdraw_claim(*, claim: Claim, by: Viewer, at: datetime) -> Claim:
    """Take a claim back that nobody has verified; what it took up can be claimed otherwise."""
    provider, _person = reporter(by)
    held = Claim.objects.select_for_update().get(pk=claim.pk)
    _own(held.benefit, provider)
    can(rules.why_not_move_claim(ClaimState(held.state), ClaimState.WITHDRAWN))
    held.state, held.counts, held.brings = ClaimState.WITHDRAWN, 0, 0
    held.save()
    record(act="withdraw claim", by=by.actor, on=("claim", held.pk), at=at, after={"ref": held.ref})
    return held


@transaction.atomic
def verify_claim(*, claim: Claim, by: Viewer, at: datetime) -> Claim:
    """Say, for the agreement's keeper, that what is claimed counts."""
    held = _to_judge(claim, ClaimState.VERIFIED, by)
    held.verified, held.brings_verified = held.quantity, held.brings
    return _decided(held, "verify claim", "", by, at)


@transaction.atomic
def adjust_claim(*, claim: Claim, verified: int, because: str, by: Viewer, at: datetime) -> Claim:
    """Say that only a part of what is claimed counts, and why. The rest can be claimed otherwise."""
    held = _to_judge(claim, ClaimState.ADJUSTED, by)
    if not 0 <= verified < held.quantity:
        raise CannotDo(why("Adjusted is less than what is claimed. To count all of it, verify it."))
    way = queries.way_to_count(held.benefit, held.commitment)
    assert way is not None
    held.verified = held.counts = verified
    held.brings = held.brings_verified = way.brings(verified)
    return _decided(held, "adjust claim", because, by, at)


@transaction.atomic
def return_claim(*, claim: Claim, because: str, by: Viewer, at: datetime) -> Claim:
    """Do not count it as it is claimed, and say why: its provider can put it right and claim again."""
    held = _to_judge(claim, ClaimState.RETURNED, by)
    held.counts = held.verified = held.brings = held.brings_verified = 0
    return _decided(held, "return claim", because, by, at)


def _to_judge(claim: Claim, to: ClaimState, by: Viewer) -> Claim:
    """A claim on an agreement that the person's organisation keeps, at its next state; not kept yet."""
    _keeper, _person = keeper_of(by)
    mine = own_records(by)
    held = (
        Claim.objects.select_for_update(of=("self",))
        .select_related(
            "benefit__edition__framework", "commitment__agreement", "commitment__edition__framework"
        )
        .get(pk=claim.pk, commitment__agreement__keeper__in=mine)
    )
    parties = {held.benefit.provider_id, held.benefit.accountable_id}
    if reason := rules.why_not_judge(own=bool(parties & mine)):
        raise NotAllowed(reason)
    can(rules.why_not_move_claim(ClaimState(held.state), to))
    held.state = to
    return held


def _decided(held: Claim, act: str, because: str, by: Viewer, at: datetime) -> Claim:
    if held.state != ClaimState.VERIFIED and not because.strip():
        raise CannotDo(why("Say why."))
    held.because, held.decided_at = because, at
    held.decided_by, held.decided_for = by.person, by.acting_for
    held.save()
    record(
        act=act, by=by.actor, on=("claim", held.pk), at=at, after={"ref": held.ref, "verified": held.verified}
    )  # fmt: skip
    return held


@transaction.atomic
def confirm_benefit(
    *, benefit: Benefit, received: int, disputes: bool = False, words: str = "", by: Viewer, at: datetime
) -> Benefit:  # fmt: skip
    """Say, for its beneficiary, how much was received and how it was; or that it is not right."""
    organisation, person = confirmer(by)
    held = Benefit.objects.select_for_update().get(pk=benefit.pk, beneficiary__in=own_records(by))
    if reason := rules.why_not_judge(
        own=bool({held.provider_id, held.accountable_id} & own_records(by))
    ):
        raise NotAllowed(reason)
    return _answered(held, received, disputes, words, organisation, person, by, at)


def _answered(
    held: Benefit, received: int, disputes: bool, words: str, organisation: Organisation | None, person: Person | None,
    by: Viewer, at: datetime,
) -> Benefit:  # fmt: skip
    to = rules.answer_to(received=received, reported=held.quantity, disputes=disputes)
    _move(held, to)
    if to is BenefitState.DISPUTED and not words.strip():
        raise CannotDo(why("Say what is not right."))
    held.confirmed = 0 if to is BenefitState.DISPUTED else min(received, held.quantity)
    held.save()
    Confirmation.objects.create(
        benefit=held, round=held.round, organisation=organisation, provider=held.accountable, received=received,
        disputes=to is BenefitState.DISPUTED, words=words, said_at=at, said_by=person,
    )  # fmt: skip
    record(
        act="confirm benefit", by=by.actor, on=(ON, held.pk), at=at,
        after={"ref": held.ref, "received": received, "state": to},
    )  # fmt: skip
    return held


def _own(benefit: Benefit, provider: Organisation) -> Benefit:
    """A benefit of the person's organisation, which nobody else changes until the transaction ends."""
    held = Benefit.objects.select_for_update(of=("self",)).select_related(
        "provider", "accountable", "edition__framework"
    ).get(pk=benefit.pk)  # fmt: skip
    if provider.pk not in (held.provider_id, held.accountable_id):
        raise Benefit.DoesNotExist
    return held


def _move(held: Benefit, to: BenefitState) -> None:
    can(rules.why_not_move_benefit(BenefitState(held.state), to))
    held.state = to
