"""The same payment in two files counts once, and both totals are shown."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.analysis.spend.reading.given import HEADINGS, csv_file, payments, reading, workbook

APRIL, MAY, JUNE = (payments(20, month=f"{m:02}/2016", first=100 * m) for m in (4, 5, 6))


def worth(*lists: list[tuple[str, ...]]) -> Decimal:
    return sum((Decimal(row[2]) for rows in lists for row in rows), Decimal(0))


def test_the_very_same_file_twice(tmp_path: Path) -> None:
    for name in ("april.csv", "copy of april.csv"):
        csv_file(tmp_path / "in" / name, [HEADINGS, *APRIL])
    result = reading(tmp_path / "in")
    assert result.sum == worth(APRIL)
    (repeat,) = result.account["repeats"]
    assert (repeat["file"], repeat["kept_in"]) == ("copy of april.csv", "april.csv")
    assert repeat["rows"] == 20
    assert repeat["amount_gbp"] == repeat["amount_kept_gbp"] == str(worth(APRIL))
    assert result.file("copy of april.csv")["rows_repeated"] == 20
    assert result.total["amount_read_gbp"] == str(2 * worth(APRIL))
    assert result.total["amount_not_payments_gbp"] == str(worth(APRIL))


def test_a_month_published_again_with_a_correction(tmp_path: Path) -> None:
    corrected = [
        (*APRIL[0][:2], "1000.00", APRIL[0][3]),
        *APRIL[1:],
        ("30/04/2016", "Late Ltd", "5.00", "T999"),
    ]
    csv_file(tmp_path / "in" / "2016-04.csv", [HEADINGS, *APRIL])
    csv_file(tmp_path / "in" / "2016-04 revised.csv", [HEADINGS, *corrected])
    result = reading(tmp_path / "in")
    assert result.sum == worth(corrected)
    assert set(result.loaded("source_file")) == {"2016-04 revised.csv"}
    (repeat,) = result.account["repeats"]
    assert repeat["kept_in"] == "2016-04 revised.csv"
    assert repeat["amount_gbp"] == str(worth(APRIL))
    assert repeat["amount_kept_gbp"] == str(worth(corrected))
    assert repeat["month"] == "2016-04"


def test_a_revision_counts_although_its_name_comes_first(tmp_path: Path) -> None:
    corrected = [*APRIL[1:], ("30/04/2016", "Late Ltd", "5.00", "T999")]
    csv_file(tmp_path / "in" / "amended 2016-04.csv", [HEADINGS, *corrected])
    csv_file(tmp_path / "in" / "x 2016-04.csv", [HEADINGS, *APRIL])
    assert reading(tmp_path / "in").sum == worth(corrected)


def test_the_months_and_their_quarter(tmp_path: Path) -> None:
    for name, rows in (("1 april", APRIL), ("2 may", MAY), ("3 june", JUNE)):
        csv_file(tmp_path / "in" / f"{name}.csv", [HEADINGS, *rows])
    csv_file(tmp_path / "in" / "quarter 1.csv", [HEADINGS, *APRIL, *MAY, *JUNE])
    result = reading(tmp_path / "in")
    assert result.sum == worth(APRIL, MAY, JUNE)
    assert sum(repeat["rows"] for repeat in result.account["repeats"]) == 60


def test_one_transaction_that_two_months_list(tmp_path: Path) -> None:
    late = ("30/04/2016", "Late Ltd", "5.00", "T999")
    csv_file(tmp_path / "in" / "04.csv", [HEADINGS, *APRIL, late])
    csv_file(tmp_path / "in" / "05.csv", [HEADINGS, late, *MAY])
    result = reading(tmp_path / "in")
    assert result.sum == worth(APRIL, MAY, [late])
    (repeat,) = result.account["repeats"]
    assert (repeat["file"], repeat["rows"], repeat["amount_gbp"]) == ("05.csv", 1, "5.00")
    assert "reference" in repeat["why"]


def test_alike_payments_with_other_references_both_count(tmp_path: Path) -> None:
    csv_file(
        tmp_path / "in" / "04.csv", [HEADINGS, *APRIL, ("30/04/2016", "Late Ltd", "5.00", "A1")]
    )
    csv_file(tmp_path / "in" / "05.csv", [HEADINGS, ("30/04/2016", "Late Ltd", "5.00", "A2"), *MAY])
    result = reading(tmp_path / "in")
    assert result.sum == worth(APRIL, MAY) + 10
    assert result.account["repeats"] == []


def test_two_councils_that_pay_alike_both_count(tmp_path: Path) -> None:
    for council in ("Ashford", "Bramley"):
        csv_file(tmp_path / "in" / council / "april.csv", [(*HEADINGS, "Body Name"), *[(*row, f"{council} Council") for row in APRIL]])  # fmt: skip
    result = reading(tmp_path / "in")
    assert result.sum == 2 * worth(APRIL)
    assert result.account["repeats"] == []


def test_a_sheet_of_all_months_beside_the_months(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "year.xlsx",
        April=[HEADINGS, *APRIL],
        May=[HEADINGS, *MAY],
        Everything=[HEADINGS, *APRIL, *MAY],
    )
    result = reading(path)
    assert result.sum == worth(APRIL, MAY)
    assert result.only["rows_repeated"] == 40


def test_the_account_still_adds_up_file_by_file(tmp_path: Path) -> None:
    csv_file(tmp_path / "in" / "a.csv", [HEADINGS, *APRIL])
    csv_file(tmp_path / "in" / "b.csv", [HEADINGS, *APRIL, *MAY])
    result = reading(tmp_path / "in")
    for file in (*result.account["files"], result.total):
        kinds = ("loaded", "quarantined", "not_payments")
        assert file["rows_read"] == sum(file[f"rows_{kind}"] for kind in kinds)
        money = sum(Decimal(file[f"amount_{kind}_gbp"]) for kind in kinds)
        assert Decimal(file["amount_read_gbp"]) == money
