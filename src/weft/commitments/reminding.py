"""When somebody is written to by itself, and from when a silence is shown as no answer. Plain Python: no Django, no clock.

| what waits | letters |
|---|---|
| a promise of which something is due and not reported | four weeks before its day; a week after it |
| what was reported, and whoever received it has not said anything | at once; after two weeks; after four |

Half a year after its day nobody is written to by itself any more: a register that is taken in with old promises sets no letters off.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from weft.commitments.due import Terms, falls_due, next_period_ends
from weft.commitments.rules import Sort
from weft.ui.marks import Reason, why


class Step(StrEnum):
    """Which letter about the same it is."""

    SOON = "soon"
    LATE = "late"
    REPORTED = "reported"
    AGAIN = "again"
    LAST = "last"
    CHASED = "chased"
    """Not by itself: its keeper wrote."""


BEFORE, AFTER, AGAIN, LAST = (timedelta(days) for days in (28, 7, 14, 28))
TOO_OLD = timedelta(182)
NO_ANSWER = timedelta(42)
"""So long after a report, whoever received it has had two more letters, and two weeks since the last of them."""


def step_before(due: date, today: date) -> Step | None:
    """Which letter is due about a promise of which something is missing; None where none is, or it is too late for it."""
    if due - BEFORE <= today <= due:
        return Step.SOON
    return Step.LATE if due + AFTER <= today <= due + TOO_OLD else None


def step_after(reported: date, today: date) -> Step | None:
    """Which letter is due to whoever has not answered what was reported; None where it is too late for it."""
    gone = today - reported
    if gone > TOO_OLD:
        return None
    return Step.LAST if gone >= LAST else Step.AGAIN if gone >= AGAIN else Step.REPORTED


def is_no_answer(reported: date, today: date) -> bool:
    """Whether a silence is shown as no answer."""
    return today - reported >= NO_ANSWER


def days_due(terms: Terms, *, today: date) -> list[date]:
    """The days about which somebody may be written to: the last that has come, and the next. A rate is due with the money, on no day; nothing
    while the agreement is suspended, and what would have been due in that time is when it goes on."""
    if terms.sort == Sort.RATE:
        return []
    days = (
        [terms.due] if terms.due and terms.sort != Sort.PER_PERIOD else _period_ends(terms, today)
    )
    found = sorted({day for one in days if (day := falls_due(one, terms.suspended))})
    gone = [one for one in found if one < today]
    return gone[-1:] + [one for one in found if one >= today][:1]


def _period_ends(terms: Terms, today: date) -> list[date]:
    first = min([today - TOO_OLD, *(day for day, _until in terms.suspended)])
    day, found = max(first, terms.begins or first), list[date]()
    while (
        end := next_period_ends(begins=terms.begins, ends=terms.ends, months=terms.months, on=day)
    ) and end <= today + BEFORE:
        found.append(end)
        day = end + timedelta(1)
    return found


def why_not_chase(*, reports: bool, today_already: bool, name: str) -> Reason | None:
    """Say why nobody is written to about what is late, or None when they can be."""
    if not reports:
        return why(
            "Nobody reports for %(name)s here yet. Speak to them, and note what was said.",
            name=name,
        )
    return why("They were written to about this today.") if today_already else None
