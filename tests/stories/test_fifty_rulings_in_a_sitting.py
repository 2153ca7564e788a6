"""An analyst answers fifty questions about names in a sitting, by single keys; a few without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from tests.cast import NOW, Cast, two_councils
from tests.spend.doubts import many_doubts
from tests.spend.ready import done
from tests.stories.people import Someone, walking
from tests.web.getting_in import confirmed
from weft.spend.actions import add_files, start_run
from weft.spend.models import Ruling, Run
from weft.uploads.arriving import Arrived

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
FIFTY = 50


@pytest.fixture
def cast() -> Cast:
    cast = two_councils()
    confirmed(cast.person("Ada"))
    return cast


@pytest.fixture
def run(cast: Cast, tmp_path: Path) -> Iterator[Run]:
    """An analysis of payments to 120 names, more than fifty pairs of which are in doubt."""
    with override_settings(SITE_FOLDER=tmp_path, UPLOAD_FOLDER=tmp_path / "uploads"):
        arrived = Arrived("April.csv", "text/csv")
        arrived.add(many_doubts().encode())
        by = cast.viewer("Ada")
        (file,) = add_files(arrived=[arrived], by=by, at=NOW).files
        done(file.look)
        run = start_run(period="2024-25", by=by, at=NOW)
        done(run.job)
        yield run


def opens_the_first_question(ada: Someone, run: Run) -> None:
    ada.signs_in()
    ada.acts_for("Ambleford Council")
    ada.opens(f"/spend/runs/{run.ref}/")
    ada.follows("Names in doubt")
    ada.is_at("Names in doubt")
    ada.presses("Begin")
    ada.sees("Question 1 of")


def at_question(ada: Someone, number: int) -> None:
    expect(ada.page.locator(".govuk-caption-l")).to_contain_text(f"Question {number} of")


def test_fifty_rulings_in_a_sitting(browser: Browser, site: str, cast: Cast, run: Run) -> None:
    with walking(browser, site) as people:
        ada = people.someone("Ada")
        opens_the_first_question(ada, run)
        ada.looks_right(320, 1280)
        for number in range(1, FIFTY + 1):
            at_question(ada, number)
            ada.page.keyboard.press("d")
        at_question(ada, FIFTY + 1)
        ada.sees(f"{FIFTY} of")
        assert Ruling.objects.filter(says="different", withdrawn_at=None).count() == FIFTY

        ada.page.keyboard.press("u")
        at_question(ada, FIFTY)
        ada.page.keyboard.press("n")
        at_question(ada, FIFTY + 1)
        ada.page.keyboard.press("r")
        ada.is_at("Look it up in a register")
        ada.looks_right(320, 1280)
        assert Ruling.objects.filter(withdrawn_at=None).count() == FIFTY - 1

        ada.opens("/spend/rulings/")
        ada.is_at("Rulings")
        ada.looks_right(320, 1280)


def test_single_keys_can_be_turned_off_and_stand_back_while_one_types(
    browser: Browser, site: str, cast: Cast, run: Run
) -> None:
    with walking(browser, site) as people:
        ada = people.someone("Ada")
        opens_the_first_question(ada, run)
        ada.types("Why? (optional)", "")
        ada.page.get_by_label("Why? (optional)").press("d")
        at_question(ada, 1)
        ada.page.locator("summary").click()
        ada.presses("Turn single keys off")
        ada.page.reload()
        ada.page.keyboard.press("d")
        ada.page.locator("summary").click()
        ada.presses("Turn single keys on")
        assert not Ruling.objects.exists()
        ada.page.keyboard.press("d")
        at_question(ada, 2)


@pytest.mark.parametrize("way", ["without JavaScript", "by keyboard alone"])
def test_a_few_rulings_without_single_keys(
    browser: Browser, site: str, cast: Cast, run: Run, way: str
) -> None:
    with walking(browser, site, way) as people:
        ada = people.someone("Ada")
        opens_the_first_question(ada, run)
        ada.types("Why? (optional)", "Asked them")
        ada.presses("The same")
        at_question(ada, 2)
        ada.presses("Different")
        at_question(ada, 3)
        ada.presses("Take that back")
        at_question(ada, 2)
        ada.follows("Skip it")
        at_question(ada, 3)
        in_force = Ruling.objects.filter(withdrawn_at=None)
        assert [(one.says, one.reason) for one in in_force] == [("same", "Asked them")]
