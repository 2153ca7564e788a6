"""The worker or the web process is killed in the middle of a journey: the page says so or goes on."""

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
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.allow_hosts([HERE])]
ROWS = 4_000_000
LINE = b"Canal Boats,3.00\r\n"
SETTINGS = {"WEFT_UPLOAD_LIMIT_MB": "90", "WEFT_SECRET_KEY": "k" * 60}
"""The key is set, as in a real installation: without it the example place makes one at every start."""
LONG = 120_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "weft").mkdir()
    return tmp_path / "weft"


@pytest.fixture
def visitor(folder: Path) -> Iterator[Visitor]:
    with serving(folder, **SETTINGS) as visitor:
        yield visitor


def begins_to_count(idris: Someone, folder: Path) -> str:
    """Idris signs in, sends a long file and asks for its rows; gives the page of the job, under way."""
    idris.page.set_default_timeout(LONG)
    idris.opens("/account/login/")
    idris.types("Email", IDRIS)
    idris.types("Password", PASSWORD)
    idris.presses("Sign in")
    idris.is_at("What waits for you")
    (payments := folder.parent / "June.csv").write_bytes(LINE * ROWS)
    idris.opens("/files/send/")
    idris.page.locator("input[type=file]").set_input_files(payments)
    idris.uses(idris.page.get_by_role("button", name="Send", exact=True))
    idris.follows("June.csv")
    idris.presses("Count its rows")
    idris.is_at("Count the rows of a file")
    idris.sees("% done")
    return idris.page.url


def worker_beside(visitor: Visitor) -> int:
    """The number of the worker's process, which `weft serve` has begun."""
    assert visitor.process is not None
    tasks = Path(f"/proc/{visitor.process.pid}/task").glob("*/children")
    children = {int(number) for task in tasks for number in task.read_text().split()}
    workers = [
        one
        for one in children
        if b"worker" in Path(f"/proc/{one}/cmdline").read_bytes().split(b"\0")
    ]
    assert len(workers) == 1, children
    return workers[0]


def ends_on_record(folder: Path) -> list[tuple[str, int]]:
    """What the record says of how jobs ended, and how often."""
    with closing(sqlite3.connect(folder / "site" / "weft.sqlite3", timeout=30)) as found:
        ends = "SELECT act, count(*) FROM audit_entry WHERE act IN ('job done', 'job failed') GROUP BY act"
        return list(found.execute(ends))


def test_the_worker_is_killed_and_the_job_goes_on_and_ends_once(
    browser: Browser, folder: Path, visitor: Visitor
) -> None:
    with walking(browser, f"http://localhost:{visitor.port}") as people:
        idris = people.someone("Idris Penhallow")
        begins_to_count(idris, folder)
        os.kill(worker_beside(visitor), signal.SIGKILL)

        idris.sees("The job is running")
        until(lambda: "The job is done" in words_of(idris), "the job to end")
        idris.sees(f"{ROWS:,} rows")
        idris.sees("The work begins again")
        idris.looks_right(320, 1280)
        begun = idris.page.locator(".govuk-summary-list__row", has_text="Times begun")
        assert begun.inner_text().endswith("2")
        assert ends_on_record(folder) == [("job done", 1)]


def test_the_web_process_is_killed_and_begun_again_and_the_page_comes_back_signed_in(
    browser: Browser, folder: Path
) -> None:
    with (
        serving(folder, **SETTINGS) as first,
        walking(browser, f"http://localhost:{first.port}") as people,
    ):
        idris = people.someone("Idris Penhallow")
        job = begins_to_count(idris, folder)
        assert first.process is not None
        os.killpg(first.process.pid, signal.SIGKILL)
        first.process.wait(30)

        with serving(folder, port=first.port, **SETTINGS):
            idris.page.reload()
            assert idris.page.url == job
            idris.acts_for("Quillmouth City Council")
            until(lambda: "The job is done" in words_of(idris), "the job to end")
            idris.sees(f"{ROWS:,} rows")
            idris.sees("The work begins again")
            assert ends_on_record(folder) == [("job done", 1)]


def words_of(idris: Someone) -> str:
    """What the page says now, by itself: nobody opens it again."""
    return idris.page.locator("main").inner_text()
