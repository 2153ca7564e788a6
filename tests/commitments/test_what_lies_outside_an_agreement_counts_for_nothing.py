"""Of a benefit whose days lie in part outside an agreement no more counts for it than its share of the days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.commitments.conftest import BUILDERS, LATER, Place
from weft.commitments import actions, queries, rules
from weft.commitments.actions import CannotDo, Promise
from weft.commitments.models import Agreement, Commitment
from weft.commitments.rules import Sort

pytestmark = pytest.mark.django_db
BY = date(2027, 3, 31)


def promised(place: Place, code: str, quantity: int) -> Commitment:
    told: dict[str, Any] = {"by": place.viewer("Tom"), "at": LATER}
    promise = Promise(place.cast.organisations[BUILDERS], place.edition, code, Sort.FIXED, quantity, due=BY)  # fmt: skip
    return actions.record_commitment(agreement=place.first.agreement, promise=promise, **told)


@pytest.mark.parametrize(("begins", "ends", "most"), [
    (date(2026, 4, 1), date(2026, 4, 30), 600),
    (date(2026, 3, 22), date(2026, 4, 10), 300),
    (date(2020, 1, 1), date(2026, 4, 1), 1),
    (date(2026, 3, 31), date(2026, 4, 1), 300),
])  # fmt: skip
def test_no_more_counts_than_its_share_of_the_days(
    place: Place, begins: date, ends: date, most: int
) -> None:
    hours, mo = promised(place, "H", 6000), place.viewer("Mo")
    benefit = place.benefit(600, code="H", begins=begins, ends=ends)
    assert queries.most_for(hours, benefit) == most
    (offered,) = [one.offered for one in queries.counts_for(mo, benefit) if one.commitment == hours]
    assert offered == most
    if most < 600:
        with pytest.raises(CannotDo, match="Not all of its days lie in the agreement, so at most"):
            actions.claim(benefit=benefit, commitment=hours, quantity=most + 1, by=mo, at=LATER)
    actions.claim(benefit=benefit, commitment=hours, quantity=most, by=mo, at=LATER)


def test_what_goes_on_after_the_end_counts_by_its_days_before_it(place: Place) -> None:
    Agreement.objects.filter(pk=place.first.agreement_id).update(ends=date(2026, 10, 10))
    promise = Commitment.objects.get(pk=place.first.pk)
    benefit = place.benefit(4, begins=date(2026, 10, 1), ends=date(2026, 10, 20))
    assert queries.most_for(promise, benefit) == 2


def test_a_share_is_told_of_its_days_and_not_parted_by_them(place: Place) -> None:
    share = promised(place, "P", 9000)
    benefit = place.benefit(9500, code="P", begins=date(2026, 1, 1), ends=date(2026, 6, 30))
    assert queries.most_for(share, benefit) == 9500


@pytest.mark.parametrize(("within", "days", "most"), [(10, 10, 7), (12, 10, 7), (0, 10, 0), (1, 10, 1), (5, 10, 4)])  # fmt: skip
def test_the_share_is_rounded_up(within: int, days: int, most: int) -> None:
    assert rules.most_within(7, within=within, days=days) == most
