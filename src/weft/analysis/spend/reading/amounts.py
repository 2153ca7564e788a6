"""Amounts as councils write them → exact pounds and pence.

£1,234.50   (1,234.50)   1,234.50-   -£12   £ -   1234.5600000001   1.5E+04   500.00 CR
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import lru_cache, partial

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.distinct import by_words, each_distinct
from weft.analysis.spend.reading.outlines import digits_of, outlines_of
from weft.analysis.spend.schema import MONEY

NOUGHT = pa.scalar(Decimal("0.00"), MONEY)
PENNY = Decimal("0.01")
LARGEST = Decimal("9999999999999999")

# A pound sign survives the wrong encoding as one of these.
_POUND = re.compile(r"(Ã‚Â£|Â£|ï¿½|[£₤�œú#?¤]|GBP|GB£|&pound;|&#163;)", re.IGNORECASE)
# Outlines (every digit is 0) of amounts that are read in bulk; those with a comma only where it is for thousands.
_PLAIN = re.compile(r"^\s*-?0{1,15}(?:\.0{1,2})?\s*$", re.ASCII)
_DIGITS = r"(?:0{1,15}|0{1,3}(?:,000){1,4})(?:\.0{1,2})?"
_USUAL = re.compile(
    rf"^\s*(?:-?\s?£?|£\s?-)\s?{_DIGITS}\s*$|^\s*\(\s?£?\s?{_DIGITS}\s?\)\s*$", re.ASCII
)
_PENCE = re.compile(r"\.(0+)")
_NUMBER = re.compile(
    r"^(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)?(?:\.[0-9]*)?$"
)
_DECIMAL_COMMA = re.compile(r"^(?:[0-9]+|[0-9]{1,3}(?:[. ][0-9]{3})+)(?:,[0-9]{1,2})?$")
_SCIENTIFIC = re.compile(r"^[0-9]+(?:\.[0-9]+)?E[+-]?[0-9]{1,3}$", re.IGNORECASE)
_MINUS_BEFORE_NOTHING = re.compile(r"^-\s*£$")
_NIL = re.compile(r"^(-+|–|—|nil|zero|none)$", re.IGNORECASE)
_APOSTROPHES = re.compile(r"(?<=\d)['’](?=\d{3}(?!\d))")
_SPACES = re.compile(r"[\s  ]+")
_MINUS_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-"})


@lru_cache(maxsize=1 << 16)
def amount_of(
    text: str, *, decimal_comma: bool = False, scale: Decimal = Decimal(1)
) -> Decimal | None:
    """Give the pounds that one cell states, or None when it does not state an amount.

    `scale` is what one unit of the file is in pounds: 1000 for £000s, 0.01 for pence.
    `decimal_comma` is for files that prove they write 1.234,56 (see `decimal_comma_proved_by`).
    Brackets, a leading or trailing minus, and CR mean a credit (negative); DR means a charge.
    Rounded half-even to the penny: more decimals than two are a spreadsheet's noise.
    """
    bare = _SPACES.sub(" ", text.translate(_MINUS_SIGNS)).strip().strip("'\"").strip()
    bare = _APOSTROPHES.sub("", bare)
    if not bare or _MINUS_BEFORE_NOTHING.match(bare):
        return None
    bare, negative = _without_sign(_POUND.sub("", bare).strip())
    if _NIL.match(bare) or (bare == "" and "-" in text.translate(_MINUS_SIGNS)):
        return Decimal("0.00")
    if _SCIENTIFIC.match(bare):
        digits = bare
    elif decimal_comma and _DECIMAL_COMMA.match(bare):
        digits = bare.replace(".", "").replace(" ", "").replace(",", ".")
    elif bare not in {"", "."} and _NUMBER.match(bare):
        digits = bare.replace(",", "").replace(" ", "")
    else:
        return None
    return _to_the_penny(digits, negative=negative, scale=scale)


def _without_sign(bare: str) -> tuple[str, bool]:
    """Take brackets, minus signs and CR/DR away; say whether they mean a credit."""
    negative = False
    upper = bare.upper()
    if upper.endswith("CR"):
        bare, negative = bare[:-2].strip(), True
    elif upper.endswith("DR"):
        bare = bare[:-2].strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare, negative = bare[1:-1].strip(), not negative
    if bare.startswith("-") and len(bare) > 1:
        bare, negative = bare[1:].strip(), not negative
    elif bare.endswith("-") and len(bare) > 1:
        bare, negative = bare[:-1].strip(), not negative
    elif bare.startswith("+"):
        bare = bare[1:].strip()
    return bare, negative


def _to_the_penny(digits: str, *, negative: bool, scale: Decimal) -> Decimal | None:
    try:
        value = Decimal(digits) * scale
    except InvalidOperation:
        return None
    if value > LARGEST:
        return None
    value = value.quantize(PENNY, rounding=ROUND_HALF_EVEN)
    return -value if negative and value else value


def amounts_of(
    texts: pa.Array,
    *,
    decimal_comma: bool = False,
    dollars: bool = False,
    scale: Decimal = Decimal(1),
) -> pa.Array:
    """Give the pounds of each cell as DECIMAL(18, 2); null where a cell states no amount.

    `dollars` is for a file that writes every amount with $, as a spreadsheet of another country does.

    Numbers, with £, commas and brackets too, are converted in bulk; only the distinct remaining
    texts are read one by one.
    """
    if dollars:
        texts = by_words(texts, partial(pc.replace_substring, pattern="$", replacement=""))
    if pa.types.is_dictionary(texts.type):
        read = partial(amounts_of, decimal_comma=decimal_comma, scale=scale)
        return by_words(texts, read)
    one = partial(amount_of, decimal_comma=decimal_comma, scale=scale)
    if scale != 1:
        return each_distinct(texts, one, MONEY)
    usual, times = _usual(outlines_of(texts), decimal_comma=decimal_comma)
    if usual.all():
        return money(_whole(texts) * times)
    pence = np.zeros(len(texts), np.int64)
    pence[usual] = _whole(texts.filter(pa.array(usual))) * times[usual]
    others = pc.if_else(pa.array(usual), pa.scalar(None, pa.string()), texts)
    return pc.coalesce(money(pence, unknown=~usual), each_distinct(others, one, MONEY))


def _usual(
    outlines: pa.DictionaryArray, *, decimal_comma: bool
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Which texts are written in a usual way, and what their digits as one number are times to be pence."""
    pattern = _PLAIN if decimal_comma else _USUAL
    known = outlines.dictionary.to_pylist()
    usual = np.array([bool(pattern.match(outline)) for outline in known], bool)
    times = np.array([_to_pence(outline) for outline in known], np.int64)
    places = outlines.indices.to_numpy()
    return usual[places], times[places]


