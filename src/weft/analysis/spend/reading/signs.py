"""Credits that a column of its own tells: Dr/Cr, +/-, Invoice/Credit note, Credit Y/N, a minus or −£.

A column is taken for this only where all of its cells say charge or credit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.distinct import each_distinct
from weft.analysis.spend.reading.records import Records

_NEAR = 2_000
_MOST_KINDS = 40
_OF = r"(?:(?:ap|purchase|supplier|sundry|creditors?|vendor|manual|misc|standard|non[ -]?po|po)[ -]*)?"
_CREDIT = re.compile(
    rf"^{_OF}(?:credits?|cred|cr|crn|cn|c/n|scn|pcn|credit[ -]?(?:notes?|memos?|invoices?|adj(?:ustment)?s?))$"
)
_CHARGE = re.compile(
    rf"^{_OF}(?:debits?|deb|dr|invoices?|inv|in|sin|pin|payments?|pmt|pay|pi|charges?|bills?|standard|prepayment|"
    r"bacs|chaps|cheques?|chq|dd|direct debit|faster payments?|credit (?:card|transfer)|expense report)$"
)
_LETTERS = (
    ({"d", "dr"}, {"c", "cr"}),
    ({"i", "inv", "in"}, {"c", "cn", "cr"}),
    ({"pi"}, {"pc"}),
    ({"s"}, {"h"}),
    ({"+"}, {"-"}),
)
"""Codes too short to say anything alone: those that charge, and those that credit beside them."""
_HEADED = re.compile(
    r"\b(?:dr|cr|debits?|credits?|sign|indicator|ind|d/?c|c/?d|i/?c|c/?i|s/?h|doc\w*|trans\w*|inv\w*|posting)\b|^type$|^tt$|^[+/ -]+$"
)
_HOW_PAID = re.compile(r"\b(?:pay\w*|method|supplier|vendor|payee|ref\w*|no|number|card|date)\b")
_ASKED = re.compile(r"\b(?:credits?|credit notes?|cr|refund(?:ed)?|negative|reversal|reversed)\b")
_OTHERWISE = re.compile(r"\b(?:cards?|limit|check\w*|terms|union|transfer|controlled)\b")
_YES, _NO = {"y", "yes", "true", "1", "x", "t"}, {"n", "no", "false", "0", "f"}
_POUNDS = frozenset({"£", "gbp", "-£", "£-"})


@dataclass(frozen=True)
class Sign:
    """A column (from 0) and those of its texts, tidied, that say credit."""

    index: int
    credits: frozenset[str]


def sign_column(
    records: Records, headings: Sequence[str], amount: int | None, others: frozenset[int]
) -> Sign | None:
    """Find the column that says which amounts are credits, where the amounts do not say it themselves.

    `others` are the columns (from 0) that cannot be it. None where there is no such column, or where
    the credits have a minus of their own already.
    """
    if amount is None or amount >= records.width:
        return None
    found = (
        _sign(records, headings, amount, index)
        for index in range(records.width)
        if index != amount and index not in others
    )
    return next((sign for sign in found if sign is not None), None)


def is_credit(cells: pa.Array, sign: Sign) -> pa.Array:
    """Whether each cell of the sign's column says that its row is a credit."""
    return pc.fill_null(
        each_distinct(cells, lambda text: _tidy(text) in sign.credits, pa.bool_()), False
    )


def _sign(records: Records, headings: Sequence[str], amount: int, index: int) -> Sign | None:
    heading = _tidy(headings[index]) if index < len(headings) else ""
    beside = abs(index - amount) == 1
    near = Records(records.table.slice(0, _NEAR))
    texts = _texts_beside_money(near, index, amount)
    if texts is None or _credits(texts, heading, beside=beside) is None:
        return None
    texts = _texts_beside_money(records, index, amount)
    found = None if texts is None else _credits(texts, heading, beside=beside)
    if not found:
        return None
    sign = Sign(index, frozenset(found))
    return None if _signed(records, sign, amount) else sign


def _texts_beside_money(records: Records, index: int, amount: int) -> set[str] | None:
    """The tidied texts of a column where the amount has a digit; None where they are too many."""
    cells = records.cells(index)
    different = cells.unique()
    if len(different) > _MOST_KINDS + 20:
        return None
    with_money = pc.match_substring_regex(records.cells(amount), "[0-9]")
    texts = {_tidy(text) for text in cells.filter(with_money).unique().to_pylist()}
    return texts if len(texts) <= _MOST_KINDS else None


def _credits(texts: set[str], heading: str, *, beside: bool) -> set[str] | None:
    """Those of a column's texts that say credit; None where the column says something else."""
    filled = texts - {""}
    if not filled:
        return None
    headed = bool(_HEADED.search(heading)) and not _HOW_PAID.search(heading)
    if _ASKED.search(heading) and not _OTHERWISE.search(heading) and filled <= _YES | _NO:
        return filled & _YES
    if filled <= _POUNDS and beside:
        return {text for text in filled if "-" in text}
    for charges, credits in _LETTERS:
        if filled <= charges | credits and (headed or (beside and not heading and "-" in credits)):
            return filled & credits if "" in texts or filled & charges else None
    return _in_words(texts, filled, headed=headed)


def _in_words(texts: set[str], filled: set[str], *, headed: bool) -> set[str] | None:
    """The texts that say credit in words; a blank stands for a charge where the heading says so."""
    credits = {text for text in filled if _CREDIT.match(text)}
    charges = {text for text in filled if _CHARGE.match(text)}
    blanks = "" in texts
    if len(credits) + len(charges) < len(filled) or (blanks and not headed):
        return None
    return credits if charges or (headed and blanks) else None


def _signed(records: Records, sign: Sign, amount: int) -> bool:
    """Whether the amounts of the credits say themselves that they are, some of them at least."""
    amounts = records.cells(amount).filter(is_credit(records.cells(sign.index), sign))
    return bool(pc.any(pc.match_substring_regex(amounts, r"[-(−]|(?i)cr\s*$")).as_py())


def _tidy(text: str) -> str:
    """In small letters and single spaces, any minus as -, a lone sign without spaces in it."""
    plain = " ".join(re.sub("[−–—]", "-", text).split()).casefold()
    return plain.replace(" ", "") if set(plain) <= set("£+- ") else plain
