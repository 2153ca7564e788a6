"""A policy lead makes the next edition of a framework: writes it, consults a council about it, answers; a second person adopts it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from tests.cast import NOW, Cast, two_councils
from tests.frameworks.conftest import AMBLEFORD, AUTHORITY, FORUM, JOBS, add, adopted, fields
from tests.stories.people import Someone, walking
from tests.web.getting_in import confirmed
from weft.analysis.frameworks.edition import Licence
from weft.frameworks import actions
from weft.organisations.rules import Kind, Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
WAYS = ("on a screen", "on a phone", "by keyboard alone", "without JavaScript")
NAME = "Weaverdale social value"
BEFORE, NEXT = ("/frameworks/weaverdale-social-value/2026/", "/frameworks/weaverdale-social-value/2027/")  # fmt: skip
BOTH = (320, 1280)


@pytest.fixture
def cast() -> Cast:
    """Paula and Piet keep the authority's framework, of which an edition is adopted; Amir is a policy lead of a council."""
    cast = two_councils()
    cast.organisation(AUTHORITY, Kind.COMBINED_AUTHORITY, administrator="Petra")
    cast.organisation(FORUM, Kind.COMMUNITY, administrator="Flora")
    cast.member("Paula", AUTHORITY, Role.POLICY_LEAD, administrator="Petra")
    cast.member("Piet", AUTHORITY, Role.POLICY_LEAD, administrator="Petra")
    cast.member("Amir", AMBLEFORD, Role.POLICY_LEAD, administrator="Ada")
    for name in ("Paula", "Piet", "Amir"):
        confirmed(cast.person(name))
    paula, piet = cast.viewer("Paula"), cast.viewer("Piet")
    made = actions.begin_framework(
        name=NAME, owner=AUTHORITY, scope="What we ask for when we spend", edition="2026",
        licence=Licence("Open Government Licence v3.0"), by=paula, at=NOW,
    )  # fmt: skip
    add(made, None, fields("O1", "objective", "Good work for everybody"), paula)
    add(made, "O1", fields("O1-1", "outcome", "More people in decent jobs"), paula)
    add(made, "O1-1", fields("O1-1-1", "measure", "People who started a job", JOBS), paula)
    add(made, None, fields("O2", "objective", "Cleaner air"), paula)
    adopted(made, paula, piet)
    made.framework.published_elsewhere = False
    made.framework.save()
    return cast


def begins_the_next_edition(paula: Someone) -> None:
    paula.opens("/frameworks/")
    paula.follows(NAME)
    paula.is_at(NAME)
    paula.looks_right(*BOTH)
    paula.follows("2026")
    paula.is_at(NAME)
    paula.looks_right(*BOTH)
    paula.follows("Begin the next edition")
    paula.is_at("Begin the next edition")
    paula.looks_right(*BOTH)
    paula.types("What is the next edition called?", "2027")
    paula.presses("Begin")
    paula.sees("a draft that holds all that the edition before holds")
    paula.sees("What comes next")
    paula.looks_right(*BOTH)


def writes_it(paula: Someone) -> None:
    paula.follows("O1-1 More people in decent jobs")
    paula.is_at("More people in decent jobs")
    paula.looks_right(*BOTH)
    paula.follows("Change what it says or where it stands")
    paula.looks_right(*BOTH)
    paula.types("What does it say?", "More people in decent jobs near home")
    paula.presses("Save")
    paula.sees("Saved.")
    paula.follows("O1-1-1 People who started a job")
    paula.follows("Change how it is counted")
    paula.is_at("How is it counted?")
    paula.looks_right(*BOTH)
    paula.types("What is the least that counts?", "52 weeks")
    paula.presses("Save")
    paula.sees("Saved.")
    paula.opens(NEXT)
    paula.follows("Add something at the top")
    paula.looks_right(*BOTH)
    paula.types("What does it say?", "Warm homes")
    paula.types("Which code does it have?", "O3")
    paula.presses("Add")
    paula.sees("Added.")
    paula.opens(NEXT)
    paula.presses("Up O3")
    expect(paula.page.locator("#tree > div > ul > li").nth(1)).to_have_id("at-O3")
    paula.presses("Up O3")
    expect(paula.page.locator("#tree > div > ul > li").first).to_have_id("at-O3")
    paula.looks_right(*BOTH)
    paula.follows("O2 Cleaner air")
    paula.follows("Remove it")
    paula.is_at("Remove “Cleaner air”?")
    paula.looks_right(*BOTH)
    paula.presses("Remove it")
    paula.sees("Removed: 1.")
    paula.follows("Name, days and definition")
    paula.looks_right(*BOTH)
    paula.types("From which day is it in force?", "1 4 2027")
    paula.presses("Save")
    paula.sees("Saved.")


def compares(someone: Someone) -> None:
    someone.follows("with edition 2026")
    someone.is_at("What has changed from 2026 to 2027")
    someone.sees("near home")
    someone.sees("52 weeks")
    someone.sees("Cleaner air")
    someone.sees("Warm homes")
    someone.looks_right(*BOTH)


