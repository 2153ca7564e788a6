"""Decisions about how an agreement is rated: what is due to be assessed, and when it is. Plain Python: no Django, no database, no clock.

The Procurement Act 2023 (section 71) asks that a contract with key performance indicators is assessed at least once in every period of
twelve months, and when it is terminated. An assessment follows on from the one before, so that no day is left out and none counts twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from weft.analysis.commitments.ratings import ACT_IN_FORCE, KPIS_ABOVE_GBP, needs_kpis
from weft.commitments.days import in_words
from weft.commitments.due import months_after
from weft.commitments.rules import AgreementKind, AgreementState, Sort
from weft.ui.marks import Reason, why

LONGEST_MONTHS = 12
MOST_INDICATORS = 40
UNDER_THE_ACT = frozenset({AgreementKind.CONTRACT, AgreementKind.CALL_OFF})
"""What the Act can ask indicators of. It asks none of framework agreements; the other kinds are no public contracts."""


@dataclass(frozen=True)
class Period:
    """So long something is assessed: both days are in it."""

    begins: date
    ends: date


def next_period(
    *, begins: date | None, ends: date | None, assessed_until: date | None
) -> Period | None:
    """What is to be assessed next, twelve months or until the agreement ends; None where nobody has said when that begins, or nothing is left.

    `begins` and `ends` are the agreement's days as they stand now: one that is terminated ends on that day.
    """
    first = assessed_until + timedelta(1) if assessed_until else begins
    if first is None or (ends is not None and first > ends):
        return None
    last = months_after(first, LONGEST_MONTHS) - timedelta(1)
    return Period(first, min(last, ends) if ends else last)


def why_not_choose(*, chosen: int) -> Reason | None:
    """Say why an agreement gets no further indicator, or None when it does. `chosen`: so many it has."""
    if chosen >= MOST_INDICATORS:
        return why("It has %(most)s indicators already. Drop one first.", most=str(MOST_INDICATORS))
    return None


def why_not_assess(
    *, period: Period, now: AgreementState, begins: date | None, assessed_until: date | None, indicators: int, today: date
) -> Reason | None:  # fmt: skip
    """Say why an agreement cannot be assessed for a period, or None when it can. `begins`: the agreement."""
    if not indicators:
        return why("Choose what it is rated by first.")
    if now is AgreementState.PLANNED:
        return why("It is not in force yet.")
    if period.ends < period.begins:
        return why("It cannot end before it begins.")
    if period.ends >= today:
        return why("That time is not over yet. What was delivered in it is known afterwards.")
    if assessed_until and period.begins != assessed_until + timedelta(1):
        return why("The last assessment goes until %(day)s. The next begins the day after.", day=assessed_until.isoformat())  # fmt: skip
    if begins and period.begins < begins:
        return why("The agreement had not begun then.")
    if period.ends >= months_after(period.begins, LONGEST_MONTHS):
        return why("It is assessed at least every twelve months. Assess each year by itself.")
    return None


def why_not_record_rating(*, rating: str, suggested: str, because: str) -> Reason | None:
    """Say why a rating cannot be recorded so, or None when it can: one that the rule does not suggest has a reason."""
    if rating == suggested or because.strip():
        return None
    if not suggested:
        return why("The rule suggests nothing here. Say why it is “%(rating)s”.", rating=rating)
    return why("The rule suggests “%(suggested)s”. Say why it is “%(rating)s”.", suggested=suggested, rating=rating)  # fmt: skip


def why_not_tolerate(*, close: int, below: int) -> Reason | None:
    """Say why these are no tolerances, or None when they are. Both in per cent of what was due."""
    if 0 < below < close < 100:
        return None
    return why(
        "“Close” is less than 100 per cent and more than where “significantly below” begins, and that is more than 0."
    )


def due_in(sort: Sort, *, due_before: int, due_by_end: int) -> int:
    """How much of a commitment a period is held against, in the smallest part: what became due in it, of what is due again and again; all of
    it, of what is due by a day that has come."""
    again = sort in (Sort.PER_PERIOD, Sort.RATE)
    return max(0, due_by_end - due_before) if again else due_by_end


def counts_from(sort: Sort, period: Period) -> date | None:
    """From when on what was delivered counts for a period: from its first day, of what is due again and again; None, from the very beginning,
    of what is due by a day."""
    return period.begins if sort in (Sort.PER_PERIOD, Sort.RATE) else None


@dataclass(frozen=True)
class Begun:
    """What is known of when, and under what, an agreement was begun."""

    kind: AgreementKind
    begins: date | None
    said: bool | None = None
    """What somebody has said: whether the Act applies to it."""
    framework: bool = False
    """Whether it is known under which framework agreement it is called off."""
    framework_begins: date | None = None
    framework_said: bool | None = None

    @property
    def before_the_act(self) -> date | None:
        """The day before the Act came into force on which it was begun, or the framework agreement under which it is called off."""
        of_framework = self.framework_begins if self.kind is AgreementKind.CALL_OFF else None
        days = (day for day in (of_framework, self.begins) if day and day < ACT_IN_FORCE)
        return next(days, None)

    @property
    def under_act(self) -> bool | None:
        """Whether it comes under the Act; None where that cannot be said.

        | kind | began | its framework began | is said | comes under it |
        |---|---|---|---|---|
        | contract | before 24 February 2025 | | yes | no |
        | contract | since then | | yes | yes |
        | contract | since then | | nothing | not known: the procurement may have been begun before |
        | call-off | since then | before | yes | no |
        | call-off | since then | since then | of the framework: no | no |
        """
        if self.before_the_act:
            return False
        if self.kind is AgreementKind.CALL_OFF and self.framework_said is not None:
            return self.framework_said
        return self.said


def why_not_say_under_act(begun: Begun) -> Reason | None:
    """Say why it cannot be said that the Act applies, or None when it can."""
    if not begun.said or begun.under_act:
        return None
    if day := begun.before_the_act:
        return why(
            "The Procurement Act applies to what was begun since 24 February 2025. This, or its framework agreement, was begun on %(day)s.",
            day=in_words(day),
        )  # fmt: skip
    return why("The Procurement Act does not apply to its framework agreement, nor to what is called off under that.")  # fmt: skip


def act_asks(
    *, kind: AgreementKind, value_gbp: Decimal | None, with_vat: bool | None, under_act: bool | None
) -> bool | None:
    """Whether the Act asks at least three indicators of an agreement; None where that cannot be said from what is known."""
    if kind is not AgreementKind.FRAMEWORK and kind not in UNDER_THE_ACT:
        return False
    return needs_kpis(
        value_gbp=value_gbp, with_vat=with_vat, under_act=under_act, is_framework=kind is AgreementKind.FRAMEWORK
    )  # fmt: skip


def to_be_said(*, begun: Begun, value_gbp: Decimal | None, with_vat: bool | None) -> Iterator[str]:
    """What has to be said of a contract before it can be told whether the Act asks indicators of it, by the names of the facts."""
    if begun.under_act is None:
        if begun.begins is None:
            yield "begins"
        if begun.kind is AgreementKind.CALL_OFF:
            yield from () if begun.framework else ("under",)
            yield from ("framework",) if begun.framework and not begun.framework_begins else ()
        yield "under_act"
    if begun.under_act is False:
        return
    if value_gbp is None:
        yield "value_gbp"
    elif value_gbp <= KPIS_ABOVE_GBP and not with_vat:
        yield "value_with_vat" if with_vat is False else "with_vat"
