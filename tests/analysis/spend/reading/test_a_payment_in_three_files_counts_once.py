"""A payment that three files hold is set aside twice, and never more often than it stands there."""

from pathlib import Path

from weft.analysis.spend.reading.read import read


def test_a_month_in_three_files_counts_once(tmp_path: Path) -> None:
    rows = [f"{1 + n:02}/05/2024,Supplier {n} Ltd,{n + 1}.00,R{n}" for n in range(12)]
    for name in ("a", "b", "c"):
        own = f"28/05/2024,Only in {name} Ltd,100.00,{name}"
        lines = ["Date,Supplier,Amount,Ref", *rows, own]
        (tmp_path / f"{name}.csv").write_text("\n".join(lines))
    total = read([tmp_path], tmp_path / "out").reconciliation["total"]
    assert (total["rows_loaded"], total["rows_repeated"]) == (15, 24)
    assert total["amount_loaded_gbp"] == "378.00"
