"""People who use only a keyboard get everywhere; what a script adds works, and is missed by nobody without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests.cast import two_councils

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

FOCUSED = "document.activeElement"
LOOK = """each => {
  const style = getComputedStyle(each);
  const after = getComputedStyle(each, '::before');
  return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor,
          style.borderWidth, after.boxShadow, after.outlineStyle, after.borderWidth].join('|');
}"""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    with browser.new_context(base_url=site, viewport={"width": 1280, "height": 800}) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """A browser without scripts."""
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


def sign_in(page: Page, site: str, name: str) -> None:
    client = Client()
    client.force_login(two_councils().person(name))
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site}])


def names_in(page: Page) -> list[str]:
    return page.locator("#samples tbody th").all_inner_texts()


def test_the_first_stop_skips_to_the_main_part(page: Page) -> None:
    page.goto("/privacy/")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.textContent").strip() == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.closest('main') !== null")


def test_every_stop_can_be_seen(page: Page) -> None:
    page.goto("/components/")
    unseen, stops = [], 0
    for _press in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate_handle(FOCUSED)
        if page.evaluate("each => each === document.body", here):
            break
        stops += 1
        with_focus = page.evaluate(LOOK, here)
        page.evaluate("each => each.blur()", here)
        if page.evaluate(LOOK, here) == with_focus:
            unseen.append(page.evaluate("each => each.outerHTML.slice(0, 120)", here))
        page.evaluate("each => each.focus()", here)
    assert stops > 40
    assert unseen == []


def test_the_menu_of_a_phone_opens(page: Page, site: str) -> None:
    sign_in(page, site, "Ada")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    menu = page.get_by_role("button", name="Show or hide the menu")
    link = page.get_by_role("navigation").get_by_role("link", name="Organisations")
    assert not link.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    assert menu.get_attribute("aria-expanded") == "true"


def test_a_list_is_filtered_and_sorted_in_place(page: Page) -> None:
    page.goto("/components/")
    page.evaluate("window.still = true")
    page.locator("#samples-kind").focus()
    page.keyboard.type("Supplier")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#samples tbody tr")).to_have_count(4)
    assert "kind=supplier" in page.url
    expect(page.locator("#said")).to_have_text("4 found")
    page.get_by_role("link", name="People").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#samples th[aria-sort=ascending] >> text=People")
    assert names_in(page)[0] == "Mill Lane Bakery"
    assert page.evaluate(f"{FOCUSED}.id") == "samples-by-people"
    assert page.evaluate("window.still")  # the page itself was not loaded again
    page.go_back()
    page.wait_for_selector("#samples th[aria-sort=ascending] >> text=Name")


def test_a_list_is_filtered_and_sorted_without_scripts(plain: Page) -> None:
    plain.goto("/components/")
    plain.locator("#samples-kind").select_option("supplier")
    plain.locator("#samples-show").click()
    assert len(names_in(plain)) == 4
    plain.get_by_role("link", name="People").click()
    assert names_in(plain)[0] == "Mill Lane Bakery"


def test_a_form_with_errors_leads_to_the_first(page: Page) -> None:
    page.goto("/components/")
    page.locator("#id_name").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/components/")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.textContent") == "Enter its name"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "id_name"


def test_progress_moves_by_itself_and_stops(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/components/")
    page.wait_for_selector("#example-progress >> text=The work is done.")
    expect(page.locator("#said")).to_have_text("The work is done.")
    before = len(asked)
    page.wait_for_timeout(3000)
    assert len(asked) == before


def fill(page: Page) -> None:
    page.fill("#id_name", "Harbour Choir")
    page.fill("#id_email", "ada@example.org")
    page.fill("#id_password", "a long walk by the canal")
    page.fill("#id_people", "46")
    page.fill("#id_starts", "27 March 2027")
    page.check("#id_kind")
    page.check("#id_areas")
    page.select_option("#id_size", "small")
    page.fill("#id_story", "They sang.")
    page.check("#id_agreed")


@pytest.mark.parametrize("scripts", [True, False])
def test_several_files_are_sent_with_a_form(
    page: Page, plain: Page, tmp_path: Path, scripts: bool
) -> None:
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for file in files:
        file.write_text("a,b\n" * 1000)
    here = page if scripts else plain
    here.goto("/components/")
    fill(here)
    here.set_input_files("input[type=file]", files)
    drawn = []
    if scripts:
        here.route("**/components/", lambda route: (drawn.append(bars(here)), route.continue_()))
    here.get_by_role("button", name="Send").click()
    here.wait_for_selector("text=Everything was understood. Nothing was kept.")
    assert drawn[:1] == ([["one.csv", "two.csv"]] if scripts else [])


def bars(page: Page) -> list[str]:
    """The files that have a bar, by name."""
    return page.evaluate(
        "[...document.querySelectorAll('.weft-sending li')].map(row => "
        "document.getElementById(row.querySelector('progress').getAttribute('aria-labelledby'))"
        ".textContent)"
    )


def test_a_connection_that_breaks_is_said_and_the_form_stays(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("a,b\n")
    page.goto("/components/")
    fill(page)
    page.set_input_files("input[type=file]", [file])
    page.route("**/components/", lambda route: route.abort())
    page.get_by_role("button", name="Send").click()
    page.wait_for_selector("text=The files could not be sent. Check your connection")
    assert page.input_value("#id_name") == "Harbour Choir"
    assert page.get_by_role("button", name="Send").is_enabled()
