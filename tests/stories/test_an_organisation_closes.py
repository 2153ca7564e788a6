"""An administrator asks for their organisation to be closed, a steward closes and reopens it, and finds its double."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.cast import Cast, two_councils
from tests.stories.people import People, walking
from tests.ui.browsing import NARROW, WIDE
from tests.web.getting_in import confirmed
from weft.organisations.models import Organisation
from weft.organisations.rules import Kind, Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast() -> Cast:
    """Sam's bakery is here twice; Pat only reads for it. Stella looks after the place."""
    cast = two_councils()
    cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam")
    cast.organisation("Bakery in the Lane", Kind.SUPPLIER, administrator="Lou")
    cast.member("Pat", "Mill Lane Bakery", Role.READER, administrator="Sam")
    cast.steward()
    for name in ("Sam", "Pat", "Stella"):
        confirmed(cast.person(name))
    return cast


@pytest.fixture(params=["on a screen", "without JavaScript"])
def people(
    browser: Browser, site: str, cast: Cast, request: pytest.FixtureRequest
) -> Iterator[People]:
    with walking(browser, site, request.param) as people:
        yield people


def test_it_is_asked_for_done_and_undone(people: People, cast: Cast) -> None:
    sam, stella = people.someone("Sam"), people.someone("Stella")
    there = f"/organisations/{cast.organisations['Mill Lane Bakery'].ref}/"
    sam.signs_in()
    sam.opens(there)
    sam.presses("Ask for it to be closed")
    sam.is_at("Ask for Mill Lane Bakery to be closed")
    sam.looks_right(NARROW, WIDE)
    sam.types("Why is it closed?", "The ovens are sold.")
    sam.presses("Ask a place steward")
    sam.sees("A place steward decides about it")

    stella.signs_in()
    stella.follows("Decide whether Mill Lane Bakery is closed")
    stella.sees("The ovens are sold.")
    stella.looks_right(NARROW, WIDE)
    stella.presses("Close it")
    stella.sees("It takes no new people")
    stella.presses("Close it")
    stella.sees("Mill Lane Bakery is closed")
    stella.looks_right(NARROW, WIDE)

    sam.opens(there)
    sam.sees("The ovens are sold.")
    sam.does_not_see("Change the details")
    stella.presses("Reopen it")
    stella.sees("Mill Lane Bakery is open again")
    sam.opens(there)
    sam.sees("Change the details")


def test_whoever_only_reads_leaves_by_the_page(people: People) -> None:
    pat = people.someone("Pat")
    pat.signs_in()
    pat.opens("/me/")
    pat.looks_right(NARROW, WIDE)
    pat.follows("Stop acting for it")
    pat.is_at("Stop acting for Mill Lane Bakery")
    pat.presses("End the membership")
    pat.sees("The membership is ended")


def test_a_steward_finds_the_double_by_its_name(people: People, cast: Cast) -> None:
    stella = people.someone("Stella")
    stella.signs_in()
    stella.sees("Stella")
    stella.opens(f"/organisations/{cast.organisations['Mill Lane Bakery'].ref}/merge/")
    stella.types("Look for the record to keep", "in the lane")
    stella.presses("Search")
    stella.looks_right(NARROW, WIDE)
    stella.presses("Make them one")
    stella.sees("Choose the record to keep")
    stella.page.get_by_role("radio", name="Bakery in the Lane").check()
    stella.presses("Make them one")
    stella.sees("The two records are one")
    merged = Organisation.objects.get(name="Mill Lane Bakery").merged_into
    assert merged == cast.organisations["Bakery in the Lane"]
