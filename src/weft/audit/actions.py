"""What is written down of an act. The only file that writes to the audit."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from weft.audit.models import Entry, Told

BEFORE, AFTER = "before", "after"
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Personal:
    """A value about a person, which can be erased; `about` is whose it is, where that is known."""

    value: Any
    about: int | None = None


@dataclass(frozen=True)
class Actor:
    """Who acts, and for which organisation; both None for Weft itself."""

    person: int | None = None
    acting_for: int | None = None


WEFT = Actor()


@transaction.atomic
def record(
    *,
    act: str,
    by: Actor,
    on: tuple[str, int],
    at: datetime,
    before: Values | None = None,
    after: Values | None = None,
) -> Entry:
    """Write down one act: `act` in words ("approve organisation"), `on` the noun and its number.

    A value wrapped in `Personal` is kept apart and can be erased; the entry keeps a commitment to it.
    """
    told: list[Told] = []
    sides = {BEFORE: _plain(before or {}, BEFORE, told), AFTER: _plain(after or {}, AFTER, told)}
    kind, number = on
    entry = Entry.objects.create(
        at=at, person=by.person, acting_for=by.acting_for, act=act,
        subject_kind=kind, subject=number, **sides,
    )  # fmt: skip
    for one in told:
        one.entry = entry
    Told.objects.bulk_create(told)
    return entry


def commitment(salt: str, value: Any) -> str:
    """What the entry holds in place of a personal value: SHA-256 of the salt and the value's JSON."""
    return hashlib.sha256(f"{salt}:{_json(value)}".encode()).hexdigest()


def _plain(values: Values, side: str, told: list[Told]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for field, value in sorted(values.items()):
        if isinstance(value, Personal):
            kept = json.loads(_json(value.value))
            salt = secrets.token_hex(16)
            told.append(Told(about=value.about, side=side, field=field, salt=salt, value=kept))
            plain[field] = {"personal": commitment(salt, kept)}
        else:
            plain[field] = json.loads(_json(value))
    return plain


def _json(value: Any) -> str:
    return json.dumps(
        value, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
