"""Every published file that lies beside the project is read, and every row of it accounted for."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pytest
from scripts.real_files import NAMES, PAGE, REAL, cells, folders, lines_of, recorded

from tests.analysis.spend import plainly
from tests.analysis.spend.conftest import FOLDERS, MISSING, RealReading

pytestmark = pytest.mark.real_files

NO_PAYMENTS = {"MANIFEST.csv", "sheffield_quality_notes"}
"""Tables about the files, which lie among them; the second is a folder with nothing else in it."""

ENOUGH_TO_JUDGE = 1000


def test_no_folder_of_published_files_is_left_out() -> None:
    if not REAL.is_dir():
        pytest.skip(MISSING)
    assert sorted(folders()) == FOLDERS


def test_every_file_of_a_folder_is_in_its_account(real: RealReading) -> None:
    """But for the publishers' own descriptions, and hidden files that repeat another."""
    told = {on_disk(real, file["path"]) for file in real.files}
    there = {p for p in (REAL / real.name).rglob("*") if p.is_file()}
    known = {plainly.content(path) for path in told if path.is_file()}
    passed_over = {p for p in there - told if p.suffix not in {".json", ".md"}}
    if real.account["total"]:
        assert all(path.name.startswith(".") for path in passed_over)
        assert all(plainly.content(path) in known for path in passed_over)


def test_each_row_and_each_penny_is_in_one_place(real: RealReading) -> None:
    for file in [*read(real), real.account["total"]]:
        if not file:
            continue
        places = ("loaded", "quarantined", "not_payments")
        assert file["rows_read"] == sum(file[f"rows_{place}"] for place in places)
        assert Decimal(file["amount_read_gbp"]) == sum(
            Decimal(file[f"amount_{place}_gbp"]) for place in places
        )


def test_the_total_is_the_sum_of_the_files(real: RealReading) -> None:
    total = real.account["total"]
    for key, value in total.items():
        if key.startswith("amount_"):
            assert Decimal(value) == sum(Decimal(file[key]) for file in real.files)
        elif key.startswith("rows_"):
            assert value == sum(file[key] for file in real.files)


def test_the_account_says_what_the_written_files_hold(real: RealReading) -> None:
    if not read(real):
        return
    loaded = real.payments("source_file", "amount_gbp").group_by("source_file")
    sums = loaded.aggregate([([], "count_all"), ("amount_gbp", "sum")]).to_pylist()
    there = {row["source_file"]: (row["count_all"], row["amount_gbp_sum"]) for row in sums}
    asides = {name: lines_by_file(real, name) for name in ("quarantine", "not_payments")}
    for file in read(real):
        rows, amount = there.pop(file["path"], (0, Decimal(0)))
        assert (file["rows_loaded"], Decimal(file["amount_loaded_gbp"])) == (rows, amount)
        assert file["rows_quarantined"] == asides["quarantine"][file["path"]]
        listed = asides["not_payments"][file["path"]]
        assert file["rows_not_payments"] == listed + blank_rows(file)
    assert not there


def test_nearly_every_row_with_money_is_loaded(real: RealReading) -> None:
    for publisher, line in lines_of(real.name, real.account, real.out).items():
        if line.with_money >= ENOUGH_TO_JUDGE:
            assert line.accounted_for is not None
            assert line.accounted_for >= Decimal("0.995"), publisher
        else:
            # Two small folders of other projects' tests hold rows that are broken on purpose.
            assert line.quarantined - line.quarantined_blank <= 5, publisher


def test_no_record_of_a_text_file_is_lost(real: RealReading) -> None:
    """Counted once more by Python's csv: the records that are not blank."""
    for file in read(real):
        path = on_disk(real, file["path"])
        if plainly.is_text(path):
            counted = len(plainly.rows(path))
            assert file["rows_read"] - blank_rows(file) == counted, file["path"]


def test_nearly_no_file_of_payments_needs_an_option(real: RealReading) -> None:
    payments = [f for f in real.files if f["kind"] == "payments"]
    asking = [
        f
        for f in real.files
        if f["problem"] and "--map" in f["problem"] and name_of(f) not in NO_PAYMENTS
    ]
    assert len(asking) <= 0.05 * (len(payments) + len(asking))


def test_what_cannot_be_read_is_no_table(real: RealReading) -> None:
    for file in real.files:
        if not file["problem"] or name_of(file) in NO_PAYMENTS:
            continue
        raw = plainly.content(on_disk(real, file["path"])).strip()
        assert not raw or raw.startswith(b"<"), file["path"]


def test_what_counts_once_counts_somewhere(real: RealReading) -> None:
    """A repeat names a file whose rows of that kind are loaded, and its money adds up."""
    if not read(real):
        return
    loaded = Counter(real.payments("source_file")["source_file"].to_pylist())
    rows: Counter[str] = Counter()
    for repeat in real.account["repeats"]:
        rows[repeat["file"]] += repeat["rows"]
        again = [r for r in real.account["repeats"] if r["file"] == repeat["kept_in"]]
        assert loaded[repeat["kept_in"]] or again
    assert dict(rows) == {f["path"]: f["rows_repeated"] for f in read(real) if f["rows_repeated"]}


def test_rows_of_a_file_stand_in_its_order(real: RealReading) -> None:
    if not read(real):
        return
    table = real.payments("source_file", "source_sheet", "source_row").to_pylist()
    for above, below in pairwise(table):
        if (above["source_file"], above["source_sheet"]) == (
            below["source_file"],
            below["source_sheet"],
        ):
            assert above["source_row"] < below["source_row"]


def test_a_named_payee_has_a_name_and_a_withheld_one_has_none(real: RealReading) -> None:
    if not read(real):
        return
    table = real.payments("payee", "supplier_name", "redaction")
    named = pc.equal(table["payee"], "named")
    assert pc.all(pc.equal(named, pc.is_valid(table["supplier_name"]))).as_py() is not False
    redacted = pc.equal(table["payee"], "redacted")
    assert pc.all(pc.equal(redacted, pc.is_valid(table["redaction"]))).as_py() is not False


def test_the_page_says_what_comes_of_the_files(real: RealReading) -> None:
    """docs/method/real-files.md; `python scripts/real_files.py` writes it again."""
    written = recorded(PAGE.read_text(encoding="utf-8"))
    for publisher, line in lines_of(real.name, real.account, real.out).items():
        assert written[NAMES[publisher]] == cells(NAMES[publisher], line)


def read(real: RealReading) -> list[dict[str, Any]]:
    """The files of which any row was read."""
    return [file for file in real.files if file.get("rows_read")]


def name_of(file: dict[str, Any]) -> str:
    return str(file["path"]).rpartition("/")[2]


def on_disk(real: RealReading, path: str) -> Path:
    """The published file that a path of the account stands for."""
    bare = REAL / real.name / path.partition("!")[0]
    return bare if bare.exists() else bare.with_name(f"{bare.name}.gz")


def blank_rows(file: dict[str, Any]) -> int:
    return int(file["not_payments"].get("a blank row", {"rows": 0})["rows"])


def lines_by_file(real: RealReading, name: str) -> Counter[str]:
    with (real.out / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return Counter(line["file"] for line in csv.DictReader(lines))
