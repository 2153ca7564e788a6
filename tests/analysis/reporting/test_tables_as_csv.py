"""A stranger's program reads the tables, and a spreadsheet that opens them runs nothing."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.reporting import hostile, sample
from weft.analysis.reporting import words
from weft.analysis.reporting.datapackage import as_csv
from weft.analysis.reporting.model import Column, Kind, Section, Table, Value
from weft.analysis.reporting.write import write_report

COLUMNS = tuple(Column(kind.value, kind.value, kind) for kind in Kind)


def of(*rows: tuple[Value, ...]) -> Table:
    return Table("t", "T", COLUMNS, rows, "Rows.")


def faults(package: Path) -> list[str]:
    """What Frictionless, which others use, finds wrong with the package."""
    from frictionless import validate

    found = validate(str(package)).flatten(["type", "note"])
    return [" ".join(map(str, each)) for each in found]


def test_values_are_exact_and_negative_numbers_stay_numbers() -> None:
    table = of(
        ("Smith, “J”", Decimal("-1234567890123456.70"), -3, Decimal("0.125"), date(2026, 4, 1)),
        (None, None, None, None, None),
        ("-2+3", Decimal("1E+3"), 0, Decimal("0"), None),
    )
    assert as_csv(table).decode() == (
        "text,gbp,count,share,date\r\n"
        '"Smith, “J”",-1234567890123456.70,-3,0.125,2026-04-01\r\n'
        ",,,,\r\n"
        "'-2+3,1000,0,0,\r\n"
    )


def test_frictionless_finds_nothing_wrong(written: Path) -> None:
    assert faults(written / "datapackage.json") == []


def test_frictionless_finds_nothing_wrong_with_hostile_text(besieged: Path) -> None:
    assert faults(besieged / "datapackage.json") == []


def test_frictionless_finds_nothing_wrong_with_nothing(tmp_path: Path) -> None:
    empty = replace(of(), id="empty")
    nulls = replace(of(*[("x", None, None, None, None)] * 3), id="nulls")
    report = replace(sample.report(3), sections=(Section("s", "S", tables=(empty, nulls)),))
    write_report(report, tmp_path / "out", formats=frozenset({"csv"}))
    assert faults(tmp_path / "out" / "datapackage.json") == []


def test_frictionless_would_find_a_changed_penny(written: Path, tmp_path: Path) -> None:
    shutil.copytree(written, tmp_path / "out")
    changed = tmp_path / "out" / "tables" / "bridge.csv"
    changed.write_bytes(changed.read_bytes().replace(b"778433763.58", b"778433763.59"))
    assert any("hash" in fault for fault in faults(tmp_path / "out" / "datapackage.json"))


def test_the_package_describes_every_table(written: Path) -> None:
    package = json.loads((written / "datapackage.json").read_text("utf-8"))
    for table, resource in zip(sample.report().tables(), package["resources"], strict=True):
        content = (written / resource["path"]).read_bytes()
        assert resource["title"] == table.title
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        fields: list[dict[str, Any]] = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [column.id for column in table.columns]
    assert [each["sha256"] for each in package["sources"]] == [
        file.sha256 for file in sample.report().inputs
    ]


def test_all_rows_are_there(written: Path) -> None:
    with (written / "tables" / "largest-suppliers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 300
    table = next(t for t in sample.report().tables() if t.id == "largest-suppliers")
    assert sum(Decimal(row["amount_gbp"]) for row in rows) == sum(
        Decimal(str(row[2])) for row in table.rows
    )


@pytest.mark.parametrize("name", ["table-bars", "table-stack"])
def test_no_cell_of_text_can_run(besieged: Path, name: str) -> None:
    with (besieged / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert row["name"].lstrip()[:1] not in tuple("=+-@＝")
        Decimal(row["amount_gbp"] or 0)
    assert [row["name"] for row in rows[:-1]] == [words.harmless(text) for text in hostile.TEXTS]
