"""A council says what it makes of a framework, and goes on into the next edition: what is not as it was, a person decides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cast import NOW, Cast, two_councils
from tests.frameworks.conftest import AMBLEFORD, AUTHORITY, JOBS, OPEN, add, adopted, fields
from tests.stories.people import People, Someone, walking
from tests.web.getting_in import confirmed
from weft.frameworks import actions
from weft.frameworks.models import Edition, Node
from weft.organisations.rules import Kind, Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
WAYS = ("on a screen", "on a phone", "by keyboard alone", "without JavaScript")
NAME, BOTH = "Weaverdale social value", (320, 1280)
OURS = "/frameworks/ambleford-asks/"


@pytest.fixture
def cast() -> Cast:
    """An authority's framework is adopted; Amir and Alma are policy leads of a council."""
    cast = two_councils()
    cast.organisation(AUTHORITY, Kind.COMBINED_AUTHORITY, administrator="Paula")
    cast.member("Piet", AUTHORITY, Role.POLICY_LEAD, administrator="Paula")
    for name in ("Amir", "Alma"):
        cast.member(name, AMBLEFORD, Role.POLICY_LEAD, administrator="Ada")
        confirmed(cast.person(name))
    paula, piet = cast.viewer("Paula"), cast.viewer("Piet")
    made = actions.begin_framework(
        name=NAME, owner=AUTHORITY, scope="", edition="2026", licence=OPEN, by=paula, at=NOW
    )
    add(made, None, fields("O1", "objective", "Good work for everybody"), paula)
    add(made, "O1", fields("O1-1", "measure", "People who started a job", JOBS), paula)
    add(made, None, fields("O2", "objective", "Cleaner air"), paula)
    adopted(made, paula, piet)
    return cast


def the_authority_goes_on(cast: Cast) -> None:
    """Its next edition says of air something else."""
    paula, piet = cast.viewer("Paula"), cast.viewer("Piet")
    first = Edition.objects.get(framework__name=NAME)
    new = actions.begin_next(edition=first, name="2027", by=paula, at=NOW)
    air = Node.objects.select_related("edition", "parent").get(edition=new, code="O2")
    says = fields("O2", "objective", "Clean air for every child")
    actions.change_node(node=air, parent=None, fields=says, by=paula, at=NOW)
    actions.change_head(
        edition=new,
        name="2027",
        begins=date(2027, 4, 1),
        ends=None,
        definition="",
        by=paula,
        at=NOW,
    )
    adopted(new, paula, piet)


def adapts(amir: Someone) -> None:
    amir.opens("/frameworks/weaverdale-social-value/2026/")
    amir.follows("Adapt it for your organisation")
    amir.looks_right(*BOTH)
    amir.types("What is your framework called?", "Ambleford asks")
    amir.types("What is its first edition called?", "2026")
    amir.presses("Begin")
    amir.sees("Nothing is copied")
    amir.looks_right(*BOTH)
    amir.follows("Leave something out")
    amir.presses("Save")
    amir.sees("Say why it is left out")
    amir.looks_right(*BOTH)
    amir.types("Which code is it about?", "O2")
    amir.types("Why is it left out?", "The county measures air")
    amir.presses("Save")
    amir.opens(f"{OURS}2026/nodes/O1/")
    amir.follows("Put it first")
    amir.types("Why does it come first?", "Our plan for work")
    amir.presses("Save")
    amir.sees("Our plan for work")
    amir.follows("Name, days and definition")
    amir.types("From which day is it in force?", "1 6 2026")
    amir.presses("Save")
    amir.sees("Saved.")


def is_adopted(amir: Someone, alma: Someone, edition: str) -> None:
    amir.opens(f"{OURS}{edition}/")
    amir.follows("Ask that it be adopted")
    amir.presses("Ask")
    amir.sees("Asked for.")
    alma.opens(f"{OURS}{edition}/decide/")
    alma.chooses("Yes, adopt it as it stands")
    alma.presses("Decide")
    alma.sees("It never changes from now on.")


def goes_on(amir: Someone) -> None:
    amir.opens(f"{OURS}2026/")
    amir.follows("Go on with your next edition")
    amir.looks_right(*BOTH)
    amir.chooses("2027")
    amir.types("What is your next edition called?", "2027")
    amir.presses("Go on")
    amir.is_at("What becomes of your changes")
    amir.sees("1 of them waits for a decision")
    amir.sees("“O2” is not as it was: wording.")
    amir.looks_right(*BOTH)
    amir.follows("Decide")
    amir.sees("for every child")
    amir.looks_right(*BOTH)
    amir.chooses("It is dropped")
    amir.presses("Decide")
    amir.sees("Say why it is dropped")
    amir.types("Why?", "Children's air is ours, too")
    amir.presses("Decide")
    amir.sees("All are decided about.")
    amir.looks_right(*BOTH)
    amir.opens(f"{OURS}2027/head/")
    amir.types("From which day is it in force?", "1 6 2027")
    amir.presses("Save")
    amir.sees("Saved.")


@pytest.mark.parametrize("way", WAYS)
def test_what_a_council_makes_of_it_goes_on(
    browser: Browser, site: str, cast: Cast, way: str
) -> None:
    with walking(browser, site, way) as people:
        amir, alma = _in(people, "Amir"), _in(people, "Alma")
        adapts(amir)
        is_adopted(amir, alma, "2026")
        the_authority_goes_on(cast)
        goes_on(amir)
        is_adopted(amir, alma, "2027")
        amir.opens(f"{OURS}2027/")
        amir.sees("Clean air for every child")
        amir.looks_right(*BOTH)


def _in(people: People, name: str) -> Someone:
    someone = people.someone(name)
    someone.signs_in()
    return someone
