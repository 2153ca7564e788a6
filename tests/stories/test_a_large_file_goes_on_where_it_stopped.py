"""Idris sends payment files; connection, browser and site break off in the middle, and sending goes on there."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.stories.people import Someone, walking
from tests.web.served import HERE, IDRIS, Visitor, serving, until
from weft.web.demo import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.allow_hosts([HERE])]
LINE = b"Canal Boats Ltd,05/04/2024,3.00\r\n"
HEAD = b"Supplier,Date,Amount\r\n"
SIZE = 40_000_000
SETTINGS = {"WEFT_UPLOAD_LIMIT_MB": "90", "WEFT_SECRET_KEY": "k" * 60}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "weft").mkdir()
    return tmp_path / "weft"


@pytest.fixture
def payments(tmp_path: Path) -> Path:
    made = tmp_path / "June.csv"
    made.write_bytes(HEAD + LINE * (SIZE // len(LINE)))
    return made


@pytest.fixture
def visitor(folder: Path) -> Iterator[Visitor]:
    with serving(folder, **SETTINGS) as visitor:
        yield visitor


def signs_in(idris: Someone) -> None:
    idris.page.set_default_timeout(120_000)
    idris.opens("/account/login/")
    idris.types("Email", IDRIS)
    idris.types("Password", PASSWORD)
    idris.presses("Sign in")
    idris.is_at("What waits for you")


def sends(idris: Someone, payments: Path) -> None:
    idris.opens("/files/send/")
    idris.page.locator("input[type=file]").set_input_files(payments)
    idris.uses(idris.page.get_by_role("button", name="Send", exact=True))


def here(folder: Path) -> int:
    """How much of the file on its way has arrived."""
    return sum(path.stat().st_size for path in (folder / "site" / "uploads" / ".parts").glob("*"))


def arrives(idris: Someone, folder: Path, size: int) -> None:
    """So much of the file arrives; meanwhile the browser is listened to, which decides what passes."""
    until(
        lambda: idris.page.wait_for_timeout(100) or here(folder) == size, f"{size} bytes to arrive"
    )


def kept(folder: Path) -> list[tuple[str, int]]:
    with closing(sqlite3.connect(folder / "site" / "weft.sqlite3", timeout=30)) as found:
        june = "SELECT name, size FROM uploads_upload WHERE name = 'June.csv'"
        return list(found.execute(june))


def breaks_off_after(idris: Someone, parts: int) -> list[str]:
    """So many parts go through, and then nothing; gives where each part that went began."""
    begun: list[str] = []

    def passes(route: Route) -> None:
        if route.request.method == "PATCH" and len(begun) == parts:
            route.abort()
            return
        if route.request.method == "PATCH":
            begun.append(route.request.headers["upload-offset"])
        route.continue_()

    idris.page.route("**/on-their-way/**", passes)
    return begun


def test_a_connection_that_breaks_off(
    browser: Browser, folder: Path, visitor: Visitor, payments: Path
) -> None:
    with walking(browser, f"http://localhost:{visitor.port}") as people:
        idris = people.someone("Idris Penhallow")
        signs_in(idris)
        begun = breaks_off_after(idris, 2)
        sends(idris, payments)
        arrives(idris, folder, 16_000_000)
        idris.sees("0 of 1 files sent")
        idris.page.unroute("**/on-their-way/**")
        idris.sees("1 file was kept.")
        assert kept(folder) == [("June.csv", payments.stat().st_size)]
        assert begun == ["0", "8000000"], "what had arrived was not sent again"


def test_a_browser_that_is_closed(
    browser: Browser, folder: Path, visitor: Visitor, payments: Path
) -> None:
    with walking(browser, f"http://localhost:{visitor.port}") as people:
        idris = people.someone("Idris Penhallow")
        signs_in(idris)
        breaks_off_after(idris, 2)
        sends(idris, payments)
        arrives(idris, folder, 16_000_000)
        idris.page.close()

        again = people.someone("Idris Penhallow, the next day")
        signs_in(again)
        again.opens("/files/send/")
        again.sees("Files that have not arrived whole")
        again.sees("16 MB of 40 MB have arrived.")
        again.looks_right(320, 1280)
        begun = breaks_off_after(again, 99)
        sends(again, payments)
        again.sees("1 file was kept.")
        assert begun == ["16000000", "24000000", "32000000", "40000000"]
        assert kept(folder) == [("June.csv", payments.stat().st_size)]
        assert here(folder) == 0


def test_a_site_that_is_killed_and_begun_again(
    browser: Browser, folder: Path, payments: Path
) -> None:
    with (
        serving(folder, **SETTINGS) as first,
        walking(browser, f"http://localhost:{first.port}") as people,
    ):
        idris = people.someone("Idris Penhallow")
        signs_in(idris)
        breaks_off_after(idris, 3)
        sends(idris, payments)
        arrives(idris, folder, 24_000_000)
        assert first.process is not None
        os.killpg(first.process.pid, signal.SIGKILL)
        first.process.wait(30)
        idris.page.unroute("**/on-their-way/**")
        with serving(folder, port=first.port, **SETTINGS):
            idris.sees("1 file was kept.")
            assert kept(folder) == [("June.csv", payments.stat().st_size)]


def test_without_a_script_a_file_is_sent_in_one_request(
    browser: Browser, folder: Path, visitor: Visitor, payments: Path
) -> None:
    with walking(browser, f"http://localhost:{visitor.port}", "without JavaScript") as people:
        idris = people.someone("Idris Penhallow")
        signs_in(idris)
        sends(idris, payments)
        idris.sees("1 file was kept.")
        assert kept(folder) == [("June.csv", payments.stat().st_size)]


def test_the_same_file_in_two_windows_at_once_is_a_payment_file_once(
    browser: Browser, folder: Path, visitor: Visitor, payments: Path
) -> None:
    with walking(browser, f"http://localhost:{visitor.port}") as people:
        idris = people.someone("Idris Penhallow")
        signs_in(idris)
        idris.opens("/spend/files/send/")
        other = idris.page.context.new_page()
        other.goto(idris.page.url)
        for page in (idris.page, other):
            page.locator("input[type=file]").set_input_files(payments)
        for page in (idris.page, other):
            page.get_by_role("button", name="Send", exact=True).click()
        told = (
            "1 file was kept. Weft is looking at it.",
            "“June.csv” is there already, byte for byte.",
        )
        for page in (idris.page, other):
            page.get_by_text(told[0]).or_(page.get_by_text(told[1]).first).first.wait_for()
        said = [page.inner_text("body") for page in (idris.page, other)]
        assert sorted(told[0] in each for each in said) == [False, True]
        assert sorted(told[1] in each for each in said) == [False, True]
        assert kept(folder) == [("June.csv", payments.stat().st_size)]
        assert here(folder) == 0
