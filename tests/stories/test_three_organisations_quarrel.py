"""Three organisations quarrel over one benefit until it is settled: a council finds that what it was promised counts for another, both answer with the
builders, a place steward settles it, and each reads what counts from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commitments.conftest import AMBLEFORD, BUILDERS, Place, cast_of_two_contracts, made_place
from tests.commitments.quarrels import counted
from tests.stories.people import People, Someone, walking
from tests.web.getting_in import confirmed
from weft.commitments.models import Benefit, Claim, Dispute

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAYS = (
    "on a screen", *(pytest.param(way, marks=pytest.mark.long) for way in ("on a phone", "by keyboard alone", "without JavaScript")),
)  # fmt: skip
BOTH = (320, 1280)
ABOUT = "People who started a job"


@pytest.fixture
def place() -> Place:
    """Five people whom the builders brought into jobs count for Ambleford, verified; Brindale was promised ten, and has none."""
    place = made_place(cast_of_two_contracts())
    counted(place, beneficiary=None)
    place.cast.steward()
    for name in ("Bea", "Mo", "Tom", "Stella"):
        confirmed(place.cast.person(name))
    return place


def in_at(people: People, name: str) -> Someone:
    someone = people.someone(name)
    someone.signs_in()
    someone.is_at("What waits for you")
    return someone


def finds_it_and_opens_a_dispute(bea: Someone) -> None:
    bea.opens("/agreements/")
    bea.follows("A school, built for Bea")
    bea.uses(bea.page.get_by_role("link", name=ABOUT, exact=True))
    bea.is_at(ABOUT)
    bea.sees("What counts elsewhere")
    bea.looks_right(*BOTH)
    bea.follows("open a dispute")
    bea.is_at("What is not right?")
    bea.does_not_see("5 people")
    bea.presses("Open the dispute")
    bea.sees("Enter how much of it should count")
    bea.looks_right(*BOTH)
    bea.types("How much of it should count?", "2")
    bea.types("Say what is not right, and how you know", "Two of the five work on our school.")
    bea.presses("Open the dispute")
    bea.sees("The dispute is open.")
    bea.sees("Another organisation’s agreement: 5 people")
    bea.does_not_see(AMBLEFORD)
    bea.looks_right(*BOTH)


def answers(someone: Someone, words: str, *, named: bool = False) -> None:
    someone.follows("Answer disputes about what was delivered")
    someone.is_at("Disputes")
    someone.sees("Waits for your answer")
    someone.looks_right(*BOTH)
    someone.follows(ABOUT)
    someone.sees("Two of the five work on our school.")
    someone.looks_right(*BOTH)
    someone.presses("Say what you say of it")
    someone.is_at("What do you say of it?")
    someone.looks_right(*BOTH)
    someone.types("What do you say of it?", words)
    if named:
        someone.chooses("The other sides may be told who we are")
    someone.presses("Say it")
    someone.sees("What you say stands with the dispute now.")
    someone.sees(words)


def settles(stella: Someone) -> None:
    stella.follows("Settle disputes about what was delivered")
    stella.follows(ABOUT)
    stella.sees("They moved in October.")
    stella.looks_right(*BOTH)
    stella.presses("Settle it")
    stella.is_at("How is it settled?")
    stella.looks_right(*BOTH)
    stella.chooses("It happened")
    stella.types(f"{AMBLEFORD}: A school, built for Tom, {ABOUT}", "3")
    stella.types(f"Brindale Council: A school, built for Bea, {ABOUT}", "2")
    stella.types("Why?", "Both lists say that two have moved.")
    stella.presses("Settle it")
    stella.sees("It is settled, and takes effect.")
    stella.looks_right(*BOTH)


def reads_it_and_verifies(bea: Someone) -> None:
    bea.opens("/")
    bea.follows("Read how disputes were settled")
    bea.follows(ABOUT)
    bea.sees("Both lists say that two have moved.")
    bea.sees(f"An agreement of {AMBLEFORD}: 3 people from then, before 5 people")
    bea.looks_right(*BOTH)
    bea.opens("/claims/")
    bea.chooses(f"Tick it: {ABOUT}, {BUILDERS}")
    bea.presses("Verify those that are ticked")
    bea.sees("1 is verified.")


@pytest.mark.parametrize("way", WAYS)
def test_three_quarrel_until_it_is_settled(
    browser: Browser, site: str, place: Place, way: str
) -> None:
    with walking(browser, site, way) as people:
        bea = in_at(people, "Bea")
        finds_it_and_opens_a_dispute(bea)
        answers(in_at(people, "Mo"), "They moved in October.")
        tom = in_at(people, "Tom")
        answers(tom, "We knew nothing of a second school.", named=True)
        settles(in_at(people, "Stella"))
        reads_it_and_verifies(bea)
        tom.opens("/")
        tom.follows("Read how disputes were settled")
    dispute = Dispute.objects.get()
    assert (dispute.state, dispute.settled_by) == ("settled", place.cast.person("Stella"))
    now = {one.commitment: (one.state, one.verified) for one in Claim.objects.all()}
    assert now == {place.first: ("adjusted", 3), place.second: ("verified", 2)}
    assert Benefit.objects.get().claimed == 5
