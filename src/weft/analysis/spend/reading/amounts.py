"""Amounts as councils write them → exact pounds and pence.

£1,234.50   (1,234.50)   1,234.50-   -£12   £ -   1234.5600000001   1.5E+04   500.00 CR
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from weft.analysis.spend.reading.distinct import each_distinct
from weft.analysis.spend.schema import MONEY

PENNY = Decimal("0.01")
LARGEST = Decimal("9999999999999999")

# A pound sign survives the wrong encoding as one of these.
_POUND = re.compile(r"(Ã‚Â£|Â£|ï¿½|[£₤�œú#?¤]|GBP|GB£|&pound;|&#163;)", re.IGNORECASE)
_PLAIN = r"^\s*-?[0-9]{1,15}(\.[0-9]{1,2})?\s*$"
_DIGITS = r"([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})(\.[0-9]{1,2})?"
_USUAL = rf"^\s*(-?\s?£?|£\s?-)\s?{_DIGITS}\s*$|^\s*\(\s?£?\s?{_DIGITS}\s?\)\s*$"
_NUMBER = re.compile(
    r"^(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)?(?:\.[0-9]*)?$"
)
_DECIMAL_COMMA = re.compile(r"^(?:[0-9]+|[0-9]{1,3}(?:[. ][0-9]{3})+)(?:,[0-9]{1,2})?$")
_SCIENTIFIC = re.compile(r"^[0-9]+(?:\.[0-9]+)?E[+-]?[0-9]{1,3}$", re.IGNORECASE)
_NIL = re.compile(r"^(-+|–|—|nil|zero|none)$", re.IGNORECASE)
_APOSTROPHES = re.compile(r"(?<=\d)['’](?=\d{3}(?!\d))")
_SPACES = re.compile(r"[\s  ]+")
_MINUS_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-"})


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
    if not bare:
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

    Numbers, with £ and commas too, are converted in bulk; only the distinct remaining texts are
    read one by one.
    """
    if dollars:
        texts = pc.replace_substring(texts, "$", "")
    if scale != 1:
        return each_distinct(
            texts, partial(amount_of, decimal_comma=decimal_comma, scale=scale), MONEY
        )
    plain = pc.match_substring_regex(texts, _PLAIN)
    if pc.all(plain).as_py():
        return pc.utf8_trim_whitespace(texts).cast(MONEY)
    nothing = pa.scalar(None, pa.string())
    amounts = pc.if_else(plain, texts, nothing)
    others = pc.if_else(plain, nothing, texts)
    usual = pc.fill_null(pc.match_substring_regex(others, _USUAL), False)
    if not decimal_comma and pc.any(usual).as_py():
        bare = pc.replace_substring_regex(pc.if_else(usual, others, nothing), r"[£,)\s]", "")
        amounts = pc.coalesce(amounts, pc.replace_substring(bare, "(", "-"))
        others = pc.if_else(usual, nothing, others)
    read = partial(amount_of, decimal_comma=decimal_comma)
    return pc.coalesce(
        pc.utf8_trim_whitespace(amounts).cast(MONEY), each_distinct(others, read, MONEY)
    )


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
