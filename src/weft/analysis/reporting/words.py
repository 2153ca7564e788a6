"""How values are written: one way for the page, the PDF, the pictures and the sentences.

Rounding is half to even everywhere, so that rounding a long column does not push its total up.
What is written into CSV, the workbook and figures.json is never rounded.
"""

from __future__ import annotations

import re
import textwrap
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from weft.analysis.reporting.model import Kind, Value

MINUS = "\N{MINUS SIGN}"
NOTHING = "–"
"""Stands where there is no value; never a nought."""

_SCALES = ((Decimal(10) ** 3, "k"), (Decimal(10) ** 6, "m"), (Decimal(10) ** 9, "bn"))
MONTHS = (  # not strftime, which follows the machine's language
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MARK = "\N{REPLACEMENT CHARACTER}"
_UNPRINTABLE = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, most of them illegal in XML
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, and code points that are none
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of text round
    "\u2028\u2029\ufeff\ufff9-\ufffb"
    "]"
)
_FORMULA_SIGNS = tuple("=+-@＝＋－＠")
_LINE_BREAK = re.compile(r"\r\n?")


def gbp(amount: Decimal | int) -> str:
    """Pounds and pence: £1,234,567.89, and −£12.00 for a credit."""
    pence = _rounded(amount, "0.01")
    return f"{_sign(pence)}£{abs(pence):,.2f}"


def gbp_short(amount: Decimal | int) -> str:
    """Pounds to one decimal of the largest unit: £445.6m, £12.3k; in full under £1,000."""
    if -1000 < amount < 1000:
        return gbp(amount).removesuffix(".00")
    for scale, unit in _SCALES:
        scaled = _rounded(_divided(amount, scale), "0.1")
        shown = f"{_sign(scaled)}£{abs(scaled):,.1f}{unit}"
        if abs(scaled) < 1000:
            break
    return shown


def count(number: Decimal | int) -> str:
    """A whole number with commas: 39,514."""
    whole = _rounded(number, "1")
    return f"{_sign(whole)}{abs(whole):,.0f}"


def share(part: Decimal | int) -> str:
    """A part of 1 as a percentage to one decimal: 53.8%.

    What is not nothing is never written 0.0%, and what is not the whole never 100.0%.
    """
    tenths = _rounded(part * 100, "0.1")
    if part != 0 and tenths == 0:
        return f"{_sign(Decimal(part))}<0.1%"
    if part != 1 and tenths == 100:
        return ">99.9%" if part < 1 else ">100.0%"
    return f"{_sign(tenths)}{abs(tenths):,.1f}%"


def day(date: date) -> str:
    """A date as people write it: 1 April 2016."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def plain(text: str) -> str:
    """The same text without what cannot be shown: control characters and marks that turn text
    round become �, a tab a space, a carriage return a line break."""
    return _UNPRINTABLE.sub(_MARK, _LINE_BREAK.sub("\n", text).replace("\t", " "))


def written(value: Value, kind: Kind) -> str:
    """The value in full, as its kind is written; an en dash where there is none."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, date):
        return day(value)
    return _NUMBERS.get(kind, str)(value)


def short(value: Value, kind: Kind) -> str:
    """The value as a headline or a picture's label says it: money to one decimal of its unit."""
    if kind is Kind.GBP and isinstance(value, Decimal | int):
        return gbp_short(value)
    return written(value, kind)


def exact(number: Decimal | int) -> str:
    """A number for a file: every digit it has, a full stop, no commas, an ordinary minus."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)


def harmless(text: str) -> str:
    """Text for a cell of a spreadsheet, which a program would else run as a formula.

    The one rule, in CSV and workbook alike: text whose first sign (after any white space) is one of
    = + - @ or their full-width forms, or that begins with a tab or a line break, gets an apostrophe
    before it. Numbers are never text, so a negative number stays a number.
    """
    shown = plain(text)
    risky = text[:1] in ("\t", "\r", "\n") or shown.lstrip()[:1] in _FORMULA_SIGNS
    return f"'{shown}" if risky else shown


def halved(text: str) -> list[str]:
    """The text on two lines of about the same length, where it has several words."""
    wide = len(text) // 2
    while len(lines := textwrap.wrap(text, max(1, wide), break_long_words=False)) > 2:
        wide += 1
    return lines


def clipped(text: str, most: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    room = text[: most - 1]
    head, space, _ = room.rpartition(" ")
    return (head if space and len(head) > most // 2 else room).rstrip() + "…"


_NUMBERS = {Kind.GBP: gbp, Kind.COUNT: count, Kind.SHARE: share}


def _rounded(number: Decimal | int, step: str) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        return Decimal(number).quantize(Decimal(step), rounding=ROUND_HALF_EVEN)


def _divided(amount: Decimal | int, scale: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        return Decimal(amount) / scale


def _sign(number: Decimal) -> str:
    return MINUS if number < 0 else ""
