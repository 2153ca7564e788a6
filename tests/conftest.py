"""What holds for every test of the project."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest


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
