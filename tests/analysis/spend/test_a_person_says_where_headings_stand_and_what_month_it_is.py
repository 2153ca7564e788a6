"""What a person says of one file holds against what Weft finds: the row of its headings, the month of its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from weft.analysis.errors import WeftError
from weft.analysis.spend.reading.glimpses import glimpses_of
from weft.analysis.spend.reading.profiles import month_of
from weft.analysis.spend.reading.read import read
from weft.analysis.spend.reading.wishes import Wishes

MISLEADING = (
    "Supplier,Amount,Date,Note\n"
    "These are examples,10.00,01/04/2024,how to read this file\n"
    "\n"
    "Firm,Sum,When,What\n"
    "Alder Ltd,100.00,02/04/2024,Desks\n"
    "Birch Ltd,200.00,03/04/2024,Chairs\n"
)
UNDATED = "Supplier,Amount\nAlder Ltd,100.00\nBirch Ltd,200.00\n"


def rows(
    tmp_path: Path, text: str, wishes: Wishes, name: str = "spend.csv"
) -> list[dict[str, Any]]:
    (tmp_path / name).write_text(text)
    read([tmp_path / name], tmp_path / "out", wishes=wishes)
    found: list[dict[str, Any]] = pq.read_table(tmp_path / "out" / "payments.parquet").to_pylist()
    return found


def test_the_headings_stand_where_a_person_says(tmp_path: Path) -> None:
    columns = {"supplier_name": "Firm", "amount": "Sum", "date": "When"}
    found = rows(tmp_path, MISLEADING, Wishes(columns, header_row=4))
    assert [one["supplier_name"] for one in found] == ["Alder Ltd", "Birch Ltd"]
    assert {one["source_row"] for one in found} == {5, 6}


def test_columns_can_be_named_by_the_headings_of_that_row(tmp_path: Path) -> None:
    (tmp_path / "spend.csv").write_text(MISLEADING)
    (before,) = glimpses_of(tmp_path / "spend.csv")
    (after,) = glimpses_of(tmp_path / "spend.csv", header_row=4)
    assert before.headings == ("Supplier", "Amount", "Date", "Note")
    assert after.headings == ("Firm", "Sum", "When", "What")
    assert after.rows[0] == ("Alder Ltd", "100.00", "02/04/2024", "Desks")


@pytest.mark.parametrize("row", [3, 99])  # in MISLEADING the third is blank
def test_a_blank_row_or_one_that_is_not_there_changes_nothing(tmp_path: Path, row: int) -> None:
    (tmp_path / "spend.csv").write_text(MISLEADING)
    assert glimpses_of(tmp_path / "spend.csv", header_row=row) == glimpses_of(
        tmp_path / "spend.csv"
    )
    (tmp_path / "spend.csv").unlink()
    assert len(rows(tmp_path, MISLEADING, Wishes(header_row=row))) == 3, (
        "the example too, as without a word"
    )


def test_rows_without_a_date_are_of_the_month_that_a_person_says(tmp_path: Path) -> None:
    assert {one["date"] for one in rows(tmp_path, UNDATED, Wishes())} == {None}
    found = rows(tmp_path, UNDATED, Wishes(month=(2024, 4)))
    assert {(one["date"].year, one["date"].month, one["date_kind"]) for one in found} == {
        (2024, 4, "period")
    }


def test_what_a_person_says_wins_over_the_month_in_the_name(tmp_path: Path) -> None:
    found = rows(tmp_path, UNDATED, Wishes(month=(2024, 4)), "Payments May 2024.csv")
    assert {(one["date"].year, one["date"].month) for one in found} == {(2024, 4)}


@pytest.mark.parametrize("text", ["April", "2024-13", "24-04", ""])
def test_a_text_that_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(WeftError, match="is not a month"):
        month_of(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (UNDATED, "Quillmouth City Council"),
        ("Harrowfen Council: payments\n\n" + UNDATED, "Harrowfen Council"),
        ("Body Name,Supplier,Amount\nOstlebeck Council,Alder Ltd,100.00\n", "Ostlebeck Council"),
    ],
    ids=["nothing says it", "a title says it", "a column says it"],
)
def test_whoever_sent_the_file_paid_where_nothing_in_it_says_who(
    tmp_path: Path, text: str, body: str
) -> None:
    assert {
        one["body"] for one in rows(tmp_path, text, Wishes(payer="Quillmouth City Council"))
    } == {body}


def test_the_name_of_a_zip_says_less_than_who_sent_it(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "all of 2024.zip", "w") as packed:
        packed.writestr("april.csv", UNDATED)
    read(
        [tmp_path / "all of 2024.zip"],
        tmp_path / "out",
        wishes=Wishes(payer="Quillmouth City Council"),
    )
    found = pq.read_table(tmp_path / "out" / "payments.parquet").to_pylist()
    assert {one["body"] for one in found} == {"Quillmouth City Council"}
