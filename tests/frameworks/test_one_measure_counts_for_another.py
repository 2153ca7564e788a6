"""A measure counts for another where it is the same, taken over, or where an agreed mapping carries it: asked for two, and for all that count."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from tests.cast import Cast
from tests.frameworks.said import agreed, other_framework, proposed, saying, two_councils_adapt
from weft.analysis.frameworks.crosswalks import Relation
from weft.frameworks.models import Edition
from weft.frameworks.queries import counting_for, home_of, mapping_between
from weft.organisations.access import Viewer

pytestmark = pytest.mark.django_db
EXACT, BROADER, NARROWER, _RELATED, _NONE = Relation


@pytest.fixture
def model(paula: Viewer, piet: Viewer) -> Edition:
    return other_framework(paula, piet)


def test_it_is_the_same_whichever_way_it_is_asked(
    cast: Cast, first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    """The authority's measure, as both councils took it over; two of a national model, one of which is only a part of it."""
    mine, theirs = two_councils_adapt(first, cast)
    agreed(amir, paula, saying(model, "N-1", BROADER, first, "O1-1-1"), saying(model, "N-2", NARROWER, first, "O1-1-1"))  # fmt: skip
    proposed(amir, saying(model, "N-2", EXACT, mine, "A-1", "225"))
    measures = [(first, "O1-1-1"), (mine, "O1-1-1"), (theirs, "O1-1-1"), (mine, "A-1"), (theirs, "B-1"), (model, "N-1"), (model, "N-2")]  # fmt: skip
    carried = {
        (f"{one.framework.key} {code}", f"{other.framework.key} {to}")
        for (one, code), (other, to) in product(measures, measures)
        if mapping_between(one, code, other, to) is not None
    }
    asked = {
        (f"{one.framework.key} {code}", f"{other.framework.key} {to}")
        for (one, code), (other, to) in product(measures, measures)
        if home_of(one, code) in counting_for(other, to)
    }
    assert asked == carried
    assert mapping_between(mine, "O1-1-1", theirs, "O1-1-1") == Fraction(1)
    assert ("national-model N-1", f"{mine.framework.key} O1-1-1") in asked
    assert (f"{mine.framework.key} O1-1-1", "national-model N-1") not in asked
    assert (f"{mine.framework.key} O1-1-1", "national-model N-2") in asked, (
        "said the other way round"
    )
    assert ("national-model N-2", f"{mine.framework.key} A-1") not in asked, (
        "nobody has agreed to it"
    )
