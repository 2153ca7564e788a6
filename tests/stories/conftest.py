"""The example place's report, as a council would publish it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.example import Example
from tests.scratch import made_once
from weft.analysis.reporting.write import write_report
from weft.analysis.spend.reported import make_report


@pytest.fixture(scope="session")
def place(example_place: Example) -> Path:
    """The example's files."""
    return example_place.folder


@pytest.fixture(scope="session")
def published(example_place: Example) -> Path:
    """The report of its year."""

    def publish(folder: Path) -> None:
        report = make_report(
            [example_place.folder / "read"],
            period="2024-25",
            suppliers=example_place.folder / "suppliers.csv",
            editions=example_place.editions,
        )
        write_report(report, folder / "report")

    return made_once("published", publish) / "report"


@pytest.fixture(scope="session")
def individuals(place: Path) -> set[str]:
    """The names of people whom the councils paid, as they stand in the published files."""
    truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    return {one["payee"] for one in truth["planted"] if one["kind"] == "individual"}
