"""What can happen to benefits and the claims on them: recorded, reported, claimed, verified, returned, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from weft.analysis.frameworks.units import UNITS, in_words
from weft.audit.actions import record
from weft.commitments import plausible, queries, rules
from weft.commitments.actions.held import move_benefit
from weft.commitments.actions.jottings import held_jotting
from weft.commitments.actions.over import part_anew
from weft.commitments.actions.who import (
    CannotDo,
    can,
    doubted,
    nameless,
    own_benefit,
    reporter,
    unquarrelled,
)
from weft.commitments.models import Benefit, Claim, Commitment
from weft.commitments.queries.agreements import IN_FORCE
from weft.commitments.queries.benefits import WayToCount
from weft.commitments.rules import BenefitState, ClaimState
from weft.frameworks.queries import adopted_measure
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.ui.marks import why

if TYPE_CHECKING:
    from weft.analysis.frameworks.measure import Measure
    from weft.commitments.models import Jotting
    from weft.frameworks.models import Edition
    from weft.organisations.models import Organisation
    from weft.ui.marks import Reason

ON = "benefit"
Measured = Callable[["Edition", str], "Measure | None"]


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
    meant: Commitment | None = None
    """For which promise it is recorded, where somebody says so."""


@transaction.atomic
def record_benefit(
    *, told: Delivered, looked: bool = False, sure: bool = False, jotting: Jotting | None = None, by: Viewer, at: datetime
) -> Benefit:  # fmt: skip
    """Record what the person's organisation delivered, as a draft that only it sees.

    The `jotting` in which it was begun becomes one benefit: where it has become one already, that is given, and nothing is recorded.
    Raises NamesPeople where its words may name people and nobody has `looked`, Doubtful where it is hardly so and nobody is `sure`.
    """
    provider, person = reporter(by)
    begun = held_jotting(jotting, by) if jotting is not None else None
    if begun is not None and begun.became is not None:
        return begun.became
    made = Benefit(
        ref=new_ref(), provider=provider, state=BenefitState.DRAFT, recorded_at=at, recorded_by=person, meant=told.meant
    )  # fmt: skip
    as_told(made, told, looked, at)
    told_of_doubt = doubted(doubts(made, told.meant, at), sure)
    made.save()
    if begun is not None:
        begun.became, begun.typed = made, {}
        begun.save(update_fields=["became", "typed"])
    record(
        act="record benefit", by=by.actor, on=(ON, made.pk), at=at,
        after={"ref": made.ref, "code": made.code, "quantity": made.quantity, "begins": made.begins, "ends": made.ends, **told_of_doubt},
    )  # fmt: skip
    return made


@transaction.atomic
def change_benefit(
    *,
    benefit: Benefit,
    told: Delivered,
    looked: bool = False,
    sure: bool = False,
    by: Viewer,
    at: datetime,
) -> Benefit:
    """Put right what a benefit says, before it is reported, or before it is reported once more. Raises Doubtful where it is hardly so and nobody is `sure`."""
    reporter(by)
    held = own_benefit(benefit, by)
    unquarrelled(held)
    can(rules.why_not_change_benefit(BenefitState(held.state)))
    if held.claimed and (told.edition.pk, told.code) != (held.edition_id, held.code):
        raise CannotDo(why("Claims on it count. Withdraw those first."))
    claimed = in_words(held.claimed, UNITS[held.unit])
    can(rules.why_not_shrink(quantity=told.quantity, claimed=held.claimed, in_words=claimed))
    settled = queries.settled_to_be(held)
    can(rules.why_not_grow(quantity=told.quantity, settled=settled, in_words=in_words(settled or 0, UNITS[held.unit])))  # fmt: skip
    before = {"quantity": held.quantity, "begins": held.begins, "ends": held.ends}
    as_told(held, told, looked, at)
    told_of_doubt = doubted(doubts(held, held.meant, at), sure)
    held.save()
    record(
        act="change benefit", by=by.actor, on=(ON, held.pk), at=at, before=before,
        after={"ref": held.ref, "quantity": held.quantity, "begins": held.begins, "ends": held.ends, **told_of_doubt},
    )  # fmt: skip
    return held


def doubts(made: Benefit, meant: Commitment | None, at: datetime) -> list[Reason | None]:
    """Why what a benefit says is hardly so."""
    promised = queries.promised_in_all(meant) if meant is not None else None
    unit = UNITS[made.unit]
    return [
        plausible.why_doubt_amount(
            quantity=made.quantity, promised=promised, said=in_words(made.quantity, unit), of=in_words(promised or 0, unit)
        ),
        plausible.why_doubt_day(made.ends, today=timezone.localdate(at)),
    ]  # fmt: skip


def as_told(
    held: Benefit, told: Delivered, looked: bool, at: datetime, measured: Measured = adopted_measure
) -> None:
    """Let a benefit say what is told of it, where that can be. `measured` knows how a measure is counted."""
    if (measure := measured(told.edition, told.code)) is None:
        raise CannotDo(
            why(
                "“%(code)s” is no measure of an adopted edition. Choose one that is.",
                code=told.code,
            )
        )
    can(
        rules.why_not_record(
            quantity=told.quantity, begins=told.begins, ends=told.ends, today=timezone.localdate(at)
        )
    )
    can(rules.why_not_untold(is_story=measure.unit == "story", told=told.story + told.description))
    accountable = told.accountable or held.provider
    if told.beneficiary is not None and told.beneficiary.pk in (held.provider_id, accountable.pk):
        raise CannotDo(why("Nobody is their own beneficiary. Say who else received it."))
    nameless(looked, {name: getattr(told, name) for name in FREE})
    for name in SAID:
        setattr(held, name, getattr(told, name))
    held.accountable, held.unit, held.places = accountable, measure.unit, list(told.places)
    held.reported = held.quantity


SAID = (
    "edition", "code", "quantity", "begins", "ends", "cohort", "beneficiary", "beneficiary_name", "description", "story",
)  # fmt: skip
"""What a benefit says as it is told."""
FREE = ("beneficiary_name", "description", "story")
"""What of it is said in words of one's own, and may name people."""


