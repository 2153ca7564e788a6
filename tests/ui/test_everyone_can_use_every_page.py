"""axe-core finds nothing on any page, on a phone and on a screen, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.ui import everywhere
from tests.ui.browsing import NARROW, WIDE, faults, opened, sideways
from tests.ui.everywhere import OF_THE_LIBRARY, Seen, everyone, names

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


MORE_THAT_DO_NOT_WORK = ("400", "403", "403-form", "413", "429", "503")


def found(browser: Browser, pages: list[Seen]) -> list[str]:
    return [f"{page.id}: {fault}" for page in pages for fault in faults_of(browser, page)]


def faults_of(browser: Browser, page: Seen) -> Iterator[str]:
    with opened(browser, page, width=NARROW) as shown:
        yield from at(shown, "on a phone")
        shown.set_viewport_size({"width": WIDE, "height": 800})
        yield from at(shown, "on a screen")
    with opened(browser, page, width=NARROW, scripts=False) as shown:
        yield from at(shown, "on a phone without scripts")


def at(shown: Page, where: str) -> list[str]:
    too_wide = sideways(shown)
    said = [f"{too_wide} pixels too wide"] if too_wide > 0 else []
    return [f"{where}: {fault}" for fault in [*faults(shown), *said]]


@pytest.mark.long
@pytest.mark.parametrize("name", names())
def test_every_page_that_the_site_has(browser: Browser, name: str) -> None:
    assert found(browser, everywhere.seen(everyone(), name)) == []


@pytest.mark.parametrize(
    "page",
    ["404", "500", *(pytest.param(one, marks=pytest.mark.long) for one in MORE_THAT_DO_NOT_WORK)],
)
def test_the_pages_for_when_something_does_not_work(browser: Browser, page: str) -> None:
    pages = [each for each in everywhere.broken() if each.name == f"error {page}"]
    assert pages
    assert found(browser, pages) == []


def test_a_form_with_every_error(browser: Browser) -> None:
    page = everywhere.components_with_errors()
    assert "<title>Error: " in page.html
    assert page.html.count("govuk-error-message") == 10
    assert found(browser, [page]) == []


def test_everything_that_can_be_opened(browser: Browser) -> None:
    page = next(each for each in everywhere.drawn() if each.name == "components")
    for width in (NARROW, WIDE):
        with opened(browser, page, width=width) as shown:
            shown.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            assert faults(shown) == []
            assert sideways(shown) <= 0


def test_axe_would_find_a_fault(browser: Browser) -> None:
    page = everywhere.components_with_errors()
    spoilt = page.html.replace('lang="en"', "").replace('for="id_name"', "")
    with opened(browser, Seen("spoilt", None, page.address, spoilt)) as shown:
        assert {fault.split(":")[0] for fault in faults(shown)} >= {"html-has-lang", "label"}


def test_a_page_that_goes_on_while_it_is_looked_at_is_waited_for(browser: Browser) -> None:
    page = everywhere.components_with_errors()
    with opened(browser, page) as shown:
        shown.evaluate(
            "setTimeout(() => location.reload(), 30)"
        )  # in the midst of axe, which takes longer
        assert faults(shown) == []


def test_every_address_is_known_to_these_tests() -> None:
    """An address that holds a reference has an example in tests/ui/everywhere.py."""
    cast = everyone()
    without = [
        name
        for name in names()
        if everywhere.address(name, cast) is None and not OF_THE_LIBRARY.match(name)
    ]
    assert not without, "Give an example in tests/ui/everywhere.py for: " + ", ".join(without)


def test_the_pages_that_stand_are_seen() -> None:
    seen = {page.name for page in everywhere.drawn()}
    assert {"home", "components", "organisations:list", "organisations:show", "cookies"} <= seen
