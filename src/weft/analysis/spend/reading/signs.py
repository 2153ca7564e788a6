"""Credits that a column of its own tells: Dr/Cr, +/-, S/H, Invoice/Credit note."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.distinct import each_distinct
from weft.analysis.spend.reading.records import Records

_NEAR = 2_000
CREDITS = frozenset(
    {
        "cr",
        "c",
        "credit",
        "credits",
        "-",
        "h",
        "crn",
        "cn",
        "credit note",
        "credit memo",
        "refund",
        "pc",
        "scn",
        "cred",
    }
)
CHARGES = frozenset(
    {
        "dr",
        "d",
        "debit",
        "debits",
        "+",
        "s",
        "inv",
        "invoice",
        "in",
        "payment",
        "pi",
        "sin",
        "invoices",
        "pmt",
        "pay",
        "deb",
    }
)


def sign_column(records: Records, amount: int | None, dates: frozenset[int]) -> int | None:
    """Find the column (from 0) whose cells all say charge or credit, where the amounts do not say it.

    None where there is no such column, or where the credits have a minus of their own already.
    """
    near = records.part(0, _NEAR)
    for index in range(near.width):
        if index == amount or index in dates or amount is None:
            continue
        texts = {text.strip().casefold() for text in near.cells(index).unique().to_pylist()} - {""}
        known = texts & (CREDITS | CHARGES)
        headings = texts - known
        if (
            len(headings) <= 1
            and known & CREDITS
            and known & CHARGES
            and not _signed(near, index, amount)
        ):
            return index
    return None


def is_credit(cells: pa.Array) -> pa.Array:
    """Whether each cell says that its row is a credit."""
    return pc.fill_null(
        each_distinct(cells, lambda text: text.strip().casefold() in CREDITS, pa.bool_()), False
    )


def _signed(records: Records, index: int, amount: int) -> bool:
    amounts = records.cells(amount).filter(is_credit(records.cells(index)))
    return bool(pc.any(pc.match_substring_regex(amounts, r"[-(−]|(?i)cr\s*$")).as_py())