def consults(paula: Someone) -> None:
    paula.opens(NEXT)
    paula.follows("Consult people about it")
    paula.is_at("Consult people about this draft")
    paula.looks_right(*BOTH)
    paula.presses("Open the consultation")
    paula.sees("Choose at least one organisation")
    paula.looks_right(*BOTH)
    last = timezone.localdate() + timedelta(days=14)
    paula.types("What is the group called?", "Councils of the place")
    paula.types("What do you ask them?", "Does it ask for what matters to you?")
    paula.types("Until which day can they comment?", f"{last:%d %m %Y}")
    paula.types("Look for organisations", "voluntary")
    paula.presses("Look for it")
    expect(paula.page.get_by_label(FORUM)).to_be_visible()
    paula.looks_right(*BOTH)
    paula.chooses(AMBLEFORD)
    paula.presses("Open the consultation")
    paula.sees("Those who are asked have been written to.")
    paula.is_at("Consultation: Councils of the place")
    paula.sees("Nobody has said anything yet.")
    paula.looks_right(*BOTH)
    paula.opens(NEXT)
    paula.sees("People are being consulted about this text.")
    paula.looks_right(*BOTH)


def comments(amir: Someone) -> None:
    amir.opens("/")
    amir.looks_right(*BOTH)
    amir.follows(f"You are consulted about {NAME}, 2027")
    amir.sees("You are consulted about this draft until")
    amir.sees("Does it ask for what matters to you?")
    amir.looks_right(*BOTH)
    amir.types("What do you want to say?", "It is easy to read.")
    amir.presses("Send")
    amir.sees("You can take it back until it is answered.")
    amir.looks_right(*BOTH)
    amir.follows("O3 Warm homes")
    amir.presses("Send")
    amir.sees("Enter what you want to say")
    amir.looks_right(*BOTH)
    amir.types("What do you want to say?", "Say which homes.")
    amir.presses("Send")
    amir.sees("You can take it back until it is answered.")
    amir.looks_right(*BOTH)


def answers_one_by_one(paula: Someone) -> None:
    paula.opens("/")
    paula.looks_right(*BOTH)
    paula.follows(f"Answer what was said about {NAME}, 2027")
    paula.is_at("Comments")
    paula.sees("Say which homes.")
    paula.looks_right(*BOTH)
    paula.presses("Answer them one by one")
    paula.is_at("Answer this comment")
    paula.sees("It is easy to read.")
    paula.looks_right(*BOTH)
    paula.presses("Answer")
    paula.sees("Choose what became of it")
    paula.looks_right(*BOTH)
    paula.chooses("Answered (it asks for no change)")
    paula.types("What do you answer?", "Thank you.")
    paula.presses("Answer")
    paula.sees("1 is left: this one.")
    paula.sees("Say which homes.")
    paula.chooses("Taken up")
    paula.types("What do you answer?", "It says so now.")
    paula.presses("Answer")
    paula.sees("Nothing is left to answer.")
    paula.looks_right(*BOTH)


def closes_and_takes_up(paula: Someone) -> None:
    paula.opens(NEXT)
    paula.follows("Consult people about it")
    paula.follows("Close it before its last day")
    paula.is_at("Close this consultation?")
    paula.looks_right(*BOTH)
    paula.types("Why does it end before the day that people were told?", "All have answered.")
    paula.presses("Close it")
    paula.sees("Closed. The draft can be written again.")
    paula.looks_right(*BOTH)
    paula.opens(f"{NEXT}nodes/O3/")
    paula.follows("Change what it says or where it stands")
    paula.types("What does it say?", "Warm homes for those who rent")
    paula.presses("Save")
    paula.sees("Saved.")


def asks(paula: Someone) -> None:
    paula.opens(NEXT)
    paula.follows("Ask that it be adopted")
    paula.is_at("Ask that this edition be adopted?")
    paula.looks_right(*BOTH)
    paula.presses("Ask")
    paula.sees("Another of your policy leads or administrators decides.")
    paula.looks_right(*BOTH)


def adopts(piet: Someone) -> None:
    piet.opens("/")
    piet.follows(f"Decide whether {NAME}, 2027 is adopted")
    piet.is_at("Decide whether it is adopted")
    piet.looks_right(*BOTH)
    piet.chooses("Yes, adopt it as it stands")
    piet.presses("Decide")
    piet.sees("It never changes from now on.")
    piet.looks_right(*BOTH)


def reads_what_holds(resident: Someone) -> None:
    resident.opens(BEFORE)
    resident.sees("The next edition is in force from 1 April 2027: 2027")
    resident.looks_right(*BOTH)
    resident.follows("2027")
    resident.sees("Warm homes for those who rent")
    resident.sees("2 comments; Taken up: 1; Answered (it asks for no change): 1")
    resident.does_not_see("Say which homes.")
    resident.looks_right(*BOTH)
    compares(resident)


def reads_the_answers(amir: Someone) -> None:
    assert [letter.to for letter in mail.outbox if "became of your comments" in letter.subject]
    amir.opens(f"{NEXT}comments/")
    amir.sees("It says so now.")
    amir.looks_right(*BOTH)


@pytest.mark.parametrize("way", WAYS)
def test_from_one_edition_to_the_next(browser: Browser, site: str, cast: Cast, way: str) -> None:
    with walking(browser, site, way) as people:
        paula, piet, amir = map(people.someone, ("Paula", "Piet", "Amir"))
        for one in (paula, piet, amir):
            one.signs_in()
        begins_the_next_edition(paula)
        writes_it(paula)
        compares(paula)
        consults(paula)
        comments(amir)
        answers_one_by_one(paula)
        closes_and_takes_up(paula)
        asks(paula)
        adopts(piet)
        reads_what_holds(people.someone("Resident"))
        reads_the_answers(amir)
    assert date(2027, 4, 1) > timezone.localdate()
