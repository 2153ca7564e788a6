"""What whoever received a benefit confirms is shared among the claims on it, never more than each claims, and never more than was confirmed."""

from __future__ import annotations

import random
from datetime import date

import pytest
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from tests.commitments.conftest import LATER, Place
from tests.commitments.spec_what_is_confirmed_of_a_claim import CASES
from weft.commitments import actions
from weft.commitments.models import Benefit, Claim, Commitment
from weft.commitments.rules import confirmed_of_a_claim


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), st.integers(0, 2 * 10**9))
def test_shares_are_never_more_than_is_claimed_or_confirmed(
    counts: list[int], confirmed: int
) -> None:
    claimed = sum(counts)
    shares = [
        confirmed_of_a_claim(brings=one, confirmed=confirmed, claimed=claimed) for one in counts
    ]
    assert all(share <= one for share, one in zip(shares, counts, strict=True))
    assert sum(shares) <= confirmed
    assert min(confirmed, claimed) - sum(shares) < len(counts)  # rounded down, once for each
    if confirmed >= claimed:
        assert shares == counts


def test_what_is_adjusted_to_what_was_confirmed_is_confirmed_whole() -> None:
    assert confirmed_of_a_claim(brings=70, confirmed=70, claimed=70) == 70
    assert confirmed_of_a_claim(brings=45, confirmed=70, claimed=90) == 35
    assert confirmed_of_a_claim(brings=0, confirmed=70, claimed=0) == 0


@pytest.mark.parametrize(("counts", "confirmed", "of_each"), CASES)
def test_it_is_shared_as_the_table_says(counts: str, confirmed: str, of_each: str) -> None:
    claims = [int(one) for one in counts.split(", ")]
    shares = [
        confirmed_of_a_claim(brings=one, confirmed=int(confirmed), claimed=sum(claims))
        for one in claims
    ]
    assert ", ".join(map(str, shares)) == of_each


def as_the_rule_says() -> None:
    """Every claim and promise, in the database, as the rule has it."""
    for claim in Claim.objects.select_related("benefit"):
        benefit = claim.benefit
        assert claim.confirmed == confirmed_of_a_claim(
            brings=claim.brings, confirmed=benefit.confirmed, claimed=benefit.claimed
        )
    for one in Commitment.objects.all():
        summed = one.claims.aggregate(sum=Sum("confirmed"))["sum"] or 0
        assert one.confirmed == summed


def of_two(place: Place, amounts: tuple[int, int], confirmed: int) -> list[int]:
    """What the database says is confirmed of each of two claims, of such amounts, where so much of their benefit is confirmed."""
    claims, benefits = Claim.objects.order_by("pk"), Benefit.objects.filter(pk=place_benefit(place))
    benefits.update(confirmed=0)
    for one in claims:
        claims.filter(pk=one.pk).update(quantity=1, counts=1, brings=1, brings_reported=1)
    benefits.update(quantity=sum(amounts), reported=sum(amounts))
    for one, amount in zip(claims, amounts, strict=True):
        claims.filter(pk=one.pk).update(
            quantity=amount, counts=amount, brings=amount, brings_reported=amount
        )
    benefits.update(confirmed=confirmed)
    return list(claims.values_list("confirmed", flat=True))


def place_benefit(place: Place) -> int:
    """The number of the one benefit, of which two claims are made."""
    there = Benefit.objects.first()
    if there is not None:
        return there.pk
    made, mo = place.benefit(2), place.viewer("Mo")
    for promise in (place.first, place.second):
        actions.claim(benefit=made, commitment=promise, quantity=1, by=mo, at=LATER)
    return made.pk


LARGEST = 2**63 - 1
GIFT = 54_148_414_040
"""£541,484,140.40 in pence."""


