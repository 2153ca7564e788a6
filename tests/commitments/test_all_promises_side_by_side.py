"""A council sees all that was promised to it, a supplier all that it has promised; the parts add up to the whole, and units are never mixed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.cast import NOW
from tests.commitments.conftest import BRINDALE, BUILDERS, LATER, Place
from tests.commitments.test_agreements_are_kept_on_pages import at, text
from weft.commitments import actions, queries
from weft.commitments.actions import Described, Promise
from weft.commitments.models import Commitment
from weft.commitments.queries import SEVERAL, UNKNOWN
from weft.commitments.rules import AgreementState, Sort

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)


@pytest.fixture
def more(place: Place) -> Place:
    """Besides ten people in jobs: two hours of help, late, in two places; and people who know their rights."""
    tom = {"by": place.viewer("Tom"), "at": NOW}
    own = place.cast.organisations[BUILDERS]
    for promise in (
        Promise(own, place.edition, "H", Sort.FIXED, 120, due=date(2026, 10, 1), places=("Q01", "Q02")),
        Promise(own, place.edition, "N", Sort.FIXED, 3, due=date(2027, 1, 1), places=("Q01",)),
        Promise(own, place.edition, "J", Sort.FIXED, 4, due=date(2026, 10, 1)),
    ):  # fmt: skip
        actions.record_commitment(agreement=place.first.agreement, promise=promise, **tom)
    return place


@pytest.mark.parametrize("by", ["supplier", "keeper", "kind", "category", "district"])
def test_the_parts_add_up_to_the_whole(more: Place, by: str) -> None:
    found = queries.portfolio(more.viewer("Tom"), DAY, {})
    groups = queries.grouped(found, by)
    assert sum(one.promises for one in groups) == len(found) == 4
    assert sum(one.late for one in groups) == 2
    for one in groups:
        assert len(queries.portfolio(more.viewer("Tom"), DAY, {by: one.key})) == one.promises


def test_what_is_for_several_places_is_one_part_and_what_nobody_said_another(more: Place) -> None:
    groups = queries.grouped(queries.portfolio(more.viewer("Tom"), DAY, {}), "district")
    assert {one.key: one.promises for one in groups} == {SEVERAL: 1, UNKNOWN: 2, "Q01": 1}


def test_amounts_are_added_of_one_measure_only_and_where_they_add_up(more: Place) -> None:
    own = more.cast.organisations[BUILDERS]
    promise = Promise(own, more.edition, "P", Sort.FIXED, 9500, due=DAY)
    actions.record_commitment(
        agreement=more.first.agreement, promise=promise, by=more.viewer("Tom"), at=NOW
    )
    found = queries.portfolio(more.viewer("Tom"), DAY, {})
    rows = queries.by_measure(found, queries.editions_of(found))
    assert {(one.wording, one.promises, one.due, one.confirmed) for one in rows} == {
        ("People who started a job", 2, 4, 0), ("Hours of help", 1, 120, 0), ("People who know their rights", 1, 0, None),
    }  # fmt: skip


def test_each_sees_what_was_promised_to_it_or_by_it(more: Place) -> None:
    seen = {
        name: len(queries.portfolio(more.viewer(name), DAY, {}))
        for name in ("Tom", "Bea", "Mo", "Rolf", "Rita", "Cleo")
    }
    assert seen == {"Tom": 4, "Bea": 1, "Mo": 5, "Rolf": 0, "Rita": 4, "Cleo": 0}
    keepers = queries.grouped(queries.portfolio(more.viewer("Mo"), DAY, {}), "keeper")
    assert {one.name: one.promises for one in keepers} == {"Ambleford Council": 4, BRINDALE: 1}


def test_the_page_shows_what_is_late_and_leads_to_it(more: Place) -> None:
    actions.describe_agreement(
        agreement=more.first.agreement,
        told=Described(category="Building"),
        by=more.viewer("Tom"),
        at=NOW,
    )
    tom: Client = at(more, "Tom")
    page = text(tom.get("/agreements/portfolio/", {"by": "category"}))
    assert "4 promises" in page and "Late: 2. Kept: 0." in page and "Building" in page
    late = text(tom.get("/agreements/portfolio/", {"late": "yes"}))
    assert "Hours of help" in late.split("Each promise")[-1]
    assert "People who know their rights" not in late.split("Each promise")[-1]
    nothing = text(tom.get("/agreements/portfolio/", {"supplier": "nobody\0"}))
    assert "Nothing is promised yet" in nothing


def test_what_was_missed_in_what_was_terminated_stays_and_nothing_more_falls_due(
    more: Place,
) -> None:
    tom, told = more.viewer("Tom"), {"because": "They left.", "on": DAY, "at": LATER}
    actions.move_agreement(agreement=more.first.agreement, to=AgreementState.TERMINATED, by=tom, **told)  # fmt: skip
    much_later = date(2028, 1, 1)
    assert queries.portfolio(tom, much_later, {}) == []
    found = queries.portfolio(tom, much_later, {}, terminated=True)
    assert [(one.unit, one.due, one.is_late) for one in found] == [
        ("hours", 120, True), ("people", 4, True), ("people", 0, False), ("people", 0, False),
    ]  # fmt: skip
    standing = queries.standings(queries.commitments_visible_to(tom), much_later)
    assert sorted(one.due for one in standing) == [0, 0, 4, 120]
    client = at(more, "Tom")
    assert "Nothing is promised yet." in text(client.get("/agreements/portfolio/"))
    whole = text(client.get("/agreements/portfolio/?terminated=yes&late=yes"))
    assert "4 promises in agreements that were terminated." in whole
    assert "Hours of help" in whole and "Write about what is late" not in whole


def test_what_is_promised_no_longer_is_not_followed_up(more: Place) -> None:
    one = Commitment.objects.get(code="N")
    told = {"on": DAY, "because": "The scheme has ended.", "by": more.viewer("Tom"), "at": LATER}
    actions.end_commitment(commitment=one, **told)
    assert len(queries.portfolio(more.viewer("Tom"), DAY, {})) == 3
