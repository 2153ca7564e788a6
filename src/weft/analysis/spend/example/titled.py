"""Harrowfen's files: a Windows-1252 CSV a month as a spreadsheet left it.

Title rows, blank rows, mixed dates, pound signs, brackets, repeated headers, subtotals, totals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from random import Random

from weft.analysis.spend.example.files import (
    Published,
    Record,
    Sheet,
    What,
    blank,
    carried,
    money,
    said,
)  # fmt: skip
from weft.analysis.spend.example.layouts import mixed_date, month_name, sterling
from weft.analysis.spend.example.payment import Payment
from weft.analysis.spend.example.place import HARROWFEN

OLD_COLUMNS = (
    "Body Name", "Directorate", "Service Area", "Cost Centre", "Supplier Name", "Payment Date",
    "Document No", "Expense Description", "Purpose of Spend", "Net Amount £",
)  # fmt: skip
NEW_COLUMNS = (
    "Organisation", "Date Paid", "Payee", "Amount excl VAT (£)", "Department", "Service",
    "Cost Ctr", "Voucher Number", "Type of expenditure", "Description",
)  # fmt: skip
FIRST_MONTH_OF_NEW_COLUMNS = 7
PUBLISHED_TWICE = 5
RECORDS_ON_A_PAGE = 250
TRAILING_BLANKS = 600
TOTAL_TOO_HIGH_BY = Decimal("10000.00")
SUBTOTALS_EVERY, WRONG_TOTAL, UNLABELLED_TOTAL, NO_TOTAL = 3, 10, 4, 7


def financial_year(year: int) -> str:
    """The financial year that begins in this calendar year, as `2024-25`."""
    return f"{year}-{(year + 1) % 100:02d}"


def publish(ledgers: Mapping[int, Sequence[Payment]], rng: Random) -> list[Published]:
    """Quarters for the year before, then months; one month twice, and May's end in June too."""
    published: list[Published] = []
    for year, ledger in sorted(ledgers.items()):
        if year == min(ledgers):
            published += _quarters(year, ledger, rng)
        else:
            published += _months(ledger, rng)
    return published


def _quarters(year: int, ledger: Sequence[Payment], rng: Random) -> Iterator[Published]:
    for turn in range(4):
        rows = [payment for payment in ledger if _quarter(payment) == turn]
        title = f"Quarter {turn + 1} {financial_year(year)}"
        yield _file(f"Spend over 500 Q{turn + 1} {financial_year(year)}", title, rows, turn, rng)


def _quarter(payment: Payment) -> int:
    return (payment.paid.month - 4) % 12 // 3


def _months(ledger: Sequence[Payment], rng: Random) -> Iterator[Published]:
    by_month = {
        month: list(rows) for month, rows in groupby(ledger, key=lambda payment: payment.month)
    }
    end_of_last: list[Payment] = []
    for turn, (month, rows) in enumerate(by_month.items()):
        title = month_name(month)
        shown = [*end_of_last, *rows]
        yield _file(f"Expenditure over 500 - {title}", title, shown, turn, rng)
        if turn == PUBLISHED_TWICE:
            yield _file(f"Expenditure over 500 - {title} (revised)", title, shown, 2, rng)
        end_of_last = [row for row in rows if row.fault is None][-20:] if turn == 1 else []


def _file(name: str, title: str, rows: Sequence[Payment], turn: int, rng: Random) -> Published:
    columns = NEW_COLUMNS if turn >= FIRST_MONTH_OF_NEW_COLUMNS else OLD_COLUMNS
    body = _body(columns, rows, turn, rng)
    records = [*_titles(title, turn, len(columns)), _header(What.HEADER, columns), *body]
    records += _end(columns, carried(body), turn, rng)
    return Published(
        f"payments/{HARROWFEN.folder}/{name}.csv",
        HARROWFEN.name,
        "CSV with title rows",
        "windows-1252",
        (Sheet(None, tuple(records)),),
    )


