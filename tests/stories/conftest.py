"""The example place's report, as a council would publish it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from weft.analysis.editions import Editions
from weft.analysis.reporting.write import write_report
from weft.analysis.spend.example import make_example
from weft.analysis.spend.example.editions import put_to_use
from weft.analysis.spend.reading.read import read
from weft.analysis.spend.reported import make_report


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's files, and `report` beside them."""
    folder = tmp_path_factory.mktemp("stories") / "place"
    make_example(folder, seed=5, payments=1_000)
    editions = Editions(folder / "weft")
    put_to_use(folder, editions, at=datetime(2026, 4, 1, 9, 0, tzinfo=UTC))
    read([folder / "payments"], folder / "read")
    report = make_report(
        [folder / "read"],
        period="2024-25",
        suppliers=folder / "suppliers.csv",
        editions=editions,
    )
    write_report(report, folder / "report")
    return folder


@pytest.fixture(scope="session")
def individuals(place: Path) -> set[str]:
    """The names of people whom the councils paid, as they stand in the published files."""
    truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    return {one["payee"] for one in truth["planted"] if one["kind"] == "individual"}
