"""A stranger's files that once gave wrong money without a word; each is right, or says so."""

from decimal import Decimal
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from weft.analysis.spend.reading.read import read


def loaded(folder: Path, *lines: str, name: str = "ledger.csv") -> Decimal:
    file = folder / name
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    read([file], folder / "out")
    return pc.sum(pq.read_table(folder / "out" / "payments.parquet")["amount_gbp"]).as_py()


def test_a_thousands_comma_without_quotes_does_not_split_an_amount(tmp_path: Path) -> None:
    total = loaded(
        tmp_path,
        "Date,Supplier,Amount,Ref",
        "01/05/2024,Acorn Ltd,1,234.50,R1",
        "02/05/2024,Birch Ltd,2,500.00,R2",
        "03/05/2024,Cedar Ltd,99.75,R3",
    )
    assert total == Decimal("3834.25")


def test_the_line_is_the_payment_where_the_invoice_total_stands_beside_it(tmp_path: Path) -> None:
    rows = [
        f"0{1 + n}/05/2024,Acorn Ltd,INV{n},300.00,{part}.00,Line {part}"
        for n in range(8)
        for part in (100, 150, 50)
    ]
    total = loaded(tmp_path, "Date,Supplier,Invoice No,Amount,Value of line,Purpose", *rows)
    assert total == Decimal("2400.00")


def test_a_column_that_says_credit_makes_the_amount_negative(tmp_path: Path) -> None:
    total = loaded(
        tmp_path,
        "Date,Supplier,Dr/Cr,Amount",
        "01/05/2024,Acorn Ltd,Dr,500.00",
        "02/05/2024,Birch Ltd,Cr,120.00",
        "03/05/2024,Cedar Ltd,Dr,20.00",
    )
    assert total == Decimal("400.00")


def test_a_credit_that_has_its_minus_already_stays_as_it_is(tmp_path: Path) -> None:
    total = loaded(
        tmp_path,
        "Date,Supplier,Dr/Cr,Amount",
        "01/05/2024,Acorn Ltd,Dr,500.00",
        "02/05/2024,Birch Ltd,Cr,-120.00",
    )
    assert total == Decimal("380.00")


def test_pence_and_thousands_are_told_by_the_heading(tmp_path: Path) -> None:
    pence = loaded(tmp_path, "Date,Supplier,Amount (pence)", "01/05/2024,Acorn Ltd,123456")
    assert pence == Decimal("1234.56")
    thousands = loaded(tmp_path, "Date,Supplier,Amount £000s", "01/05/2024,Acorn Ltd,0.891")
    assert thousands == Decimal("891.00")


def test_ditto_is_the_payee_above(tmp_path: Path) -> None:
    loaded(
        tmp_path,
        "Date,Supplier,Amount",
        "01/05/2024,Acorn Ltd,5.00",
        "02/05/2024,ditto,6.00",
        "03/05/2024,as above,7.00",
    )
    names = pq.read_table(tmp_path / "out" / "payments.parquet")["supplier_name"].to_pylist()
    assert names == ["Acorn Ltd"] * 3


def test_what_weft_wrote_itself_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "may.csv").write_text("Date,Supplier,Amount\n01/05/2024,Acorn Ltd,5.00\n")
    first = read([tmp_path], tmp_path / "result").reconciliation["total"]
    again = read([tmp_path], tmp_path / "result").reconciliation["total"]
    beside = read([tmp_path], tmp_path).reconciliation["total"]
    beside_again = read([tmp_path], tmp_path).reconciliation["total"]
    assert first == again == beside == beside_again


def test_money_that_only_one_of_two_files_holds_still_counts(tmp_path: Path) -> None:
    rows = [f"{1 + n % 28:02}/05/2024,Supplier {n} Ltd,{n + 1}.00,R{n}" for n in range(40)]
    head = "Date,Supplier,Amount,Ref"
    (tmp_path / "a.csv").write_text("\n".join([head, *rows, "09/05/2024,Big Ltd,5000000.00,R99"]))
    (tmp_path / "b.csv").write_text("\n".join([head, *rows]))
    total = read([tmp_path], tmp_path / "out").reconciliation["total"]
    assert total["amount_loaded_gbp"] == "5000820.00"
    assert total["rows_repeated"] == 40
