"""The words of the regulations, suggested by a rule whose tolerances are the authority's; and who needs indicators at all."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from weft.analysis.commitments.ratings import (
    Rating,
    Suggested,
    Tolerances,
    needs_kpis,
    percent,
    suggested,
)


@pytest.mark.parametrize(("due", "delivered", "rating"), [
    (100, 100, Rating.GOOD), (100, 130, Rating.GOOD), (100, 99, Rating.APPROACHING), (100, 90, Rating.APPROACHING),
    (100, 89, Rating.REQUIRES), (100, 70, Rating.REQUIRES), (100, 69, Rating.INADEQUATE), (100, 0, Rating.INADEQUATE),
    (0, 0, Rating.OTHER), (0, 5, Rating.OTHER), (1000, 899, Rating.REQUIRES),
])  # fmt: skip
def test_the_rule(due: int, delivered: int, rating: Rating) -> None:
    assert suggested(due=due, delivered=delivered, tolerances=Tolerances()).rating is rating


CLOSE, BELOW = Fraction(95, 100), Fraction(85, 100)


@pytest.mark.parametrize(
    ("due", "delivered", "rating", "limit"),
    [
        (100, 100, Rating.GOOD, None),
        (100, 96, Rating.APPROACHING, CLOSE),
        (100, 86, Rating.REQUIRES, CLOSE),
        (100, 84, Rating.INADEQUATE, BELOW),
        (0, 84, Rating.OTHER, None),
    ],
)
def test_it_says_which_share_and_which_tolerance_of_the_authority_decided(
    due: int, delivered: int, rating: Rating, limit: Fraction | None
) -> None:
    share = Fraction(delivered, due) if due else None
    found = suggested(due=due, delivered=delivered, tolerances=Tolerances(CLOSE, BELOW))
    assert found == Suggested(rating, share, limit)


def test_what_is_just_short_is_not_shown_as_met() -> None:
    found = suggested(due=100_000, delivered=99_999, tolerances=Tolerances())
    assert found.rating is Rating.APPROACHING and found.share
    assert percent(found.share) == "99.9%"


def test_tolerances_that_make_no_sense_are_refused() -> None:
    for close, below in (
        (Fraction(1), Fraction(1, 2)),
        (Fraction(1, 2), Fraction(7, 10)),
        (Fraction(1, 2), Fraction(0)),
    ):
        with pytest.raises(ValueError, match="Close"):
            Tolerances(close, below)


@pytest.mark.parametrize(("value", "vat", "act", "framework", "needed"), [
    ("5000000.01", True, True, False, True), ("5000000.00", True, True, False, False), ("5000000.01", False, True, False, True),
    ("4900000", False, True, False, None), ("9000000", True, False, False, False), ("9000000", True, True, True, False),
    ("9000000", True, None, False, None), (None, True, True, False, None), ("4900000", None, True, False, None),
])  # fmt: skip
def test_who_needs_three_indicators(value, vat, act, framework, needed) -> None:
    found = needs_kpis(
        value_gbp=Decimal(value) if value else None,
        with_vat=vat,
        under_act=act,
        is_framework=framework,
    )
    assert found is needed
