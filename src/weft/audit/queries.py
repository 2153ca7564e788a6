"""What can be asked of the audit. It knows no roles: `web` asks who may see what.

Filters are plain values; lists come newest first, a page at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from weft.audit import checkpoints, guards, keys
from weft.audit.checking import Rows, Verdict, check
from weft.audit.checkpoints import Line
from weft.audit.faults import Fault, Kind
from weft.audit.models import Entry, Told
from weft.audit.rules import Sealed, ToldValue

PAGE = 50
CHUNK = 1000


@dataclass(frozen=True)
class Theirs:
    """The entries of one organisation: what was done for it, and these acts upon it by anyone."""

    organisation: int
    acts_upon: Collection[str] = ()


@dataclass(frozen=True)
class Wanted:
    """Which entries are wanted; what is None is not asked."""

    of: Theirs | None = None
    since: datetime | None = None
    until: datetime | None = None
    people: Collection[int] | None = None
    act: str | None = None
    acting_for: Collection[int] | None = None
    subject_kind: str | None = None
    subject: int | None = None


def entries(wanted: Wanted) -> QuerySet[Any]:
    """The entries wanted, newest first."""
    asked = {
        "at__gte": wanted.since, "at__lt": wanted.until, "person__in": wanted.people, "act": wanted.act,
        "acting_for__in": wanted.acting_for, "subject_kind": wanted.subject_kind, "subject": wanted.subject,
    }  # fmt: skip
    found = Entry.objects.filter(
        **{name: value for name, value in asked.items() if value is not None}
    )
    return found if wanted.of is None else found.filter(_theirs(wanted.of))


def page_of(
    wanted: Wanted, *, before: int | None = None, size: int = PAGE
) -> tuple[list[Any], bool]:
    """A page of entries, newest first, older than entry `before`; and whether there are more."""
    found = entries(wanted)
    if before is not None:
        found = found.filter(_older_than(before))
    page = list(found.prefetch_related("told")[: size + 1])
    return page[:size], len(page) > size


def all_of(wanted: Wanted) -> Iterator[list[Any]]:
    """All entries wanted, newest first, some at a time, for what is written as a stream."""
    before, more = None, True
    while more:
        page, more = page_of(wanted, before=before, size=CHUNK)
        if page:
            before = page[-1].pk
            yield page


def _theirs(of: Theirs) -> Q:
    upon = Q(subject_kind="organisation", subject=of.organisation, act__in=list(of.acts_upon))
    return Q(acting_for=of.organisation) | upon


def _older_than(number: int) -> Q:
    at = Entry.objects.filter(pk=number).values_list("at", flat=True).first()
    return Q(at__lt=at) | Q(at=at, pk__lt=number) if at else Q(pk__lt=number)


def told_before(before: datetime) -> QuerySet[Any]:
    """What entries from before a moment tell of people, as far as it is not erased."""
    return Told.objects.filter(entry__at__lt=before, erased_at=None)


def verified(lines: Sequence[Line], *, trusted: Collection[str], whole: bool) -> Verdict:
    """Check the whole record in the database. Seal what waits first: only what is sealed is checked."""
    verdict = check(chain(), lines, keys=trusted, whole=whole)
    verdict.unsealed = Entry.objects.filter(position__isnull=True).count()
    verdict.faults += [
        Fault(Kind.UNGUARDED, f"The database no longer has its guard {name}. Find out who took it "
              "down; `weft audit guard` puts it up again.")
        for name in guards.missing(connection)
    ]  # fmt: skip
    return verdict


def checkpoints_in(path: Path) -> list[Line]:
    """The lines of a file of checkpoints, or of the one in a folder."""
    return checkpoints.read(path / checkpoints.FILE if path.is_dir() else path)


def public_keys(paths: Iterable[Path]) -> set[str]:
    """The public keys of files, or of the file in a folder, in hexadecimal."""
    return {keys.public_key(path / keys.PUBLIC if path.is_dir() else path) for path in paths}


def chain() -> Rows:
    """The sealed entries in the order of their positions, each with its personal values."""
    sealed = Entry.objects.filter(position__isnull=False).order_by("position", "id")
    chunk: list[Sealed] = []
    for row in sealed.values_list(*_as_it_stands(Sealed._fields)).iterator(chunk_size=CHUNK):
        one = Sealed(*row)
        chunk.append(one._replace(at=_moment(one.at), sealed_at=_moment(one.sealed_at)))
        if len(chunk) == CHUNK:
            yield from _with_told(chunk)
            chunk = []
    yield from _with_told(chunk)


def _with_told(chunk: list[Sealed]) -> Rows:
    told: dict[int, list[ToldValue]] = defaultdict(list)
    found = Told.objects.filter(entry_id__in=[row.id for row in chunk])
    for row in found.values_list(*_as_it_stands(("entry_id", *ToldValue._fields[1:]))):
        one = ToldValue(*row)
        told[one.entry].append(one._replace(erased_at=_moment(one.erased_at)))
    return ((row, told[row.id]) for row in chunk)


def _as_it_stands(fields: Sequence[str]) -> list[Any]:
    """Moments as text: a column of SQLite may hold what is none, and that is to be found, not met."""
    moments = {"at", "sealed_at", "erased_at"}
    return [Cast(name, TextField()) if name in moments else name for name in fields]


def _moment(text: Any) -> Any:
    """The moment that a database's text says, in UTC; the text itself where it says none."""
    try:
        said = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return text
    return said if said.tzinfo else said.replace(tzinfo=UTC)
