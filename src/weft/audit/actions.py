"""What is written down of an act, sealed, and erased. The only file that writes to the audit."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Q

from weft.audit import guards, rules
from weft.audit.checkpoints import FILE, Checkpoint, append
from weft.audit.keys import in_hexadecimal, signing_key
from weft.audit.models import SEALING, Entry, Told
from weft.audit.queries import told_before
from weft.audit.rules import AFTER, BEFORE, GENESIS, PERSONAL

Values = Mapping[str, Any]
BATCH = 500
"""How many entries are sealed in one transaction."""
ONE_SEALER = 0x57454654
"""The number of PostgreSQL's advisory lock that one sealer holds: "WEFT"."""


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

    A value wrapped in `Personal` is kept apart and can be erased; the entry keeps its fingerprint.
    Numbers that are not whole are kept as text.
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


@transaction.atomic(durable=True)
def seal(*, at: datetime, size: int = BATCH) -> int:
    """Seal up to `size` entries into the chain, in the order of their numbers; gives how many.

    Only what is committed can be seen and so be sealed. An entry that commits after one with a higher
    number is sealed later, with a later position: the order of the chain is the order of sealing. One
    sealer works at a time; writers wait for none.
    """
    _be_the_one_sealer()
    position, previous = _head()
    waiting = list(Entry.objects.filter(position__isnull=True).order_by("id")[:size])
    for entry in waiting:
        position += 1
        entry.position, entry.sealed_at, entry.previous = position, at, previous
        previous = entry.chained = rules.hash_of(_as_sealed(entry))
    Entry.objects.bulk_update(waiting, sorted(SEALING), batch_size=100)
    return len(waiting)


def seal_what_waits(*, at: datetime) -> int:
    """Seal, batch by batch, all that waits; gives how many. What runs regularly calls this."""
    sealed = 0
    while batch := seal(at=at):
        sealed += batch
    return sealed


@transaction.atomic
def erase(*, about: int | None, at: datetime, known_as: Collection[str] = ()) -> int:
    """Erase the personal values about a person; gives how many. The entries stand, the chain holds.

    Values recorded before it was known whose they are (the address of an invitation) are erased, too,
    where they are an email address that the audit has of this person, or one of the texts `known_as`.
    The action that calls this records it, with the same `at`.
    """
    theirs = Told.objects.filter(about=about) if about is not None else Told.objects.none()
    addresses = {
        value for value in theirs.filter(erased_at=None).values_list("value", flat=True)
        if isinstance(value, str) and "@" in value
    }  # fmt: skip
    unclaimed = Q(about=None, value__in=sorted(addresses | set(known_as)))
    them = unclaimed if about is None else Q(about=about) | unclaimed
    return Told.objects.filter(them, erased_at=None).update(salt="", value=None, erased_at=at)


@transaction.atomic
def erase_older(*, before: datetime, at: datetime) -> int:
    """Erase what entries from before a moment tell of people; gives how many values. The entries stand."""
    old = told_before(before)
    if not old.exists():
        return 0
    erased = old.update(salt="", value=None, erased_at=at)
    after = {"before": before, "count": erased}
    record(act="erase old values", by=WEFT, on=("database", 0), at=at, after=after)
    return erased


def make_checkpoint(*, keys: Path, folder: Path, place: str, at: datetime) -> Checkpoint:
    """Seal what waits, and sign head and count of the chain into the file of checkpoints.

    The file is written first: an entry that says a checkpoint was made is never wrong.
    """
    seal_what_waits(at=at)
    key = signing_key(keys)
    position, head = _head()

    def signed(number: int, previous: str) -> Checkpoint:
        unsigned = Checkpoint(
            number=number, place=place, at=rules.moment(at), count=position, head=head,
            previous=previous, key=in_hexadecimal(key.public_key()),
        )  # fmt: skip
        return replace(unsigned, signature=key.sign(unsigned.signed_text.encode()).hex())

    made = append(folder / FILE, signed)
    after = {"count": made.count, "head": made.head}
    record(
        act=rules.MAKE_CHECKPOINT, by=WEFT, on=(rules.CHECKPOINT, made.number), at=at, after=after
    )
    return made


def have_a_key(*, keys: Path) -> str:
    """Make the site's key where there is none; gives its public half, in hexadecimal.

    Raises CannotSign where others than its owner can read it.
    """
    return in_hexadecimal(signing_key(keys).public_key())


@transaction.atomic
def put_up_guards(*, at: datetime) -> list[str]:
    """Put up again the guards of the database that are gone; gives which, and records it."""
    gone = guards.missing(connection)
    if gone:
        with connection.cursor() as cursor:
            guards.take_down(connection, cursor.execute, guards.known())
            guards.put_up(connection, cursor.execute, guards.known())
        record(act="put up guards", by=WEFT, on=("database", 0), at=at, after={"gone": gone})
    return gone


def _head() -> tuple[int, str]:
    """The last position of the chain and the hash there."""
    sealed = Entry.objects.filter(position__isnull=False).order_by("-position")
    found: tuple[int, str] | None = sealed.values_list("position", "chained").first()
    return found or (0, GENESIS)


def _be_the_one_sealer() -> None:
    """Wait until nobody else seals. SQLite has one writer at a time by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_SEALER])


def _as_sealed(entry: Entry) -> rules.Sealed:
    return rules.Sealed(*(getattr(entry, field) for field in rules.Sealed._fields))


def _plain(values: Values, side: str, told: list[Told]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for field, value in sorted(values.items()):
        if not isinstance(value, Personal) or value.value is None:
            plain[field] = None if isinstance(value, Personal) else _as_json(value)
            continue
        kept, salt = _as_json(value.value), secrets.token_hex(16)
        told.append(Told(about=value.about, side=side, field=field, salt=salt, value=kept))
        plain[field] = {PERSONAL: rules.fingerprint(salt, kept)}
    return plain


def _as_json(value: Any) -> Any:
    """The value as it comes back from a database, the same from each; what is not whole is text."""
    text = json.dumps(value, cls=DjangoJSONEncoder)
    return json.loads(text, parse_float=str, parse_constant=str)
