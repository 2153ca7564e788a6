"""A small supplier's quarter: two people in jobs and some hours, told once, with a photograph, for two councils; ten minutes are plenty."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from playwright.sync_api import Error

from tests.analysis.commitments.test_a_photograph_loses_where_it_was_taken import photograph
from tests.commitments.conftest import BUILDERS, CHOIR, Place, cast_of_two_contracts, made_place
from tests.commitments.test_reporting_once_for_all import promise
from tests.stories.people import People, Someone, walking
from tests.web.getting_in import confirmed
from weft.commitments.models import Benefit, Evidence, Jotting
from weft.commitments.rules import Sort
from weft.organisations.rules import Role

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOTH = (320, 1280)
TEN_MINUTES = 600


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The builders promised ten people in jobs to each of two councils, and hours of help each quarter; Rena reports for them."""
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path / "uploads")
    cast = cast_of_two_contracts()
    place = made_place(cast)
    promise(place, Sort.PER_PERIOD, 600, months=3)
    cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    confirmed(cast.person("Rena"))
    return place


def records_the_jobs(rena: Someone) -> None:
    rena.opens("/")
    rena.follows("Report what is due")
    rena.is_at("Benefits")
    rena.looks_right(*BOTH)
    rena.presses("Record People who started a job")
    rena.types("How much was delivered, in people?", "13")
    rena.presses("Go on")
    rena.sees("There is a problem")
    rena.looks_right(*BOTH)
    rena.types("When did it begin?", "1 10 2026")
    rena.types("When did it end?", "31 10 2026")
    rena.types("Who received it?", CHOIR)
    rena.types("What was done?", "Thirteen people who were out of work build the school with us.")
    rena.presses("Go on")
    rena.is_at("Look once more, and report it")
    rena.looks_right(*BOTH)


def shows_a_photograph(rena: Someone, tmp_path: Path) -> None:
    photo = tmp_path / "Yard.jpg"
    photo.write_bytes(photograph())
    rena.follows("Add evidence")
    rena.is_at("What stands behind it?")
    rena.looks_right(*BOTH)
    rena.page.locator("input[type=file]").set_input_files(photo)
    rena.types("Numbers in the payroll", "104-77, 104-78")
    rena.presses("Keep it")
    rena.sees("Without where it was taken.")
    rena.looks_right(*BOTH)


def reports_for_both(rena: Someone) -> None:
    rena.sees("All of it counts once.")
    rena.presses("Report it")
    rena.sees("can say now what it has received")
    rena.sees("no answer yet")
    rena.looks_right(*BOTH)


def records_hours_in_a_row(rena: Someone) -> None:
    rena.opens("/benefits/")
    rena.follows("Record several at once")
    rena.is_at("Record several at once")
    rena.looks_right(*BOTH)
    rena.picks("What is it for?", "Hours of help – A school, built for Tom", part="Number 1")
    rena.types("How much?", "2.5", part="Number 1")
    rena.types("From", "5 10 2026", part="Number 1")
    rena.presses("Go on")
    rena.is_at("Report several at once")
    rena.looks_right(*BOTH)
    rena.presses("Report those that are ticked")
    rena.sees("1 is reported.")
    rena.looks_right(*BOTH)


@pytest.mark.parametrize("way", [
    "on a screen",
    *(pytest.param(way, marks=pytest.mark.long) for way in ("on a phone", "by keyboard alone", "without JavaScript")),
])  # fmt: skip
def test_a_quarter_is_told_in_minutes(
    browser: Browser, site: str, place: Place, way: str, tmp_path: Path
) -> None:
    began = time.monotonic()
    with walking(browser, site, way) as people:
        rena = _in(people, "Rena")
        records_the_jobs(rena)
        shows_a_photograph(rena, tmp_path)
        reports_for_both(rena)
        records_hours_in_a_row(rena)
    assert time.monotonic() - began < TEN_MINUTES
    jobs = Benefit.objects.get(code="J")
    assert (jobs.state, jobs.claimed) == ("reported", 13)
    assert {one.commitment: one.quantity for one in jobs.claims.all()} == {
        place.first: 10,
        place.second: 3,
    }
    assert sorted(Evidence.objects.values_list("kind", flat=True)) == ["payroll", "picture"]
    assert Benefit.objects.get(code="H").claimed == 150


