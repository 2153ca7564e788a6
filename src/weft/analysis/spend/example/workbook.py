"""Ostlebeck's files: a workbook a year with a cover sheet, then a sheet a month or quarter.

The header stands on another row of each sheet, Excel's dates stand among dates in text, and gross,
VAT and net stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from random import Random

from weft.analysis.spend.example.files import (
    Cell,
    Published,
    Record,
    Sheet,
    What,
    blank,
    carried,
    money,
    said,
)  # fmt: skip
from weft.analysis.spend.example.layouts import excel_serial, month_name, written_date
from weft.analysis.spend.example.payment import Payment
from weft.analysis.spend.example.place import OSTLEBECK
from weft.analysis.spend.example.titled import financial_year

COLUMNS = (
    "Body Name", "Directorate", "Service Area", "Supplier", "Vendor No", "Date Paid", "Doc No",
    "Gross (£)", "VAT (£)", "Net (£)", "Expense Description", "Purpose",
)  # fmt: skip
GROSS, VAT, NET = 7, 8, 9
MOVED = (0, 5, 3, 4, 9, 8, 7, 6, 1, 2, 10, 11)
FIRST_SHEET_OF_MOVED_COLUMNS = 6
LOST_HEADING_ON_SHEET = 8
AGAIN_IN_THE_NEXT_FILE = 15


def publish(ledgers: Mapping[int, Sequence[Payment]], rng: Random) -> list[Published]:
    """A workbook for each year; April's sheet begins with the last payments of the year before."""
    published = []
    last: list[Payment] = []
    for year, ledger in sorted(ledgers.items()):
        rows = [*last, *ledger]
        quarterly = year == min(ledgers)
        sheets = [_cover(year), *_sheets(rows, year, quarterly, rng)]
        path = f"payments/{OSTLEBECK.folder}/Ostlebeck payments {financial_year(year)}.xlsx"
        published.append(Published(path, OSTLEBECK.name, "workbook", "xlsx", tuple(sheets)))
        last = [row for row in ledger if row.fault is None][-AGAIN_IN_THE_NEXT_FILE:]
    return published


def _cover(year: int) -> Sheet:
    lines = (
        f"{OSTLEBECK.name}: payments to suppliers, {financial_year(year)}",
        "",
        "Each sheet has the payments of one month or quarter.",
        "Net is what the council bears; VAT is recovered.",
        "Payments to individuals are redacted.",
    )
    records = [said(What.NOTE, 1, line) if line else blank(1) for line in lines]
    return Sheet("Notes", tuple(records))


def _sheets(rows: Sequence[Payment], year: int, quarterly: bool, rng: Random) -> Iterator[Sheet]:
    def label(payment: Payment) -> str:
        if payment.financial_year < year:
            return f"Q1 {year}" if quarterly else f"{year}-04"
        quarter = (payment.paid.month - 4) % 12 // 3 + 1
        return f"Q{quarter} {year}" if quarterly else payment.month

    for turn, (name, group) in enumerate(groupby(rows, key=label)):
        title = name if quarterly else month_name(name)
        short = title if quarterly else f"{title[:3]} {title[-2:]}"
        yield Sheet(short, tuple(_records(title, list(group), turn, rng)))


def _records(title: str, rows: Sequence[Payment], turn: int, rng: Random) -> Iterator[Record]:
    width = len(COLUMNS)
    order = MOVED if turn >= FIRST_SHEET_OF_MOVED_COLUMNS else tuple(range(width))
    yield from (blank(width) for _ in range(turn % 3))
    yield said(What.TITLE, width, f"{OSTLEBECK.name} – {title}")
    yield from (blank(width) for _ in range(turn % 4))
    yield _header(order, turn)
    body = [_record(payment, order, rng) for payment in rows]
    yield from body
    if turn % 2 == 0:
        yield blank(width)
        yield _total(body, order)


def _header(order: Sequence[int], turn: int) -> Record:
    headings = list(COLUMNS)
    lost = turn == LOST_HEADING_ON_SHEET
    if lost:
        headings[VAT] = ""
    planted = ("lost heading",) if lost else ()
    return Record(tuple(headings[place] for place in order), What.HEADER, planted=planted)


def _total(body: list[Record], order: Sequence[int]) -> Record:
    net = carried(body)
    vat = sum((r.payment.vat for r in body if r.payment and r.amount is not None), Decimal(0))
    cells: list[Cell] = [None] * len(COLUMNS)
    cells[1] = "Total"
    cells[GROSS], cells[VAT], cells[NET] = float(net + vat), float(vat), float(net)
    return Record(tuple(cells[place] for place in order), What.TOTAL, amount=net)


def _record(payment: Payment, order: Sequence[int], rng: Random) -> Record:
    number = int(payment.supplier.id[1:]) if payment.supplier else None
    fault = payment.fault
    paid = _date(payment, rng)
    net: Cell = float(payment.amount)
    gross: Cell = float(payment.amount + payment.vat)
    vat: Cell = float(payment.vat)
    if fault and fault.cell == "date":
        paid = fault.text or None
    if fault and fault.cell == "amount":
        gross = net = vat = fault.text or None
    cells: tuple[Cell, ...] = (
        OSTLEBECK.name, payment.department, payment.service, payment.payee,
        700_000 + number if number else None, paid, payment.ref, gross, vat, net,
        payment.expense, payment.purpose,
    )  # fmt: skip
    return money(payment, tuple(cells[place] for place in order))


def _date(payment: Payment, rng: Random) -> Cell:
    """Nine in ten are Excel's own dates, the others text or a bare serial number."""
    layout = rng.choices(("excel", "slashes", "in words", "serial"), weights=(90, 6, 2, 2))[0]
    if layout == "excel":
        return payment.paid
    if layout == "serial":
        return excel_serial(payment.paid)
    return written_date(payment.paid, layout)
