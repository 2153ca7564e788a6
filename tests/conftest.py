"""What holds for every test of the project."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.postgres import on_postgres, postgres, postgres_template

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["on_postgres", "postgres", "postgres_template"]

QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven over pipes, so that no socket to a network is opened."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is missing. To get it: sudo apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIET_CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture(scope="session", autouse=True)
def _databases_can_be_emptied() -> Iterator[None]:
    """After a test that really commits, Django empties every table: the audit's guards let it."""
    from django.db import connection
    from django.test import TransactionTestCase

    from weft.audit import guards

    empty = TransactionTestCase._fixture_teardown

    def without_guards(case: TransactionTestCase) -> None:
        with guards.down(connection):
            empty(case)

    TransactionTestCase._fixture_teardown = without_guards  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = empty  # type: ignore[method-assign]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With WEFT_REQUIRE_PROGRAMS set, fail a test that skips because something is missing.

    Only the published files of real councils may still be missing: not everyone has them.
    """
    report = yield
    asked = os.environ.get("WEFT_REQUIRE_PROGRAMS")
    excused = hasattr(report, "wasxfail") or item.get_closest_marker("real_files")
    if asked and report.skipped and not excused:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason}\nWEFT_REQUIRE_PROGRAMS is set: nothing may be missing here."
    return report
