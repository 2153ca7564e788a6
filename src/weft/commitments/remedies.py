"""Decisions about what follows where a promise is missed: a plan, something equal instead, a payment. Plain Python: no Django, no database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from weft.ui.marks import Reason, why


class RemedyKind(StrEnum):
    """What follows."""

    PLAN = "plan"
    SUBSTITUTE = "substitute"
    PAYMENT = "payment"


class RemedyState(StrEnum):
    """How a remedy stands: what the keeper of the agreement proposes, what whoever promised says of that, and whether it was done."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    REFUSED = "refused"
    DONE = "done"
    NOT_DONE = "not done"
    WITHDRAWN = "withdrawn"


REMEDY_NEXT: Mapping[RemedyState, tuple[RemedyState, ...]] = {
    RemedyState.PROPOSED: (RemedyState.AGREED, RemedyState.REFUSED, RemedyState.WITHDRAWN),
    RemedyState.AGREED: (RemedyState.DONE, RemedyState.NOT_DONE, RemedyState.WITHDRAWN),
    RemedyState.REFUSED: (),
    RemedyState.DONE: (),
    RemedyState.NOT_DONE: (),
    RemedyState.WITHDRAWN: (),
}
MAKES_GOOD: Mapping[RemedyKind, frozenset[RemedyState]] = {
    RemedyKind.PLAN: frozenset(),
    RemedyKind.SUBSTITUTE: frozenset({RemedyState.AGREED, RemedyState.DONE}),
    RemedyKind.PAYMENT: frozenset({RemedyState.DONE}),
}
"""While it stands so, it makes good what was missing: another promise that took its place, what was paid. A plan does not, but what comes of it."""
OPEN = frozenset({RemedyState.PROPOSED, RemedyState.AGREED})
"""While it stands so, something is still to be said or done."""
OF_WHOEVER_PROMISED = frozenset({RemedyState.AGREED, RemedyState.REFUSED})
"""What whoever promised says of a proposal. That they agreed, the keeper may record for them, and says how it is known."""
OF_THE_KEEPER = frozenset(RemedyState) - {RemedyState.PROPOSED, RemedyState.REFUSED}


class Said(NamedTuple):
    """What was said of a remedy: of which one, what it comes to, how much was missing when it was proposed, for how much of that it is, and by which day
    that was due."""

    remedy: int
    kind: RemedyKind
    to: RemedyState
    missing: int
    covers: int
    due_by: date


class Good(NamedTuple):
    """How much of what was missing of a promise is made good, and by which day the last of that was due."""

    much: int
    due_by: date | None


def made_good(said: Iterable[Said]) -> Good:
    """How much of what was missing of a promise its remedies make good, from all that was said of them, in its order.

    Remedies that were proposed for one shortfall make good no more than that together, however many are carried out.
    """
    in_all: dict[int, int] = {}
    there: dict[int, int] = {}
    days: dict[int, date] = {}
    good = 0
    for one in said:
        if one.to is RemedyState.PROPOSED:
            in_all[one.remedy] = good + one.missing
        there.pop(one.remedy, None)
        if one.to in MAKES_GOOD[one.kind]:
            there[one.remedy], days[one.remedy] = one.covers, one.due_by
        good = min(sum(there.values()), max((in_all[each] for each in there), default=0))
    return Good(good, max((days[each] for each in there), default=None) if good else None)


def why_not_move(now: RemedyState, to: RemedyState) -> Reason | None:
    """Say why a remedy cannot come to stand so, or None when it can."""
    if to in REMEDY_NEXT[now]:
        return None
    return why("The remedy is “%(now)s”, so it cannot become “%(to)s”.", now=now, to=to)


def why_not_by(by_when: date | None, *, today: date) -> Reason | None:
    """Say why nothing is proposed to be done by a day, or None when it can be: what is over cannot be waited for."""
    if by_when is None or by_when >= today:
        return None
    return why("That day is over. Say by which day to come it is to be done.")


def why_not_say(to: RemedyState, *, keeps: bool, promised: bool) -> Reason | None:
    """Say why somebody cannot let a remedy come to stand so, or None when they can: its keeper, or whoever promised what was missed."""
    if (keeps and to in OF_THE_KEEPER) or (promised and to in OF_WHOEVER_PROMISED):
        return None
    if to is RemedyState.REFUSED:
        return why("Only whoever promised it refuses what is proposed. Withdraw it instead.")
    return why("Whoever keeps the agreement says what becomes of it.")


