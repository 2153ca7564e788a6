"""The review list asks what matters most, and read back with its answers it is a file of rulings."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest

from tests.analysis.spend.resolving.suppliers import names_file, rows_of
from weft.analysis.spend.resolving import entities
from weft.analysis.spend.resolving.links import LINK
from weft.analysis.spend.resolving.resolve import resolve
from weft.analysis.spend.resolving.rulings import CannotRule, read_rulings

NAMES = ["=Quarndon Motors", "Quarndon Motor Spares", "Zebra Roofing", "Zebra Roofers", "Yew Press"]
MONEY = ["9000.00", "100.00", "700.00", "800.00", "50.00"]
LIKE = {
    ("=Quarndon Motors", "Quarndon Motor Spares"): 0.4,
    ("Zebra Roofing", "Zebra Roofers"): 0.45,
    ("Zebra Roofing", "Yew Press"): 0.75,
}


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five names, of which the matcher is unsure of three pairs."""

    def unsure(mentions: pa.Table) -> pa.Table:
        place = {name: at for at, name in enumerate(mentions["name"].to_pylist())}
        rows = [
            {"a": min(place[one], place[two]), "b": max(place[one], place[two]),
             "probability": sure, "reason": "like words"}
            for (one, two), sure in LIKE.items()
            if one in place and two in place
        ]  # fmt: skip
        return pa.Table.from_pylist(rows, schema=LINK)

    monkeypatch.setattr(entities, "links_of", unsure)
    return names_file(tmp_path / "names.csv", NAMES, amount_gbp=MONEY)


def asked(file: Path, out: Path, *rulings: Path, most: int = 100) -> list[dict[str, str]]:
    resolve(file, out, rulings=rulings, most=most)
    return rows_of(out.with_name(f"{out.stem}.review.csv"))


def test_what_moves_the_most_money_is_asked_first(names: Path, tmp_path: Path) -> None:
    rows = asked(names, tmp_path / "s.csv")
    pairs = [(row["name"], row["other"], row["now"], Decimal(row["amount_gbp"])) for row in rows]
    assert pairs == [
        ("Zebra Roofers", "Zebra Roofing", "apart", Decimal("750.00")),
        ("'=Quarndon Motors", "Quarndon Motor Spares", "apart", Decimal("100.00")),
        ("Yew Press", "Zebra Roofing", "joined", Decimal("50.00")),
    ]


def test_no_more_is_asked_than_was_wished(names: Path, tmp_path: Path) -> None:
    assert len(asked(names, tmp_path / "s.csv", most=1)) == 1
    assert asked(names, tmp_path / "s.csv", most=0) == []


def fill_csv(file: Path, answers: dict[str, str]) -> None:
    rows = rows_of(file)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"ruling": answers.get(row["name"], "")} for row in rows)


def fill_workbook(file: Path, answers: dict[str, str]) -> None:
    book = openpyxl.load_workbook(file)
    sheet = book["Review"]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 1).value = answers.get(str(sheet.cell(row, 2).value))
    book.save(file)


ANSWERS = {"'=Quarndon Motors": "same", "Yew Press": "different"}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_list_filled_in_reads_back_as_rulings(names: Path, tmp_path: Path, ending: str) -> None:
    asked(names, tmp_path / "s.csv")
    review = tmp_path / f"s.review.{ending}"
    {"csv": fill_csv, "xlsx": fill_workbook}[ending](review, ANSWERS)
    left = asked(names, tmp_path / "later.csv", review)
    found = {row["name"]: row["entity_id"] for row in rows_of(tmp_path / "later.csv")}
    assert found["=Quarndon Motors"] == found["Quarndon Motor Spares"]
    assert found["Yew Press"] != found["Zebra Roofing"]
    assert [(row["name"], row["other"]) for row in left] == [("Zebra Roofers", "Zebra Roofing")]


def test_answers_stay_at_the_head_of_the_list_when_it_is_written_again(
    names: Path, tmp_path: Path
) -> None:
    asked(names, tmp_path / "s.csv")
    fill_csv(tmp_path / "s.review.csv", ANSWERS)
    rows = asked(names, tmp_path / "s.csv", tmp_path / "s.review.csv")
    assert [(row["ruling"], row["name"]) for row in rows] == [
        ("same", "'=Quarndon Motors"),
        ("different", "Yew Press"),
        ("", "Zebra Roofers"),
    ]
    again = asked(names, tmp_path / "s.csv", tmp_path / "s.review.csv")
    assert again == rows


def test_answers_that_were_not_given_as_rulings_are_never_written_over(
    names: Path, tmp_path: Path
) -> None:
    asked(names, tmp_path / "s.csv")
    fill_workbook(tmp_path / "s.review.xlsx", ANSWERS)
    before = (tmp_path / "s.review.xlsx").read_bytes()
    with pytest.raises(CannotRule, match=r"2 answers .* --rulings"):
        resolve(names, tmp_path / "s.csv")
    assert (tmp_path / "s.review.xlsx").read_bytes() == before


def test_the_workbook_offers_the_rulings_to_choose_from_and_runs_no_formula(
    names: Path, tmp_path: Path
) -> None:
    asked(names, tmp_path / "s.csv")
    sheet = openpyxl.load_workbook(tmp_path / "s.review.xlsx")["Review"]
    (choice,) = sheet.data_validations.dataValidation
    assert "same,different" in choice.formula1
    assert "A2" in choice.sqref
    assert all(cell.data_type != "f" for row in sheet for cell in row)


def test_the_csv_runs_no_formula_and_gives_the_name_back_whole(names: Path, tmp_path: Path) -> None:
    rows = asked(names, tmp_path / "s.csv")
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row.values())
    fill_csv(tmp_path / "s.review.csv", ANSWERS)
    assert "=Quarndon Motors" in {one.name for one in read_rulings([tmp_path / "s.review.csv"])}


def test_where_no_money_is_known_the_number_of_rows_counts(names: Path, tmp_path: Path) -> None:
    rows = [name for name, times in zip(NAMES, (1, 1, 5, 4, 1), strict=True) for _ in range(times)]
    found = asked(names_file(tmp_path / "rows.csv", rows), tmp_path / "s.csv")
    first = found[0]
    assert (first["name"], first["payments"], first["amount_gbp"]) == ("Zebra Roofers", "4", "")
