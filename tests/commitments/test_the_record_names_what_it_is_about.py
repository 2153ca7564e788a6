"""The record names agreements, benefits and claims as people know them, to those who see them."""

from __future__ import annotations

import pytest

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, LATER, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, text
from weft.commitments import actions

pytestmark = pytest.mark.django_db


def test_each_is_named_with_its_reference_to_whoever_sees_it(place: Place) -> None:
    made = place.benefit(3)
    claim = actions.claim(benefit=made, commitment=place.first, quantity=3, by=place.viewer("Mo"), at=NOW)  # fmt: skip
    actions.verify_claim(claim=claim, by=place.viewer("Tom"), at=LATER)
    agreement = f"Agreement {place.first.agreement.ref}: A school, built for Tom"
    counts = f"Claim {claim.ref}: A school, built for Tom"
    council, builders = (text(at(place, name).get("/record/")) for name in ("Ada", "Mo"))
    assert agreement in council and counts in council
    assert counts in builders and f"Benefit {made.ref}: {BUILDERS}" in builders
    assert "built for Bea" not in council
