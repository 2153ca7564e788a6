"""A councillor can read the page on a phone and a screen, by keyboard, by ear and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDTHS = (320, 1280)


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def page(browser: Browser, written: Path, width: int) -> Iterator[Page]:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        opened = context.new_page()
        opened.goto((written / "report.html").as_uri())
        yield opened


def faults(page: Page) -> list[str]:
    """What axe-core finds, the rules of good practice included."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


def sideways(page: Page) -> int:
    """How many pixels the page as a whole can be pushed sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def test_axe_finds_nothing(page: Page) -> None:
    assert faults(page) == []


def test_axe_finds_nothing_with_everything_open(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert faults(page) == []
    assert sideways(page) <= 0


def test_axe_would_find_a_fault(page: Page) -> None:
    page.evaluate("document.querySelector('svg').removeAttribute('aria-label')")
    assert any(fault.startswith("svg-img-alt") for fault in faults(page))


def test_the_page_does_not_scroll_sideways(page: Page) -> None:
    assert sideways(page) <= 0


def test_hostile_text_changes_nothing(browser: Browser, besieged: Path, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        opened = context.new_page()
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto((besieged / "report.html").as_uri())
        assert len(asked) == 1
        assert opened.title().startswith("<script>document.title='owned'</script>: ")
        assert sideways(opened) <= 0
        assert faults(opened) == []


def test_a_keyboard_reaches_all_that_scrolls(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    out_of_reach = page.evaluate(
        """[...document.querySelectorAll('main *')].filter(each =>
            each.scrollWidth > each.clientWidth + 1
            && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX)
            && !(each.tabIndex === 0 && each.getAttribute('aria-label'))
        ).length"""
    )
    assert out_of_reach == 0
    assert page.locator(".scroll[tabindex='0']").count() > 10


def test_the_first_stop_skips_to_the_report(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"


def test_it_works_without_javascript(browser: Browser, written: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        opened = context.new_page()
        opened.goto((written / "report.html").as_uri())
        assert opened.locator("svg").count() == 6
        assert opened.locator("svg").first.is_visible()
        table = opened.locator("#table-months ~ details table").first
        assert not table.is_visible()
        opened.locator("summary", has_text="The table behind the picture").first.click()
        assert table.is_visible()


def test_paper_shows_what_the_screen_folds_away(
    browser: Browser, written: Path, tmp_path: Path
) -> None:
    from pypdf import PdfReader

    with browser.new_context() as context:
        opened = context.new_page()
        opened.goto((written / "report.html").as_uri())
        printed = tmp_path / "printed.pdf"
        opened.pdf(path=printed, prefer_css_page_size=True)
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(printed).pages)
    assert "£239,750,973.42 ÷ £445,633,779.60 = 53.8%" in text  # the workings of a figure
    assert "Grants and recharges to public bodies" in text
    assert "£88,120,904.66" in text  # a table behind a picture
    assert "Skip to the report" not in text