def why_not_propose(
    *, kind: RemedyKind, missing: int, ended: bool, what: str, by_when: date | None, amount_gbp: Decimal | None, instead: bool
) -> Reason | None:  # fmt: skip
    """Say why a remedy cannot be proposed so, or None when it can. `missing`: what was due and is not verified; `instead`: whether it is said
    which promise takes its place."""
    if ended:
        return why("It is promised no longer.")
    if missing < 1:
        return why("Nothing that was due is missing.")
    if not what.strip():
        return why("Say what is to follow.")
    if kind is RemedyKind.PLAN and by_when is None:
        return why("Say by which day the plan is carried out.")
    if kind is RemedyKind.PAYMENT and not amount_gbp:
        return why("Enter how much is to be paid.")
    if kind is RemedyKind.SUBSTITUTE and not instead:
        return why("Choose which promise takes its place.")
    return None


def covered(kind: RemedyKind, *, said: int | None, missing: int, asked_for: int) -> int:
    """For how much of what is missing a remedy is: as was said, else for all of it; a payment, for all that no other one is for (`asked_for`)."""
    if kind is RemedyKind.PLAN:
        return missing
    left = missing - asked_for if kind is RemedyKind.PAYMENT else missing
    return max(0, left) if said is None else said


def why_not_cover(covers: int, *, missing: int) -> Reason | None:
    """Say why a remedy is not for so much, or None when it is: no more is missing."""
    return why("It is for more than is missing.") if covers > missing else None


def why_not_pay_again(*, missing: int, asked_for: int, covers: int) -> Reason | None:
    """Say why no other payment is proposed, or None when one is: nothing is paid for twice. `asked_for`: for how much of what is missing payments
    are proposed or agreed, and not made yet."""
    if asked_for == 0 or 0 < covers <= missing - asked_for:
        return None
    if asked_for < missing:
        return why("A payment for some of what is missing is proposed or agreed already, and this one is for more than the rest.")  # fmt: skip
    return why("A payment for what is missing is proposed or agreed already. Say what becomes of that, or withdraw it, before you propose another.")  # fmt: skip


def why_not_make_for(*, same_promiser: bool, missing: int, ended: bool) -> Reason | None:
    """Say why no promise is recorded for another that was missed, or None when one is. `missing`: what was due of that and is not verified."""
    if not same_promiser:
        return why("Another promise of the same organisation in this agreement takes its place.")
    if ended:
        return why("It is promised no longer.")
    return why("Nothing that was due is missing.") if missing < 1 else None


def why_not_substitute(
    *, same_promiser: bool, itself: bool, made_for_it: bool, ended: bool
) -> Reason | None:
    """Say why a promise cannot take another's place, or None when it can. `made_for_it`: it was recorded because that one was missed."""
    if itself or not same_promiser:
        return why("Another promise of the same organisation in this agreement takes its place.")
    if not made_for_it:
        return why(
            "That is promised anyway. Record another promise because this one was missed, and choose that."
        )
    return why("That is promised no longer.") if ended else None


def is_equal(
    *, same_measure: bool, same_people: bool, by_a_day: bool, quantity: int, covers: int
) -> bool:
    """Whether a promise is equal by itself to what it is to take the place of: as much of the same measure, for the same people, by a day."""
    return same_measure and same_people and by_a_day and quantity >= covers


def why_not_equal(*, equal: bool, because: str) -> Reason | None:
    """Say why a promise does not count as equal to what is missing, or None when it does."""
    if equal or because.strip():
        return None
    return why(
        "It is of another measure or for other people, or less than what it is for. Say why it counts as equal, or choose another promise."
    )


def why_not_without_reason(to: RemedyState, *, for_them: bool, because: str) -> Reason | None:
    """Say why this needs a reason, or None when it does not: whoever promised may agree without a word. `for_them`: the keeper records it."""
    if because.strip() or (to is RemedyState.AGREED and not for_them):
        return None
    if to is RemedyState.AGREED:
        return why("Say how you know that they agreed: a letter, a meeting.")
    return why("Say why.")
