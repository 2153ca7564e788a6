"""Where a file writes that it says nothing (NA, n/a, –), nothing is said: no category is called so."""

from __future__ import annotations

from pathlib import Path

import pytest

from weft.analysis.engine import engine
from weft.analysis.spend.folders import open_folders, payments_of
from weft.analysis.spend.reading.read import read


@pytest.mark.parametrize(
    ("written", "said"),
    [("NA", None), ("n/a", None), ("-", None), ("#N/A", None), ("None", None), (" NULL ", None),
     ("Nappies", "Nappies"), ("NATS", "NATS"), ("0", "0")],
)  # fmt: skip
def test_a_category_that_says_nothing_is_none(
    tmp_path: Path, written: str, said: str | None
) -> None:
    (tmp_path / "spend.csv").write_text(
        f"Supplier,Date,Amount,Category\nAlder Ltd,01/04/2024,5.00,{written}\nBirch Ltd,13/04/2024,6.00,Desks\n"
    )
    read([tmp_path / "spend.csv"], tmp_path / "out")
    with engine() as connection:
        found = (
            payments_of(connection, open_folders([tmp_path / "out"]))
            .order_by("source_row")
            .to_pyarrow()
        )
    assert found["category"].to_pylist() == [said, "Desks"]
