"""Names are taken from CSV or Parquet, whatever the columns are called, or the file is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.analysis.spend.paid import arrow, payment
from tests.analysis.spend.resolving.suppliers import names_file, rows_of
from weft.analysis.errors import ExitCode, WeftError
from weft.analysis.spend.resolving.mentions import CannotResolve, read_names
from weft.analysis.spend.resolving.resolve import resolve


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_a_mention_is_one_combination_of_a_name_and_what_is_said_of_it(tmp_path: Path) -> None:
    file = names_file(
        tmp_path / "n.csv",
        ["Ash", "Ash", "Ash", "Birch"],
        company_number=["1234567", "01234567", "", ""],
        amount=["1.00", "£1,000.50", "(2.25)", ""],
    )
    found = read_names(file).mentions.select(["name", "company_number", "rows", "amount_gbp"])
    assert [tuple(row.values()) for row in found.to_pylist()] == [
        ("Ash", "01234567", 2, Decimal("1001.50")),
        ("Ash", None, 1, Decimal("-2.25")),
        ("Birch", None, 1, None),
    ]


@pytest.mark.parametrize(
    "heading", ["name", "Name", "Supplier Name", "supplier_name", "Vendor", "PAYEE"]
)
def test_the_column_of_names_goes_by_any_usual_heading(heading: str, tmp_path: Path) -> None:
    file = written(tmp_path / "n.csv", f"Id,{heading}\n1,Ash\n")
    assert read_names(file).mentions["name"].to_pylist() == ["Ash"]


def test_semicolons_and_windows_letters_are_read(tmp_path: Path) -> None:
    file = written(tmp_path / "n.csv", "name;body\nCafé Zoë;Leeds\n", "cp1252")
    assert read_names(file).mentions.select(["name", "body"]).to_pylist() == [
        {"name": "Café Zoë", "body": "Leeds"}
    ]


def test_payments_as_weft_reads_them_are_names_too(tmp_path: Path) -> None:
    paid = [
        payment(supplier_name="Ash Ltd", company_number="01234567", amount_gbp="5.00"),
        payment(payee="redacted", redaction="Redacted"),
        payment(supplier_name="Ash Ltd", company_number="01234567", amount_gbp="7.00"),
    ]
    file = tmp_path / "payments.parquet"
    pq.write_table(arrow(paid), file)
    resolve(file, tmp_path / "s.parquet")
    rows = pq.read_table(tmp_path / "s.parquet").to_pylist()
    assert [row["name"] for row in rows] == ["Ash Ltd", None, "Ash Ltd"]
    assert rows[0]["entity_id"] == rows[2]["entity_id"]
    assert rows[1]["entity_id"].startswith("nobody-")
    assert [row["amount_gbp"] for row in rows] == [
        Decimal("5.00"),
        Decimal("100.00"),
        Decimal("7.00"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("supplier no,town\n1,Leeds\n", "there is no column of names"),
        ("name\n", "no row under the headings"),
        ("", "cannot be read"),
        ("name,name\nAsh,Birch\n", "“name” stands twice"),
        ("name,body\nAsh,Leeds\nBirch, Sons,Leeds\n", "row 3: has 3 cells"),
        ("name,amount\nAsh,1.00\nBirch,lots\n", "row 3: “lots” is not an amount"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_row(
    text: str, said: str, tmp_path: Path
) -> None:
    file = written(tmp_path / "names.csv", text)
    with pytest.raises(CannotResolve) as refused:
        resolve(file, tmp_path / "s.csv")
    assert said in str(refused.value)
    assert "names.csv" in str(refused.value)
    assert refused.value.exit_code is ExitCode.NOTHING_READ
    assert not (tmp_path / "s.csv").exists()


def test_a_parquet_file_that_is_damaged_is_said_to_be(tmp_path: Path) -> None:
    file = written(tmp_path / "names.parquet", "PAR1 but not really")
    with pytest.raises(CannotResolve, match="Export it again"):
        read_names(file)


def test_names_that_are_no_text_are_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"name": [["Ash"], ["Birch"]]}), tmp_path / "n.parquet")
    with pytest.raises(CannotResolve, match="text is needed"):
        read_names(tmp_path / "n.parquet")


@pytest.mark.parametrize("out", ["s.xlsx", "s", "names.csv"])
def test_a_result_that_cannot_be_is_refused_before_anything_is_read(
    out: str, tmp_path: Path
) -> None:
    file = names_file(tmp_path / "names.csv", ["Ash"])
    before = file.read_bytes()
    with pytest.raises(WeftError):
        resolve(file, tmp_path / out)
    assert file.read_bytes() == before
    assert rows_of(file) == [{"name": "Ash"}]
