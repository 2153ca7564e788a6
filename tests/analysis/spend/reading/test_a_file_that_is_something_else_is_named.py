"""A file that holds no payments is named for what it is, counted row by row, and loads nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.analysis.spend.reading.given import HEADINGS, csv_file, payments, reading, reading_of
from weft.analysis.spend.reading.errors import CannotRead
from weft.analysis.spend.reading.wishes import Wishes

CONTRACTS = [
    ("Contract Title", "Supplier", "Start Date", "End Date", "Annual Value", "Procurement Route"),
    *[
        (f"Works {n}", f"Firm {n} Ltd", "01/04/2016", "31/03/2019", f"{n}000.00", "Open")
        for n in range(1, 9)
    ],
]
SALARIES = [
    ("Job Title", "Grade", "Salary Band", "Department"),
    *[(f"Head of Unit {n}", "G7", f"£{50 + n},000", "Finance") for n in range(1, 9)],
]
LAND = [
    ("UPRN", "Asset Name", "Easting", "Northing", "Tenure"),
    *[(f"10000{n}", f"Hall {n}", f"38000{n}", f"39000{n}", "Freehold") for n in range(1, 9)],
]
NIL = [("Payments over £500",), ("Nil return: no payments were made this month",)]
ONLY_HEADINGS = [HEADINGS]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (CONTRACTS, "a contract list"),
        (SALARIES, "a list of salaries"),
        (LAND, "a list of land and buildings"),
        (NIL, "a nil return"),
        (ONLY_HEADINGS, "a nil return"),
        ([HEADINGS, ("No payments to report",)], "a nil return"),
        ([("#NAME?",)], "no content"),
    ],
    ids=["contracts", "salaries", "land", "nil in words", "only headings", "nil below headings", "#NAME?"],
)  # fmt: skip
def test_it_is_named_and_nothing_is_loaded(tmp_path: Path, rows: list[Any], kind: str) -> None:
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    csv_file(tmp_path / "in" / "other.csv", rows)
    result = reading(tmp_path / "in")
    other = result.file("other.csv")
    assert other["kind"] == kind
    assert other["problem"] is None
    assert (other["rows_loaded"], other["rows_quarantined"]) == (0, 0)
    assert other["rows_read"] == other["rows_not_payments"] == len(rows)
    assert result.total["files_of_payments"] == 1


def test_payments_with_a_contract_column_are_payments(tmp_path: Path) -> None:
    headings = (*HEADINGS, "Contract Title", "Procurement Route")
    csv_file(tmp_path / "april.csv", [headings, *((*row, "Works", "Open") for row in payments(8))])
    assert reading(tmp_path / "april.csv").only["kind"] == "payments"


def test_the_word_nil_in_a_file_of_payments_makes_no_nil_return(tmp_path: Path) -> None:
    headings = (*HEADINGS, "Purpose")
    csv_file(
        tmp_path / "april.csv", [headings, *((*row, "nil return fees") for row in payments(4))]
    )
    assert reading(tmp_path / "april.csv").only["rows_loaded"] == 4


@pytest.mark.parametrize(
    "headings",
    [
        ("Invoice Date", "Customer", "Invoice No", "Amount Due"),
        ("Date", "Customer Name", "Sales Invoice", "Amount"),
        ("Date Received", "Received From", "Receipt No", "Amount"),
        ("Date", "Debtor", "Ref", "Balance outstanding"),
        ("Payment Date", "Payer", "Income Code", "Amount"),
    ],
    ids=lambda headings: headings[1],
)
def test_money_received_is_no_payment(tmp_path: Path, headings: tuple[str, ...]) -> None:
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    rows = [(d, n, r, a) for d, n, a, r in payments(8, first=50)]
    csv_file(tmp_path / "in" / "other.csv", [headings, *rows])
    result = reading(tmp_path / "in")
    assert result.file("other.csv")["kind"] == "a list of money received"
    assert result.file("other.csv")["rows_loaded"] == 0


def test_a_title_that_says_income(tmp_path: Path) -> None:
    rows = [(d, n, a) for d, n, a, _ in payments(8)]
    result = reading_of(tmp_path, [("Income received in May",), ("Date", "Name", "Amount"), *rows])
    assert result.only["kind"] == "a list of money received"


CUSTOMERS = [("Date", "Customer", "Amount", "Ref"), *payments(8)]


def test_a_customer_alone_is_asked_about(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="who paid the body, or whom it paid"):
        reading_of(tmp_path, CUSTOMERS)


def test_who_says_that_customers_are_paid_is_believed(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "april.csv", CUSTOMERS)
    assert reading(path, wishes=Wishes({"supplier_name": "Customer"})).only["rows_loaded"] == 8


def test_a_suppliers_amount_due_is_a_payment(tmp_path: Path) -> None:
    rows = [("Date", "Supplier", "Amount Due", "Customer Ref"), *payments(8)]
    assert reading_of(tmp_path, rows).only["kind"] == "payments"


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("other.csv", ("Invoice Date", "Supplier", "Outstanding Amount", "Invoice No")),
        ("other.csv", ("Invoice Date", "Supplier Name", "Amount Unpaid", "Reference")),
        ("other.csv", ("Date", "Creditor", "Balance Owed", "Our Ref")),
        ("Outstanding invoices April.csv", ("Date", "Supplier", "Amount", "Invoice")),
        ("Aged creditors.csv", ("Invoice Date", "Supplier", "Net Amount", "Invoice")),
        ("invoices_not_yet_paid.csv", ("Invoice Date", "Supplier", "Net Amount", "Invoice")),
    ],
)
def test_invoices_that_wait_to_be_paid_are_no_payments(
    tmp_path: Path, name: str, headings: tuple[str, ...]
) -> None:
    csv_file(tmp_path / "in" / "april.csv", [HEADINGS, *payments(8)])
    csv_file(tmp_path / "in" / name, [headings, *payments(8, first=50)])
    result = reading(tmp_path / "in")
    other = result.file(name)
    assert (other["kind"], other["rows_loaded"]) == ("a list of unpaid invoices", 0)
    assert result.total["files_of_payments"] == 1


@pytest.mark.parametrize(
    ("name", "headings", "owed"),
    [
        ("april.csv", ("Date", "Supplier", "Amount", "Invoice", "Outstanding"), "0.00"),
        ("april.csv", ("Payment Date", "Supplier", "Amount", "Invoice", "Outstanding"), "12.00"),
        ("april.csv", ("Date", "Supplier", "Amount Paid", "Invoice", "Balance Owing"), "12.00"),
        ("april.csv", ("Date", "Supplier", "Amount", "Invoice", "Days Outstanding"), "12"),
        ("Invoices paid, none outstanding.csv", ("Date", "Supplier", "Amount", "Invoice", "Area"), "North"),
    ],
)  # fmt: skip
def test_payments_that_also_say_what_is_left_to_pay_are_payments(
    tmp_path: Path, name: str, headings: tuple[str, ...], owed: str
) -> None:
    csv_file(tmp_path / name, [headings, *((*row, owed) for row in payments(8))])
    assert reading(tmp_path / name).only["rows_loaded"] == 8


def test_a_person_who_knows_better_has_unpaid_invoices_read_all_the_same(tmp_path: Path) -> None:
    headings = ("Invoice Date", "Supplier", "Outstanding Amount", "Invoice No")
    csv_file(tmp_path / "april.csv", [headings, *payments(8)])
    wishes = Wishes(columns={"amount": "Outstanding Amount"})
    assert reading(tmp_path / "april.csv", wishes=wishes).only["rows_loaded"] == 8
