"""`weft spend resolve` as a person runs it: names, a review, answers, the next year."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.spend_command import listed, weft
from weft.analysis.errors import ExitCode

NAMES = """\
name,amount
Lornolby Repairs Ltd,1250.00
LORNOLBY REPAIRS LIMITED,300.00
Wendimarsh Catering,310.40
Redacted,99.00
"""


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_an_analyst_resolves_names_and_is_told_what_came_of_it(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(NAMES)
    answer = weft("spend", "resolve", tmp_path / "names.csv", "--out", tmp_path / "suppliers.csv")
    assert (answer.returncode, answer.stderr) == (ExitCode.DONE, "")
    assert "4 rows with 4 names are of 2 suppliers." in answer.stdout
    assert "Nobody (redacted, blank, or words such as “various”): 1 of the names." in answer.stdout
    assert "2  Lornolby Repairs Ltd" in answer.stdout
    rows = rows_of(tmp_path / "suppliers.csv")
    assert rows[0]["entity_id"] == rows[1]["entity_id"] != rows[2]["entity_id"]
    assert listed(tmp_path) == [
        "names.csv", "suppliers.csv", "suppliers.review.csv", "suppliers.review.xlsx",
    ]  # fmt: skip


def test_the_next_year_keeps_the_ids_and_the_rulings(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(NAMES)
    (tmp_path / "rulings.csv").write_text(
        "ruling,name,other\nsame,Lornolby Repairs Ltd,Wendimarsh Catering\nsame,Ash,Birch\n"
    )
    first, second = tmp_path / "2024.csv", tmp_path / "2025.csv"
    weft("spend", "resolve", tmp_path / "names.csv", "--out", first)
    answer = weft(
        "spend", "resolve", tmp_path / "names.csv", "--known", first,
        "--rulings", tmp_path / "rulings.csv", "--out", second,
    )  # fmt: skip
    assert answer.returncode == ExitCode.DONE, answer.stderr
    assert "1 of 2 rulings are about names that are here" in answer.stdout
    assert "“Ash” is the same as “Birch”" in answer.stdout
    assert "1 id now leads to another: its supplier is the same, as" in answer.stdout
    before, after = rows_of(first), rows_of(second)
    assert after[2]["entity_id"] == before[0]["entity_id"]
    (forwarding,) = rows_of(tmp_path / "2025.forwarding.csv")
    assert forwarding["old_id"] == before[2]["entity_id"]


def test_rulings_that_contradict_end_with_wrong_use_and_write_nothing(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(NAMES)
    (tmp_path / "rulings.csv").write_text(
        "ruling,name,other\nsame,Ash,Birch\ndifferent,Ash,Birch\n"
    )
    answer = weft(
        "spend", "resolve", tmp_path / "names.csv", "--rulings", tmp_path / "rulings.csv",
        "--out", tmp_path / "suppliers.csv",
    )  # fmt: skip
    assert answer.returncode == ExitCode.WRONG_USE
    assert "row 2: “Ash” is the same as “Birch”" in answer.stderr
    assert listed(tmp_path) == ["names.csv", "rulings.csv"]


def test_a_file_of_names_that_is_not_there_ends_with_nothing_read(tmp_path: Path) -> None:
    answer = weft("spend", "resolve", tmp_path / "none.csv", "--out", tmp_path / "suppliers.csv")
    assert answer.returncode == ExitCode.NOTHING_READ
    assert "none.csv" in answer.stderr
