"""On a real council's suppliers, matching by name is nearly always right; the floor of what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.score_matching import by_holding_out, by_register

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.fixture
def folder() -> Path:
    if not (SHARED / "er" / "derived").exists():
        pytest.skip("needs the published files beside the project")
    return SHARED


@pytest.mark.real_files
def test_against_registers_as_they_are_published(folder: Path, tmp_path: Path) -> None:
    score = by_register(folder, tmp_path)
    assert score.precision >= 0.94
    assert score.recall >= 0.42


@pytest.mark.real_files
def test_against_half_of_the_councils_own_numbers(folder: Path, tmp_path: Path) -> None:
    score = by_holding_out(folder, tmp_path)
    assert score.precision >= 0.91
    assert score.recall >= 0.25