def _titles(title: str, turn: int, width: int) -> list[Record]:
    rows = [
        said(What.TITLE, width, HARROWFEN.name),
        said(What.TITLE, width, f"Payments to suppliers of £500 and over – {title}"),
        said(What.TITLE, width, "All amounts are shown net of recoverable VAT"),
    ][: 1 + turn % 3]
    return [*rows, blank(width if turn % 2 else 0)]


def _header(what: What, columns: Sequence[str]) -> Record:
    return said(what, len(columns), *columns)


def _body(columns: Sequence[str], rows: Sequence[Payment], turn: int, rng: Random) -> list[Record]:
    if turn % SUBTOTALS_EVERY == 0:
        return list(_with_subtotals(columns, rows, rng))
    return list(_with_pages(columns, rows, rng))


def _with_subtotals(
    columns: Sequence[str], rows: Sequence[Payment], rng: Random
) -> Iterator[Record]:
    """By department, with the department's sum and a blank row after each."""
    ordered = sorted(rows, key=lambda row: (row.department, row.paid, row.number))
    for department, group in groupby(ordered, key=lambda row: row.department):
        records = [_record(columns, payment, rng) for payment in group]
        yield from records
        label = rng.choice(("{} Total", "Subtotal – {}", "Sub-total {}")).format(department)
        yield _sum(What.SUBTOTAL, columns, label, carried(records), rng)
        yield blank(len(columns))


def _with_pages(columns: Sequence[str], rows: Sequence[Payment], rng: Random) -> Iterator[Record]:
    """In order of day, the header again at the top of every page, and a stray blank row on some."""
    for place, payment in enumerate(rows):
        if place and place % RECORDS_ON_A_PAGE == 0:
            yield blank(len(columns))
            yield _header(What.REPEATED_HEADER, columns)
        elif place % 191 == 190:
            yield blank(0)
        yield _record(columns, payment, rng)


def _end(columns: Sequence[str], total: Decimal, turn: int, rng: Random) -> Iterator[Record]:
    yield blank(len(columns))
    if turn == WRONG_TOTAL:
        yield _sum(What.TOTAL, columns, "Grand Total", total + TOTAL_TOO_HIGH_BY, rng)
    elif turn == UNLABELLED_TOTAL:
        yield _sum(What.TOTAL, columns, "", total, rng)
    elif turn != NO_TOTAL:
        yield _sum(What.TOTAL, columns, "Grand Total", total, rng)
    if turn % 2 == 0:
        note = f"Payments to individuals have been redacted. © {HARROWFEN.name}"
        yield said(What.NOTE, len(columns), note)
    if turn == UNLABELLED_TOTAL:
        yield from (blank(len(columns)) for _ in range(TRAILING_BLANKS))


def _sum(what: What, columns: Sequence[str], label: str, amount: Decimal, rng: Random) -> Record:
    cells = ["" for _ in columns]
    cells[0 if columns is NEW_COLUMNS else 1] = label
    cells[3 if columns is NEW_COLUMNS else -1] = sterling(amount, rng)
    planted: tuple[str, ...] = () if label else ("total without a label",)
    return Record(tuple(cells), what, amount=amount, planted=planted)


def _record(columns: Sequence[str], payment: Payment, rng: Random) -> Record:
    fault = payment.fault
    paid, amount = mixed_date(payment.paid, rng), sterling(payment.amount, rng)
    if fault and fault.cell == "date":
        paid = fault.text
    if fault and fault.cell == "amount":
        amount = fault.text
    if columns is OLD_COLUMNS:
        return money(payment, (
            HARROWFEN.name, payment.department, payment.service, payment.cost_centre,
            payment.payee, paid, payment.ref, payment.expense, payment.purpose, amount,
        ))  # fmt: skip
    return money(payment, (
        HARROWFEN.name, paid, payment.payee, amount, payment.department, payment.service,
        payment.cost_centre, payment.ref, payment.expense, payment.purpose,
    ))  # fmt: skip
