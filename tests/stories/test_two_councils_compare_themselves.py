"""Two councils agree to share what their analyses found, stand side by side, and part again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.cast import Cast, two_councils
from tests.spend.ready import ready
from tests.stories.people import Someone, walking
from tests.web.getting_in import confirmed
from weft.organisations.rules import Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.long]
BETWEEN = "Ambleford Council, 2024-25 · Brindale Council, 2024-25"


@pytest.fixture
def cast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    for setting, folder in (("SITE_FOLDER", ""), ("DATA_FOLDER", "data"), ("UPLOAD_FOLDER", "up")):
        monkeypatch.setattr(settings, setting, tmp_path / "site" / folder)
    cast = two_councils()
    for name, council, administrator in (
        ("Mabel", "Ambleford Council", "Ada"),
        ("Gwen", "Brindale Council", "Brian"),
    ):
        cast.member(name, council, Role.SPEND_ANALYST, administrator=administrator)
        ready(cast.viewer(name))
        confirmed(cast.person(name))
        confirmed(cast.person(administrator))
    return cast


def offers_and_agrees(ada: Someone, brian: Someone) -> None:
    ada.opens("/spend/")
    ada.follows("Councils that share results with yours")
    ada.presses("Share with another council")
    ada.looks_right(320, 1280)
    ada.picks("With which council?", "Brindale Council")
    ada.presses("Offer")
    ada.sees("sees nothing until it agrees")
    ada.looks_right(320, 1280)
    brian.opens(brian.link_in_letter())
    brian.signs_in()
    brian.sees("Offered to you")
    brian.follows("Agree")
    brian.looks_right(320, 1280)
    brian.presses("Agree")
    brian.sees("Share results since")


def compares(mabel: Someone) -> None:
    mabel.opens("/spend/")
    mabel.sees("Analyses of councils that share with yours")
    mabel.follows("Compare years, and councils that share")
    mabel.presses("Compare")
    mabel.sees("Choose two analyses or more")
    mabel.looks_right(320, 1280)
    mabel.chooses("Ambleford Council, 2024-25")
    mabel.chooses("Brindale Council, 2024-25")
    mabel.presses("Compare")
    mabel.is_at(BETWEEN)
    mabel.sees("Before you compare")
    mabel.looks_right(320, 1280)
    compared = mabel.page.url
    mabel.follows("Suppliers that several of them pay")
    mabel.looks_right(320, 1280)
    mabel.box("Search", role="searchbox").fill("bakery")
    mabel.presses("Show")
    mabel.sees("1 found")
    mabel.does_not_see("Canal Boats")
    mabel.page.goto(compared)
    mabel.follows("Brindale Council, 2024-25")
    mabel.sees("They are seen by the people of their council.")
    mabel.looks_right(320, 1280)


@pytest.mark.parametrize("way", ["on a screen", "without JavaScript"])
def test_from_the_offer_to_the_end(browser: Browser, site: str, cast: Cast, way: str) -> None:
    with walking(browser, site, way) as people:
        ada, brian, mabel = map(people.someone, ("Ada", "Brian", "Mabel"))
        ada.signs_in()
        offers_and_agrees(ada, brian)
        mabel.signs_in()
        compares(mabel)
        theirs = mabel.page.url
        brian.opens("/spend/sharing/")
        brian.follows("End it")
        brian.looks_right(320, 1280)
        brian.presses("Do not share")
        brian.sees("There are none yet.")
        mabel.page.goto(theirs)
        mabel.is_at("Page not found")
