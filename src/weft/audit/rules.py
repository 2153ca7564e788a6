"""What an entry says and how it is sealed, in plain Python: no Django, no database, no clock.

The README of the room defines the chain word by word, so that a stranger can write a verifier.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

BEFORE, AFTER = "before", "after"
GENESIS = "0" * 64
"""What stands for the hash before the first entry."""
CHECKPOINT, MAKE_CHECKPOINT = "checkpoint", "make checkpoint"
"""The subject and the act of the entry that says that a checkpoint was made."""
PERSONAL = "personal"
"""The key under which an entry holds the fingerprint of a personal value."""


class Sealed(NamedTuple):
    """An entry as the chain holds it: what was done, and its place in the chain."""

    id: int
    at: datetime
    person: int | None
    acting_for: int | None
    act: str
    subject_kind: str
    subject: int
    before: dict[str, Any]
    after: dict[str, Any]
    position: int
    sealed_at: datetime
    previous: str
    chained: str


class ToldValue(NamedTuple):
    """A personal value of an entry; once erased, without value and salt."""

    entry: int
    side: str
    field: str
    salt: str
    value: Any
    erased_at: datetime | None


def canonical(value: Any) -> str:
    """The one way to write a value as JSON: keys in order, no spaces, letters as they are.

    Numbers are whole; other numbers stand as text. For such values this is RFC 8785.
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def moment(value: Any) -> str:
    """A moment as the chain writes it: 2026-11-03T09:30:00.000000Z."""
    if not isinstance(value, datetime):
        return str(value)
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def hash_of(entry: Sealed) -> str:
    """SHA-256 of everything of an entry but its own hash; the hash before it is part of it."""
    return sha256(canonical(_said(entry)))


def hash_at(entry: Sealed) -> Callable[[int], str]:
    """What the hash of an entry would be at other positions; quick to ask for many."""
    said = _said(entry)
    first = canonical({name: value for name, value in said.items() if name < "position"})
    last = canonical({name: value for name, value in said.items() if name > "position"})
    return lambda position: sha256(f'{first[:-1]},"position":{position},{last[1:]}')


def _said(entry: Sealed) -> dict[str, Any]:
    said = entry._asdict()
    del said["chained"]
    return said | {"at": moment(entry.at), "sealed_at": moment(entry.sealed_at)}


def fingerprint(salt: str, value: Any) -> str:
    """What an entry holds in place of a personal value: SHA-256 of the salt, a colon, and the value."""
    return sha256(f"{salt}:{canonical(value)}")


def sha256(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal; text that is no text still has one."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def fingerprints(before: Any, after: Any) -> Iterator[tuple[tuple[str, str], str]]:
    """The personal values that an entry holds: side and field, with the fingerprint."""
    for side, values in ((BEFORE, before), (AFTER, after)):
        for field, value in values.items() if isinstance(values, Mapping) else ():
            if isinstance(value, Mapping) and set(value) == {PERSONAL}:
                yield (side, field), str(value[PERSONAL])
