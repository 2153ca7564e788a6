"""Dates are read day first; month first only where the file itself proves it, and then that is said."""

from __future__ import annotations

from pathlib import Path

from tests.analysis.spend.reading.given import HEADINGS, Result, csv_file, payments, reading


def dated(path: Path, *dates: str, name: str = "p.csv") -> Result:
    rows = [(day, *row[1:]) for day, row in zip(dates, payments(len(dates)), strict=True)]
    return reading(csv_file(path / name, [HEADINGS, *rows]))


def days(result: Result) -> list[str]:
    return [str(day) for day in result.loaded("date")]


def notes(result: Result) -> str:
    return " ".join(result.only["tables"][0]["notes"])


def test_day_first_without_proof(tmp_path: Path) -> None:
    result = dated(tmp_path, "04/05/2016", "05/05/2016", "06/05/2016", "07/05/2016")
    assert days(result) == ["2016-05-04", "2016-05-05", "2016-05-06", "2016-05-07"]
    assert "American" not in notes(result)


def test_one_impossible_date_turns_the_whole_file(tmp_path: Path) -> None:
    result = dated(tmp_path, "04/05/2016", "05/05/2016", "04/25/2016", "07/05/2016")
    assert days(result) == ["2016-04-05", "2016-05-05", "2016-04-25", "2016-07-05"]
    assert "American dates" in notes(result)
    assert "month first" in result.only["tables"][0]["dates"]


def test_both_orders_in_one_file_stay_british_and_are_said(tmp_path: Path) -> None:
    result = dated(tmp_path, "04/05/2016", "25/05/2016", "04/25/2016", "07/05/2016")
    assert days(result) == ["2016-05-04", "2016-05-25", "2016-04-25", "2016-05-07"]
    assert "both orders" in notes(result)


def test_the_month_that_the_file_names_is_a_proof(tmp_path: Path) -> None:
    result = dated(tmp_path, "04/01/2016", "04/05/2016", "04/08/2016", name="April 2016.csv")
    assert days(result) == ["2016-04-01", "2016-04-05", "2016-04-08"]
    assert "American dates" in notes(result)


def test_all_layouts_in_one_column(tmp_path: Path) -> None:
    result = dated(
        tmp_path, "2016-04-01", "02/04/2016", "3 April 2016", "42464", "05-Apr-16", "20160406", "07/04/16 00:00"
    )  # fmt: skip
    assert days(result) == [f"2016-04-0{n}" for n in range(1, 8)]


def test_periods_give_the_last_day_and_are_marked(tmp_path: Path) -> None:
    rows = [("201609", *row[1:]) for row in payments(6)]
    result = reading(csv_file(tmp_path / "p.csv", [("Period", *HEADINGS[1:]), *rows]))
    assert set(map(str, result.loaded("date"))) == {"2016-09-30"}
    assert set(result.loaded("date_kind")) == {"period"}


def test_a_period_of_the_financial_year_is_told_by_the_month_that_the_file_names(
    tmp_path: Path,
) -> None:
    rows = [("201609", *row[1:]) for row in payments(6)]
    path = csv_file(tmp_path / "December 2016.csv", [("Period", *HEADINGS[1:]), *rows])
    result = reading(path)
    assert set(map(str, result.loaded("date"))) == {"2016-12-31"}
    assert "financial year" in notes(result)


def test_the_kind_of_date_is_kept(tmp_path: Path) -> None:
    for heading, kind in (
        ("Payment Date", "paid"),
        ("Invoice Date", "incurred"),
        ("Date", "unknown"),
    ):
        path = csv_file(tmp_path / "p.csv", [(heading, *HEADINGS[1:]), *payments(6)])
        assert set(reading(path).loaded("date_kind")) == {kind}


def test_the_date_paid_is_kept_where_there_are_two(tmp_path: Path) -> None:
    headings = ("Invoice Date", "Date Paid", *HEADINGS[1:])
    rows = [("01/01/2016", *row) for row in payments(6)]
    result = reading(csv_file(tmp_path / "p.csv", [headings, *rows]))
    assert days(result)[0] == "2016-04-01"
    assert set(result.loaded("date_kind")) == {"paid"}
