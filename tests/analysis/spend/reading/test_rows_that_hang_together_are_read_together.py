"""Blocks of rows: what stands once at their head counts for all of them, where the file proves it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.spend.reading.given import reading_of

FIRMS = [f"Firm {n} Ltd" for n in range(1, 7)]


def day(n: int, first: int = 0) -> str:
    return f"{first}{n}/05/2024"


def flat(blocks: list[list[tuple[Any, ...]]]) -> list[tuple[Any, ...]]:
    return [row for block in blocks for row in block]


def test_payee_and_date_written_once_for_each_block(tmp_path: Path) -> None:
    blocks = [
        [(firm, day(n), f"R{n}", f"{n}00.00"), ("", "", f"S{n}", f"{n}0.00"), ("", "", f"T{n}", f"{n}1.00")]
        for n, firm in enumerate(FIRMS, 1)
    ]  # fmt: skip
    result = reading_of(tmp_path, [("Supplier", "Date", "Ref", "Amount"), *flat(blocks)])
    assert result.loaded("supplier_name") == [firm for firm in FIRMS for _ in range(3)]
    assert result.sum == Decimal("2526.00")
    assert result.only["rows_undated"] == 0
    assert any("belong to the row above" in n for n in result.only["tables"][0]["notes"])


def test_a_blank_payee_beside_a_date_may_be_withheld_and_is_nobodys(tmp_path: Path) -> None:
    blocks = [
        [(firm, day(n), f"R{n}", "100.00"), ("", day(n), f"S{n}", "10.00"), ("", "", f"T{n}", "1.00")]
        for n, firm in enumerate(FIRMS, 1)
    ]  # fmt: skip
    result = reading_of(tmp_path, [("Supplier", "Date", "Ref", "Amount"), *flat(blocks)])
    assert result.loaded("supplier_name") == [name for firm in FIRMS for name in (firm, None, None)]
    assert result.sum == Decimal("666.00")


def test_a_few_blank_payees_are_not_the_payee_above(tmp_path: Path) -> None:
    rows = [(firm, day(n), f"R{n}", "100.00") for n, firm in enumerate(FIRMS, 1)]
    rows[2] = ("", *rows[2][1:])
    result = reading_of(tmp_path, [("Supplier", "Date", "Ref", "Amount"), *rows])
    assert result.loaded("supplier_name")[2] is None


def test_subtotals_without_payee_and_date_are_no_payments(tmp_path: Path) -> None:
    blocks = [
        [(firm, day(n), "Care", "100.00"), (firm, day(n), "Works", "50.00"), ("", "", firm, "150.00")]
        for n, firm in enumerate(FIRMS, 1)
    ]  # fmt: skip
    result = reading_of(tmp_path, [("Supplier", "Date", "Purpose", "Amount"), *flat(blocks)])
    assert result.sum == Decimal("900.00")


def test_a_subtotal_below_rows_that_go_on_is_no_payment(tmp_path: Path) -> None:
    blocks = [
        [(firm, day(n), "Care", f"{n}00.00"), ("", "", "Works", "50.00"), ("", "", firm, f"{n}50.00")]
        for n, firm in enumerate(FIRMS, 1)
    ]  # fmt: skip
    result = reading_of(tmp_path, [("Supplier", "Date", "Purpose", "Amount"), *flat(blocks)])
    assert result.sum == Decimal("2100.00")
    assert result.only["rows_quarantined"] == 6  # the rows that go on, where a person sees them


def test_a_date_written_only_where_it_changes(tmp_path: Path) -> None:
    rows = [(day(n) if k == 0 else "", f"{FIRMS[k]} {n}", f"{n}.00") for n in range(1, 6) for k in range(3)]  # fmt: skip
    result = reading_of(tmp_path, [("Date", "Payee", "Amount"), *rows])
    assert result.only["rows_loaded"] == 15
    assert [f"{d:%d}" for d in result.loaded("date")] == [f"0{n}" for n in range(1, 6) for _ in "abc"]  # fmt: skip


def test_a_few_blank_dates_wait_in_quarantine(tmp_path: Path) -> None:
    rows = [(day(n) if n % 4 else "", firm, "5.00") for n, firm in enumerate(FIRMS, 1)]
    result = reading_of(tmp_path, [("Date", "Payee", "Amount"), *rows])
    assert result.only["rows_quarantined"] == 1


@pytest.mark.parametrize("label", ["", "Supplier: "])
@pytest.mark.parametrize("column", [True, False], ids=["blank column", "no column"])
@pytest.mark.parametrize("totals", [True, False], ids=["totals", "no totals"])
def test_the_payee_is_the_title_of_its_block(
    tmp_path: Path, label: str, column: bool, totals: bool
) -> None:
    lead = [""] if column else []
    blocks = []
    for n, firm in enumerate(FIRMS, 1):
        rows = [(*lead, day(n), f"R{n}", f"{n}00.00"), (*lead, day(n, 1), f"S{n}", f"{n}0.00")]
        total = [(*lead, "", "Total", f"{n}{n}0.00")] if totals else []
        blocks.append([(label + firm, *lead, "", ""), *rows, *total])
    headings = [*(["Supplier"] if column else []), "Date", "Ref", "Amount"]
    result = reading_of(tmp_path, [headings, *flat(blocks)])
    assert result.loaded("supplier_name") == [firm for firm in FIRMS for _ in "ab"]
    assert result.sum == Decimal("2310.00")


def test_titles_that_are_no_payees_are_not_taken_for_them(tmp_path: Path) -> None:
    services = ["Libraries", "Highways", "Parks", "Museums"]
    blocks = [[(s, "", ""), (day(n), "R1", "10.00"), (day(n), "R2", "20.00")] for n, s in enumerate(services, 1)]  # fmt: skip
    with pytest.raises(Exception, match="which column is the supplier"):
        reading_of(tmp_path, [("Date", "Ref", "Amount"), *flat(blocks)])


@pytest.mark.parametrize("mark", [True, False], ids=["marked", "by sums alone"])
@pytest.mark.parametrize("first", [True, False], ids=["whole first", "whole last"])
@pytest.mark.parametrize("blank", [True, False], ids=["lines blank", "lines in full"])
def test_an_invoice_and_its_lines_in_one_column_count_once(
    tmp_path: Path, mark: bool, first: bool, blank: bool
) -> None:
    blocks = []
    for n, firm in enumerate(FIRMS, 1):
        whole = [("H", f"INV{n}", day(n), firm, f"{300 + n}.00", "")]
        who = ("", "") if blank and first else (day(n), firm)
        lines = [("L", f"INV{n}", *who, "100.00", "Adults"), ("L", f"INV{n}", *who, f"{200 + n}.00", "Places")]  # fmt: skip
        blocks.append(whole + lines if first else lines + whole)
    rows = [("Record", "Doc No", "Date", "Supplier", "Amount", "Cost centre"), *flat(blocks)]
    result = reading_of(tmp_path, [row if mark else row[1:] for row in rows])
    assert result.sum == Decimal("1821.00")
    assert result.only["rows_loaded"] == 12
    assert result.loaded("supplier_name") == [firm for firm in FIRMS for _ in "ab"]
    aside = result.only["not_payments"]["the whole of an invoice whose lines count"]
    assert aside == {"rows": 6, "amount_gbp": "1821.00"}


def test_a_whole_that_its_lines_do_not_make_is_pointed_out(tmp_path: Path) -> None:
    blocks = [
        [("H", f"I{n}", day(n), firm, "300.00"), ("L", f"I{n}", day(n), firm, "100.00"), ("L", f"I{n}", day(n), firm, "200.00" if n < 6 else "150.00")]
        for n, firm in enumerate(FIRMS, 1)
    ]  # fmt: skip
    result = reading_of(tmp_path, [("Record", "Doc No", "Date", "Supplier", "Amount"), *flat(blocks)])  # fmt: skip
    (notice,) = [n for n in result.only["notices"] if "lines" in n["kind"]]
    assert (notice["rows"], notice["amount_gbp"]) == (1, "50.00")


def test_lines_of_one_invoice_that_do_not_make_a_whole_all_count(tmp_path: Path) -> None:
    rows = [(f"I{n}", day(n), firm, f"{n * k}.00") for n, firm in enumerate(FIRMS, 1) for k in (5, 3, 1)]  # fmt: skip
    result = reading_of(tmp_path, [("Doc No", "Date", "Supplier", "Amount"), *rows])
    assert result.only["rows_loaded"] == 18
