"""A newcomer sends a first file and reads what Weft found; a wrong mapping, a month and a row are put right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.architecture.project import ROOT
from tests.stories.people import WAYS, Someone, walking
from tests.web.served import HERE, Visitor, serving, until
from weft.web.demo import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.allow_hosts([HERE])]
MABEL = "mabel@okoro.example"
REAL = ROOT.parent / "shared" / "data" / "spend" / "manchester"
YEAR = [
    *(f"2016-{month:02}" for month in range(4, 13)),
    *(f"2017-{month:02}" for month in (1, 2, 3)),
]
APRIL = (
    "Supplier Name,Payment Date,Net Amount,Service Area,Purpose\r\n"
    "Mill Lane Bakery Ltd,03/04/2031,100.00,Schools,Catering\r\n"
    "Canal Boats plc,soon,9.99,Parks,Repairs\r\n"
    "Ostle Roofing Ltd,05/04/2031,640.00,Housing,Roofs\r\n"
    "Ostle Roofing Ltd,30/04/2031,60.00,Housing,Gutters\r\n"
)
MAY = (
    "Supplier Name,Payment Date,Net Amount,Service Area,Purpose\r\n"
    "Mill Lane Bakery Ltd,03/05/2031,10.00,Schools,Catering\r\n"
    "Ostle Roofing Ltd,09/05/2031,40.00,Housing,Roofs\r\n"
)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    (folder := tmp_path_factory.mktemp("served") / "weft").mkdir()
    with serving(folder) as visitor:
        yield visitor


def signs_in(mabel: Someone) -> None:
    mabel.page.set_default_timeout(30_000)
    mabel.opens("/account/login/")
    mabel.types("Email", MABEL)
    mabel.types("Password", PASSWORD)
    mabel.presses("Sign in")
    mabel.is_at("What waits for you")


def sends(mabel: Someone, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_bytes(text.encode())
    mabel.page.locator("input[type=file]").set_input_files(tmp_path / name)
    mabel.uses(mabel.page.get_by_role("button", name="Send", exact=True))


def is_looked_at(mabel: Someone, address: str) -> None:
    """Weft has looked at what is at an address: the page is opened again until it says so."""

    def done() -> bool:
        mabel.opens(address)
        return "Weft is looking at" not in mabel.page.locator("main").inner_text()

    until(done, "Weft to have looked")


@pytest.mark.parametrize("way", WAYS)
def test_rows_a_month_and_a_mapping_are_put_right(
    browser: Browser, visitor: Visitor, tmp_path: Path, way: str
) -> None:
    with walking(browser, f"http://localhost:{visitor.port}", way) as people:
        mabel, own = people.someone("Mabel Okoro"), f"April {way}.csv"
        signs_in(mabel)
        mabel.opens("/spend/files/send/")
        sends(mabel, tmp_path, own, APRIL.replace("Gutters", way))
        mabel.sees("1 file was kept. Weft is looking at it.")
        is_looked_at(mabel, "/spend/")
        mabel.follows(own)
        mabel.is_at(own)
        file = mabel.page.url
        mabel.follows("See the rows that were not understood")
        mabel.sees("The date “soon” is not one")
        mabel.looks_right(320, 1280)
        mabel.follows("Put row 3 right")
        mabel.looks_right(320, 1280)
        mabel.types("Payment Date", "04/04/2031")
        mabel.presses("Keep")
        mabel.sees("Waits to be read")
        mabel.looks_right(320, 1280)
        mabel.presses("Read the file again")
        mabel.sees("Weft is looking at the file again.")
        is_looked_at(mabel, file)
        mabel.sees("Put right by people, among the payments")
        mabel.follows("See the rows that were not understood")
        mabel.sees("There are none.")
        mabel.sees("soon → 04/04/2031")

        mabel.opens(file)
        mabel.presses("Say what is in each column")
        mabel.picks("Column “Net Amount”", "Amount with VAT")
        mabel.presses("Keep")
        mabel.sees("Kept, also for files with the same headings.")
        is_looked_at(mabel, file)
        mabel.sees("Read as somebody of your council has said.")

        mabel.presses("Replace it")
        sends(mabel, tmp_path, f"May {way}.csv", MAY.replace("Catering", way))
        mabel.sees("The file was replaced.")
        is_looked_at(mabel, mabel.page.url)
        mabel.sees("Understood")
        mabel.looks_right(320, 1280)


def test_a_newcomer_has_a_first_result_in_a_dozen_clicks(
    browser: Browser, visitor: Visitor, tmp_path: Path
) -> None:
    with walking(browser, f"http://localhost:{visitor.port}") as people:
        mabel = people.someone("Mabel Okoro")
        signs_in(mabel)
        clicks = ["Spend", "Send payment files", "choose", "Send"]
        mabel.page.get_by_role("navigation", name="Pages").get_by_role("link", name="Spend").click()
        mabel.presses("Send payment files")
        sends(mabel, tmp_path, "First.csv", APRIL.replace("Gutters", "First"))
        mabel.sees("1 file was kept. Weft is looking at it.")
        is_looked_at(mabel, "/spend/")
        mabel.presses("Analyse spend")
        mabel.types("Which period do you want to analyse?", "2031-32")
        mabel.presses("Begin")
        clicks += ["Analyse spend", "Begin"]
        until(lambda: "The job is done" in mabel.page.locator("main").inner_text(), "the analysis")
        mabel.opens("/spend/")
        mabel.page.get_by_role("link", name="2031-32").first.click()
        clicks += ["Spend", "2031-32"]
        mabel.is_at("Where the money went")
        mabel.looks_right(320, 1280)
        assert len(clicks) <= 12


def test_a_real_year_is_sent_and_understood(browser: Browser, visitor: Visitor) -> None:
    found = [path for month in YEAR if (path := REAL / f"{month}.csv.gz").exists()]
    if not found:
        pytest.skip("The published files are not here: put them at ../shared/data/spend.")
    with walking(browser, f"http://localhost:{visitor.port}") as people:
        mabel = people.someone("Mabel Okoro")
        signs_in(mabel)
        mabel.opens("/spend/files/send/")
        mabel.page.locator("input[type=file]").set_input_files(found)
        mabel.uses(mabel.page.get_by_role("button", name="Send", exact=True))
        mabel.sees(f"{len(found)} files were kept. Weft is looking at them.")
        is_looked_at(mabel, "/spend/")
        for path in found:
            row = mabel.page.get_by_role("row").filter(has_text=path.name)
            assert "Understood" in row.inner_text(), path.name
        mabel.looks_right(320, 1280)
