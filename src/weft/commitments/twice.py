"""Decisions about what is recorded by hand and may be there already. Plain Python: no Django, no database, no clock."""

from __future__ import annotations

from weft.ui.marks import Reason, why


def why_not_record_agreement_twice(
    *, there: str | None, number: str, another: bool
) -> Reason | None:
    """Say why an agreement is not recorded yet, or None when it can be. `there`: what one is called that is there, and has the same `number`, or,
    where that is empty, the same name, parties and days; `another`: somebody has said that this is another one."""
    if there is None or another:
        return None
    if number:
        return why(
            "Your agreement “%(title)s” has the number %(number)s already. Open it, or say that this is another one.",
            title=there, number=number,
        )  # fmt: skip
    return why(
        "You have an agreement “%(title)s” with the same parties and days already. Open it, or say that this is another one.",
        title=there,
    )  # fmt: skip


def why_not_promise_twice(*, there: bool, another: bool) -> Reason | None:
    """Say why a promise is not recorded yet, or None when it can be. `there`: as much of the same measure is promised by the same organisation, by the
    same day, in the same part of the agreement, and as far as is said for the same people and places."""
    if not there or another:
        return None
    return why(
        "As much of this is promised by the same organisation, by the same day, in the same part already. Open it, or say that this is another one."
    )
