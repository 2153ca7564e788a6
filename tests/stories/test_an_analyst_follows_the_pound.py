"""An analyst who has never seen a command line: files sent, one corrected, one replaced, a year analysed and read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.utils import timezone

from tests.cast import Cast, two_councils
from tests.spend.conftest import APRIL, MAY
from tests.stories.people import Someone, walking
from tests.web.getting_in import confirmed
from weft.jobs.models import Job
from weft.jobs.queries import job_folder
from weft.jobs.running import carry_out
from weft.organisations.rules import Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
JUNE = (
    "Ref,Whom,When,How much\r\n"
    "1,Canal Boats plc,03/06/2024,300.00\r\n"
    "2,Ostle Roofing Ltd,04/06/2024,200.00\r\n"
)
WAYS = (
    "without JavaScript",
    pytest.param("on a screen", marks=pytest.mark.long),
    pytest.param("by keyboard alone", marks=pytest.mark.long),
)


@pytest.fixture
def cast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    for setting, folder in (("SITE_FOLDER", ""), ("DATA_FOLDER", "data"), ("UPLOAD_FOLDER", "up")):
        monkeypatch.setattr(settings, setting, tmp_path / "site" / folder)
    cast = two_councils()
    cast.member("Mabel", "Ambleford Council", Role.SPEND_ANALYST, administrator="Ada")
    cast.member("Connie", "Ambleford Council", Role.COMMISSIONER, administrator="Ada")
    for name in ("Mabel", "Connie"):
        confirmed(cast.person(name))
    return cast


def the_worker_works() -> None:
    for job in Job.objects.filter(state="waiting").order_by("pk"):
        carry_out(job.ref, root=job_folder(), clock=timezone.now, seconds=600)


def sends(someone: Someone, button: str, *files: Path) -> None:
    someone.presses(button)
    someone.page.locator("input[type=file]").set_input_files(files)
    someone.uses(someone.page.get_by_role("button", name="Send", exact=True))


def says_what_is_in_june(mabel: Someone) -> None:
    mabel.follows("June.csv")
    mabel.is_at("June.csv")
    mabel.looks_right(320, 1280)
    mabel.presses("Say what is in each column")
    mabel.looks_right(320, 1280)
    mabel.picks("Column “Whom”", "Who was paid")
    mabel.picks("Column “When”", "Date paid")
    mabel.picks("Column “How much”", "Amount without VAT")
    mabel.presses("Keep")
    mabel.sees("Weft is looking at it")
    the_worker_works()


def analyses(mabel: Someone, period: str) -> None:
    mabel.opens("/spend/")
    mabel.presses("Analyse spend")
    mabel.types("Which period do you want to analyse?", period)
    mabel.looks_right(320, 1280)
    mabel.presses("Begin")
    mabel.sees("The job waits for its turn")
    the_worker_works()


def reads_down_to_the_payments(mabel: Someone) -> None:
    mabel.opens("/spend/")
    mabel.follows("2024-25")
    mabel.is_at("Where the money went")
    mabel.sees("was paid in 7 payments")
    for link in ("What procurement can influence", "All suppliers", "Canal Boats plc"):
        mabel.looks_right(320, 1280)
        mabel.follows(link)
    mabel.sees("June.csv, 2")
    mabel.looks_right(320, 1280)


@pytest.mark.parametrize("way", WAYS)
def test_from_the_first_file_to_the_payments_of_one_supplier(
    browser: Browser, site: str, cast: Cast, tmp_path: Path, way: str
) -> None:
    april, may, june = (tmp_path / f"{name}.csv" for name in ("April", "May", "June"))
    for file, text in ((april, APRIL), (may, MAY), (june, JUNE)):
        file.write_text(text)
    with walking(browser, site, way) as people:
        mabel = people.someone("Mabel")
        mabel.signs_in()
        mabel.follows("Spend")
        mabel.looks_right(320, 1280)
        sends(mabel, "Send payment files", april, june)
        mabel.sees("Weft is looking at files")
        mabel.looks_right(320, 1280)
        the_worker_works()
        mabel.follows("Show how far it is now")
        says_what_is_in_june(mabel)
        analyses(mabel, "2024-25")
        reads_down_to_the_payments(mabel)

        mabel.opens("/spend/")
        mabel.follows("April.csv")
        sends(mabel, "Replace it", may)
        mabel.is_at("May.csv")
        the_worker_works()
        analyses(mabel, "2024-25")

        connie = people.someone("Connie")
        connie.signs_in()
        connie.follows("Spend")
        connie.follows("2024-25")
        connie.sees("No longer among the files: April.csv")
        connie.sees("Added: May.csv")
        connie.opens("/spend/files/send/")
        connie.sees("A spend analyst sends payment files")
