"""The same input on the same versions gives the same bytes, wherever and whenever it is read."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from tests.analysis.spend.reading.given import HEADINGS, csv_file, payments, reading, workbook

WRITTEN = ("payments.parquet", "quarantine.csv", "not_payments.csv", "reconciliation.json")


def hashes(folder: Path) -> dict[str, str]:
    assert sorted(file.name for file in folder.iterdir()) == sorted(WRITTEN)
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in WRITTEN}


def ledger(folder: Path) -> Path:
    bad = ("TBC", "Acorn Ltd", "5.00", "T9")
    csv_file(folder / "a.csv", [("A title",), HEADINGS, *payments(9), bad, ("", "Total", "9", "")])
    csv_file(folder / "b.csv", [HEADINGS, *payments(9), *payments(9, first=30, month="05/2016")])
    workbook(folder / "c.xlsx", May=[HEADINGS, *payments(9, first=60, month="06/2016")])
    return folder


def test_into_the_same_folder(tmp_path: Path) -> None:
    files = ledger(tmp_path / "in")
    first = hashes(reading(files, out=tmp_path / "out").folder)
    assert hashes(reading(files, out=tmp_path / "out").folder) == first


def test_from_another_folder_into_another(tmp_path: Path) -> None:
    first = hashes(reading(ledger(tmp_path / "in"), out=tmp_path / "out").folder)
    shutil.copytree(tmp_path / "in", tmp_path / "elsewhere" / "in", copy_function=shutil.copyfile)
    again = reading(tmp_path / "elsewhere" / "in", out=tmp_path / "elsewhere" / "out")
    assert hashes(again.folder) == first


def test_another_input_gives_another_result(tmp_path: Path) -> None:
    files = ledger(tmp_path / "in")
    first = hashes(reading(files, out=tmp_path / "out").folder)
    csv_file(
        files / "d.csv",
        [
            HEADINGS,
            *payments(1, first=200, month="07/2016"),
            *payments(5, first=210, month="07/2016"),
        ],
    )
    assert hashes(reading(files, out=tmp_path / "out").folder) != first
