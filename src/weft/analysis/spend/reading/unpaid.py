"""Lists of invoices that still wait to be paid: no payments, though they name suppliers, dates and amounts.

Councils publish or hand over such lists beside their payments (aged creditors, invoices outstanding). What
tells them is a column of money still owed that is mostly filled, or a title, and no date of payment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from weft.analysis.spend.reading.amounts import amount_of
from weft.analysis.spend.reading.recognised import ColumnMap, Table

_OWED = re.compile(
    r"\b(?:outstanding|unpaid|owing|owed|overdue|not (?:yet )?paid)\b", re.IGNORECASE
)
_COUNTED_IN_DAYS = re.compile(
    r"\b(?:days?|weeks?|date|reasons?|why|notes?|comments?)\b", re.IGNORECASE
)
_TITLE = re.compile(
    r"\b(?:unpaid|outstanding|overdue|aged)\b(?: \w+){0,3} (?:invoices?|creditors?|bills?|payables?)\b"
    r"|\b(?:invoices?|creditors?|bills?)\b(?: \w+){0,2} (?:unpaid|outstanding|overdue|owing|not (?:yet )?paid|awaiting payment)\b",
    re.IGNORECASE,
)  # fmt: skip
_PAID = re.compile(r"\bpa(?:id|yments?)\b", re.IGNORECASE)
_PAID_NOTHING = re.compile(
    r"\b(?:un|not (?:yet )?|to be )paid\b|\b(?:awaiting|for|due for) payment\b", re.IGNORECASE
)


def why_unpaid(table: Table, columns: ColumnMap, titles: Sequence[str]) -> str | None:
    """Say what shows that a table lists invoices not yet paid; None where nothing does.

    `titles` are what stands above the headings, then the file's name. A heading that says when or how much
    was paid speaks against it.
    """
    plain = [" ".join(h.replace("_", " ").split()) for h in table.headings]
    if columns.column("date_paid") or any(
        _PAID.search(_PAID_NOTHING.sub("", heading)) for heading in plain
    ):
        return None
    for index, heading in enumerate(plain):
        if (
            _OWED.search(heading)
            and not _COUNTED_IN_DAYS.search(heading)
            and _is_owed(table.cells(index))
        ):
            return f"its column “{heading}” holds money that is still owed, and no heading says that it was paid"
    for words in titles:
        found = _TITLE.search(" ".join(words.split()))
        if found and not _PAID.search(_PAID_NOTHING.sub("", words)):
            return (
                f"its title or name says “{found[0]}”, and no heading says that anything was paid"
            )
    return None


def _is_owed(cells: Sequence[str]) -> bool:
    """Whether most rows of a column hold an amount that is not nil."""
    owed = sum(1 for cell in cells if amount_of(cell))
    return bool(cells) and owed >= 0.5 * len(cells)
