"""Numbers, names and addresses are asked in rows: one more, one fewer, and Enter saves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.cast import Cast, two_councils
from tests.stories.people import WAYS, People, walking
from tests.ui.browsing import NARROW, WIDE
from tests.web.getting_in import confirmed
from weft.organisations.models import Organisation
from weft.organisations.rules import Kind

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=WAYS)
def people(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[People]:
    with walking(browser, site, request.param) as people:
        yield people


@pytest.fixture
def cast() -> Cast:
    """Sam's bakery is here, without a number."""
    cast = two_councils()
    cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam")
    confirmed(cast.person("Sam"))
    return cast


def test_someone_tells_of_two_numbers_and_an_address(people: People, cast: Cast) -> None:
    sam, bakery = people.someone("Sam"), cast.organisations["Mill Lane Bakery"]
    sam.signs_in()
    sam.acts_for("Mill Lane Bakery")
    sam.opens(f"/organisations/{bakery.ref}/change/")
    sam.picks("Which register?", "Companies House", "Number 1")
    sam.types("Which number?", "1234567", "Number 1")
    sam.presses("Add another number")
    sam.sees("Number 2")
    sam.presses("Add another number")
    sam.sees("Number 3")
    sam.looks_right(NARROW, WIDE)
    sam.picks("Which register?", "Scottish Charity Register", "Number 3")
    sam.types("Which number?", "42386", "Number 3")
    sam.presses("Remove number 2")
    sam.picks("What kind of address?", "Branch address", "Address 1")
    sam.types("Building, street and town", "4 Lock Street, Quillmouth", "Address 1")
    sam.types("Postcode", "nonsense", "Address 1")
    sam.page.keyboard.press("Enter") if sam.scripts else sam.presses("Save")
    sam.is_at("Change Mill Lane Bakery")
    sam.sees("Enter a full UK postcode")
    sam.looks_right(NARROW, WIDE)
    sam.types("Postcode", "m60 2la", "Address 1")
    sam.presses("Save")
    sam.sees("The details are saved")
    sam.sees("Branch address")
    sam.sees("4 Lock Street, Quillmouth, M60 2LA")
    told = Organisation.objects.get(pk=bakery.pk).identifiers.all()
    assert [one.org_id for one in told] == ["GB-COH-01234567", "GB-SC-SC042386"]
