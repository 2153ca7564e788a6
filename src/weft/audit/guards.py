"""What the database itself refuses, and what it works out: whoever asks, nothing changes that must not, and sums are right.

Triggers, for PostgreSQL and SQLite. They are a second lock: whoever runs the database can take them down; for
the audit, `verify` finds then what was done. Each room says its own guards, and `stand_with` makes them known, so that
one that is gone is missed. On SQLite a migration that alters a guarded table drops its triggers: it takes them down first and
puts them up again (`taken_down`, `put_up`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

ENTRY, TOLD = "audit_entry", "audit_told"
WRITTEN = (
    "id", "at", "person", "acting_for", "act", "subject_kind", "subject", "before", "after"
)  # fmt: skip
NAMED = ("id", "entry_id", "about", "side", "field")
Write = Callable[[str], object]


@dataclass(frozen=True)
class Guard:
    """One thing that the database refuses to do with the rows of a table."""

    name: str
    table: str
    act: str
    """INSERT, UPDATE or DELETE."""
    said: str
    """What it answers."""
    where: str = ""
    """In SQL, of NEW and OLD: when it refuses; empty: always. `{unlike}` is “is not the same, also where one is null”,
    `{text}` a cast to text where the database has types that do not compare."""

    def refuses(self, database: BaseDatabaseWrapper) -> str:
        """When it refuses, in the words of a database."""
        if database.vendor == "postgresql":
            return self.where.format(unlike="IS DISTINCT FROM", text="::text")
        return self.where.format(unlike="IS NOT", text="")


@dataclass(frozen=True)
class Sum:
    """Something that the database works out in the statement that writes a row: what several rows come to stands with another."""

    name: str
    table: str
    act: str
    """INSERT or UPDATE."""
    does: str
    """In SQL, of NEW and OLD: statements, each with its semicolon. `{share}` is what databases say differently."""
    where: str = ""
    """When it has to; empty: always."""
    share: tuple[str, str] = ("", "")
    """What `{share}` is, in the words of PostgreSQL and of SQLite."""

    def said(self, database: BaseDatabaseWrapper) -> str:
        """What it does, in the words of a database."""
        return self.does.replace("{share}", self.share[database.vendor != "postgresql"])


Stands = Guard | Sum
"""What stands with the tables of the site."""


def changed(columns: Iterable[str]) -> str:
    """The condition that any of these columns is to change."""
    return " OR ".join(f'OLD."{name}"{{text}} {{unlike}} NEW."{name}"{{text}}' for name in columns)


OF_THE_AUDIT = (
    Guard(
        "entry_is_only_sealed", ENTRY, "UPDATE", "An entry of the audit is sealed once and never changed.",
        f"OLD.position IS NOT NULL OR {changed(WRITTEN)}",
    ),
    Guard("entry_is_never_deleted", ENTRY, "DELETE", "An entry of the audit is never deleted."),
    Guard(
        "told_is_only_erased", TOLD, "UPDATE", "A personal value is erased once and never changed.",
        f"OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR {changed(NAMED)}",
    ),
    Guard("told_is_never_deleted", TOLD, "DELETE", "A personal value is erased, never deleted."),
)  # fmt: skip
_KNOWN: dict[str, Stands] = {guard.name: guard for guard in OF_THE_AUDIT}


def stand_with(guards: Iterable[Stands]) -> None:
    """Make a room's guards known: they are missed where they are gone."""
    _KNOWN.update((guard.name, guard) for guard in guards)


def known() -> tuple[Stands, ...]:
    """The guards of every room."""
    return tuple(_KNOWN.values())


def put_up(database: BaseDatabaseWrapper, write: Write, guards: Iterable[Stands]) -> None:
    """Make the database refuse, and work out, from now on."""
    for guard in guards:
        for statement in _statements(guard, database):
            write(statement)


def take_down(database: BaseDatabaseWrapper, write: Write, guards: Iterable[Stands]) -> None:
    """Let the database do again what it is told."""
    for guard in guards:
        if database.vendor == "postgresql":
            write(f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}")
            write(f"DROP TRIGGER IF EXISTS {guard.name}_at_once ON {guard.table}")
            write(f"DROP FUNCTION IF EXISTS {guard.name}()")
        else:
            write(f"DROP TRIGGER IF EXISTS {guard.name}")


def missing(database: BaseDatabaseWrapper) -> list[str]:
    """The guards that are not up."""
    return sorted(set(_KNOWN) - _up(database))


@contextmanager
def down(database: BaseDatabaseWrapper) -> Iterator[None]:
    """For what empties or fills a whole database: without guards, and those that were up are up again afterwards."""
    were = [guard for guard in known() if guard.name in _up(database)]
    with database.cursor() as cursor:
        take_down(database, cursor.execute, were)
    yield
    with database.cursor() as cursor:
        put_up(database, cursor.execute, were)


def _up(database: BaseDatabaseWrapper) -> set[str]:
    asked = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
        if database.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with database.cursor() as cursor:
        cursor.execute(asked)
        return {name for (name,) in cursor.fetchall()}


def _statements(one: Stands, database: BaseDatabaseWrapper) -> Iterator[str]:
    if isinstance(one, Sum):
        return _summed(one, database)
    return _postgresql(one, database) if database.vendor == "postgresql" else _sqlite(one, database)


def _summed(one: Sum, database: BaseDatabaseWrapper) -> Iterator[str]:
    when = f"WHEN ({one.where}) " if one.where else ""
    if database.vendor != "postgresql":
        yield f"CREATE TRIGGER {one.name} AFTER {one.act} ON {one.table} {when}BEGIN {one.said(database)} END"
        return
    yield (
        f"CREATE FUNCTION {one.name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {one.said(database)} RETURN NULL; END $$"
    )
    yield (
        f"CREATE TRIGGER {one.name} AFTER {one.act} ON {one.table} FOR EACH ROW {when}"
        f"EXECUTE FUNCTION {one.name}()"
    )


def _sqlite(guard: Guard, database: BaseDatabaseWrapper) -> Iterator[str]:
    when = f"WHEN {guard.refuses(database)} " if guard.where else ""
    yield (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.act} ON {guard.table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{guard.said}'); END"
    )


def _postgresql(guard: Guard, database: BaseDatabaseWrapper) -> Iterator[str]:
    """A function that refuses, and the trigger that asks it: its condition may look into other tables."""
    refuse = f"RAISE EXCEPTION '{guard.said}' USING ERRCODE = 'integrity_constraint_violation'"
    body = f"IF {guard.refuses(database)} THEN {refuse}; END IF" if guard.where else refuse
    goes_on = "OLD" if guard.act == "DELETE" else "NEW"
    yield (
        f"CREATE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body}; RETURN {goes_on}; END $$"
    )
    yield (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.act} ON {guard.table} FOR EACH ROW "
        f"EXECUTE FUNCTION {guard.name}()"
    )
    if guard.act == "DELETE" and not guard.where:
        yield (
            f"CREATE TRIGGER {guard.name}_at_once BEFORE TRUNCATE ON {guard.table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {guard.name}()"
        )
