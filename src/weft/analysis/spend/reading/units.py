"""What the amounts of a table are in: pounds or thousands of them, with VAT or without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from weft.analysis.spend.reading.recognised import ColumnMap

_THOUSANDS = re.compile(
    r"(?<![\d,.])£?\s*['’]?0{3}['’]?s?\b|\bin thousands\b|\(thousands\)|£\s*k\b|\(k\)",
    re.IGNORECASE,
)
_PENCE = re.compile(r"\b(?:in|\(|amounts?|value) ?pence\b|\(pence\)|\(p\)|^pence$", re.IGNORECASE)
_MILLIONS = re.compile(r"£\s*m\b|\bin millions\b|\(millions\)|\(m\)", re.IGNORECASE)
_GROSS = re.compile(
    r"\b(?:inc(?:l|lude|luding|lusive|ludes)?\.?(?: of)?|with|gross of) (?:vat|tax)\b|\bgross\b",
    re.IGNORECASE,
)
_NET = re.compile(
    r"\b(?:exc(?:l|lude|luding|lusive|ludes)?\.?(?: of)?|ex|without|net of) (?:vat|tax)\b|\bnet amounts?\b|\bnet of vat\b",
    re.IGNORECASE,
)


def scale_of(heading: str, title: str) -> Decimal:
    """What one unit of the amounts is in pounds, by the heading or else by a title above."""
    for words in (heading, title):
        if _MILLIONS.search(words):
            return Decimal(1_000_000)
        if _THOUSANDS.search(words):
            return Decimal(1000)
        if _PENCE.search(words):
            return Decimal("0.01")
    return Decimal(1)


def vat_basis_of(columns: ColumnMap, heading: str, title: str) -> str:
    """Net or gross by the column's own name, else by a title that says so, else unknown."""
    if columns.column("amount_net") is not None:
        return "net"
    if columns.column("amount") is None and columns.column("amount_gross") is not None:
        return "gross"
    for words in (heading, title):
        if _NET.search(words):
            return "net"
        if _GROSS.search(words):
            return "gross"
    return "unknown"


def all_dollars(cells: Sequence[str]) -> bool:
    """Whether nearly every amount is written with a dollar sign."""
    filled = [cell for cell in cells if any(map(str.isdigit, cell))]
    return bool(filled) and sum("$" in cell for cell in filled) >= 0.9 * len(filled)
