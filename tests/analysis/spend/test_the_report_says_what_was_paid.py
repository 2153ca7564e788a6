"""The figures of the report are those that anyone would count by hand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.analysis.spend.paid import folder, payment
from tests.example import Example
from weft.analysis.reporting.check import why_not_report
from weft.analysis.reporting.model import Report, Table
from weft.analysis.spend.folders import CannotAnalyse
from weft.analysis.spend.reported import make_report

ROWS = [
    payment(supplier_name="Acorn Ltd", amount_gbp="700000.00", department="Place"),
    payment(supplier_name="ACORN LIMITED", amount_gbp="499.99", date="2024-07-01"),
    payment(supplier_name="Oak plc", amount_gbp="-200.00", category="Rents"),
    payment(supplier_name="Oak plc", amount_gbp="0.00"),
    payment(payee="redacted", amount_gbp="5000.00"),
    payment(supplier_name="Elm LLP", amount_gbp="25000.00", date="2023-05-05"),
    payment(supplier_name="Oak plc", amount_gbp="25.00", date=None),
]


def made(tmp_path: Path, rows: list[dict[str, Any]], **extra: Any) -> Report:
    report = make_report([folder(tmp_path / "read", rows, **extra)], period="2024-25")
    assert why_not_report(report) is None
    return report


def table(report: Report, id: str) -> Table:
    (found,) = [one for one in report.tables() if one.id == id]
    return found


def figures(report: Report) -> dict[str, Any]:
    return {figure.id: figure.value for figure in report.figures()}


def test_totals_months_departments_and_sizes(tmp_path: Path) -> None:
    report = made(tmp_path, ROWS)
    found = figures(report)
    assert found["total"] == Decimal("705299.99")
    assert found["payments"] == 5
    assert found["credits"] == Decimal("-200.00")
    assert found["suppliers"] == 2
    assert found["payee.redacted.share"] == Decimal("0.007089")
    assert found["month.2024-07"] == Decimal("499.99")
    assert found["undated.share"] == Decimal("0.000034")
    assert [row[:2] for row in table(report, "sizes").rows] == [
        ("Credits", Decimal("-200.00")),
        ("Nil", Decimal("0.00")),
        ("Under £500", Decimal("499.99")),
        ("£5,000 to under £25,000", Decimal("5000.00")),
        ("£500,000 to under £1 million", Decimal("700000.00")),
    ]
    assert table(report, "departments").rows[0][:2] == ("Place", Decimal("700000.00"))


def test_every_figure_shows_how_it_was_made(tmp_path: Path) -> None:
    report = made(tmp_path, ROWS)
    for figure in report.figures():
        assert figure.workings.definition
        assert figure.workings.rows is not None and figure.workings.amount_gbp is not None
    (share,) = [one for one in report.figures() if one.id == "suppliers.top_10.share"]
    assert share.workings.steps == ("£700,299.99 ÷ £705,299.99 = 99.3%",)
    assert {one.id for one in report.inputs} == {"file-0001", "rules"}
    assert all(len(one.sha256) == 64 for one in report.inputs)


def test_new_and_lost_suppliers_are_known_only_when_the_year_before_is_whole(
    tmp_path: Path,
) -> None:
    part = made(tmp_path / "part", ROWS)
    assert "suppliers.new" not in figures(part)
    assert any(
        "April 2023" in sentence and "not complete" in sentence for sentence in part.unknowns
    )
    months = [*(f"2023-{month:02}" for month in range(4, 13)), "2024-01", "2024-02", "2024-03"]
    before = [payment(supplier_name="Elm LLP", date=f"{month}-09") for month in months]
    before += [payment(supplier_name="Acorn", date="2023-09-09")]
    whole = figures(made(tmp_path / "whole", [*ROWS, *before]))
    assert (whole["suppliers.new"], whole["suppliers.lost"]) == (1, 1)
    alone = made(tmp_path / "alone", ROWS[:1])
    assert any("not among the files" in sentence for sentence in alone.unknowns)


def test_the_reconciliation_stands_in_the_report(tmp_path: Path) -> None:
    repeat = {
        "file": "a.csv", "kept_in": "b.csv", "month": "2024-04", "why": "published twice",
        "rows": 7, "amount_gbp": "70.00",
    }  # fmt: skip
    report = made(
        tmp_path,
        ROWS,
        quarantined=[("“TBC” is not a date", "12.50"), ("“n/a” is not a date", "")],
        not_payments=["1000.00"],
        repeats=[repeat],
    )
    assert table(report, "quarantine").rows == (("“…” is not a date", 2),)
    assert table(report, "repeats").rows[0][3:5] == (7, Decimal("70.00"))
    last = table(report, "reconciliation").rows[-1]
    assert last[4:8] == (10, 7, 2, 1)
    assert last[8:] == (
        Decimal("731337.49"), Decimal("730324.99"), Decimal("12.50"), Decimal("1000.00"),
    )  # fmt: skip
    assert any("2 rows (£12.50)" in sentence for sentence in report.unknowns)


def test_payments_that_no_longer_fit_the_reconciliation_are_refused(tmp_path: Path) -> None:
    path = folder(tmp_path / "read", ROWS)
    payments = pq.read_table(path / "payments.parquet")
    pq.write_table(payments.slice(1), path / "payments.parquet")
    with pytest.raises(CannotAnalyse, match=r"6 rows .* 7 and .* Read the files again"):
        make_report([path], period="2024-25")


def test_a_folder_without_payments_or_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotAnalyse, match=r"there is no payments\.parquet"):
        make_report([tmp_path], period="2024-25")
    path = folder(tmp_path / "read", ROWS)
    other = folder(tmp_path / "again", ROWS)
    account = (path / "reconciliation.json").read_text(encoding="utf-8")
    (other / "reconciliation.json").write_text(account, encoding="utf-8")
    with pytest.raises(CannotAnalyse, match="count twice"):
        make_report([path, other], period="2024-25")
    (path / "reconciliation.json").write_text(json.dumps({"files": []}), encoding="utf-8")
    with pytest.raises(CannotAnalyse, match="cannot be used"):
        make_report([path], period="2024-25")


@pytest.mark.long
def test_the_same_folders_make_the_same_report(tmp_path: Path) -> None:
    assert made(tmp_path / "a", ROWS * 40) == made(tmp_path / "a", ROWS * 40)


@pytest.fixture(scope="module")
def place(example_place: Example) -> Path:
    return example_place.folder


@pytest.fixture(scope="module")
def report(place: Path) -> Report:
    """Of all the councils of the example place."""
    return make_report(
        [place / "read"],
        period="2024-25",
        suppliers=place / "suppliers.csv",
        places=place / "places.csv",
    )


def test_the_example_place_agrees_with_sums_made_by_other_means(
    place: Path, report: Report
) -> None:
    paid, months = Decimal(0), defaultdict(Decimal)
    bodies: Counter[str] = Counter()
    columns = ["date", "amount_gbp", "body"]
    for row in pq.read_table(place / "read" / "payments.parquet", columns=columns).to_pylist():
        if row["date"] and "2024-04-01" <= row["date"].isoformat() <= "2025-03-31":
            paid += row["amount_gbp"]
            months[row["date"].isoformat()[:7]] += row["amount_gbp"]
            bodies[row["body"]] += 1
    found = figures(report)
    assert found["total"] == paid
    assert {id[6:]: value for id, value in found.items() if id.startswith("month.")} == months
    assert {row[0]: row[3] for row in table(report, "bodies").rows} == bodies


def test_the_example_places_bridge_is_what_was_planted(place: Path, report: Report) -> None:
    truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    planted: defaultdict[str, Decimal] = defaultdict(Decimal)
    for year in truth["years"]:
        if year["year"] == "2024-25":
            for step, of in year["bridge"].items():
                planted[step] += Decimal(of["amount_gbp"])
    found = figures(report)
    taxes = planted["levy"] + planted["precept"]
    assert found["bridge.less.taxes_levies_and_precepts"] == taxes
    assert found["bridge.less.public_bodies"] == planted["public body"]
    assert found["bridge.less.pay_and_pensions"] == planted["pension"]
    assert found["bridge.less.benefits_and_refunds"] == planted["housing benefit"]
    assert found["bridge.less.grants"] == planted["grant"]
    assert found["bridge.influenceable"] == planted["influenceable"]
    assert found["bridge.less.individuals"] == planted["individual"]
    assert found["bridge.less.payee_not_stated"] == planted["not stated"]


def test_each_council_of_the_example_place_is_at_home_in_the_district_of_its_name(
    place: Path, report: Report
) -> None:
    truth = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    for row in table(report, "compared").rows:
        (year,) = [
            one for one in truth["years"] if (one["council"], one["year"]) == (row[0], "2024-25")
        ]
        planted = Decimal(year["local_share"]["by_name"]["own district"]["amount_gbp"])
        assert row[2] == planted
