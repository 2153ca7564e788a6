"""From nothing to colleagues at work: the first steward, a council, a community group, an invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core import mail
from pytest_django import Settings

from tests.stories.people import PASSWORD, WAYS, Someone, walking
from tests.ui.browsing import NARROW, WIDE
from weft.audit.models import Entry
from weft.organisations.models import Person
from weft.web.beginning import begin

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def live(settings: Settings) -> None:
    """As in a real installation: roles demand a second factor, and nobody's password is shown."""
    settings.DEMO = False


@pytest.mark.parametrize("way", list(WAYS))
def test_a_steward_a_council_and_a_community_group_begin(
    browser: Browser, site: str, live: None, way: str
) -> None:
    begin(email="wren@example.org", name="Wren Ashdown", password=PASSWORD)
    with walking(browser, site, way) as people:
        looks = (NARROW, WIDE) if way == "on a screen" else ()
        wren = people.someone("Wren Ashdown")
        the_first_steward_comes_in(wren, looks)
        ada = people.someone("Ada Nkemelu")
        a_council_registers(ada, looks)
        wren.approves("Ambleford Council")
        assert "Ambleford Council is approved" in _last_letter_to(ada)
        ada.opens("/")
        ada.acts_for("Ambleford Council")
        ada.sees("Say where Ambleford Council works")
        a_community_group_registers(people.someone("Amina Dell"))
        the_council_approves_it(ada, looks)
        noor = people.someone("Noor Haddad")
        a_colleague_is_invited_and_comes_in(ada, noor, looks)
    assert _acts_by(ada) >= {"register organisation", "approve organisation", "invite"}


def the_first_steward_comes_in(wren: Someone, looks: tuple[int, ...]) -> None:
    """A steward needs a second factor, and finds nobody there yet."""
    wren.signs_in()
    wren.sees("Your role needs a second factor")
    wren.looks_right(*looks)
    wren.sets_up_an_app()
    assert len(wren.codes) == 10
    wren.looks_right(*looks)
    wren.opens("/")
    wren.sees("No organisation acts here yet")
    wren.looks_right(*looks)


def a_council_registers(ada: Someone, looks: tuple[int, ...]) -> None:
    """Whoever registers it is its administrator, needs a second factor, and waits."""
    ada.signs_up()
    ada.looks_right(*looks)
    ada.confirms_the_address()
    ada.signs_in()
    ada.is_at("What waits for you")
    ada.looks_right(*looks)
    ada.registers("Ambleford Council", "Council")
    ada.sees("Your role needs a second factor")
    ada.sets_up_an_app()
    ada.opens("/")
    ada.sees("Waiting for a decision")
    ada.looks_right(*looks)


def a_community_group_registers(amina: Someone) -> None:
    """It registers itself."""
    amina.signs_up()
    amina.confirms_the_address()
    amina.signs_in()
    amina.is_at("What waits for you")
    amina.registers("Ostlebeck Repair Café", "Community organisation")
    amina.sees("Your role needs a second factor")


def the_council_approves_it(ada: Someone, looks: tuple[int, ...]) -> None:
    """The council's administrator sees that it waits, and decides."""
    ada.opens("/")
    ada.sees("1 waits")
    ada.looks_right(*looks)
    ada.approves("Ostlebeck Repair Café")
    ada.looks_right(*looks)


def a_colleague_is_invited_and_comes_in(
    ada: Someone, noor: Someone, looks: tuple[int, ...]
) -> None:
    """She gets a letter, accepts, sets up what her role needs, and comes back another day."""
    noor.signs_up()
    noor.confirms_the_address()
    ada.invites(noor, "Policy lead", "Contract manager")
    ada.looks_right(*looks)
    noor.accepts_the_invitation("Ambleford Council")
    noor.sees("Your role needs a second factor")
    assert "Set up a second factor" in _last_letter_to(noor)
    noor.sets_up_an_app()
    noor.opens("/")
    noor.acts_for("Ambleford Council")
    noor.looks_right(*looks)
    noor.signs_out()
    noor.signs_in()
    noor.is_at("What waits for you")


def _last_letter_to(someone: Someone) -> str:
    return str([letter for letter in mail.outbox if someone.email in letter.to][-1].subject)


def _acts_by(someone: Someone) -> set[str]:
    person = Person.objects.get(name=someone.name)
    return set(Entry.objects.filter(person=person.pk).values_list("act", flat=True))
