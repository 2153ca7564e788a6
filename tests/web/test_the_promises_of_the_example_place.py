"""The example place shows two years of promises: kept, missed, disputed and put right, counted in part, recorded twice."""

from __future__ import annotations

import pytest

from weft.commitments.models import Agreement, Benefit, Claim, Commitment
from weft.web.demo import fill_example_place
from weft.web.demo_commitments import HOUR, POUND, fill_example_commitments
from weft.web.demo_frameworks import fill_example_frameworks

pytestmark = pytest.mark.django_db


def test_what_was_promised_has_come_as_far_as_people_say() -> None:
    fill_example_place()
    fill_example_frameworks()
    for _ in range(2):  # it is made once
        fill_example_commitments()
    assert Agreement.objects.count() == 2
    stands = {(one.agreement.title[:7], one.code): (one.claimed, one.verified) for one in Commitment.objects.all()}  # fmt: skip
    repairs, wharf = "Repairs", "Lantern"
    assert stands == {
        (repairs, "GQ04"): (8, 8), (repairs, "GQ16"): (225 * HOUR, 200 * HOUR), (repairs, "GQ11"): (1_250_000 * POUND, 1_250_000 * POUND),
        (repairs, "GQ17"): (1_500 * POUND, 1_500 * POUND), (repairs, "GQ18"): (42, 42), (repairs, "GQ20"): (0, 0), (wharf, "GQ09"): (4, 4),
        (wharf, "GQ17"): (5_000 * POUND, 5_000 * POUND),
    }  # fmt: skip
    assert {one.state for one in Claim.objects.all()} == {
        "made",
        "verified",
        "adjusted",
        "returned",
    }
    states = list(Benefit.objects.values_list("state", flat=True))
    assert {"confirmed", "partly confirmed", "reported"} <= set(states)
    gift = Benefit.objects.get(code="GQ17", quantity=1_500 * POUND)
    assert [one.disputes for one in gift.confirmations.all()] == [True, False]
    assert (gift.round, gift.confirmed) == (2, 1_500 * POUND)
