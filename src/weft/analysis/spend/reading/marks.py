"""Marks beside the amounts that say a row may be no payment as it stands: pointed out, with the money.

Credit notes without a minus, receipts among payments, cancelled cheques. Nothing is decided: the rows
count, and a person is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from weft.analysis.spend.reading.records import Records

_NEAR = 20_000
_MOST_KINDS = 40
_FEW_KINDS = 8
_CREDIT_NOTE = re.compile(
    r"^(?:(?:ap|purchase|supplier|vendor)[ -]*)?(?:crn|c/n|credit[ -]?(?:notes?|memos?|invoices?))$"
)
_REFUND = re.compile(r"^(?:refunds?|reversals?|reversed)$")
_RECEIPT = re.compile(r"^(?:receipts?|income|in|money in|received|deposits?|cr receipt)$")
_PAYMENT = re.compile(r"^(?:payments?|expenditure|out|money out|paid|spend|withdrawals?)$")
_CANCELLED = re.compile(
    r"^(?:cancell?ed|void(?:ed)?|stopped|cheque stopped|rejected|returned|written back|not paid|unpaid|on hold)$"
)
_YES = frozenset({"y", "yes", "true", "1", "x"})
_NO = frozenset({"n", "no", "false", "0", ""})
_WHAT = re.compile(r"\b(?:type|direction|status|sign|class|kind|doc\w*|transaction|receipt)\b")


@dataclass(frozen=True)
class Mark:
    """A column (from 0), those of its texts, tidied, that mark a row, and what they may mean."""

    index: int
    texts: frozenset[str]
    kind: str
    detail: str
    positive: bool = False
    """Whether only amounts without a minus are meant."""


def marks_in(
    records: Records, headings: Sequence[str], amount: int | None, others: frozenset[int]
) -> tuple[Mark, ...]:
    """Find the columns of marks; `others` are the columns (from 0) that are understood otherwise."""
    if amount is None:
        return ()
    near = records.part(0, _NEAR)
    found = []
    for index in range(near.width):
        if index == amount or index in others:
            continue
        different = near.cells(index).unique()
        if len(different) > _MOST_KINDS:
            continue
        texts = {tidied(text) for text in different.to_pylist()}
        heading = " ".join(headings[index].split()) if index < len(headings) else ""
        found += [mark for find in _FINDS if (mark := find(index, heading, texts))]
    return tuple(found)


def _credits(index: int, heading: str, texts: set[str]) -> Mark | None:
    credits = {text for text in texts if _CREDIT_NOTE.match(text)}
    what = bool(_WHAT.search(heading.casefold())) and "expense" not in heading.casefold()
    credits |= {text for text in texts if what and _REFUND.match(text)}
    headed = _WHAT.search(heading.casefold()) or len(texts - {""}) <= _FEW_KINDS
    if re.search(r"\bcredit (?:note|memo)", heading, re.IGNORECASE) and "" in texts and not texts <= _YES | _NO:  # fmt: skip
        credits, headed = texts - {""}, True
    if not credits or not headed:
        return None
    detail = f"The column “{heading}” calls these rows credits, and they have no minus. They count as charges. If they are credits, the total is too high by twice this money: give them a minus, and read the file again."
    return Mark(index, frozenset(credits), "credit notes without a minus", detail, positive=True)


def _receipts(index: int, heading: str, texts: set[str]) -> Mark | None:
    receipts = {text for text in texts if _RECEIPT.match(text)}
    if not receipts or not any(_PAYMENT.match(text) for text in texts):
        return None
    detail = f"The column “{heading}” says that these rows are money that came in. They count as payments: take them out of the file if they are none."
    return Mark(index, frozenset(receipts), "money received among the payments", detail)


def _cancelled(index: int, heading: str, texts: set[str]) -> Mark | None:
    cancelled = {text for text in texts if _CANCELLED.match(text)}
    if re.search(r"\b(?:void|voided|cancell?ed|stopped)\b", heading, re.IGNORECASE) and texts <= _YES | _NO:  # fmt: skip
        cancelled = texts & _YES
    if not cancelled or len(texts) > 2 * _FEW_KINDS:
        return None
    detail = f"The column “{heading}” says that these rows are cancelled or not paid. They count as payments: take them out of the file if they are none."
    return Mark(index, frozenset(cancelled), "payments marked as cancelled", detail)


_FINDS: tuple[Callable[[int, str, set[str]], Mark | None], ...] = (_credits, _receipts, _cancelled)


def tidied(text: str) -> str:
    """In small letters, with single spaces."""
    return " ".join(text.split()).casefold()
