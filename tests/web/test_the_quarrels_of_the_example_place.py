"""The example place shows what people quarrel about: one dispute is settled, one is open, and two records may be of one benefit."""

from __future__ import annotations

from datetime import date

import pytest

from weft.commitments import queries
from weft.commitments.models import Benefit, Claim, Dispute
from weft.web.demo import fill_example_place
from weft.web.demo_commitments import BOROUGH, BUILDER, CITY, HOUR, fill_example_commitments, who
from weft.web.demo_frameworks import fill_example_frameworks
from weft.web.demo_quarrels import AUTHORITY, SCHOOLS, fill_example_quarrels

pytestmark = pytest.mark.django_db


def test_one_is_settled_one_is_open_and_one_may_be_there_twice() -> None:
    fill_example_place()
    fill_example_frameworks()
    fill_example_commitments()
    for _ in range(2):  # they are made once
        fill_example_quarrels()
    assert sorted(Dispute.objects.values_list("kind", "state")) == [
        ("claimed elsewhere", "settled"),
        ("facts", "answered"),
    ]
    settled = Dispute.objects.get(state="settled").benefit
    shares = {one.commitment.agreement.keeper.name: (one.state, one.counts) for one in settled.claims.all()}  # fmt: skip
    assert shares == {CITY: ("adjusted", 20 * HOUR), BOROUGH: ("made", 20 * HOUR)}
    waits = queries.disputes_to_answer(who("Tomas Reyl", CITY))
    assert [one.benefit.state for one in waits] == ["disputed"]
    wren = who("Wren Ashdown", AUTHORITY)
    assert queries.disputes_visible_to(wren).count() == 2
    to_settle = queries.disputes_to_settle(wren, date(2026, 11, 18))
    assert [one.kind for one in to_settle] == ["facts"], "fourteen days are over"
    assert not queries.disputes_to_settle(wren, date(2026, 11, 10)).exists()
    sunniva = who("Sunniva Hart", BOROUGH)
    hours = settled.claims.get(commitment__agreement__title=SCHOOLS).commitment
    elsewhere = queries.counted_elsewhere(sunniva, hours)
    assert [one.quantity for one in elsewhere] == [25 * HOUR], "also by the city’s own framework"
    twice = Claim.objects.get(commitment__code="GQ04", commitment__agreement__title=SCHOOLS).benefit
    beside = queries.repeats_beside(who("Joss Fennel", BUILDER), Benefit.objects.get(pk=twice.pk))
    assert [one.benefit.description for one in beside.seen] == [twice.description]
    assert queries.repeats_beside(sunniva, twice).elsewhere
