"""A file that holds no payments is named for what it is, counted row by row, and loads nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.analysis.spend.reading.given import HEADINGS, csv_file, payments, reading

CONTRACTS = [
    ("Contract Title", "Supplier", "Start Date", "End Date", "Annual Value", "Procurement Route"),
    *[
        (f"Works {n}", f"Firm {n} Ltd", "01/04/2016", "31/03/2019", f"{n}000.00", "Open")
        for n in range(1, 9)
    ],
]
SALARIES = [
    ("Job Title", "Grade", "Salary Band", "Department"),
    *[(f"Head of Unit {n}", "G7", f"£{50 + n},000", "Finance") for n in range(1, 9)],
]
LAND = [
    ("UPRN", "Asset Name", "Easting", "Northing", "Tenure"),
    *[(f"10000{n}", f"Hall {n}", f"38000{n}", f"39000{n}", "Freehold") for n in range(1, 9)],
]
NIL = [("Payments over £500",), ("Nil return: no payments were made this month",)]
ONLY_HEADINGS = [HEADINGS]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (CONTRACTS, "a contract list"),
        (SALARIES, "a list of salaries"),
        (LAND, "a list of land and buildings"),
        (NIL, "a nil return"),
        (ONLY_HEADINGS, "a nil return"),
        ([HEADINGS, ("No payments to report",)], "a nil return"),
        ([("#NAME?",)], "no content"),
    ],
    ids=["contracts", "salaries", "land", "nil in words", "only headings", "nil below headings", "#NAME?"],
)  # fmt: skip
def test_it_is_named_and_nothing_is_loaded(tmp_path: Path, rows: list[Any], kind: str) -> None:
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    csv_file(tmp_path / "in" / "other.csv", rows)
    result = reading(tmp_path / "in")
    other = result.file("other.csv")
    assert other["kind"] == kind
    assert other["problem"] is None
    assert (other["rows_loaded"], other["rows_quarantined"]) == (0, 0)
    assert other["rows_read"] == other["rows_not_payments"] == len(rows)
    assert result.total["files_of_payments"] == 1


def test_payments_with_a_contract_column_are_payments(tmp_path: Path) -> None:
    headings = (*HEADINGS, "Contract Title", "Procurement Route")
    csv_file(tmp_path / "april.csv", [headings, *((*row, "Works", "Open") for row in payments(8))])
    assert reading(tmp_path / "april.csv").only["kind"] == "payments"


def test_the_word_nil_in_a_file_of_payments_makes_no_nil_return(tmp_path: Path) -> None:
    headings = (*HEADINGS, "Purpose")
    csv_file(
        tmp_path / "april.csv", [headings, *((*row, "nil return fees") for row in payments(4))]
    )
    assert reading(tmp_path / "april.csv").only["rows_loaded"] == 4
