"""Reports written once for all the tests of this room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.analysis.reporting import hostile, sample
from weft.analysis.reporting.write import write_report


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented city's report, all of it."""
    out = tmp_path_factory.mktemp("city") / "report"
    write_report(sample.report(), out)
    return out


@pytest.fixture(scope="session")
def besieged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report in which every text tries to break out."""
    out = tmp_path_factory.mktemp("hostile") / "report"
    write_report(hostile.report(), out)
    return out
