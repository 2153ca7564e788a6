"""Decisions about disputes, in plain Python: who opens one about a benefit, who answers, and what comes of it once it is settled."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from weft.commitments.rules import BenefitState, ClaimState
from weft.ui.marks import Reason, why


class DisputeKind(StrEnum):
    """About what people quarrel."""

    ELSEWHERE = "claimed elsewhere"
    """It counts for what they may not see, and could have served another promise."""
    FACTS = "facts"
    """It did not happen so, not so much, not there, or it is recorded twice."""


class DisputeState(StrEnum):
    """How a dispute stands."""

    OPENED = "opened"
    ANSWERED = "answered"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class Stake(StrEnum):
    """What an organisation is to the benefit about which people quarrel."""

    PROVIDER = "provider"
    ACCOUNTABLE = "accountable"
    BENEFICIARY = "beneficiary"
    KEEPER = "keeper"
    """It keeps an agreement for which the benefit counts, or could."""


DISPUTE_NEXT: Mapping[DisputeState, tuple[DisputeState, ...]] = {
    DisputeState.OPENED: (DisputeState.ANSWERED, DisputeState.SETTLED, DisputeState.WITHDRAWN),
    DisputeState.ANSWERED: (DisputeState.SETTLED, DisputeState.WITHDRAWN),
    DisputeState.SETTLED: (),
    DisputeState.WITHDRAWN: (),
}
OPEN = (DisputeState.OPENED, DisputeState.ANSWERED)
ANSWER_DAYS = 14
"""So long every side has to answer before a dispute is settled without its answer."""
SETTLED_DAYS = 14
"""So long it is told on the first page of every side that a dispute was settled."""
BENEFIT_SETTLES: Mapping[BenefitState, tuple[BenefitState, ...]] = {
    BenefitState.REPORTED: (BenefitState.WITHDRAWN,),
    BenefitState.CONFIRMED: (BenefitState.PARTLY, BenefitState.WITHDRAWN),
    BenefitState.PARTLY: (BenefitState.CONFIRMED, BenefitState.WITHDRAWN),
    BenefitState.DISPUTED: (BenefitState.REPORTED, BenefitState.WITHDRAWN),
}
"""What a settled dispute can make of a benefit. What its beneficiary had disputed is put to it once more, as it was settled."""
CLAIM_SETTLES: Mapping[ClaimState, tuple[ClaimState, ...]] = {
    ClaimState.MADE: (ClaimState.RETURNED,),
    ClaimState.VERIFIED: (ClaimState.ADJUSTED, ClaimState.MADE, ClaimState.RETURNED),
    ClaimState.ADJUSTED: (ClaimState.MADE, ClaimState.RETURNED),
    ClaimState.RETURNED: (ClaimState.MADE,),
    ClaimState.WITHDRAWN: (ClaimState.MADE,),
}
"""What a settled dispute can make of a claim. Nothing becomes verified by it: what counts anew, or more, waits for the keeper of its agreement."""


def why_not_move(now: DisputeState, to: DisputeState) -> Reason | None:
    """Say why a dispute cannot come to stand so, or None when it can."""
    if to in DISPUTE_NEXT[now]:
        return None
    return why("The dispute is “%(now)s”, so it cannot become “%(to)s”.", now=now, to=to)


def why_not_open(*, now: BenefitState, is_open: bool) -> Reason | None:
    """Say why nobody can open a dispute about a benefit, or None when somebody can."""
    if now in (BenefitState.DRAFT, BenefitState.WITHDRAWN):
        return why("It is not reported, or no longer, so there is nothing to quarrel about.")
    if is_open:
        return why("A dispute about this is open already. Once it is settled, another can be opened.")  # fmt: skip
    return None


def kinds_open_to(
    stakes: Collection[Stake], *, has_claim: bool, could_count: bool
) -> tuple[DisputeKind, ...]:
    """About what an organisation can open a dispute, by what it is to the benefit.

    `has_claim`: the benefit is claimed for an agreement that it keeps; `could_count`: it could count for a promise that it made or
    keeps. Whoever only keeps an agreement for which it could count says nothing of what happened: it does not know.
    """
    delivers = bool({Stake.PROVIDER, Stake.ACCOUNTABLE} & set(stakes))
    keeps = Stake.KEEPER in stakes
    kinds = []
    if could_count and (delivers or keeps):
        kinds.append(DisputeKind.ELSEWHERE)
    if delivers or Stake.BENEFICIARY in stakes or (keeps and has_claim):
        kinds.append(DisputeKind.FACTS)
    return tuple(kinds)


def why_not_want(*, wanted: int, quantity: int, in_words: str) -> Reason | None:
    """Say why so much of a benefit cannot be wanted for another promise, or None when it can. `in_words`: all of it; empty, for whoever may not know how
    much was delivered: they may want any amount, so that none that is refused tells it."""
    if wanted < 1:
        return why("Say how much of it should count.")
    if in_words and wanted > quantity:
        return why("All of it is %(all)s. Ask for no more than that.", all=in_words)
    return None


def why_not_answer(now: DisputeState) -> Reason | None:
    """Say why nobody answers in a dispute any more, or None when they do."""
    return None if now in OPEN else why("This dispute is “%(now)s”. Nobody answers in it any more.", now=now)  # fmt: skip


def why_not_take_back(now: DisputeState, *, opener: bool) -> Reason | None:
    """Say why a dispute cannot be taken back, or None when it can: by whoever opened it, until it is settled."""
    if not opener:
        return why("Whoever opened this dispute can take it back.")
    return why_not_move(now, DisputeState.WITHDRAWN)


def why_not_settle(*, own: bool, took_part: bool) -> Reason | None:
    """Say why someone cannot settle a dispute, or None when they can: nobody does it for themselves or for an organisation of theirs."""
    if own:
        return why("One of your organisations has a part in this dispute. Another place steward settles it.")  # fmt: skip
    if took_part:
        return why("You have spoken in this dispute. Another place steward settles it.")
    return None


def why_not_settle_yet(*, waits: int, today: date, until: date) -> Reason | None:
    """Say why a dispute is not settled yet, or None when it can be: every side has answered, or has had the time to. `waits`: how many have
    not answered."""
    if waits and today <= until:
        return why("Not every side has answered. Each has until %(day)s.", day=until.isoformat())
    return None


def why_not_settle_so(
    *, quantity: int, reported: int, counted: int, happened: str, told: str
) -> Reason | None:
    """Say why it cannot be settled so, or None when it can. `reported`: what its provider reported; `counted`: what counts in all from now;
    `happened`, `told`: what happened, and what was reported, in words."""
    if quantity < 1:
        return why("Say how much happened. Where nothing did, say that it does not stand.")
    if quantity > reported:
        return why(
            "%(told)s were reported, so no more than that is settled. If more happened, whoever delivered it records the rest.",
            told=told,
        )
    if counted > quantity:
        return why("Only %(happened)s happened. Let no more than that count in all.", happened=happened)  # fmt: skip
    return None


def why_not_verify(*, is_open: bool, because: str) -> Reason | None:
    """Say why a claim cannot be verified while people quarrel about its benefit, or None when it can: with a reason, and by itself."""
    if is_open and not because.strip():
        return why("A dispute about this is open. Open the claim, and say why you verify it before that is settled.")  # fmt: skip
    return None


def claim_after(now: ClaimState, *, counted: int, counts: int) -> ClaimState:
    """How a claim stands once it is settled how much of it counts: as before, where that is the same.

    What its keeper has verified is verified still, as far as it counts; what counts more waits to be verified.
    """
    if counts == counted:
        return now
    if counts == 0:
        return ClaimState.RETURNED
    has_verified = now in (ClaimState.VERIFIED, ClaimState.ADJUSTED)
    return ClaimState.ADJUSTED if has_verified and counts < counted else ClaimState.MADE


def benefit_after(
    now: BenefitState, *, stands: bool, quantity: int, confirmed: int
) -> BenefitState:
    """How a benefit stands once it is settled whether it happened, and how much of it."""
    if not stands:
        return BenefitState.WITHDRAWN
    if now is BenefitState.DISPUTED:
        return BenefitState.REPORTED
    if now in (BenefitState.CONFIRMED, BenefitState.PARTLY):
        return BenefitState.CONFIRMED if confirmed >= quantity else BenefitState.PARTLY
    return now
