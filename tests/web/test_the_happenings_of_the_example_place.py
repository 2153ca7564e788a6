"""The example place shows call-offs under a framework agreement, a subcontractor who reports, evidence, a grant, and a development that changes hands."""

from __future__ import annotations

from datetime import date

import pytest

from weft.commitments.models import Agreement, Benefit, Rated
from weft.commitments.rules import role_of_keeper
from weft.web.demo import fill_example_place
from weft.web.demo_commitments import BOROUGH, BUILDER, CITY, DEVELOPER, fill_example_commitments
from weft.web.demo_frameworks import fill_example_frameworks
from weft.web.demo_happenings import COLLEGE, WARM_HOMES, fill_example_happenings

pytestmark = pytest.mark.django_db


def test_more_happens_to_agreements_than_that_they_are_kept() -> None:
    fill_example_place()
    fill_example_frameworks()
    fill_example_commitments()
    for _ in range(2):  # they are made once
        fill_example_happenings()
    below = Agreement.objects.filter(under__references__number=WARM_HOMES)
    assert {(one.keeper.name, one.kind, one.under_act) for one in below} == {(CITY, "call-off", True), (BOROUGH, "call-off", True)}  # fmt: skip
    rated = Rated.objects.filter(assessment__agreement__in=below).values_list("rating", flat=True)
    assert len(rated) == 3, "at least three above five million pounds"
    assert len(set(rated)) > 1, "not all of them went well"
    jobs = Benefit.objects.get(code="GQ02")
    assert {one.kind for one in jobs.evidence.all()} == {"payroll", "link", "picture"}
    assert jobs.claims.get().commitment.baseline
    trained = Benefit.objects.get(provider__name=COLLEGE)
    assert trained.accountable is not None
    assert trained.accountable.name == BUILDER
    assert {one.promised_by.name: (one.since, one.until, one.verified) for one in Agreement.objects.get(title="Ferry Yard").commitments.all()} == {
        BUILDER: (None, date(2025, 11, 30), 4),
        DEVELOPER: (date(2025, 12, 1), None, 3),
    }  # fmt: skip
    for one in Agreement.objects.all():
        asks = one.parties.get(organisation=one.keeper)
        assert asks.role == role_of_keeper(one.kind)  # type: ignore[arg-type]