@transaction.atomic
def report_benefit(*, benefit: Benefit, by: Viewer, at: datetime) -> Benefit:
    """Report what was recorded: its beneficiary can say now what it has received. After a dispute it is a second round."""
    reporter(by)
    held = own_benefit(benefit, by)
    unquarrelled(held)
    can(rules.why_not_untold(is_story=held.unit == "story", told=held.story + held.description))
    again = held.state != BenefitState.DRAFT
    move_benefit(held, BenefitState.REPORTED)
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
    reporter(by)
    held = own_benefit(benefit, by)
    unquarrelled(held)
    if held.claimed:
        raise CannotDo(why("Claims on it count. Withdraw those first."))
    move_benefit(held, BenefitState.WITHDRAWN)
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
    _provider, person = reporter(by)
    held = own_benefit(benefit, by)
    unquarrelled(held)
    promise = Commitment.objects.select_related("agreement", "edition__framework").get(
        pk=commitment.pk
    )
    if promise.ended_at:
        raise CannotDo(why("This is promised no longer."))
    way = _way(held, promise)
    here = Claim.objects.select_for_update().filter(benefit=held, commitment=promise).first()
    if here is not None:
        can(rules.why_not_move_claim(ClaimState(here.state), ClaimState.MADE))
    left = held.quantity - held.claimed
    can(rules.why_not_claim(wanted=quantity, left=left, in_words=in_words(left, UNITS[held.unit])))
    most = queries.most_for(promise, held)
    can(rules.why_not_claim_outside(wanted=quantity, most=most, in_words=in_words(most, UNITS[held.unit])))  # fmt: skip
    made = here or Claim(ref=new_ref(), benefit=held, commitment=promise, provider=held.accountable)
    made.state, made.quantity, made.counts = ClaimState.MADE, quantity, quantity
    made.factor = str(way.factor) if way.is_mapped else ""
    made.brings = made.brings_reported = way.brings(quantity)
    made.made_at, made.made_by = at, person
    made.save()
    record(
        act="claim benefit", by=by.actor, on=("claim", made.pk), at=at,
        after={"benefit": held.ref, "commitment": promise.ref, "quantity": quantity},
    )  # fmt: skip
    part_anew([promise.pk], by=by.actor, at=at)
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
            of_measure=way is not None, within=queries.stands_on(commitment, benefit.begins, benefit.ends),
            in_force=agreement.state in IN_FORCE, party=party,
        )
    )  # fmt: skip
    assert way is not None
    return way


@transaction.atomic
def withdraw_claim(*, claim: Claim, by: Viewer, at: datetime) -> Claim:
    """Take a claim back that nobody has verified, and of which nobody has settled that it counts; what it took up can be claimed otherwise."""
    reporter(by)
    held = Claim.objects.select_for_update().get(pk=claim.pk)
    unquarrelled(own_benefit(held.benefit, by))
    can(rules.why_not_take_claim_back(ClaimState(held.state), settled=queries.is_settled(held)))
    held.state, held.counts = ClaimState.WITHDRAWN, 0
    held.brings = held.brings_reported = 0
    held.save()
    record(act="withdraw claim", by=by.actor, on=("claim", held.pk), at=at, after={"ref": held.ref})
    part_anew([held.commitment_id], by=by.actor, at=at)
    return held
