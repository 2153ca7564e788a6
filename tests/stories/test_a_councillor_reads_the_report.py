"""A councillor opens the report: on a phone, at a desk, by keyboard, without scripts, on paper."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(params=(320, 1280))
def page(browser: Browser, published: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    size = {"width": request.param, "height": 800}
    with browser.new_context(viewport=size) as context:  # type: ignore[arg-type]
        opened = context.new_page()
        opened.goto((published / "report.html").as_uri())
        yield opened


@pytest.fixture
def unscripted(browser: Browser, published: Path) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False) as context:
        opened = context.new_page()
        opened.goto((published / "report.html").as_uri())
        yield opened


def test_nothing_stands_in_their_way(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_they_find_the_headline_and_how_it_was_made(unscripted: Page) -> None:
    headline = unscripted.locator(".headlines li").first
    assert "was paid in" in headline.inner_text()
    figure = unscripted.locator(".figures > li", has_text="Total paid").first
    workings = figure.locator(".workings")
    assert not workings.is_visible()
    figure.locator("summary").click()
    assert workings.is_visible()
    assert "credits taken off" in workings.inner_text()


def test_they_see_which_files_it_was_made_from(unscripted: Page, place: Path) -> None:
    said = unscripted.locator("section", has=unscripted.locator("#files")).inner_text()
    for path in (place / "payments").rglob("*.*"):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in said


def test_they_see_what_is_not_known(unscripted: Page) -> None:
    unknown = unscripted.locator(".unknowns").inner_text()
    assert "of the money went is not known" in unknown
    assert "not spread over the rest" in unknown


def test_they_need_no_mouse(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is True
    waiting = page.locator("main .scroll:visible").count()
    reached = set()
    for _ in range(600):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "[document.activeElement.className, document.activeElement.getAttribute('aria-label')]"
        )
        if at[0] == "scroll":
            reached.add(at[1])
        if len(reached) == waiting:
            break
    assert len(reached) == waiting > 5


def test_paper_cuts_no_table(browser: Browser, published: Path, tmp_path: Path) -> None:
    """Every amount of the councils' table is there whole, and nothing is wider than the paper."""
    with browser.new_context(viewport={"width": 673, "height": 1000}) as context:
        opened = context.new_page()
        opened.goto((published / "report.html").as_uri())
        opened.emulate_media(media="print")
        too_wide = opened.evaluate(
            """[...document.querySelectorAll('.scroll')].filter(each =>
                each.scrollWidth > each.clientWidth + 1).map(each => each.ariaLabel)"""
        )
        opened.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
        amounts = opened.locator("#table-bodies ~ .scroll").first.locator("td").all_inner_texts()
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "printed.pdf").pages)
    assert too_wide == []
    assert amounts
    assert [each for each in amounts if each not in text] == []


def test_the_committee_gets_two_pages_with_pictures(published: Path) -> None:
    pages = PdfReader(published / "summary.pdf").pages
    said = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert len(pages) == 2
    assert "From the files to what can be influenced" in said  # the bridge, as a picture
    assert "Kept apart:" not in said
