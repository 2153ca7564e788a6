"""One payment as it truly was, before anybody put it into a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from weft.analysis.spend.example.suppliers import Supplier


class Nature(StrEnum):
    """What a row of the ledger is."""

    PAYMENT = "payment"
    SPLIT = "invoice split over cost centres"
    CREDIT = "credit"
    REVERSAL = "reversal"
    IDENTICAL = "identical row that is a payment of its own"
    WHOLE_AMOUNT_AGAIN = "invoice repeated per cost centre with its whole amount"
    VAT_ROW = "VAT on a row of its own"
    NIL = "nil payment"


NOT_MONEY_PAID = frozenset({Nature.WHOLE_AMOUNT_AGAIN, Nature.VAT_ROW})
"""Rows that a ledger shows as payments although no further money was spent."""


@dataclass(frozen=True)
class Fault:
    """A cell that cannot be read: whether it is the date or the amount, and what stands there."""

    cell: str
    text: str

    @property
    def kind(self) -> str:
        """What to call it among the planted things."""
        return f"{'unreadable' if self.text else 'missing'} {self.cell}"


@dataclass(frozen=True)
class Payment:
    """A row of a council's ledger.

    `number` is unique in the place; `payee` is the name, or the words that stand for it, as the
    council's ledger has it; `supplier` is who it truly is, None where that is withheld or blank;
    `bridge` is the step of the bridge that it belongs to; `fault` a cell the file gets wrong.
    """

    number: int
    council: str
    paid: date
    supplier: Supplier | None
    payee: str
    spelling: str
    amount: Decimal
    vat: Decimal
    ref: str
    department: str
    service: str
    expense: str
    category: str
    code: str
    purpose: str
    cost_centre: str
    bridge: str
    nature: Nature = Nature.PAYMENT
    fault: Fault | None = None

    @property
    def month(self) -> str:
        """The month in which it was paid, as `2024-04`."""
        return f"{self.paid:%Y-%m}"

    @property
    def financial_year(self) -> int:
        """The calendar year in which its financial year begins."""
        return self.paid.year if self.paid.month >= 4 else self.paid.year - 1
