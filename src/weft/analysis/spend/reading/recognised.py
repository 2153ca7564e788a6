"""Which columns were recognised as what, and the table that they were recognised in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from weft.analysis.spend.reading.contents import contents_of

AMOUNTS = ("amount_net", "amount", "amount_gross")
DATES = ("date_paid", "date_incurred", "date", "period")
ROLES = (
    "body", "family", "date_paid", "date_incurred", "date", "period", "supplier_name", "supplier_ref",
    "company_number", "charity_number", "vat_number", "postcode", "amount", "amount_net", "amount_gross",
    "vat_amount", "irrecoverable_vat", "debit", "credit", "purpose", "department", "service", "category",
    "category_code", "transaction_ref", "contract_ref", "card", "grant", "redacted", "currency", "year", "day", "ignore",
)  # fmt: skip
_SHOWN = 24
YOU_SAID = "you said so"


@dataclass(frozen=True)
class Recognised:
    """One column, its role, how sure (0 to 1) and why."""

    role: str
    index: int
    heading: str
    confidence: float
    why: str


@dataclass(frozen=True)
class ColumnMap:
    """Which column has which role in one table."""

    columns: tuple[Recognised, ...]
    headings: tuple[str, ...]
    left_over: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def index(self, role: str) -> int | None:
        """The position of the column with this role, from 0, or None."""
        return next((column.index for column in self.columns if column.role == role), None)

    def column(self, role: str) -> Recognised | None:
        """The column with this role, or None."""
        return next((column for column in self.columns if column.role == role), None)

    @property
    def weight(self) -> float:
        """How much was recognised of what matters most, all together."""
        return sum(
            c.confidence
            for c in self.columns
            if c.role in (*AMOUNTS, *DATES, "supplier_name", "debit")
        )

    @property
    def confidence(self) -> float:
        """How sure the least sure of the columns that matter most is."""
        needed = [
            c.confidence
            for c in self.columns
            if c.role in (*AMOUNTS, *DATES, "supplier_name", "debit")
        ]
        return min(needed, default=0.0)


@dataclass(frozen=True)
class Table:
    """The headings and a sample of the rows of one table, cells as text, all rows of one width."""

    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]

    def cells(self, index: int) -> list[str]:
        """The sample's cells of one column."""
        return [row[index] if index < len(row) else "" for row in self.sample]


def described(table: Table, indexes: Sequence[int] | None = None) -> str:
    """List columns for a person to choose from, each with examples."""
    chosen = range(len(table.headings)) if indexes is None else indexes
    parts = []
    for index in chosen:
        examples = contents_of(table.cells(index)).examples
        if examples or table.headings[index].strip():
            shown = ", ".join(" ".join(example.split())[:25] for example in examples) or "blank"
            parts.append(f"“{option(table, index)}” ({shown})")
    more = f" and {len(parts) - _SHOWN} more" if len(parts) > _SHOWN else ""
    return ", ".join(parts[:_SHOWN]) + more


def option(table: Table, index: int) -> str:
    heading = " ".join(table.headings[index].split())
    return heading or f"column {index + 1}"