@pytest.mark.django_db
def test_it_is_exact_however_large_the_amounts_are(place: Place) -> None:
    dice = random.Random(41)
    assert of_two(place, (GIFT, 1), GIFT + 1) == [GIFT, 1]
    for most in (9, 10**4, 2**31, 10**11, 2**40, 2**53, LARGEST // 2):
        for _each in range(40):
            one, other = dice.randint(1, most), dice.randint(1, most)
            confirmed = dice.choice([dice.randint(0, one + other), one, one + other - 1])
            shares = of_two(place, (one, other), confirmed)
            assert shares == [
                confirmed_of_a_claim(brings=amount, confirmed=confirmed, claimed=one + other) for amount in (one, other)
            ], (one, other, confirmed)  # fmt: skip
            as_the_rule_says()


@pytest.mark.django_db
def test_the_database_keeps_it_whatever_becomes_of_a_claim(place: Place) -> None:
    mo, tom, bea, cleo = (place.viewer(name) for name in ("Mo", "Tom", "Bea", "Cleo"))
    benefit = place.benefit(9)
    one = actions.claim(benefit=benefit, commitment=place.first, quantity=5, by=mo, at=LATER)
    as_the_rule_says()
    actions.confirm_benefit(benefit=benefit, received=4, words="Four came.", by=cleo, at=LATER)
    assert Claim.objects.get(pk=one.pk).confirmed == 4
    two = actions.claim(benefit=benefit, commitment=place.second, quantity=4, by=mo, at=LATER)
    as_the_rule_says()
    assert [claim.confirmed for claim in Claim.objects.order_by("pk")] == [2, 1]  # 5 · 4/9, 4 · 4/9
    assert Commitment.objects.get(pk=place.first.pk).confirmed == 2
    actions.return_claim(claim=two, because="Another list", by=bea, at=LATER)
    as_the_rule_says()
    assert Commitment.objects.get(pk=place.first.pk).confirmed == 4
    actions.adjust_claim(claim=one, verified=3, because="One left", by=tom, at=LATER)
    as_the_rule_says()
    actions.report_benefit(benefit=benefit, by=mo, at=LATER)  # a second round
    as_the_rule_says()
    assert Commitment.objects.get(pk=place.first.pk).confirmed == 0


@pytest.mark.django_db
def test_it_is_so_after_whatever_happens_in_whatever_order(place: Place) -> None:
    dice, mo = random.Random(7), place.viewer("Mo")
    by = {place.first.pk: place.viewer("Tom"), place.second.pk: place.viewer("Bea")}
    for number in range(12):
        begins = date(2026, 10, 1 + number)
        benefit = place.benefit(dice.randint(2, 9), begins=begins, ends=begins)
        for _step in range(dice.randint(2, 7)):
            _one_thing(dice, Benefit.objects.get(pk=benefit.pk), place, mo, by)
            as_the_rule_says()


def _one_thing(
    dice: random.Random, benefit: Benefit, place: Place, mo: object, by: dict[int, object]
) -> None:
    commitment = dice.choice([place.first, place.second])
    claim = benefit.claims.filter(commitment=commitment).first()
    try:
        if claim is None or claim.state in ("returned", "withdrawn"):
            left = benefit.quantity - benefit.claimed
            actions.claim(benefit=benefit, commitment=commitment, quantity=dice.randint(1, max(1, left)), by=mo, at=LATER)  # type: ignore[arg-type]  # fmt: skip
        elif dice.random() < 0.3 and benefit.state == "reported":
            actions.confirm_benefit(
                benefit=benefit, received=dice.randint(1, benefit.quantity), words="x", by=place.viewer("Cleo"), at=LATER
            )  # fmt: skip
        elif dice.random() < 0.5:
            actions.return_claim(claim=claim, because="x", by=by[commitment.pk], at=LATER)  # type: ignore[arg-type]
        elif claim.quantity > 1:
            actions.adjust_claim(claim=claim, verified=dice.randint(1, claim.quantity - 1), because="x", by=by[commitment.pk], at=LATER)  # type: ignore[arg-type]  # fmt: skip
    except actions.CannotDo:
        pass
