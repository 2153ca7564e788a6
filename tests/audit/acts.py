"""Acts to record, as an action of a room would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from weft.audit.actions import Actor, Personal, record

AT = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
LATER = AT + timedelta(days=1)


def an_act(
    act: str = "invite",
    *,
    person: int = 7,
    acting_for: int | None = 1,
    on: tuple[str, int] = ("organisation", 1),
    email: Personal | None = None,
    at: datetime = AT,
    **after: Any,
) -> Any:
    """An act with one personal value."""
    values = {"email": email or Personal("ada@example.org", 7), "roles": ["reader"], **after}
    return record(act=act, by=Actor(person, acting_for), on=on, at=at, after=values)
