"""What the tests of disputes share: what the builders delivered once counts for Ambleford, and Brindale was promised the same."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.cast import NOW
from tests.commitments.conftest import LATER, Place
from weft.commitments import actions
from weft.commitments.actions import Quarrel, Settlement
from weft.commitments.disputes import DisputeKind
from weft.commitments.models import Benefit, Claim, Dispute

MUCH_LATER = LATER + timedelta(30)
SIDES = ("Mo", "Tom", "Bea", "Cleo")
"""Who speaks for the builders, for Ambleford, for Brindale and for the choir."""


def counted(place: Place, quantity: int = 5, *, verified: bool = True, **told: object) -> Claim:
    """What was delivered, all of it claimed for Ambleford."""
    benefit = place.benefit(quantity, **told)
    claim = actions.claim(
        benefit=benefit, commitment=place.first, quantity=quantity, by=place.viewer("Mo"), at=NOW
    )
    if verified:
        actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=NOW)
    return Claim.objects.get(pk=claim.pk)


def claimed_elsewhere(
    place: Place,
    benefit: Benefit,
    *,
    by: str = "Bea",
    wanted: int = 2,
    at: datetime = NOW,
    **more: bool,
) -> Dispute:
    """Somebody says that so much of it should count for what was promised to Brindale."""
    told = Quarrel(
        DisputeKind.ELSEWHERE, "Two of them work on our school.", place.second, wanted, **more
    )
    return actions.open_dispute(benefit=benefit, told=told, by=place.viewer(by), at=at)


def of_facts(place: Place, benefit: Benefit, *, by: str = "Cleo") -> Dispute:
    """Somebody says that it did not happen so."""
    told = Quarrel(DisputeKind.FACTS, "Only three came.")
    return actions.open_dispute(benefit=benefit, told=told, by=place.viewer(by), at=NOW)


def answered(place: Place, dispute: Dispute, *people: str, named: tuple[str, ...] = ()) -> None:
    """These say something."""
    for name in people:
        actions.answer_dispute(
            dispute=dispute, words=f"{name} says so.", may_be_named=name in named, by=place.viewer(name), at=LATER
        )  # fmt: skip


def settled(
    place: Place, dispute: Dispute, *, at: datetime = MUCH_LATER, by: str = "Stella", **told: object
) -> Dispute:
    """How a place steward settles it; all of it stands, where nothing else is said."""
    quantity = Benefit.objects.get(pk=dispute.benefit_id).quantity
    settlement = Settlement(
        **{
            "because": "Both schools sent their lists.",
            "stands": True,
            "quantity": quantity,
            **told,
        }
    )  # type: ignore[arg-type]
    place.cast.steward()
    return actions.settle_dispute(dispute=dispute, settled=settlement, by=place.viewer(by), at=at)


def now(claim: Claim) -> tuple[str, int, int]:
    """How a claim stands, what it counts, and what of that is verified."""
    there = Claim.objects.get(pk=claim.pk)
    return there.state, there.counts, there.verified
