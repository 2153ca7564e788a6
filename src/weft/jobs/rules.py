"""Decisions about long work, in plain Python: no Django, no database, no clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from weft.ui.marks import Reason, to_translate, why


class State(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


NEXT: dict[State, tuple[State, ...]] = {
    State.WAITING: (State.RUNNING, State.CANCELLED),
    State.RUNNING: (State.DONE, State.FAILED, State.CANCELLED, State.WAITING),
    State.DONE: (),
    State.FAILED: (State.WAITING,),
    State.CANCELLED: (State.WAITING,),
}
"""Running goes back to waiting when its worker has died: its lease has run out."""

UNDER_WAY = frozenset({State.WAITING, State.RUNNING})
LEASE = timedelta(seconds=30)
"""How long a worker may be silent before its job is taken back."""
LONGEST_LEASE = LEASE + timedelta(minutes=5)
"""A lease seen from a machine whose clock is that much behind."""
HEARTBEAT_SECONDS = 5.0
TRIES = 3
"""How often a job is begun again by itself when its worker dies."""

NAMED = (
    *(to_translate("Waiting"), to_translate("Running"), to_translate("Done")),
    *(to_translate("Failed"), to_translate("Cancelled")),
)
"""What states are called on pages."""


def why_not_cancel(state: State) -> Reason | None:
    """Say why a job cannot be cancelled, or None when it can."""
    if state in UNDER_WAY:
        return None
    return why("This job stands as “%(state)s” already.", state=state.capitalize())


def why_not_retry(state: State) -> Reason | None:
    """Say why a job cannot be tried again, or None when it can."""
    if State.WAITING in NEXT[state] and state != State.RUNNING:
        return None
    return why(
        "This job stands as “%(state)s”. Only one that failed or was cancelled can be tried again.",
        state=state.capitalize(),
    )


def is_abandoned(*, state: State, lease_until: datetime | None, at: datetime) -> bool:
    """Whether a running job's worker has been silent for longer than its lease.

    A lease that ends further ahead than any can was given before the clock was put back.
    """
    if state != State.RUNNING or lease_until is None:
        return False
    return not at <= lease_until <= at + LONGEST_LEASE


def after_abandonment(*, begun: int, cancel_asked: bool) -> State:
    """What becomes of a job whose worker died: begun again, a few times; else failed."""
    if cancel_asked:
        return State.CANCELLED
    return State.WAITING if begun < TRIES else State.FAILED
