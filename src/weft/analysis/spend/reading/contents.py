"""What a column holds, told from a sample of its cells and not from its heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from weft.analysis.spend.reading.amounts import amount_of, decimal_comma_proved_by, looks_like_money
from weft.analysis.spend.reading.dates import How, date_of
from weft.analysis.spend.reading.payees import is_withheld

_POSTCODE = re.compile(r"^[A-Z]{1,2}[0-9O][0-9A-Z]?\s*[0-9O][A-Z]{2}$", re.IGNORECASE)
_COMPANY = re.compile(r"^(?:[A-Z]{2}/)?(?:[A-Z]{2}\d{6}|\d{7,8})$", re.IGNORECASE)
_VAT = re.compile(r"^(?:GB)?\s*\d{3}\s?\d{4}\s?\d{2}(?:\s?\d{3})?$", re.IGNORECASE)
_URL = re.compile(r"^https?://", re.IGNORECASE)
_LEGAL = re.compile(
    r"\b(ltd|limited|plc|llp|cic|inc|council|nhs|trust|university|college|school|services|solutions|"
    r"association|group|society|company|partnership|uk|solicitors|redacted|& sons|care|housing)\b",
    re.IGNORECASE,
)
_NUMBERLIKE = re.compile(r"^[A-Z]{0,6}[-/\\]?\d[\dA-Z/\\._-]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Contents:
    """Shares (0 to 1) of a column's filled cells that look like each thing."""

    filled: int = 0
    of: int = 0
    dates: float = 0.0
    periods: float = 0.0
    amounts: float = 0.0
    money: float = 0.0
    numbers: float = 0.0
    postcodes: float = 0.0
    companies: float = 0.0
    vats: float = 0.0
    urls: float = 0.0
    flags: float = 0.0
    organisations: float = 0.0
    words: float = 0.0
    distinct: float = 0.0
    length: float = 0.0
    examples: tuple[str, ...] = ()

    @property
    def filled_share(self) -> float:
        """The share of the sample's cells that are filled."""
        return self.filled / self.of if self.of else 0.0


def contents_of(cells: Sequence[str]) -> Contents:
    """Look at a sample of one column's cells."""
    texts = [bare for cell in cells if (bare := cell.strip())]
    count = len(texts)
    if not count:
        return Contents(of=len(cells))
    times = Counter(texts)
    comma = decimal_comma_proved_by(list(times))
    known = [(_told(text), _is_amount(text, comma), number) for text, number in times.items()]

    def share(holds: Callable[[_Told], bool]) -> float:
        return sum(number for told, _, number in known if holds(told)) / count

    return Contents(
        filled=count,
        of=len(cells),
        dates=share(lambda told: told.how is How.DAY),
        periods=share(lambda told: told.how not in (How.DAY, None)),
        amounts=sum(number for _, amount, number in known if amount) / count,
        money=sum(n for told, amount, n in known if told.money or (comma and amount)) / count,
        numbers=share(lambda told: told.number),
        postcodes=share(lambda told: told.postcode),
        companies=share(lambda told: told.company),
        vats=share(lambda told: told.vat),
        flags=share(lambda told: told.flag),
        urls=share(lambda told: told.url),
        organisations=share(lambda told: told.organisation),
        words=share(lambda told: told.words),
        distinct=len(times) / count,
        length=sum(map(len, texts)) / count,
        examples=tuple(islice(times, 3)),
    )


class _Told(NamedTuple):
    """What one text looks like."""

    how: How | None
    money: bool
    number: bool
    postcode: bool
    company: bool
    vat: bool
    flag: bool
    url: bool
    organisation: bool
    words: bool


@lru_cache(maxsize=1 << 14)
def _told(text: str) -> _Told:
    """Look at one text; the files of a folder share many."""
    date = date_of(text) if any(map(str.isdigit, text)) else None
    return _Told(
        how=date.how if date else None,
        money=looks_like_money(text),
        number=bool(_NUMBERLIKE.match(text)),
        postcode=bool(_POSTCODE.match(text)),
        company=bool(_COMPANY.match(text)),
        vat=bool(_VAT.match(text)),
        flag=is_withheld(text) is not None,
        url=bool(_URL.match(text)),
        organisation=bool(_LEGAL.search(text)),
        words=sum(map(str.isalpha, text)) >= 0.5 * len(text),
    )


@lru_cache(maxsize=1 << 14)
def _is_amount(text: str, decimal_comma: bool) -> bool:
    if len(text) >= 8 and not any(map(str.isdigit, text)):
        return False
    return amount_of(text.replace("$", ""), decimal_comma=decimal_comma) is not None


def fit(role: str, contents: Contents) -> float:
    """Say how well contents suit a column of this kind: 0 cannot be, 1 just so, 0.5 nothing against it."""
    if not contents.filled:
        return 0.35
    match role:
        case "date_paid" | "date_incurred" | "date":
            return _ramp(contents.dates + 0.6 * contents.periods)
        case "period" if contents.money > 0.5:
            return 0.05
        case "period" | "year" | "day":
            return (
                0.7
                if role != "period"
                else max(0.5, _ramp(max(contents.periods, 0.8 * contents.dates)))
            )
        case (
            "amount"
            | "amount_net"
            | "amount_gross"
            | "vat_amount"
            | "irrecoverable_vat"
            | "debit"
            | "credit"
        ):
            return _money_fit(role, contents)
        case "supplier_name":
            return _name_fit(contents)
        case "supplier_ref" | "transaction_ref" | "category_code" | "contract_ref":
            return _reference_fit(role, contents)
        case "postcode":
            return _ramp(contents.postcodes)
        case "company_number" | "charity_number" | "vat_number":
            return 0.8
        case "redacted":
            return 1.0 if contents.flags > 0.95 else 0.0
        case "body" | "department" | "service" | "family":
            return _label_fit(contents)
        case "category" | "purpose":
            return (
                0.1
                if contents.dates > 0.5 or contents.money > 0.5 or contents.urls > 0.5
                else 0.5 + 0.5 * contents.words
            )
    return 0.7


def _ramp(share: float) -> float:
    return 0.0 if share < 0.3 else min(1.0, share + 0.05)


def _money_fit(role: str, contents: Contents) -> float:
    if contents.dates > 0.5:
        return 0.0
    if role in {"vat_amount", "irrecoverable_vat"}:
        return 0.5 + 0.5 * contents.amounts
    if role in {"credit", "debit"}:
        return 0.5 + 0.5 * contents.amounts if contents.amounts > 0.2 else 0.0
    return _ramp(contents.amounts)


def _name_fit(contents: Contents) -> float:
    if contents.dates > 0.3 or contents.money > 0.5 or contents.urls > 0.5:
        return 0.0
    return 0.0 if contents.words < 0.25 else 0.6 + 0.4 * contents.words


def _reference_fit(role: str, contents: Contents) -> float:
    if contents.urls > 0.5 or contents.dates > 0.7:
        return 0.05
    if role == "supplier_ref" and contents.words > 0.7 and contents.numbers < 0.3:
        return 0.1
    return 0.7 + 0.3 * contents.numbers


def _label_fit(contents: Contents) -> float:
    if contents.urls > 0.5 or contents.dates > 0.5 or contents.money > 0.5:
        return 0.05
    return 0.4 + 0.6 * contents.words


def as_amounts(cells: Sequence[str]) -> list[Decimal | None]:
    """Read a sample's cells as amounts, for sums across columns."""
    return [amount_of(cell) for cell in cells]
