"""A row that was not understood is corrected, or left out, by a person; nothing else changes, and all is accounted for."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from weft.analysis.errors import WeftError
from weft.analysis.spend.reading.corrections import HEAD, LEFT_OUT, corrections_in
from weft.analysis.spend.reading.read import read
from weft.analysis.spend.reading.wishes import Correction, Wishes
from weft.cli.spend import app

LEDGER = (
    b"Supplier,Date,Amount,Department\r\n"
    b"Mill Lane Bakery Ltd,03/04/2024,4.00,Schools\r\n"
    b"Canal Boats Ltd,soon,5.00,Parks\r\n"
    b"Canal Boats Ltd,05/04/2024,about ten,Parks\r\n"
    b"Ostle Roofing Ltd,06/04/2024,7.00,Housing\r\n"
)
SHA = hashlib.sha256(LEDGER).hexdigest()
DATE = Correction(SHA, "", 3, 2, "soon", "04/04/2024")
AMOUNT = Correction(SHA, "", 4, 3, "about ten", "10.00")


def reading(folder: Path, *said: Correction, name: str = "June.csv", file: bytes = LEDGER) -> Any:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(file)
    return read([folder / name], folder / "out", wishes=Wishes(corrections=said))


def payments(folder: Path) -> list[tuple[int, str, str]]:
    table = pq.read_table(folder / "out" / "payments.parquet").to_pylist()
    return [(row["source_row"], str(row["date"]), str(row["amount_gbp"])) for row in table]


def quarantine(folder: Path) -> list[tuple[int, str]]:
    with (folder / "out" / "quarantine.csv").open(encoding="utf-8", newline="") as lines:
        return [(int(row["row"]), row["reason"]) for row in csv.DictReader(lines)]


def test_it_is_read_with_what_the_person_wrote(tmp_path: Path) -> None:
    total = reading(tmp_path / "a", DATE, AMOUNT).reconciliation["total"]
    assert payments(tmp_path / "a") == [
        (2, "2024-04-03", "4.00"), (3, "2024-04-04", "5.00"), (4, "2024-04-05", "10.00"),
        (5, "2024-04-06", "7.00"),
    ]  # fmt: skip
    assert quarantine(tmp_path / "a") == []
    assert (total["rows_corrected"], total["amount_corrected_gbp"]) == (2, "15.00")
    assert (total["rows_loaded"], total["amount_loaded_gbp"]) == (4, "26.00")


def test_all_other_rows_are_as_they_were(tmp_path: Path) -> None:
    reading(tmp_path / "a")
    reading(tmp_path / "b", DATE)
    before, after = payments(tmp_path / "a"), payments(tmp_path / "b")
    assert [row for row in after if row[0] != 3] == before
    assert quarantine(tmp_path / "b") == [row for row in quarantine(tmp_path / "a") if row[0] != 3]


def test_a_correction_that_does_not_help_is_told_why(tmp_path: Path) -> None:
    total = reading(tmp_path / "a", replace(DATE, after="later")).reconciliation["total"]
    assert quarantine(tmp_path / "a")[0] == (
        3, "The date “later” is not one. Dates look like 31/03/2027.",
    )  # fmt: skip
    with (tmp_path / "a" / "out" / "quarantine.csv").open(encoding="utf-8", newline="") as lines:
        assert json.loads(next(csv.DictReader(lines))["original"])[1] == "soon", "as it came"
    assert total["rows_corrected"] == 0


def test_a_row_that_is_left_out_is_no_payment_and_its_money_is_accounted_for(
    tmp_path: Path,
) -> None:
    account = reading(tmp_path / "a", Correction(SHA, "", 3, None)).reconciliation
    (file,) = account["files"]
    assert file["not_payments"][LEFT_OUT] == {"rows": 1, "amount_gbp": "5.00"}
    assert [row for row, _why in quarantine(tmp_path / "a")] == [4]


def test_a_row_may_turn_out_to_be_none(tmp_path: Path) -> None:
    cells = ["Canal Boats Ltd", "soon", "5.00", "Parks"]
    blank = [Correction(SHA, "", 3, at, cell, "") for at, cell in enumerate(cells, 1)]
    (file,) = reading(tmp_path / "a", *blank).reconciliation["files"]
    assert file["not_payments"]["a blank row"]["rows"] == 1
    assert file["amount_read_gbp"] == "11.00"


@pytest.mark.parametrize(
    "wrong",
    [
        replace(DATE, before="tomorrow"), replace(DATE, row=2, before="03/04/2024"),
        replace(DATE, row=99), replace(DATE, column=9), replace(DATE, sheet="June"),
    ],
)  # fmt: skip
def test_a_correction_that_fits_no_row_changes_nothing_and_that_is_pointed_out(
    tmp_path: Path, wrong: Correction
) -> None:
    reading(tmp_path / "a")
    (file,) = reading(tmp_path / "b", wrong).reconciliation["files"]
    assert payments(tmp_path / "a") == payments(tmp_path / "b")
    assert ("corrections that fit no row", 1) in [(n["kind"], n["rows"]) for n in file["notices"]]


def test_it_stays_with_the_bytes_of_the_file_and_not_with_its_name(tmp_path: Path) -> None:
    assert reading(tmp_path / "a", DATE, name="other.csv").reconciliation["total"]["rows_corrected"]
    changed = LEDGER.replace(b"Ostle", b"Astle")
    total = reading(tmp_path / "b", DATE, file=changed).reconciliation["total"]
    assert total["rows_corrected"] == 0


def test_a_file_in_a_zip_is_corrected_by_its_own_hash(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("June.csv", LEDGER)
    total = reading(tmp_path / "a", DATE, name="year.zip", file=held.getvalue()).reconciliation
    assert total["total"]["rows_corrected"] == 1


def test_the_reconciliation_tells_that_there_were_some_and_nothing_of_what_stands_in_them(
    tmp_path: Path,
) -> None:
    said = reading(tmp_path / "a", DATE).reconciliation["options"]["corrections"]
    assert said["count"] == 1 and len(said["sha256"]) == 64
    assert said != reading(tmp_path / "b", AMOUNT).reconciliation["options"]["corrections"]
    assert "corrections" not in reading(tmp_path / "c").reconciliation["options"]


def test_the_same_corrections_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    for name, said in (("a", (DATE, AMOUNT)), ("b", (AMOUNT, DATE))):
        reading(tmp_path / name, *said)
    for file in ("payments.parquet", "quarantine.csv", "reconciliation.json"):
        one, other = (tmp_path / name / "out" / file for name in "ab")
        assert one.read_bytes() == other.read_bytes()


def test_they_are_read_from_a_file(tmp_path: Path) -> None:
    lines = [
        "sha256,sheet,row,column,before,after,reason", f"{SHA},,3,2,soon,04/04/2024,",
        f"{SHA},,4,,,,It was never paid.",
    ]  # fmt: skip
    (tmp_path / "c.csv").write_text("\n".join(lines), encoding="utf-8")
    assert corrections_in(tmp_path / "c.csv") == (DATE, Correction(SHA, "", 4, None))


def test_a_cell_that_a_short_row_lacks_is_blank_and_can_be_written(tmp_path: Path) -> None:
    ledger = LEDGER.replace(b"Supplier,Date,Amount,Department", b"Supplier,Amount,Department,Date")
    ledger = ledger.replace(b"Ltd,03/04/2024,4.00,Schools", b"Ltd,4.00,Schools,03/04/2024")
    ledger = ledger.replace(b"Ltd,soon,5.00,Parks", b"Ltd,5.00")
    ledger = ledger.replace(b"Ltd,05/04/2024,about ten,Parks", b"Ltd,10.00,Parks,05/04/2024")
    ledger = ledger.replace(b"Ltd,06/04/2024,7.00,Housing", b"Ltd,7.00,Housing,06/04/2024")
    (tmp_path / "June.csv").write_bytes(ledger)
    sha = hashlib.sha256(ledger).hexdigest()
    lines = f"{','.join(HEAD)}\n{sha},,3,4,,04/04/2024,\n"
    (tmp_path / "c.csv").write_text(lines, encoding="utf-8")
    given = ["read", str(tmp_path / "June.csv"), "--out", str(tmp_path / "out")]
    plain = CliRunner().invoke(app, given)
    assert plain.exit_code == 0 and quarantine(tmp_path) == [(3, "The date is blank.")]
    told = CliRunner().invoke(app, [*given, "--corrections", str(tmp_path / "c.csv")])
    assert told.exit_code == 0, told.output
    assert quarantine(tmp_path) == []
    assert (3, "2024-04-04", "5.00") in payments(tmp_path)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("x,,three,2,a,b,", "whole numbers"), ("x,,3,B,a,b,", "whole numbers"),
        ("x,,3,,,,", "needs a reason"),
    ],
)  # fmt: skip
def test_a_line_that_is_not_understood_is_named(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "c.csv").write_text(f"sha256,sheet,row,column,before,after,reason\n{line}\n")
    with pytest.raises(WeftError, match=f"line 2.*{words}"):
        corrections_in(tmp_path / "c.csv")


def test_amounts_are_exact(tmp_path: Path) -> None:
    total = reading(tmp_path / "a", replace(AMOUNT, after="0.10")).reconciliation["total"]
    assert Decimal(total["amount_read_gbp"]) == Decimal("16.10")
