"""Lists of money that came in or is owed to the body (income, debtors, sales invoices): no payments.

They have the very columns of payments: a date, a name, an amount. What tells them is that they name a
customer or a payer where payments name a payee.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from weft.analysis.spend.reading.errors import CannotTell
from weft.analysis.spend.reading.headings import Vocabulary

_ONE_IS_ENOUGH = re.compile(
    r"\b(?:debtors?|received from|rec'?d from|payers?|payor|remitter|sales (?:invoices?|ledger)|paid by|tenant)\b"
    r"|\bmoney received\b|\bincome (?:from|source|received)\b|\breceived by (?:the )?council\b",
    re.IGNORECASE,
)
_TWO_ARE = re.compile(
    r"\bcustomers?\b|\bclients?\b|\bamount (?:due|received|outstanding|owed)\b|\boutstanding\b|\boverdue\b|\baged\b|"
    r"^(?:date|amount) received$|^received$|\bincome\b|\bbalance due\b|^sales?$",
    re.IGNORECASE,
)
_CUSTOMER = re.compile(r"\b(?:customers?|clients?)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:income|receipts|debtors?|sales ledger|accounts receivable|mon(?:ey|ies) received|outstanding debts?|aged debts?)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"pa(?:id|yments?|yees?)\b|expenditure|\bspen[dt]|creditors?\b|suppliers?\b|purchas|vendors?\b|procure",
    re.IGNORECASE,
)


def why_money_received(
    headings: Sequence[str], titles: Sequence[str], vocabulary: Vocabulary
) -> str | None:
    """Say what shows that a table lists money received; None where nothing does.

    `titles` are what stands above the headings, then the file's name. Raises CannotTell where a customer
    stands in the place of the payee and nothing decides.
    """
    plain = [" ".join(h.replace("_", " ").split()) for h in headings if h.strip()]
    surely = [h for h in plain if _ONE_IS_ENOUGH.search(h)]
    perhaps = [h for h in plain if _TWO_ARE.search(h) and h not in surely]
    if any(_names_a_payee(h, vocabulary) for h in plain if h not in (*surely, *perhaps)):
        return None
    if surely or len(perhaps) > 1:
        return "its headings are " + ", ".join(f"“{h}”" for h in (*surely, *perhaps)[:4])
    for words in titles:
        if _PAID.search(f"{words} {' '.join(plain)}"):
            break
        if found := _TITLE.search(words):
            return f"its title or name says “{found[0]}”, and no heading names a payee"
    if customer := next((h for h in plain if _CUSTOMER.search(h)), None):
        raise CannotTell(
            f'“{customer}” may be who paid the body, or whom it paid. If these are payments, say so with --map supplier="{customer}"; if it is money received, leave the file out.'
        )
    return None


def _names_a_payee(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading names those who are paid, and no more than a name."""
    meanings = vocabulary.meanings(heading)
    return any(m.role in {"supplier_name", "supplier_ref"} and m.score >= 0.6 for m in meanings)
