"""A contract is novated half way: what was promised and delivered before stays with who did so, the rest is promised by who comes, and both see their part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commitments.conftest import (
    BUILDERS,
    LATER,
    ROOFERS,
    Place,
    cast_of_two_contracts,
    made_place,
)
from tests.stories.people import People, walking
from tests.web.getting_in import confirmed
from weft.commitments import actions
from weft.commitments.models import Benefit, Commitment

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAYS = (
    "on a screen", *(pytest.param(way, marks=pytest.mark.long) for way in ("on a phone", "by keyboard alone", "without JavaScript")),
)  # fmt: skip
BOTH = (320, 1280)
SCHOOL = "A school, built for Tom"


@pytest.fixture
def place() -> Place:
    """Of ten people in jobs the builders have reported four."""
    place = made_place(cast_of_two_contracts())
    made = place.benefit(4)
    actions.claim(benefit=made, commitment=place.first, quantity=4, by=place.viewer("Mo"), at=LATER)
    for name in ("Tom", "Mo", "Rolf"):
        confirmed(place.cast.person(name))
    return place


def another_takes_its_place(people: People) -> None:
    tom = people.someone("Tom")
    tom.signs_in()
    tom.opens("/agreements/")
    tom.follows(SCHOOL)
    tom.follows("Another takes its place")
    tom.looks_right(*BOTH)
    tom.types("Which organisation is it?", ROOFERS)
    tom.types("From which day does it hold?", "30 11 2026")
    tom.types("Why?", "The builders have sold this part of their work.")
    tom.presses("Novate it")
    tom.is_at(SCHOOL)
    tom.sees("Novated")
    tom.sees(ROOFERS)
    tom.sees("4 people")
    tom.sees("6 people")
    tom.sees("Until 29 November 2026")
    tom.looks_right(*BOTH)


def who_comes_sees_what_is_left(people: People) -> None:
    rolf = people.someone("Rolf")
    rolf.signs_in()
    rolf.opens("/benefits/")
    rolf.is_at("Benefits")
    rolf.sees("Promised: 6 people. Reported: 0 people.")
    rolf.looks_right(*BOTH)


def who_leaves_keeps_what_it_delivered(people: People) -> None:
    mo = people.someone("Mo")
    mo.signs_in()
    mo.opens("/benefits/")
    mo.sees("You were bound by it until 29 November 2026. What you delivered by then still counts.")
    mo.sees("Promised: 4 people. Reported: 4 people.")
    mo.opens(f"/benefits/{Benefit.objects.get().ref}/")
    mo.sees("4 people")


@pytest.mark.parametrize("way", WAYS)
def test_a_contract_goes_on_with_another(
    browser: Browser, site: str, place: Place, way: str
) -> None:
    with walking(browser, site, way) as people:
        another_takes_its_place(people)
        who_comes_sees_what_is_left(people)
        who_leaves_keeps_what_it_delivered(people)
    commitment = Commitment.objects.get(pk=place.first.pk)
    assert (commitment.promised_by.name, commitment.followed_by.promised_by.name) == (
        BUILDERS,
        ROOFERS,
    )
    assert (commitment.claimed, Benefit.objects.get().provider.name) == (4, BUILDERS)
