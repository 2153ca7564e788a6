"""What holds for every test of the project."""

from __future__ import annotations

import gc
import os
import shutil
import socket
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.example import Example
from tests.scratch import shared

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
LOOPBACK = "127.0.0.1"
TESTS = Path(__file__).parent
APART = tuple(
    str(TESTS / line)
    for line in (TESTS / "apart.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
"""Files, and whole folders, of tests that take their time."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a test that visits the running site reach this machine, and nothing beyond it; mark what is run apart."""
    for item in items:
        if "live_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.allow_hosts([LOOPBACK]))
        if item.get_closest_marker("real_files") or str(item.path).startswith(APART):
            item.add_marker(pytest.mark.apart)


@pytest.fixture
def site(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the running site, on this machine. No other host can be looked up or reached."""
    look_up = socket.getaddrinfo

    def only_here(host: Any, *more: Any, **named: Any) -> Any:
        if host != LOOPBACK:
            raise OSError(f"A test tried to use socket.getaddrinfo for {host}.")
        return look_up(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", only_here)
    return str(live_server.url)


def pytest_collection_finish() -> None:
    """Python looks for cycles among its objects less often: over all that is imported here it takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)


def pytest_sessionfinish() -> None:
    """What was set apart from the search is freed with the rest."""
    gc.unfreeze()


def pytest_configure(config: pytest.Config) -> None:
    """What all workers share, and what the tests of the site need, where there is a site."""
    shared()
    if config.pluginmanager.hasplugin("django"):
        config.pluginmanager.import_plugin("tests.databases")
        config.pluginmanager.import_plugin("tests.postgres")


@pytest.fixture(scope="session")
def example_place() -> Example:
    """The example place with its files read and its editions in use, made once; who uses it writes elsewhere."""
    return Example.ready()


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
