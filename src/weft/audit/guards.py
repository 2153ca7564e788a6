"""What the database itself refuses: changing or deleting what stands in the audit.

Triggers, for PostgreSQL and SQLite. They are a second lock: whoever runs the database can take them
down, and then `verify` finds what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

ENTRY, TOLD = "audit_entry", "audit_told"
WRITTEN = (
    "id", "at", "person", "acting_for", "act", "subject_kind", "subject", "before", "after"
)  # fmt: skip
NAMED = ("id", "entry_id", "about", "side", "field")
TRIGGERS = {
    "entry_is_only_sealed": (ENTRY, "UPDATE", "An entry of the audit is sealed once and never changed."),
    "entry_is_never_deleted": (ENTRY, "DELETE", "An entry of the audit is never deleted."),
    "told_is_only_erased": (TOLD, "UPDATE", "A personal value is erased once and never changed."),
    "told_is_never_deleted": (TOLD, "DELETE", "A personal value is erased, never deleted."),
}  # fmt: skip
Write = Callable[[str], object]


def put_up(database: BaseDatabaseWrapper, write: Write) -> None:
    """Make the database refuse from now on."""
    statements = _postgresql() if database.vendor == "postgresql" else _sqlite()
    for statement in statements:
        write(statement)


def take_down(database: BaseDatabaseWrapper, write: Write) -> None:
    """Let the database do again what it is told."""
    for name, (table, _act, _said) in TRIGGERS.items():
        if database.vendor == "postgresql":
            write(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            write(f"DROP TRIGGER IF EXISTS {name}_at_once ON {table}")
            write(f"DROP FUNCTION IF EXISTS {name}()")
        else:
            write(f"DROP TRIGGER IF EXISTS {name}")


def missing(database: BaseDatabaseWrapper) -> list[str]:
    """The guards that are not up."""
    asked = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')"
        if database.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with database.cursor() as cursor:
        cursor.execute(asked)
        up = {name for (name,) in cursor.fetchall()}
    return sorted(set(TRIGGERS) - up)


@contextmanager
def down(database: BaseDatabaseWrapper) -> Iterator[None]:
    """For what empties a whole database, as tests do: without guards, and up again afterwards."""
    with database.cursor() as cursor:
        take_down(database, cursor.execute)
    yield
    with database.cursor() as cursor:
        put_up(database, cursor.execute)


def _changed(columns: Iterable[str], unlike: str, kind: str = "") -> str:
    return " OR ".join(f'OLD."{name}"{kind} {unlike} NEW."{name}"{kind}' for name in columns)


def _refused(name: str, unlike: str, kind: str = "") -> str:
    """When an update is refused: the row was sealed or erased, or more than that is written."""
    if name == "entry_is_only_sealed":
        return f"OLD.position IS NOT NULL OR {_changed(WRITTEN, unlike, kind)}"
    return f"OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL OR {_changed(NAMED, unlike, kind)}"


def _sqlite() -> Iterator[str]:
    for name, (table, act, said) in TRIGGERS.items():
        when = f"WHEN {_refused(name, 'IS NOT')} " if act == "UPDATE" else ""
        yield (
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )


def _postgresql() -> Iterator[str]:
    for name, (table, act, said) in TRIGGERS.items():
        when = f"WHEN ({_refused(name, 'IS DISTINCT FROM', '::text')}) " if act == "UPDATE" else ""
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW {when}"
            f"EXECUTE FUNCTION {name}()"
        )
        if act == "DELETE":
            yield (
                f"CREATE TRIGGER {name}_at_once BEFORE TRUNCATE ON {table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
            )
