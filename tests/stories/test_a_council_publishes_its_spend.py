"""A council publishes what became of its money, corrects it and withdraws it; a resident reads and takes it away."""

from __future__ import annotations

import csv
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.cast import Cast, two_councils
from tests.spend.ready import once_more, ready
from tests.stories.people import Someone, walking
from tests.web.getting_in import confirmed
from weft.organisations.rules import Role
from weft.spend.models import Run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
WAYS = ("on a screen", "on a phone", "by keyboard alone", "without JavaScript")
PERIOD = "/spend-published/ambleford-council/2024-25/"


@pytest.fixture
def cast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    for setting, folder in (("SITE_FOLDER", ""), ("DATA_FOLDER", "data"), ("UPLOAD_FOLDER", "up")):
        monkeypatch.setattr(settings, setting, tmp_path / "site" / folder)
    cast = two_councils()
    for name in ("Mabel", "Asha"):
        cast.member(name, "Ambleford Council", Role.SPEND_ANALYST, administrator="Ada")
        confirmed(cast.person(name))
    return cast


def asks(mabel: Someone, run: Run, note: str, because: str = "") -> None:
    mabel.opens(f"/spend/runs/{run.ref}/")
    mabel.presses("Ask that it be published")
    mabel.is_at("Ask that it be published")
    mabel.sees("Rows not understood: 1")
    mabel.types("What should people know about the quality of the data?", note)
    if because:
        mabel.types("What does it correct, and why?", because)
    mabel.looks_right(320, 1280)
    mabel.presses("Ask")
    mabel.sees("Somebody else of your council signs it off")
    mabel.looks_right(320, 1280)


def decides(asha: Someone, answer: str, because: str = "") -> None:
    asha.opens("/")
    asha.follows("Sign off the quality of the data: spend in 2024-25")
    asha.is_at("Sign off the quality of the data")
    asha.looks_right(320, 1280)
    asha.chooses(answer)
    if because:
        asha.presses("Go on")
        asha.sees("There is a problem")
        asha.looks_right(320, 1280)
        asha.types("If not, why?", because)
    asha.presses("Go on")


def reads_and_takes_away(resident: Someone) -> None:
    resident.opens("/")
    resident.uses(
        resident.page.get_by_role("contentinfo").get_by_role("link", name="Published spend")
    )
    resident.is_at("Published spend")
    resident.looks_right(320, 1280)
    resident.follows("Ambleford Council, 2024-25")
    resident.is_at("Where the money went")
    resident.sees("The payments of March are missing.")
    resident.looks_right(320, 1280)
    resident.follows("The payments behind it")
    resident.sees("an individual")
    resident.does_not_see("John Smith")
    resident.looks_right(320, 1280)
    resident.opens(f"{PERIOD}1/")
    resident.follows("How far the files can be trusted")
    resident.is_at("How far the files can be trusted")
    resident.looks_right(320, 1280)
    resident.follows("All suppliers")
    resident.looks_right(320, 1280)
    resident.follows("Canal Boats Ltd")
    resident.is_at("Canal Boats Ltd")
    resident.looks_right(320, 1280)
    resident.opens(f"{PERIOD}1/")
    with resident.page.expect_download() as taken:
        resident.follows("Extract for a freedom of information request")
    with ZipFile(taken.value.path()) as zipped, zipped.open("payments.csv") as file:
        rows = list(csv.DictReader(StringIO(TextIOWrapper(file, "utf-8", newline="").read())))
    payees = {row["payee"] for row in rows}
    assert {"Canal Boats Ltd", "Mill Lane Bakery Ltd"} <= payees
    assert not {"Mr John Smith", "an individual"} & payees
    assert resident.page.context.cookies() == []


@pytest.mark.parametrize("way", WAYS)
def test_published_corrected_and_withdrawn(
    browser: Browser, site: str, cast: Cast, way: str
) -> None:
    _file, run = ready(cast.viewer("Mabel"))
    with walking(browser, site, way) as people:
        mabel, asha, resident = map(people.someone, ("Mabel", "Asha", "Resident"))
        mabel.signs_in()
        asha.signs_in()
        asks(mabel, run, "It is all there.")
        decides(asha, "No, send it back", "Say that March is missing.")
        asha.sees("It is sent back")
        mabel.opens(f"/spend/runs/{run.ref}/")
        mabel.sees("Say that March is missing.")
        asks(mabel, run, "The payments of March are missing.")
        decides(asha, "Yes, publish it")
        asha.sees("Everybody can read it now")
        reads_and_takes_away(resident)

        newer = once_more(cast.viewer("Mabel"))
        asks(mabel, newer, "Nothing is missing.", "March had been missing.")
        decides(asha, "Yes, publish it")
        councillor = people.someone(
            "Councillor"
        )  # whose browser keeps no page of the first edition
        councillor.opens(PERIOD)
        councillor.sees("edition 2")
        councillor.sees("March had been missing.")
        councillor.follows("Edition 1")
        councillor.sees("A later edition has taken the place of this one")
        councillor.looks_right(320, 1280)

        mabel.opens(f"/spend/runs/{newer.ref}/")
        mabel.presses("Withdraw it")
        mabel.is_at("Withdraw what was published")
        mabel.looks_right(320, 1280)
        mabel.types("Why is it withdrawn?", "A file was a draft.")
        mabel.presses("Withdraw it")
        mabel.sees("Everybody who comes to it reads the reason")
        resident.opens(f"{PERIOD}2/suppliers/")
        resident.is_at("These figures were withdrawn")
        resident.sees("A file was a draft.")
        expect(resident.page.locator("main")).not_to_contain_text("£")
        resident.looks_right(320, 1280)