def _to_pence(outline: str) -> int:
    """What the digits of an amount, taken as one whole number, are times to be pence; less than 0 for a credit."""
    decimals = len(found[1]) if (found := _PENCE.search(outline)) else 0
    size: int = 10 ** max(0, 2 - decimals)
    return -size if "-" in outline or "(" in outline else size


def _whole(texts: pa.Array) -> npt.NDArray[np.int64]:
    """The digits of each text as one whole number."""
    found: npt.NDArray[np.int64] = digits_of(texts).cast(pa.int64()).to_numpy()
    return found


def money(
    pence: npt.NDArray[np.int64], *, unknown: npt.NDArray[np.bool_] | None = None
) -> pa.Array:
    """Whole pence as pounds, DECIMAL(18, 2); null where `unknown`."""
    words = np.empty(
        (len(pence), 2), np.int64
    )  # a decimal of Arrow's is 128 bits, lower half first
    words[:, 0], words[:, 1] = pence, pence >> 63
    found = pa.Array.from_buffers(MONEY, len(pence), [None, pa.py_buffer(words)])
    if unknown is None:
        return found
    return pc.if_else(pa.array(unknown), pa.scalar(None, MONEY), found)


def pennies(amounts: pa.Array) -> npt.NDArray[np.int64]:
    """Whole pence of a column of `MONEY`, nulls as none: for sums that must be exact and quick."""
    amounts = pc.fill_null(amounts, NOUGHT) if amounts.null_count else amounts
    if not len(amounts):
        return np.zeros(0, np.int64)
    content = np.frombuffer(amounts.buffers()[1], np.int64)
    return content[2 * amounts.offset : 2 * (amounts.offset + len(amounts)) : 2]


def decimal_comma_proved_by(texts: Iterable[str]) -> bool:
    """Whether a file's amounts can only be written with a decimal comma: some need it, none forbid it."""
    bare = [
        _SPACES.sub("", _POUND.sub("", text)).strip("-()'\"") for text in texts if len(text) < 30
    ]
    needing = sum(1 for text in bare if re.search(r"\d,\d{1,2}$", text))
    forbidding = sum(1 for text in bare if re.search(r"\.\d{1,2}$|,\d{3}$|,\d{3}[.,]", text))
    return needing > 0 and forbidding == 0


def looks_like_money(text: str) -> bool:
    """Whether a cell could only be money: it has a pound sign, pence, or thousands commas."""
    return (
        bool(re.search(r"[£$]|\.\d\d?\D*$|\d,\d{3}", text))
        and amount_of(text.replace("$", "")) is not None
    )
