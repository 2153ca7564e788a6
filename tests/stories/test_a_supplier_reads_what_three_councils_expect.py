"""A supplier without an account reads what three councils expect of one thing, and takes it away on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.cast import Cast
from tests.frameworks.example_place import COUNCILS, example_place
from tests.stories.people import WAYS, People, Someone, walking
from tests.ui.browsing import NARROW, WIDE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FRAMEWORK = "The Greater Quillmouth Social Value Framework"


@pytest.fixture
def cast() -> Cast:
    """The example place: what its combined authority asks for, and what three councils make of it."""
    cast = Cast()
    example_place(cast)
    assert timezone.localdate().year >= 2026
    return cast


@pytest.fixture(params=WAYS)
def people(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[People]:
    with walking(browser, site, request.param) as people:
        yield people


def taken_away(someone: Someone, link: str) -> str:
    """What stands in the PDF that a link leads to."""
    with someone.page.expect_download() as taken:
        someone.uses(someone.page.get_by_role("link", name=link))
    assert taken.value.suggested_filename.endswith(".pdf")
    reader = PdfReader(io.BytesIO(taken.value.path().read_bytes()))
    assert "/StructTreeRoot" in reader.trailer["/Root"]  # type: ignore[operator]
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_from_the_first_page_to_the_paper(people: People, cast: Cast) -> None:
    sara = people.someone("Sara")
    sara.opens("/frameworks/")
    sara.is_at("Frameworks")
    sara.follows(FRAMEWORK)
    sara.looks_right(NARROW, WIDE)
    sara.uses(sara.page.get_by_role("link", name="2026", exact=True))
    sara.follows("GQ12 Money spent with small and medium-sized firms")
    sara.is_at("Money spent with small and medium-sized firms")
    sara.looks_right(NARROW, WIDE)
    sara.follows("In the words of others")
    sara.is_at("In the words of others")
    for council in COUNCILS:
        sara.sees(council)
    sara.sees("The same, word for word")
    sara.looks_right(NARROW, WIDE)
    text = taken_away(sara, "Take it away to read and print (PDF)")
    assert "Money spent with small and medium-sized firms" in text
    assert all(council in text for council in COUNCILS)


def test_two_councils_side_by_side_and_a_list_in_the_words_of_the_other(
    people: People, cast: Cast
) -> None:
    sara = people.someone("Sara")
    sara.opens("/frameworks/")
    sara.follows("In each other’s words")
    sara.is_at("In each other’s words")
    sara.looks_right(NARROW, WIDE)
    sara.picks("Which edition?", "quillmouth, 2026")
    sara.picks("And which other one?", "harrowfen, 2026")
    sara.presses("Side by side")
    sara.is_at("Side by side")
    sara.sees(
        "It is agreed that nothing like it is asked for there. Harrowfen has no measure of lessons."
    )
    sara.sees("QCC-2 Weeks of paid work tasters for young people")
    sara.looks_right(NARROW, WIDE)
    sara.follows("Translate a list")
    sara.is_at("Translate a list")
    sara.looks_right(NARROW, WIDE)
    sara.presses("Translate it")
    sara.sees("Enter the list that is to be translated")
    sara.looks_right(NARROW, WIDE)
    sara.types("The list", "measure,quantity\nQCC-2,4\nQCC-1,30\n")
    sara.presses("Translate it")
    sara.is_at("The list in other words")
    sara.sees("120 hours")
    sara.sees("Nothing like it is asked for there; that is agreed.")
    sara.looks_right(NARROW, WIDE)
    with sara.page.expect_download() as taken:
        sara.presses("Take it away (CSV)")
    assert "HBC-1" in taken.value.path().read_text("utf-8-sig")
