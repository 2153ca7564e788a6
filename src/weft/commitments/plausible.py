"""What is hardly so: it is asked about once before it is recorded, never refused, and that somebody was sure is kept. Plain Python: no Django, no
database, no clock.

| what is recorded | is asked about |
|---|---|
| a benefit | where it is more than ten times what its promise comes to in all, or ended more than ten years ago |
| money spent under an agreement | where all of it together is more than twice what the agreement is worth |
| a promise | where it is more than ten million of its unit, or more than twice what the agreement is worth in pounds; where it is due in more than thirty years |
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from weft.commitments.days import in_words
from weft.ui.marks import Reason, why

TIMES, YEARS, TWICE = 10, 10, 2
MOST_PROMISED, YEARS_AHEAD = 10_000_000, 30


def why_doubt_amount(*, quantity: int, promised: int | None, said: str, of: str) -> Reason | None:
    """Say why so much is hardly so; None where it may be, or nobody can say how much is promised. `said`, `of`: both in words."""
    if not promised or quantity <= TIMES * promised:
        return None
    return why("%(said)s is more than ten times what is promised (%(of)s).", said=said, of=of)


def why_doubt_day(ends: date, *, today: date) -> Reason | None:
    """Say why something hardly ended on a day; None where it may have."""
    if ends.year >= today.year - YEARS:
        return None
    return why("%(day)s is more than ten years ago.", day=in_words(ends))


def why_doubt_spending(*, spent: Decimal, value: Decimal | None, title: str) -> Reason | None:
    """Say why so much was hardly spent under an agreement; None where it may have been, or nobody has said what it is worth."""
    if not value or spent <= TWICE * value:
        return None
    return why(
        "With this, £%(spent)s is spent under “%(title)s”, more than twice what it is worth (£%(value)s).",
        spent=f"{spent:,.2f}", title=title, value=f"{value:,.2f}",
    )  # fmt: skip


def why_doubt_promise(*, units: int, said: str) -> Reason | None:
    """Say why so much is hardly promised; None where it may be. `units`: whole ones; `said`: in words."""
    return why("%(said)s is more than ten million.", said=said) if units > MOST_PROMISED else None


def why_doubt_promised_money(*, pounds: Decimal, value: Decimal | None, said: str) -> Reason | None:
    """Say why so much money is hardly promised under an agreement; None where it may be, or nobody has said what that is worth."""
    if not value or pounds <= TWICE * value:
        return None
    return why("%(said)s is more than twice what the agreement is worth (£%(value)s).", said=said, value=f"{value:,.2f}")  # fmt: skip


def why_doubt_due(due: date | None, *, today: date) -> Reason | None:
    """Say why something is hardly due on a day; None where it may be."""
    if due is None or due.year <= today.year + YEARS_AHEAD:
        return None
    return why("%(day)s is more than thirty years ahead.", day=in_words(due))
