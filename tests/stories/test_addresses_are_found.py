"""An analyst fills in where a supplier is, on a screen, by keyboard alone and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

from tests.cast import NOW, Cast, two_councils
from tests.spend.ready import ready
from tests.spend.registered import put_companies_to_use
from tests.stories.people import walking
from tests.web.getting_in import confirmed
from weft.spend.models import Answer, Run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast() -> Cast:
    cast = two_councils()
    confirmed(cast.person("Ada"))
    return cast


@pytest.fixture
def run(cast: Cast, tmp_path: Path) -> Iterator[Run]:
    folders = {name: tmp_path / name for name in ("SITE_FOLDER", "UPLOAD_FOLDER", "DATA_FOLDER")}
    with override_settings(**folders):
        put_companies_to_use()
        yield ready(cast.viewer("Ada"))[1]


@pytest.mark.parametrize("way", ["on a screen", "by keyboard alone", "without JavaScript"])
def test_an_analyst_says_where_a_supplier_is(
    browser: Browser, site: str, cast: Cast, run: Run, way: str
) -> None:
    with walking(browser, site, way) as people:
        ada = people.someone("Ada")
        ada.signs_in()
        ada.acts_for("Ambleford Council")
        ada.opens(f"/spend/runs/{run.ref}/")
        ada.follows("Addresses to find")
        ada.is_at("Addresses to find")
        ada.looks_right(320, 1280)
        ada.page.get_by_label("Postcode").first.fill("M60")
        ada.presses("Save Mill Lane Bakery Ltd")
        ada.sees("Write a whole postcode")
        ada.looks_right(320, 1280)
        ada.page.get_by_label("Postcode").first.fill("m60 2la")
        ada.presses("Save Mill Lane Bakery Ltd")
        ada.sees("Kept: Mill Lane Bakery Ltd")
        ada.sees("1 of")
        assert Answer.objects.get().said == {"postcode": "M60 2LA"}
        assert Answer.objects.get().said_at > NOW

        ada.opens(f"/spend/runs/{run.ref}/review/1/register/?q=quillmouth")
        ada.is_at("Look it up in a register")
        ada.looks_right(320, 1280)
        ada.chooses("QUILLMOUTH YOUTH PROJECT")
        ada.chooses("Both: they are one supplier")
        ada.presses("Keep")
        ada.is_at("Names in doubt")
        ada.looks_right(320, 1280)
