"""A published file of the example: its records one by one, each knowing what it truly is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from weft.analysis.spend.example.payment import Payment

Cell = str | int | float | date | None


class What(StrEnum):
    """What a record of a file is."""

    PAYMENT = "payment"
    QUARANTINE = "quarantine"
    TITLE = "title"
    HEADER = "header"
    REPEATED_HEADER = "repeated header"
    BLANK = "blank"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"


MONEY = (What.PAYMENT, What.QUARANTINE)


@dataclass(frozen=True)
class Record:
    """One record: its cells, what it is, the payment and amount on it, what was planted."""

    cells: tuple[Cell, ...]
    what: What
    payment: Payment | None = None
    amount: Decimal | None = None
    planted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The records of a sheet, or of a CSV file, which has no sheet name."""

    name: str | None
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Published:
    """A file as a council publishes it; `path` is relative to the example's folder."""

    path: str
    council: str
    shape: str
    encoding: str
    sheets: tuple[Sheet, ...]

    def numbered(self) -> Iterator[tuple[str | None, int, Record]]:
        """Each record with its sheet and its number in it, counting every record from 1."""
        for sheet in self.sheets:
            for number, record in enumerate(sheet.records, start=1):
                yield sheet.name, number, record


def money(payment: Payment, cells: tuple[Cell, ...], *planted: str) -> Record:
    """The record of a payment: one for quarantine where it has a fault."""
    fault = payment.fault
    marks = (*planted, fault.kind) if fault else planted
    readable = None if fault and fault.cell == "amount" else payment.amount
    return Record(cells, What.QUARANTINE if fault else What.PAYMENT, payment, readable, marks)


def blank(width: int) -> Record:
    """A record with nothing in it: `width` empty cells, or a bare line end where it is 0."""
    return Record(("",) * width, What.BLANK)


def said(what: What, width: int, *cells: Cell, amount: Decimal | None = None) -> Record:
    """A record that is no payment, padded to the width of the table."""
    return Record((*cells, *("",) * (width - len(cells))), what, amount=amount)


def carried(records: list[Record]) -> Decimal:
    """The readable money on the records of payments: what a council's own total adds up."""
    return sum((r.amount for r in records if r.what in MONEY and r.amount is not None), Decimal(0))
