"""A second stranger's files: each is read right, asked about, or pointed out; none is wrong without a word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from tests.analysis.spend.reading.given import Rows, csv_text, reading, reading_of
from weft.analysis.spend.reading.errors import CannotRead

NAMES = [
    "Acorn Ltd",
    "Birch Care Limited",
    "Cedar Trust",
    "Dale & Sons",
    "Elm Services",
    "Fforest Cyf",
]
PAID = [(f"0{n}/05/2024", name, f"{n * 100}.5{n}", f"R{n}") for n, name in enumerate(NAMES, 1)]
WORTH = sum((Decimal(amount) for _, _, amount, _ in PAID), Decimal(0))


def each(make: Callable[[int, str, str, str, str], tuple[object, ...]]) -> list[tuple[object, ...]]:
    """A row for each payment, made of its number, date, name, amount and reference."""
    return [make(n, *paid) for n, paid in enumerate(PAID, 1)]


RIGHT: dict[str, Rows] = {
    "headings in Welsh and English": [
        ("Dyddiad Talu / Payment Date", "Enw'r Cyflenwr / Supplier Name", "Swm Net / Net Amount", "Rhif Trafodyn"),
        *PAID,
    ],
    "dates in Welsh": [("Dyddiad", "Cyflenwr", "Swm (£)"), *each(lambda n, d, name, a, r: (f"{n} Gorffennaf 2024", name, a))],
    "an amount in pounds beside foreign ones": [
        ("Date", "Supplier", "Currency", "Amount", "Amount GBP"),
        *each(lambda n, d, name, a, r: (d, name, "EUR" if n == 2 else "GBP", "9.00", a)),
    ],
    "a card's original currency": [
        ("Cardholder", "Merchant", "Transaction Date", "Billing Amount", "Original Amount", "Original Currency"),
        *each(lambda n, d, name, a, r: ("A Smith", name, d, a, "9.00", "USD")),
    ],
    "a year to date beside the month": [
        ("Date", "Supplier", "This month", "Year to date"),
        *each(lambda n, d, name, a, r: (d, name, a, "9999.00")),
    ],
    "quarters": [("Quarter", "Supplier", "Spend"), *each(lambda n, d, name, a, r: ("Q1 2024/25", name, a))],
    "a parish's schedule with a bare total": [
        ("Anytown Parish Council",),
        ("Schedule of payments for approval 5th May 2024",),
        ("Cheque No", "Payee", "Purpose", "Net", "VAT", "Total"),
        *each(lambda n, d, name, a, r: (200000 + n, name, "Grass", a, "0.00", a)),
        ("", "", "", str(WORTH), "0.00", str(WORTH)),
    ],
    "a dated grand total under the payees": [
        ("Date", "Supplier", "Amount"),
        *each(lambda n, d, name, a, r: (d, name, a)),
        ("31/05/2024", "Grand Total", str(WORTH)),
    ],
    "expenditure above, income below": [
        ("Expenditure",), ("Date", "Payee", "Amount"), *each(lambda n, d, name, a, r: (d, name, a)),
        (), ("Income",), ("Date", "Received From", "Amount"), *each(lambda n, d, name, a, r: (d, f"Resident {n}", a)),
    ],
    "no-break spaces": [
        ("Date\u00a0", "Supplier\u00a0Name", "\u00a0Amount"),
        *each(lambda n, d, name, a, r: (d + "\u00a0", name + "\u00a0\u00a0", "\u00a0" + a)),
    ],
    "a VAT rate that is no VAT": [
        ("Date", "Supplier", "Net", "VAT Rate", "Gross"),
        *each(lambda n, d, name, a, r: (d, name, a, "20", "9999.00")),
    ],
    "paid out beside paid in": [
        ("Date", "Description", "Paid out", "Paid in", "Balance"),
        *each(lambda n, d, name, a, r: (d, name, a, "", "1.00")),
    ],
    "the same amount headed twice": [
        ("Date", "Supplier", "Amount", "Amount"), *each(lambda n, d, name, a, r: (d, name, a, a)),
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", RIGHT.values(), ids=RIGHT)
def test_it_is_read_right(tmp_path: Path, rows: Rows) -> None:
    result = reading_of(tmp_path, rows)
    assert result.sum == WORTH
    assert result.loaded("supplier_name") == NAMES
    assert result.only["rows_quarantined"] == 0
    assert result.only["rows_undated"] == 0


ASKED: dict[str, tuple[Rows, str]] = {
    "two tables side by side": (
        [("Date", "Payee", "Amount", "", "Date", "Supplier", "Value"), *each(lambda n, d, name, a, r: (d, name, a, "", d, f"X{n} Ltd", "5.00"))],
        "side by side",
    ),
    "months as columns": (
        [("Supplier", "Apr-24", "May-24"), *each(lambda n, d, name, a, r: (name, a, "10.00"))],
        "more than one column could be the amount",
    ),
    "pounds and pence apart": (
        [("Date", "Supplier", "Pounds", "Pence"), *each(lambda n, d, name, a, r: (d, name, *a.split(".")))],
        "pounds and pence",
    ),
    "two columns of one name": (
        [("Date", "Supplier", "Amount", "Amount"), *each(lambda n, d, name, a, r: (d, name, a, "1.00"))],
        "two columns are headed",
    ),
    "euros by the heading": (
        [("Date", "Supplier", "Amount (EUR)"), *each(lambda n, d, name, a, r: (d, name, a))],
        "not in pounds",
    ),
    "thousands in the cells": (
        [("Date", "Supplier", "Amount"), *each(lambda n, d, name, a, r: (d, name, f"£{n}.5k"))],
        "which column is the amount",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "says"), ASKED.values(), ids=ASKED)
def test_it_is_asked_about(tmp_path: Path, rows: Rows, says: str) -> None:
    with pytest.raises(CannotRead, match=says) as asked:
        reading_of(tmp_path, rows)
    assert asked.value.message.startswith("payments.csv")


POINTED_OUT: dict[str, tuple[Rows, str]] = {
    "receipts among payments": (
        [("Date", "Type", "Name", "Amount"), *each(lambda n, d, name, a, r: (d, "Receipt" if n == 2 else "Payment", name, a))],
        "money received among the payments",
    ),
    "in and out": (
        [("Date", "Supplier", "Direction", "Amount"), *each(lambda n, d, name, a, r: (d, name, "IN" if n == 2 else "OUT", a))],
        "money received among the payments",
    ),
    "a cancelled payment": (
        [("Date", "Supplier", "Status", "Amount"), *each(lambda n, d, name, a, r: (d, name, "Cancelled" if n == 2 else "Paid", a))],
        "payments marked as cancelled",
    ),
    "a void cheque": (
        [("Date", "Payee", "Amount", "Void"), *each(lambda n, d, name, a, r: (d, name, a, "Y" if n == 2 else "N"))],
        "payments marked as cancelled",
    ),
    "the number of a credit note": (
        [("Date", "Supplier", "Amount", "Credit Note"), *each(lambda n, d, name, a, r: (d, name, a, "CN17" if n == 2 else ""))],
        "credit notes without a minus",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "kind"), POINTED_OUT.values(), ids=POINTED_OUT)
def test_it_is_pointed_out_with_the_money(tmp_path: Path, rows: Rows, kind: str) -> None:
    result = reading_of(tmp_path, rows)
    (notice,) = [n for n in result.only["notices"] if n["kind"] == kind]
    assert (notice["rows"], notice["amount_gbp"]) == (1, PAID[1][2])
    assert result.sum == WORTH


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("Employee No", "Employee Name", "Pay Date", "Net Pay"), "a list of salaries"),
        (("PO Number", "Supplier", "Order Date", "Order Value"), "a list of purchase orders"),
    ],
)
def test_it_is_named_as_something_else(
    tmp_path: Path, headings: tuple[str, ...], kind: str
) -> None:
    rows = [headings, *each(lambda n, d, name, a, r: (r, name, d, a))]
    assert reading_of(tmp_path, rows).only["kind"] == kind


def test_a_pivot_that_names_each_payee_once_and_in_its_total(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("Supplier", "Date", "Sum of Amount")]
    for day, name, amount, _ in PAID:
        total = Decimal(amount) + 1
        rows += [(name, day, amount), ("", day, "1.00"), (f"{name} Total", "", f"{total}")]
    result = reading_of(tmp_path, [*rows, ("Grand Total", "", f"{WORTH + 6}")])
    assert result.loaded("supplier_name") == [name for name in NAMES for _ in "ab"]
    assert result.sum == WORTH + 6


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("".join(f"'{d}','{n}, Leeds','{a}'\n" for d, n, a, _ in PAID), [f"{n}, Leeds" for n in NAMES]),
        ("".join(f'="{d}",="{n}",="{a}"\n' for d, n, a, _ in PAID), NAMES),
    ],
    ids=["single quotes", "formulas that keep zeros"],
)  # fmt: skip
def test_other_manners_of_quoting(tmp_path: Path, text: str, shown: list[str]) -> None:
    head = "'Date','Supplier','Amount'\n" if text.startswith("'") else "Date,Supplier,Amount\n"
    (tmp_path / "export.csv").write_text(head + text)
    result = reading(tmp_path / "export.csv")
    assert result.loaded("supplier_name") == shown
    assert result.sum == WORTH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp437", "mac_roman"])
def test_encodings_that_say_nothing_of_themselves(tmp_path: Path, encoding: str) -> None:
    rows = [("Date", "Supplier", "Amount £"), *each(lambda n, d, name, a, r: (d, name, f"£{a}"))]
    (tmp_path / "may.csv").write_bytes(csv_text(rows).encode(encoding))
    assert reading(tmp_path / "may.csv").sum == WORTH


def test_a_zip_in_a_zip_as_a_mac_makes_it(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("may.csv", csv_text([("Date", "Supplier", "Amount", "Ref"), *PAID]))
        archive.writestr("__MACOSX/._may.csv", b"\0\5\26\7")
    with zipfile.ZipFile(tmp_path / "year.zip", "w") as archive:
        archive.writestr("2024/May.zip", inner.getvalue())
        archive.writestr("__MACOSX/2024/._May.zip", b"\0\5\26\7")
        archive.writestr("2024/.DS_Store", b"Bud1")
    result = reading(tmp_path / "year.zip")
    assert (result.sum, result.problems) == (WORTH, {})


def test_a_hidden_sheet_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "year.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, month in (("May", "05"), ("June", "06")):
            sheet = book.add_worksheet(name)
            rows = [("Date", "Supplier", "Amount", "Ref"), *each(lambda n, d, s, a, r, m=month: (d.replace("/05/", f"/{m}/"), s, a, r + m))]  # type: ignore[misc]  # fmt: skip
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
            if name == "June":
                sheet.hide()
    result = reading(path)
    assert result.sum == 2 * WORTH
    assert ["hidden" in "".join(t["notes"]) for t in result.only["tables"]] == [False, True]


def test_formulas_without_values_are_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "may.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Date", "Supplier", "Amount"))
        for number, (day, name, amount, _) in enumerate(PAID, 1):
            sheet.write_row(number, 0, (day, name))
            sheet.write_formula(number, 2, f"={amount}*1", None, "")
    with pytest.raises(CannotRead, match=r"“Amount” is blank.*spreadsheet program"):
        reading(path)


def test_xml_is_refused_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "may.csv").write_text('<?xml version="1.0"?><payments><payment/></payments>')
    with pytest.raises(CannotRead, match="XML"):
        reading(tmp_path / "may.csv")
