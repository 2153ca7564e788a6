"""From `weft spend example` through `read` to `report`, as a newcomer does it."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.spend_command import SCAN, listed, weft
from tests.example import Example
from weft.analysis.errors import ExitCode

REPORT = {"report.html", "report.pdf", "summary.pdf", "report.xlsx", "figures.json", "datapackage.json", "tables"}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example place, with its files read into `read`."""
    folder = tmp_path_factory.mktemp("newcomer")
    made = weft("spend", "example", "--out", folder / "place", "--seed", "7")
    assert made.returncode == ExitCode.DONE, made.stderr
    assert str(folder / "place") in made.stdout
    read = weft("spend", "read", folder / "place" / "payments", "--out", folder / "read")
    assert read.returncode == ExitCode.DONE, read.stderr
    return folder


@pytest.fixture
def small(example_place: Example) -> Path:
    """Another example place, small and read already, where no more is asked than what a command answers."""
    return example_place.folder


def report(
    place: Path, out: Path, *words: str | Path, year: str = "2024-25"
) -> subprocess.CompletedProcess[str]:
    """Report on what was read of the place."""
    return weft("spend", "report", place / "read", "--year", year, "--out", out, *words)


@pytest.fixture(scope="module")
def made(place: Path) -> tuple[Path, str]:
    """The report of the place's second year, and what was said when it was made."""
    known = place / "place"
    answer = report(
        place, place / "report",
        "--suppliers", known / "suppliers.csv", "--places", known / "places.csv",
    )  # fmt: skip
    assert (answer.returncode, answer.stderr) == (ExitCode.DONE, "")
    return place / "report", answer.stdout


def test_the_report_is_there_in_every_form(made: tuple[Path, str]) -> None:
    out, said = made
    assert set(listed(out)) >= REPORT
    assert f"The report is {out / 'report.html'}" in said
    assert all(path.stat().st_size > 0 for path in out.rglob("*") if path.is_file())
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF")
    assert (out / "report.xlsx").read_bytes().startswith(b"PK")
    assert any((out / "tables").glob("*.csv"))
    tables = json.loads((out / "datapackage.json").read_text())["resources"]
    assert all((out / table["path"]).is_file() for table in tables)


def test_what_is_said_at_the_end_is_what_the_page_says(made: tuple[Path, str]) -> None:
    out, said = made
    headlines = [line[2:] for line in said.splitlines() if line.startswith("• ")]
    page = unescape((out / "report.html").read_text())
    assert headlines
    assert all(line in page for line in headlines)


def test_the_report_counts_what_was_read(place: Path, made: tuple[Path, str]) -> None:
    """Its total is the sum of the payments of those days, added up here once more."""
    figures = json.loads((made[0] / "figures.json").read_text())["figures"]
    total = next(figure for figure in figures if figure["id"] == "total")
    payments = pq.read_table(place / "read" / "payments.parquet", columns=["date", "amount_gbp"])
    counted = sum(
        row["amount_gbp"]
        for row in payments.to_pylist()
        if row["date"] and date(2024, 4, 1) <= row["date"] <= date(2025, 3, 31)
    )
    assert Decimal(str(total["value"])) == counted


def test_a_year_that_is_none_is_wrong_use_and_shows_what_a_year_is(
    small: Path, tmp_path: Path
) -> None:
    answer = report(small, tmp_path / "report", year="last year")
    assert answer.returncode == ExitCode.WRONG_USE
    assert "“last year”" in answer.stderr
    assert "2016-17" in answer.stderr
    assert not (tmp_path / "report").exists()


def test_a_year_without_payments_says_which_days_there_are(small: Path, tmp_path: Path) -> None:
    answer = report(small, tmp_path / "report", year="1999-00")
    assert answer.returncode == ExitCode.NO_PAYMENTS
    assert "2023-04" in answer.stderr
    assert not (tmp_path / "report").exists()


def test_a_folder_that_is_not_there_is_named(small: Path, tmp_path: Path) -> None:
    answer = weft(
        "spend", "report", tmp_path / "nowhere", "--year", "2024-25", "--out", tmp_path / "report"
    )
    assert answer.returncode == ExitCode.NOTHING_READ
    assert str(tmp_path / "nowhere") in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_list_of_suppliers_that_is_not_there_is_named(small: Path, tmp_path: Path) -> None:
    answer = report(small, tmp_path / "report", "--suppliers", tmp_path / "none.csv")
    assert answer.returncode not in {ExitCode.DONE, ExitCode.FAULT}
    assert "none.csv" in answer.stderr
    assert not (tmp_path / "report").exists()


def test_a_report_of_files_with_a_bad_one_among_them_is_made_and_says_so(
    small: Path, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    shutil.copytree(small / "payments" / "quillmouth-city-council", files)
    (files / "scan.csv").write_bytes(SCAN)
    answer = weft("spend", "report", files, "--year", "2024-25", "--out", tmp_path / "report")
    assert answer.returncode == ExitCode.PARTLY_READ, answer.stderr
    assert "scan.csv" in answer.stderr
    assert (tmp_path / "report" / "report.html").is_file()
