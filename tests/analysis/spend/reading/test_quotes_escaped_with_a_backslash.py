"""Programs of Unix escape a quote with a backslash; the cell is what was meant."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.analysis.spend.reading.given import Result, reading


def read_text(folder: Path, text: str) -> Result:
    (folder / "export.csv").write_text(text)
    return reading(folder / "export.csv")


def test_escaped_quotes_and_separators_inside_them(tmp_path: Path) -> None:
    result = read_text(
        tmp_path,
        'Date,Supplier,Description,Amount\n01/05/2024,"The \\"Oak\\" Trust","Works, at \\"Elm, North\\", phase 2",10.00\n'
        '02/05/2024,"Birch Ltd","C:\\\\files","20.00"\n03/05/2024,Cedar Ltd,"a ""b"" c",5.00\n',
    )
    assert result.loaded("supplier_name") == ['The "Oak" Trust', "Birch Ltd", "Cedar Ltd"]
    assert result.loaded("purpose") == ['Works, at "Elm, North", phase 2', "C:\\files", 'a "b" c']
    assert result.sum == Decimal("35.00")


def test_a_backslash_at_the_end_of_a_cell_is_one(tmp_path: Path) -> None:
    result = read_text(
        tmp_path,
        'Date,Supplier,Description,Amount\n01/05/2024,"Oak, Ltd","C:\\",10.00\n02/05/2024,"Elm, Ltd","D:\\",20.00\n',
    )
    assert result.loaded("purpose") == ["C:\\", "D:\\"]
    assert result.loaded("supplier_name") == ["Oak, Ltd", "Elm, Ltd"]


def test_an_escaped_separator_does_not_split_a_name(tmp_path: Path) -> None:
    result = read_text(
        tmp_path,
        "Date,Supplier,Description,Amount\n01/05/2024,Oak\\, Elm and Co,Works,10.00\n02/05/2024,Birch Ltd,x,20.00\n",
    )
    assert result.loaded("supplier_name") == ["Oak, Elm and Co", "Birch Ltd"]
