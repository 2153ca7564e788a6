"""Someone sends files from a browser, sees how far each is, and is told before it is too much."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Cast, two_councils
from tests.uploads.conftest import CSV

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast() -> Cast:
    return two_councils()


def test_files_are_sent_and_counted(
    browser: Browser, site: str, cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from playwright.sync_api import expect

    monkeypatch.setattr(settings, "UPLOAD_LIMIT", 100_000)
    ada = Client()
    ada.force_login(cast.person("Ada"))
    small, large = tmp_path / "June.csv", tmp_path / "year.csv"
    small.write_bytes(CSV)
    large.write_bytes(CSV * 4000)
    empty, picture = tmp_path / "none.csv", tmp_path / "logo.png"
    empty.write_bytes(b"")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    with browser.new_context() as context:
        context.set_default_timeout(20_000)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": ada.cookies[name].value, "url": site}])
        page = context.new_page()
        page.goto(f"{site}/files/send/")
        page.locator("input[type=file]").set_input_files([small, large])
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_text("These files are too large together")).to_be_visible()
        assert page.url == f"{site}/files/send/"
        page.wait_for_timeout(1100)  # a second click within a second is taken for a double one
        page.locator("input[type=file]").set_input_files([empty, picture, small])
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.get_by_text("1 file was kept.")).to_be_visible()
        expect(page.get_by_text("“none.csv” was not taken. The file is empty.")).to_be_visible()
        expect(page.get_by_text("“logo.png” was not taken.")).to_be_visible()
        page.get_by_role("link", name="June.csv").click()
        page.get_by_role("button", name="Count its rows").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Count the rows of a file")
