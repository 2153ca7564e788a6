"""A contract manager's Monday: records an agreement and what is promised in it, sees what is late, notes a conversation, extends, looks at all promises."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cast import Cast
from tests.commitments.conftest import BUILDERS, cast_of_two_contracts, made_place
from tests.stories.people import Someone, walking
from tests.web.getting_in import confirmed
from weft.commitments.models import Agreement, Commitment

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WAYS = (
    "on a screen", *(pytest.param(way, marks=pytest.mark.long) for way in ("on a phone", "by keyboard alone", "without JavaScript")),
)  # fmt: skip
BOTH = (320, 1280)
SCHOOL = "A school, built for Tom"


@pytest.fixture
def cast() -> Cast:
    """Tom manages Ambleford's contracts; what the builders promised him was due in September."""
    place = made_place(cast_of_two_contracts())
    Commitment.objects.filter(pk=place.first.pk).update(due=date(2026, 9, 30))
    confirmed(place.cast.person("Tom"))
    return place.cast


def records_an_agreement(tom: Someone) -> None:
    tom.opens("/agreements/")
    tom.is_at("Agreements")
    tom.looks_right(*BOTH)
    tom.presses("Record an agreement")
    tom.is_at("Record an agreement")
    tom.looks_right(*BOTH)
    tom.chooses("Contract")
    tom.types("What is it called?", "Roofs of three schools")
    tom.types("When does it begin? (optional)", "1 4 2026")
    tom.types("When does it end? (optional)", "31 3 2028")
    tom.types("Which organisation is it?", BUILDERS)
    tom.picks("What is it to the agreement?", "Supplier")
    tom.presses("Record it")
    tom.sees("Say now what is promised in it")


def records_what_is_promised(tom: Someone) -> None:
    tom.follows("Record what is promised")
    tom.is_at("What is promised?")
    tom.looks_right(*BOTH)
    tom.follows("H Hours of help")
    tom.is_at("How much is promised?")
    tom.looks_right(*BOTH)
    tom.chooses("An amount in each period")
    tom.types("How much is promised?", "12.5")
    tom.types("How many months is each period? (optional)", "3")
    tom.presses("Record it")
    tom.sees("Recorded.")
    tom.sees("12.5 hours every 3 months")


def follows_up_what_is_late(tom: Someone) -> None:
    tom.opens("/agreements/")
    tom.follows(SCHOOL)
    tom.is_at(SCHOOL)
    tom.looks_right(*BOTH)
    tom.follows(f"Ask {BUILDERS} about “People who started a job”")
    tom.is_at("Note a conversation")
    tom.looks_right(*BOTH)
    tom.types("What was said, and what was agreed?", "They hire ten people in January.")
    tom.presses("Keep it")
    tom.sees("They hire ten people in January.")
    tom.follows("Extend it")
    tom.types("Until when does it last now?", "30 9 2027")
    tom.types("Why?", "The ground was wet.")
    tom.presses("Extend it")
    tom.sees("Extended. The ground was wet.")
    tom.uses(tom.page.get_by_role("link", name="People who started a job", exact=True))
    tom.is_at("People who started a job")
    tom.looks_right(*BOTH)


def sees_all_promises(tom: Someone) -> None:
    tom.opens("/agreements/")
    tom.follows("See how all promises stand")
    tom.is_at("All promises")
    tom.sees("2 promises in agreements")
    tom.looks_right(*BOTH)


@pytest.mark.parametrize("way", WAYS)
def test_a_contract_manager_follows_up(browser: Browser, site: str, cast: Cast, way: str) -> None:
    with walking(browser, site, way) as people:
        tom = people.someone("Tom")
        tom.signs_in()
        records_an_agreement(tom)
        records_what_is_promised(tom)
        follows_up_what_is_late(tom)
        sees_all_promises(tom)
    assert Agreement.objects.get(title=SCHOOL).ends == date(2027, 9, 30)