def test_what_is_typed_outlives_a_connection_that_breaks(
    browser: Browser, site: str, place: Place
) -> None:
    with walking(browser, site) as people:
        rena = _in(people, "Rena")
        rena.opens("/benefits/")
        rena.presses("Record People who started a job")
        rena.types("How much was delivered, in people?", "4")
        rena.sees("Kept on the site.")
        assert Jotting.objects.get().typed["quantity"] == "4"
        rena.page.context.set_offline(True)
        rena.types("What was done?", "On the train.")
        rena.sees("The connection is gone.")
        there = rena.page.url
        rena.page.close()
        rena.page.context.set_offline(False)
        rena.page = rena.page.context.new_page()
        rena.opens(there)
        rena.sees("Kept on the site.")
        assert rena.box("What was done?").input_value() == "On the train."
    assert Jotting.objects.get().typed["description"] == "On the train."


def test_what_is_typed_before_the_script_is_there_is_kept_too(
    browser: Browser, site: str, place: Place
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with walking(browser, site) as people:
        rena = _in(people, "Rena")
        rena.opens("/benefits/")
        rena.page.route("**/keeping*.js", hold)
        rena.presses("Record People who started a job")
        rena.types("How much was delivered, in people?", "4")
        while not held:
            rena.page.wait_for_timeout(50)
        held[0].continue_()
        rena.sees("Kept on the site.")
    assert Jotting.objects.get().typed["quantity"] == "4"


def test_what_may_name_people_stays_in_the_browser_until_somebody_has_looked(
    browser: Browser, site: str, place: Place
) -> None:
    number = "AB 12 34 56 C came first."
    with walking(browser, site) as people:
        rena = _in(people, "Rena")
        rena.opens("/benefits/")
        rena.presses("Record People who started a job")
        rena.types("How much was delivered, in people?", "4")
        rena.sees("Kept on the site.")
        rena.types("What was done?", number)
        rena.sees("This may name people, so it is kept in this browser only.")
        assert not Jotting.objects.get().typed["description"]
        rena.opens(rena.page.url)
        assert rena.box("What was done?").input_value() == number
        rena.presses("Keep it and come back later")
        rena.sees("This may hold a National Insurance number")
        assert not Jotting.objects.get().typed["description"]
        rena.chooses("I have looked: it names nobody who should not be named")
        rena.presses("Keep it and come back later")
        rena.sees("What you typed is kept.")
    assert Jotting.objects.get().typed["description"] == number


def test_what_is_typed_in_rows_outlives_a_connection_and_a_page_that_is_left(
    browser: Browser, site: str, place: Place
) -> None:
    there, hours = "/benefits/record/table/", "Hours of help – A school, built for Tom"
    with walking(browser, site) as people:
        rena = _in(people, "Rena")
        rena.opens(there)
        rena.picks("What is it for?", hours, part="Number 1")
        rena.types("How much?", "2.5", part="Number 1")
        rena.sees("What you type is kept in this browser")
        rena.presses("Add another")
        last = rena.page.get_by_role("group", name="Number").count()
        rena.types("From", "5 10 2026", part=f"Number {last}")
        rena.page.context.set_offline(True)
        with contextlib.suppress(Error):
            rena.presses("Go on")
        rena.page.close()
        rena.page.context.set_offline(False)
        rena.page = rena.page.context.new_page()
        rena.opens(there)
        rena.sees("What you typed here before stands here again.")
        assert rena.box("How much?", "Number 1").input_value() == "2.5"
        assert rena.box("From", f"Number {last}").input_value() == "5 10 2026"
        rena.types("From", "6 10 2026", part="Number 1")
        rena.presses("Go on")
        rena.is_at("Report several at once")
        rena.opens(there)
        assert rena.box("How much?", "Number 1").input_value() == "", "it is recorded"
    assert Benefit.objects.get(code="H").quantity == 150


def _in(people: People, name: str) -> Someone:
    someone = people.someone(name)
    someone.signs_in()
    someone.sees("Acting for")
    return someone
