"""What each record is: a payment, not a payment (and what), or one for quarantine (and why).

A record with a date, a payee and an amount is a payment. All others are looked at one by one, in the
order of the file, because a total is known by the sum of what stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from weft.analysis.spend.reading.header import repeats_header

_TOTAL = re.compile(
    r"^(?:(?:grand|sub|overall|report|page|monthly|month|period|running|net|gross|final|column|file|invoice|supplier|department|directorate)[\s-]*)*"
    r"totals?(?:\s*(?:[:=£(-]|for\b|of\b|in\b|to\b|spend\b|expenditure\b|payments?\b|amounts?\b|value\b|net\b|gross\b|paid\b|excl|incl|this\b|april|may|june|july|august|september|october|november|december|january|february|march|\d).*)?$"
    r"|^(?:balance |total )?(?:carried|brought) forward\b.*|^[cb]\s*/\s*f(?:wd)?$|^sum(?: total)?:?$|^cyfanswm.*"
    r"|^.{1,80}[\s:-](?:sub[\s-]?)?total:?$|^sub[\s-]?total\b.*",
    re.IGNORECASE,
)


_MONEY = re.compile(r"^\s*[-(]?\s*£?\s?\d[\d,]*\.\d\d\s*\)?\s*$")
_RULED = re.compile(r"^[-=_*.~ ]*$")


def is_total_label(text: str) -> bool:
    """Whether a cell is the label of a total: "Grand Total", "Total for April", "Adult Care Total"."""
    return bool(_TOTAL.match(" ".join(text.split())))


@dataclass(frozen=True)
class SetAside:
    """A record that is not loaded: its row, the kind or the reason, its amount and its cells."""

    row: int
    why: str
    amount: Decimal | None
    cells: tuple[str, ...]
    sheet: str | None = None


@dataclass(frozen=True)
class SourceTotal:
    """A total that the file itself states, beside the sum of the records above it."""

    row: int
    label: str
    stated: Decimal
    summed: Decimal

    @property
    def difference(self) -> Decimal:
        """What the file says less what its records add up to."""
        return self.stated - self.summed


@dataclass(frozen=True)
class Odd:
    """What is known of a record that lacks something."""

    row: int
    cells: tuple[str, ...]
    amount: Decimal | None
    amount_text: str
    has_date: bool
    date_text: str
    payee_text: str
    dated: bool
    """Whether the table has a column of dates at all."""
    whole_pennies: int
    """Pence of all good records of the table."""
    summed_pennies: int
    """Pence of all good records above it."""
    has_reference: bool = False
    """Whether a transaction reference is given."""
    currency: str = ""
    """The currency, where a column names one that is not pounds."""


@dataclass
class Sorter:
    """Goes through a table's odd records in order, remembering what it has added up."""

    headings: Sequence[str]
    payments: list[int] = field(default_factory=list)
    quarantine: list[SetAside] = field(default_factory=list)
    not_payments: list[SetAside] = field(default_factory=list)
    totals: list[SourceTotal] = field(default_factory=list)
    _odd_pennies: int = 0
    _mark: int = 0
    _last_total: int = 0

    def take(self, odd: Odd) -> None:
        """Decide about one record and put it where it belongs."""
        if self.headings and repeats_header(odd.cells, self.headings):
            self._set_aside("a repeated header", odd)
        elif all(_RULED.match(cell) for cell in odd.cells):
            self._set_aside("a note", odd)
        elif odd.amount is None:
            self._without_amount(odd)
        elif odd.currency:
            self._quarantine(f"The amount is in {odd.currency}, not in pounds.", odd)
            self._odd_pennies += _pence(odd.amount)
        elif label := self._total_label(odd):
            self._total(label, odd)
        else:
            self._with_amount(odd)

    def _without_amount(self, odd: Odd) -> None:
        filled = sum(1 for cell in odd.cells if cell.strip())
        payee = odd.payee_text.strip()
        if odd.amount_text.strip():
            if (odd.has_date and payee) or filled > 3:
                self._quarantine(_not_an_amount(odd.amount_text), odd)
            else:
                self._set_aside("a note", odd)
        elif (payee and odd.has_date) or (filled >= 4 and (payee or odd.has_date)):
            self._quarantine("The amount is blank.", odd)
        else:
            label = next((c for c in odd.cells if is_total_label(c)), None)
            if not label and filled > 1 and any(_MONEY.match(cell) for cell in odd.cells):
                self._quarantine(
                    "There is money in this row, but not in the column of the amounts.", odd
                )
                return
            self._set_aside("a total without an amount" if label else "a note", odd)

    def _total_label(self, odd: Odd) -> str | None:
        """The words that make it a total; "" is none of them. None when it is no total."""
        if odd.has_date and odd.dated and (payee := odd.payee_text.strip()):
            return payee if is_total_label(payee) and self._is_sum(odd) else None
        if odd.has_date and odd.dated and odd.has_reference:
            return None
        label = next((" ".join(c.split()) for c in odd.cells if is_total_label(c)), None)
        if label:
            return label
        if odd.payee_text.strip() or (odd.date_text.strip() and not odd.has_date):
            return None
        others = sum(1 for cell in odd.cells if cell.strip()) - 1
        pence = _pence(odd.amount)
        since_start = odd.summed_pennies + self._odd_pennies
        matches = pence != 0 and pence in (since_start, since_start - self._mark)
        alone = others <= 0 and not odd.date_text.strip()
        return (
            "unlabelled"
            if alone
            or (
                matches
                and since_start != pence - since_start
                and others <= 3
                and not (odd.has_date and odd.dated)
            )
            else None
        )

    def _is_sum(self, odd: Odd) -> bool:
        """Whether the amount is the sum of the rows above, from the start or from the last total."""
        since_start = odd.summed_pennies + self._odd_pennies
        return _pence(odd.amount) in (since_start, since_start - self._mark)

    def _total(self, label: str, odd: Odd) -> None:
        assert odd.amount is not None
        since_start = odd.summed_pennies + self._odd_pennies
        since_mark = since_start - self._mark
        pence = _pence(odd.amount)
        whole = odd.whole_pennies + self._odd_pennies
        sums = (since_mark, since_start, whole)
        summed = min(sums, key=lambda each: (abs(each - pence), sums.index(each)))
        by_sum = summed != since_mark or since_mark == since_start
        grand = by_sum and not label.casefold().startswith("sub")
        self.totals.append(SourceTotal(odd.row, label, odd.amount, Decimal(summed) / 100))
        self._set_aside("a grand total" if grand else "a subtotal", odd)
        if not grand or pence == since_mark:
            self._mark = since_start

    def _with_amount(self, odd: Odd) -> None:
        if odd.dated and not odd.has_date:
            if odd.date_text.strip():
                self._quarantine(
                    f"The date “{odd.date_text.strip()[:60]}” is not one. Dates look like 31/03/2027.",
                    odd,
                )
            elif odd.payee_text.strip():
                self._quarantine("The date is blank.", odd)
            else:
                self._quarantine(
                    "There is an amount, but no payee and no date; it is not the sum of the rows above.",
                    odd,
                )
            self._odd_pennies += _pence(odd.amount)
            return
        self.payments.append(odd.row)
        self._odd_pennies += _pence(odd.amount)

    def _quarantine(self, reason: str, odd: Odd) -> None:
        self.quarantine.append(SetAside(odd.row, reason, odd.amount, odd.cells))

    def _set_aside(self, kind: str, odd: Odd) -> None:
        self.not_payments.append(SetAside(odd.row, kind, odd.amount, odd.cells))


def _not_an_amount(text: str) -> str:
    shown = " ".join(text.split())[:60]
    if re.search(r"[$€¥]", shown):
        return f"The amount “{shown}” is not in pounds."
    return f"The amount “{shown}” is not one. Amounts look like 1,234.56."


def _pence(amount: Decimal | None) -> int:
    return int((amount or Decimal(0)) * 100)
