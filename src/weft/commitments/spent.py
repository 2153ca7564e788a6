"""Which money was spent under an agreement, each pound once: on which days it can have been, and what may be the same money. Plain Python: no
Django, no database, no clock."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from weft.analysis.frameworks.units import pounds
from weft.commitments.days import in_words
from weft.ui.marks import Reason, why


class Amount(Protocol):
    """Money that was spent from one day to another."""

    @property
    def begins(self) -> date: ...
    @property
    def ends(self) -> date: ...
    @property
    def amount_gbp(self) -> Decimal: ...
    @property
    def source(self) -> str: ...
    @property
    def supplier(self) -> str:
        """Whose payments these are, by its id in a spend analysis; empty where they are known from elsewhere."""


def may_be_same(one: Amount, other: Amount) -> bool:
    """Whether two amounts under one agreement may be the same money: their days overlap.

    Payments of one day each are two where their number or their amount differs: several invoices are paid on one day. What a spend analysis says of a
    month is all that was paid in it.
    """
    if one.ends < other.begins or other.ends < one.begins:
        return False
    if one.supplier or other.supplier or one.begins != one.ends or other.begins != other.ends:
        return True
    return one.amount_gbp == other.amount_gbp and _number(one.source) == _number(other.source)


def _number(source: str) -> str:
    return "".join(filter(str.isalnum, source.casefold()))


def why_not_spent_on(
    begins: date, ends: date, *, since: date | None, until: date | None, today: date
) -> Reason | None:
    """Say why nothing can have been spent on these days under an agreement, or None when it can. `since`, `until`: its first and its last day. What is
    spent in a time is known once that is over, or until today."""
    if ends < begins:
        return why("It cannot end before it begins.")
    if begins > today:
        return why("It lies in the future.")
    if since is not None and begins < since:
        return why(
            "The agreement begins on %(day)s. Enter the days since then for which it was paid.", day=in_words(since)
        )  # fmt: skip
    if until is not None and ends > until:
        return why(
            "The agreement lasts until %(day)s. Enter the days until then for which it was paid, or extend it first.", day=in_words(until)
        )  # fmt: skip
    if ends > today:
        return why(
            "%(day)s is to come. Enter what was spent until today, or wait until that day is over.", day=in_words(ends)
        )  # fmt: skip
    return None


def why_not_across(begins: date, ends: date, handed_over: Iterable[date]) -> Reason | None:
    """Say why what was spent on these days is recorded apart, or None when it is not. `handed_over`: the days from which another organisation
    promises what accrues from it: each answers for what was spent in its own time."""
    day = next((day for day in sorted(handed_over) if begins < day <= ends), None)
    if day is None:
        return None
    return why(
        "Another organisation promises what accrues from it since %(day)s. Enter what was spent before that day, and what was spent since then, apart.", day=in_words(day)
    )  # fmt: skip


def why_not_again(there: Amount, agreement: str) -> Reason:
    """What lies there already that may be the same money. `agreement`: what it is called."""
    return why(
        "%(amount)s is recorded for %(begins)s to %(ends)s already, under “%(agreement)s” (%(source)s). Take that back first, or leave these days out.",
        amount=pounds(there.amount_gbp), begins=f"{there.begins:%d/%m/%Y}", ends=f"{there.ends:%d/%m/%Y}", agreement=agreement, source=there.source,
    )  # fmt: skip


A = TypeVar("A", bound=Amount)


class UnderOne(Generic[A]):
    """Amounts under one agreement, in the order of their first days: what may be the same money is found without looking at all."""

    def __init__(self, amounts: Iterable[A] = ()) -> None:
        self._ordered: list[A] = []
        self._longest = timedelta(0)
        for one in amounts:
            self.add(one)

    def add(self, one: A) -> None:
        """Let it lie there, too."""
        insort(self._ordered, one, key=_first)
        self._longest = max(self._longest, one.ends - one.begins)

    def same_as(self, other: Amount) -> A | None:
        """What lies there and may be the same money."""
        begin = bisect_left(self._ordered, other.begins - self._longest, key=_first)
        end = bisect_right(self._ordered, other.ends, key=_first)
        return next((one for one in self._ordered[begin:end] if may_be_same(one, other)), None)


def _first(one: Amount) -> date:
    return one.begins
