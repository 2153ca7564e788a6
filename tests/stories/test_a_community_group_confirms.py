"""A community organisation confirms: a choir with an account says on a phone how much it received; allotments without one, by the link of a letter and by
a code on paper; what they say stands beside what was reported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail

from tests.commitments.conftest import AMBLEFORD, LATER, Place, cast_of_two_contracts, made_place
from tests.stories.people import People, walking
from tests.web.getting_in import confirmed
from weft.commitments import actions
from weft.commitments.models import Benefit
from weft.commitments.rules import BenefitState
from weft.organisations.rules import Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAYS = (
    "on a phone", *(pytest.param(way, marks=pytest.mark.long) for way in ("on a screen", "by keyboard alone", "without JavaScript")),
)  # fmt: skip
BOTH = (320, 1280)
ABOUT = "People who started a job"
PAPER = re.compile(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3}")


@pytest.fixture
def place() -> Place:
    """The builders report people in jobs: three for the choir; two, and one, for the allotments, which have no account."""
    place = made_place(cast_of_two_contracts())
    place.cast.member("Lea", AMBLEFORD, Role.COMMUNITY_LEAD, administrator="Ada")
    for name in ("Cleo", "Lea"):
        confirmed(place.cast.person(name))
    place.benefit(3)
    for quantity in (2, 1):
        made = place.benefit(quantity, beneficiary=None, beneficiary_name="The allotments")
        actions.claim(benefit=made, commitment=place.first, quantity=quantity, by=place.viewer("Mo"), at=LATER)  # fmt: skip
    return place


def the_choir_says_that_a_part_of_it_came(people: People) -> None:
    cleo = people.someone("Cleo")
    cleo.signs_in()
    cleo.follows("Say what you received")
    cleo.is_at("To confirm")
    cleo.looks_right(*BOTH)
    cleo.follows(ABOUT)
    cleo.is_at("What did you receive?")
    cleo.looks_right(*BOTH)
    cleo.chooses("A part of it")
    cleo.presses("Say so")
    cleo.sees("Enter how much you received")
    cleo.looks_right(*BOTH)
    cleo.types("How much did you receive?", "2")
    cleo.types("How was it, or what is not right?", "Two came, and they stayed.")
    cleo.presses("Say so")
    cleo.sees("Thank you. What you say stands beside what was reported.")


def a_community_lead_asks(people: People, place: Place) -> str:
    """By a letter to an address that is kept, and by a code on paper; gives the code."""
    first, second = Benefit.objects.filter(beneficiary=None).order_by("pk")
    lea = people.someone("Lea")
    lea.signs_in()
    lea.opens(f"/benefits/{first.ref}/")
    lea.follows("Ask whoever received it")
    lea.is_at("Ask whoever received it")
    lea.looks_right(*BOTH)
    lea.chooses("By a letter to an email address")
    lea.types("Their email address", "gwen@allotments.example")
    lea.chooses("I know from elsewhere than whoever delivered this that they speak for the group")
    lea.chooses("Keep this address, to ask them again")
    lea.types("How do you know that they speak for the group?", "The council’s list of groups")
    lea.presses("Ask them")
    lea.sees("The letter is on its way.")
    lea.opens(f"/benefits/{second.ref}/")
    lea.follows("Ask whoever received it")
    lea.sees("By a letter to gwen@allotments.example, whom Lea knows")
    lea.chooses("By a code on paper, which you give them")
    lea.chooses("I know from elsewhere than whoever delivered this that they speak for the group")
    lea.presses("Ask them")
    lea.sees("Type this code")
    lea.looks_right(*BOTH)
    found = PAPER.search(lea.page.locator("body").inner_text())
    assert found
    return found[0]


def the_allotments_answer(people: People, code: str) -> None:
    """By the link of the letter, which changes nothing by being opened; then by the code."""
    gwen = people.someone("Gwen")
    (letter,) = [one for one in mail.outbox if one.to == ["gwen@allotments.example"]]
    link = re.search(r"https?://[^/\s]+(/c/\S+)", str(letter.body))
    assert link
    for _look in range(2):
        gwen.opens(link[1])
        gwen.is_at("What did you receive?")
    gwen.looks_right(*BOTH)
    gwen.chooses("All of it: 2 people")
    gwen.presses("Say so")
    gwen.sees("Thank you")
    gwen.looks_right(*BOTH)
    gwen.opens("/c/")
    gwen.types("Which code did you get?", code)
    gwen.presses("Continue")
    gwen.is_at("What did you receive?")
    gwen.chooses("It is not right")
    gwen.types("How was it, or what is not right?", "Nobody came to us.")
    gwen.presses("Say so")
    gwen.sees("Thank you")


@pytest.mark.parametrize("way", WAYS)
def test_those_who_received_it_say_so(browser: Browser, site: str, place: Place, way: str) -> None:
    with walking(browser, site, way) as people:
        the_choir_says_that_a_part_of_it_came(people)
        code = a_community_lead_asks(people, place)
        the_allotments_answer(people, code)
    states = list(Benefit.objects.order_by("pk").values_list("state", "confirmed"))
    assert states == [
        (BenefitState.PARTLY, 2),
        (BenefitState.CONFIRMED, 2),
        (BenefitState.DISPUTED, 0),
    ]
