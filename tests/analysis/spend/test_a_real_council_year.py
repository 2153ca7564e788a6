"""Manchester's published payments of 2016-17, where they lie beside the project."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from weft.analysis.spend.reading.read import read
from weft.analysis.spend.reported import make_report

REAL = Path(__file__).parents[3].parent / "shared" / "data" / "spend" / "manchester"


@pytest.mark.real_files
def test_manchester_2016_17_comes_to_its_total_and_a_credible_bridge(tmp_path: Path) -> None:
    files = sorted(REAL.glob("201[67]-*.csv.gz"))
    if not files:
        pytest.skip("The published files are not here: put them at ../shared/data/spend.")
    read([file for file in files if "2016-03" <= file.name[:7] <= "2017-04"], tmp_path / "read")
    report = make_report([tmp_path / "read"], period="2016-17")
    found = {figure.id: figure.value for figure in report.figures()}
    assert found["total"] == Decimal("778433763.58")
    free, top = found["bridge.influenceable"], found["bridge.top"]
    assert isinstance(free, Decimal) and isinstance(top, Decimal)
    assert Decimal(400_000_000) < free < Decimal(520_000_000)
    assert Decimal("0.85") < top / free < Decimal("0.92")
