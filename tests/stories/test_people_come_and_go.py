"""Acting for two organisations, signing out everywhere, Back after signing out, a form sent twice, and erasure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from playwright.sync_api import expect

from tests.cast import Cast, two_councils
from tests.stories.people import People, walking
from tests.web.getting_in import confirmed
from weft.audit.models import Entry
from weft.jobs.models import Job
from weft.organisations.models import Invitation, Organisation, Person
from weft.organisations.rules import Kind, Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast() -> Cast:
    """Ada administers Ambleford, and reads for Brindale, too."""
    cast = two_councils()
    cast.member("Ada", "Brindale Council", Role.ADMINISTRATOR, administrator="Brian")
    cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam", approved=False)
    for name in ("Ada", "Rita", "Sam"):
        confirmed(cast.person(name))
    return cast


@pytest.fixture
def people(browser: Browser, site: str, cast: Cast) -> Iterator[People]:
    with walking(browser, site) as people:
        yield people


def test_someone_acts_for_two_and_each_tab_for_the_one_it_shows(people: People, cast: Cast) -> None:
    ada = people.someone("Ada")
    ada.signs_in()
    ada.acts_for("Ambleford Council")
    ada.opens("/organisations/waiting/")
    ada.follows("Mill Lane Bakery")
    ada.acts_for("Ambleford Council")

    first, second = ada.page, ada.page.context.new_page()
    ada.page = second
    ada.changes_to("Brindale Council")
    ada.acts_for("Brindale Council")
    ada.looks_right(320, 1280)

    ada.page = first
    ada.acts_for("Ambleford Council")
    ada.presses("Approve it")
    ada.sees("Mill Lane Bakery is approved")
    ada.acts_for("Ambleford Council")
    entry = Entry.objects.get(
        act="approve organisation", subject=cast.organisations["Mill Lane Bakery"].pk
    )
    assert entry.acting_for == cast.organisations["Ambleford Council"].pk


def test_someone_signs_out_everywhere_and_the_other_device_is_out(people: People) -> None:
    here, there = people.someone("Rita"), people.someone("Rita")
    for one in (here, there):
        one.signs_in()
    here.opens("/account/sessions/")
    here.looks_right(320, 1280)
    here.presses("Sign out everywhere else")
    here.sees("You are signed out everywhere else")
    there.opens("/me/")
    there.is_at("Sign in")


def test_back_after_signing_out_shows_nothing_private(people: People) -> None:
    ada = people.someone("Ada")
    ada.signs_in()
    ada.opens("/me/")
    ada.sees("ada@example.org")
    ada.signs_out()
    for _page in range(3):
        ada.page.go_back()
        ada.does_not_see("ada@example.org")
        ada.does_not_see("Acting for")


def test_a_session_that_ends_in_the_middle_of_a_form_loses_nothing(people: People) -> None:
    sam = people.someone("Sam")
    sam.signs_in()
    sam.opens("/organisations/register/")
    sam.types("What is the organisation called?", "Harbour Choir")
    sam.chooses("Community organisation")
    sam.page.context.clear_cookies()
    sam.presses("Register it")
    sam.is_at("The form has expired")
    sam.sees("Harbour Choir")
    sam.looks_right(320, 1280)
    sam.follows("Sign in and open the form again")
    sam.signs_in()
    sam.is_at("Register an organisation")
    assert not Organisation.objects.filter(name="Harbour Choir").exists()


def test_a_form_that_is_sent_twice_is_carried_out_once(people: People) -> None:
    ada = people.someone("Ada")
    ada.signs_in()
    for _time in range(2):
        ada.opens("/")
        ada.follows("The people who act for it")
        ada.presses("Invite someone")
        ada.types("What is their email address?", "noor@example.org")
        ada.chooses("Reader")
        ada.presses("Send the invitation")
    ada.sees("noor@example.org has been invited already")
    assert Invitation.objects.filter(email="noor@example.org").count() == 1
    assert len([letter for letter in mail.outbox if "noor@example.org" in letter.to]) == 1


def test_a_button_that_is_pressed_twice_starts_one_job(people: People, cast: Cast) -> None:
    cast.steward()
    cast.member("Stella", "Ambleford Council", Role.POLICY_LEAD, administrator="Ada")
    confirmed(cast.person("Stella"))
    stella = people.someone("Stella")
    stella.signs_in()
    stella.opens("/organisations/")
    stella.page.get_by_role("button", name="Look for organisations entered twice").dblclick()
    stella.is_at("Look for organisations entered twice")
    stella.opens("/organisations/")
    stella.presses("Look for organisations entered twice")
    stella.sees("under way already")
    assert Job.objects.count() == 1


def test_someone_is_erased_and_cannot_come_back_in(people: People) -> None:
    rita = people.someone("Rita")
    rita.signs_in()
    number = Person.objects.get(name="Rita").pk
    rita.opens("/me/")
    rita.looks_right(320, 1280)
    rita.presses("Leave and be erased")
    rita.is_at("Enter your password again")
    rita.looks_right(320, 1280)
    rita.gives_the_password_again()
    rita.is_at("Leave and be erased")
    rita.looks_right(320, 1280)
    rita.presses("Erase me")
    rita.sees("You are erased")
    expect(rita.page.get_by_role("banner")).not_to_contain_text("Rita")
    rita.signs_in()
    rita.is_at("Sign in")
    assert Person.objects.get(pk=number).name == ""
