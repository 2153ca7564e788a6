"""Random people do random things to benefits and claims, and quarrel about them: nothing comes to stand that the rules forbid, claims never exceed, nobody does
what they may not, and every act is in the record."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.cast import NOW
from tests.commitments.conftest import LATER, Place, cast_of_two_contracts, made_place
from tests.commitments.quarrels import MUCH_LATER
from weft.audit.models import Entry
from weft.commitments import actions, queries
from weft.commitments.actions import CannotDo, Check, Quarrel, Settlement
from weft.commitments.checks import Sample, Way
from weft.commitments.disputes import BENEFIT_SETTLES, CLAIM_SETTLES, OPEN, DisputeKind
from weft.commitments.models import (
    Answer,
    Benefit,
    Claim,
    Commitment,
    Confirmation,
    Dispute,
    Side,
)
from weft.commitments.rules import BENEFIT_NEXT, CLAIM_NEXT, BenefitState, ClaimState
from weft.organisations.access import NotAllowed

PEOPLE = ("Mo", "Rolf", "Tom", "Bea", "Cleo", "Rita", "Ada", "Stella")
REFUSALS = (
    CannotDo, NotAllowed, Benefit.DoesNotExist, Claim.DoesNotExist, Commitment.DoesNotExist, Dispute.DoesNotExist,
)  # fmt: skip
ACTS = (
    "report",
    "withdraw",
    "claim",
    "take back",
    "verify",
    "adjust",
    "return",
    "confirm",
    "dispute",
    "check",
    "quarrel",
    "answer",
    "give in",
    "settle",
)
SPEAK = {"Mo", "Cleo", "Tom", "Ada", "Bea"}
MAY = {
    "quarrel": SPEAK, "answer": SPEAK, "give in": SPEAK, "settle": {"Stella"},
    "check": {"Cleo", "Tom", "Ada", "Bea"},
    "report": {"Mo"}, "withdraw": {"Mo"}, "claim": {"Mo"}, "take back": {"Mo"}, "confirm": {"Cleo"}, "dispute": {"Cleo"},
}  # fmt: skip
"""Who may at all; verifying, adjusting and returning: the manager or an administrator of the council whose contract it is."""

Step = tuple[str, str, int, int, int]
ALLOWED = "somebody who may"
"""As often as anybody else together: most of what random people try is refused."""
step = st.tuples(
    st.sampled_from(ACTS),
    st.sampled_from(PEOPLE) | st.just(ALLOWED),
    st.integers(0, 2),
    st.integers(0, 1),
    st.integers(0, 8),
)


def does(
    place: Place, act: str, who: str, benefit: Benefit, commitment: Commitment, amount: int
) -> None:
    by = place.viewer(who)
    there = Claim.objects.filter(benefit=benefit, commitment=commitment).first()
    match act:
        case "report":
            actions.report_benefit(benefit=benefit, by=by, at=NOW)
        case "withdraw":
            actions.withdraw_benefit(benefit=benefit, because="A mistake", by=by, at=NOW)
        case "claim":
            actions.claim(benefit=benefit, commitment=commitment, quantity=amount, by=by, at=NOW)
        case "confirm":
            actions.confirm_benefit(
                benefit=benefit, received=amount, words="It was so", by=by, at=LATER
            )
        case "dispute":
            actions.confirm_benefit(
                benefit=benefit, received=0, disputes=True, words="Nobody came", by=by, at=LATER
            )
        case "check":
            sample = Sample(sampled=max(amount, 1), sampled_of=7, found=amount // 2)
            check = Check(Way.SAMPLE, sample=sample, words="It was so")
            actions.check_benefit(benefit=benefit, check=check, by=by, at=LATER)
        case "quarrel" | "answer" | "give in" | "settle":
            quarrels(place, act, who, benefit, commitment, amount)
        case _ if there is None:
            raise CannotDo("There is no claim.")
        case "take back":
            actions.withdraw_claim(claim=there, by=by, at=LATER)
        case "verify":
            actions.verify_claim(claim=there, by=by, at=LATER)
        case "adjust":
            actions.adjust_claim(
                claim=there, verified=amount, because="Not all of it", by=by, at=LATER
            )
        case "return":
            actions.return_claim(claim=there, because="No list", by=by, at=LATER)


def quarrels(
    place: Place, act: str, who: str, benefit: Benefit, commitment: Commitment, amount: int
) -> None:
    """A dispute about a benefit is opened, answered, taken back or settled."""
    by = place.viewer(who)
    if act == "quarrel":
        facts, elsewhere = Quarrel(DisputeKind.FACTS, "Not so."), Quarrel(DisputeKind.ELSEWHERE, "Ours.", commitment, amount)  # fmt: skip
        actions.open_dispute(
            benefit=benefit, told=elsewhere if amount % 2 else facts, by=by, at=NOW
        )
        return
    dispute = Dispute.objects.get(benefit=benefit, state__in=OPEN)
    if act == "answer":
        actions.answer_dispute(dispute=dispute, words="It was so.", by=by, at=LATER)
    elif act == "give in":
        actions.withdraw_dispute(dispute=dispute, because="It was so.", by=by, at=LATER)
    else:
        settled = Settlement("Both lists.", stands=amount < 7, quantity=amount, counts={commitment: amount // 2})  # fmt: skip
        actions.settle_dispute(dispute=dispute, settled=settled, by=by, at=MUCH_LATER)


def may(act: str, who: str, commitment: Commitment) -> bool:
    if act in MAY:
        return who in MAY[act]
    keeper = commitment.agreement.keeper.name
    return (keeper.startswith("Ambleford") and who in {"Tom", "Ada"}) or (
        keeper.startswith("Brindale") and who == "Bea"
    )


def allowed(act: str, commitment: Commitment) -> str:
    """The first who may do this."""
    return next(who for who in PEOPLE if may(act, who, commitment))


def as_it_stands() -> dict[str, object]:
    return {
        "benefits": {one.pk: BenefitState(one.state) for one in Benefit.objects.all()},
        "claims": {one.pk: ClaimState(one.state) for one in Claim.objects.all()},
        "entries": Entry.objects.count(),
        "all": [
            *Benefit.objects.values(),
            *Claim.objects.values(),
            *Commitment.objects.values(),
            *Confirmation.objects.values(),
            *Dispute.objects.values(),
            *Side.objects.values(),
            *Answer.objects.values(),
        ],
    }


def holds(
    before: dict[str, object], after: dict[str, object], *, refused: bool, settles: bool
) -> None:
    """What must be true after every step. `settles`: a dispute was settled."""
    if refused:
        assert after == before, "what is refused changes nothing"
        return
    assert after["entries"] == before["entries"] + 1, "each act is one entry of the record"  # type: ignore[operator]
    for pk, state in after["benefits"].items():  # type: ignore[attr-defined]
        was = before["benefits"][pk]  # type: ignore[index]
        assert state == was or state in (BENEFIT_SETTLES if settles else BENEFIT_NEXT)[was]
    for pk, state in after["claims"].items():  # type: ignore[attr-defined]
        was = before["claims"].get(pk, ClaimState.MADE)  # type: ignore[attr-defined]
        assert state == was or state in (CLAIM_SETTLES if settles else CLAIM_NEXT)[was]


def checks_agree() -> None:
    """A check confirms its share, rounded down, and is never made by whoever delivered."""
    for one in Confirmation.objects.exclude(way=Way.BENEFICIARY).select_related("benefit"):
        whole = min(one.benefit.reported, one.sampled_of or 0)
        assert one.received * (one.sampled or 0) <= whole * (one.found or 0)
        assert one.organisation_id not in {one.benefit.provider_id, one.benefit.accountable_id}


def sums_agree() -> None:
    for one in Benefit.objects.prefetch_related("claims"):
        assert one.claimed == sum(claim.counts for claim in one.claims.all()) <= one.quantity
        assert one.verified == sum(claim.verified for claim in one.claims.all()) <= one.claimed
        assert one.confirmed <= one.quantity
    for one in Commitment.objects.all():
        found = one.claims.aggregate(claimed=Sum("brings"), reported=Sum("brings_reported"), verified=Sum("brings_verified"))  # fmt: skip
        assert (one.claimed, one.reported, one.verified) == tuple(found[name] or 0 for name in ("claimed", "reported", "verified"))  # fmt: skip
        assert one.reported >= one.claimed >= one.verified


steps_taken = st.lists(step, min_size=1, max_size=25)
EASY = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


QUARRELS: list[Step] = [
    ("claim", ALLOWED, 0, 0, 5), ("verify", ALLOWED, 0, 0, 0), ("confirm", ALLOWED, 0, 0, 4), ("quarrel", ALLOWED, 0, 1, 3), ("claim", ALLOWED, 0, 1, 1),
    ("answer", ALLOWED, 0, 0, 0), ("settle", ALLOWED, 0, 1, 5), ("settle", ALLOWED, 0, 0, 6), ("quarrel", ALLOWED, 0, 0, 2), ("settle", ALLOWED, 0, 0, 8),
]  # fmt: skip
"""One that is settled twice: what counts is parted, and then nothing stands."""
CHECKS: list[Step] = [
    ("claim", ALLOWED, 0, 0, 5), ("check", "Mo", 0, 0, 6), ("check", "Bea", 0, 0, 6), ("check", "Tom", 0, 0, 4), ("check", "Tom", 0, 0, 6), ("confirm", ALLOWED, 0, 0, 5),
    ("report", ALLOWED, 0, 0, 0), ("quarrel", ALLOWED, 0, 0, 2), ("check", "Cleo", 0, 0, 7), ("give in", ALLOWED, 0, 0, 0), ("check", "Cleo", 0, 0, 7),
    ("check", "Tom", 1, 0, 7), ("check", "Cleo", 1, 0, 7),
]  # fmt: skip
"""Several who may, and may not, look for themselves: too few asked, twice in a round, while people quarrel, of what counts for nobody."""


@pytest.mark.django_db
@example(steps=QUARRELS)
@example(steps=CHECKS)
@settings(max_examples=10, **EASY)  # type: ignore[arg-type]
@given(steps=steps_taken)
def test_no_order_of_acts_breaks_what_holds(db: None, steps: list[Step]) -> None:
    walk(steps)


@pytest.mark.long
@pytest.mark.django_db
@settings(max_examples=100, **EASY)  # type: ignore[arg-type]
@given(steps=steps_taken)
def test_no_order_of_many_acts_breaks_what_holds(db: None, steps: list[Step]) -> None:
    walk(steps)


def walk(steps: list[Step]) -> None:
    """Have people do all this, one after the other, and look after each step."""
    try:
        with transaction.atomic():
            place = made_place(cast_of_two_contracts())
            place.cast.steward()
            benefits = [place.benefit(5), place.benefit(3), place.benefit(2, report=False)]
            for act, whoever, at, of, amount in steps:
                commitment = Commitment.objects.select_related("agreement__keeper").get(
                    pk=(place.first, place.second)[of].pk
                )
                who = allowed(act, commitment) if whoever == ALLOWED else whoever
                benefit = Benefit.objects.get(pk=benefits[at].pk)
                before = as_it_stands()
                try:
                    with transaction.atomic():
                        does(place, act, who, benefit, commitment, amount)
                    refused = False
                except REFUSALS:
                    refused = True
                assert refused or may(act, who, commitment), f"{who} may not {act}"
                holds(before, as_it_stands(), refused=refused, settles=act == "settle")
                sums_agree()
                checks_agree()
                sees_only_their_own(place)
            raise _TakenBack
    except _TakenBack:
        pass


class _TakenBack(Exception):
    """What one example has written is taken back."""


def sees_only_their_own(place: Place) -> None:
    """Drafts are their provider's; a council sees what counts for its own contract; a stranger sees nothing."""
    for benefit in queries.benefits_visible_to(place.viewer("Tom")):
        assert benefit.claims.filter(commitment=place.first).exists()
    for claim in queries.claims_visible_to(place.viewer("Bea")):
        assert claim.commitment_id == place.second.pk
    assert not queries.benefits_visible_to(place.viewer("Rolf")).exists()
    assert (
        not queries.benefits_visible_to(place.viewer("Cleo"))
        .filter(state=BenefitState.DRAFT)
        .exists()
    )


@pytest.mark.django_db
def test_a_confirmation_for_the_own_organisation_is_refused_by_the_database(place: Place) -> None:
    benefit = place.benefit(5)
    with pytest.raises(IntegrityError), transaction.atomic():
        Confirmation.objects.create(
            benefit=benefit,
            round=1,
            organisation=benefit.accountable,
            provider=benefit.accountable,
            received=5,
            said_at=NOW,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Benefit.objects.filter(pk=benefit.pk).update(beneficiary=benefit.provider)
