"""The rows of the database, as they stood at one moment, and back: the same from SQLite and PostgreSQL.

Tables and columns are those that the applied migrations made, not those of today's models, so that a
database of an earlier version is backed up and restored as it was.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice
from typing import Any

from django.db import connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import AutoField, JSONField, Model
from django.utils.duration import duration_iso_string

from weft.analysis.errors import WeftError
from weft.web.backups.manifest import Damaged, Table

DEFAULT, SNAPSHOT = "default", "snapshot"
SOME = 2000


@dataclass(frozen=True)
class Tables:
    """The tables of a database at some migrations, each as a model without any behaviour."""

    migrations: tuple[tuple[str, str], ...]
    models: tuple[type[Model], ...]

    def named(self, app: str, name: str) -> type[Model]:
        """One of them."""
        return next(m for m in self.models if (m._meta.app_label, m.__name__) == (app, name))


@contextmanager
def snapshot() -> Iterator[str]:
    """A connection of its own that sees the database as it stands now, whatever others write meanwhile.

    Nobody waits for it: SQLite keeps what it reads in its log, PostgreSQL in its rows. Gives its alias.
    """
    settings: dict[str, Any] = dict(connections.settings[DEFAULT])
    if is_sqlite(DEFAULT):
        settings["OPTIONS"] = {**settings.get("OPTIONS", {}), "transaction_mode": "DEFERRED"}
    connections.settings[SNAPSHOT] = settings
    try:
        with transaction.atomic(using=SNAPSHOT):
            with connections[SNAPSHOT].cursor() as cursor:
                cursor.execute(
                    "SELECT count(*) FROM sqlite_master" if is_sqlite(SNAPSHOT)
                    else "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
                )  # fmt: skip
            yield SNAPSHOT
    finally:
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT]
        del connections.settings[SNAPSHOT]


def is_sqlite(using: str) -> bool:
    """Whether the database is a SQLite file."""
    return connections[using].vendor == "sqlite"


def tables_of(using: str) -> Tables:
    """The tables as the migrations made them that this database has applied."""
    loader = MigrationLoader(connections[using])
    applied = set(loader.applied_migrations)
    if unknown := sorted(applied - set(loader.disk_migrations)):
        raise WeftError(
            f"The database was made by a later version of Weft: it has {'.'.join(unknown[0])}. "
            "Make the backup with that version."
        )
    return tables_at(loader, applied)


def tables_at(loader: MigrationLoader, applied: Iterable[tuple[str, str]]) -> Tables:
    """The tables as these migrations make them."""
    nodes = sorted(set(applied) & set(loader.graph.nodes))
    known: list[type[Model]] = loader.project_state(nodes).apps.get_models(
        include_auto_created=True
    )
    kept: list[type[Model]] = [MigrationRecorder.Migration]
    kept += [m for m in known if m._meta.managed and not m._meta.proxy and not m._meta.swapped]
    models = sorted(kept, key=lambda model: model._meta.db_table)
    return Tables(tuple(sorted(applied)), tuple(models))


def write_rows(model: type[Model], using: str, write: Callable[[bytes], object]) -> Table:
    """Write every row of a table, in the order of its key, a line each; gives what was written."""
    fields = model._meta.local_concrete_fields
    rows = model._base_manager.using(using).order_by("pk")
    seen, count = hashlib.sha256(), 0
    for row in rows.values_list(*[field.attname for field in fields]).iterator(chunk_size=SOME):
        line = json.dumps([_plain(value) for value in row], ensure_ascii=False) + "\n"
        seen.update(line.encode())
        write(line.encode())
        count += 1
    columns = tuple(str(field.column) for field in fields)
    return Table(model._meta.db_table, columns, count, _last_number(model, using), seen.hexdigest())


def read_rows(model: type[Model], table: Table, lines: Iterable[bytes], using: str) -> None:
    """Put rows back into an empty table. Raises Damaged where they are not those of the manifest."""
    fields = model._meta.local_concrete_fields
    if tuple(field.column for field in fields) != table.columns:
        raise Damaged(f"The columns of {table.name} are not those that its migrations make.")
    count = 0
    waiting, size = iter(lines), _at_once(fields, using)
    while some := list(islice(waiting, size)):
        things = [_understood(model, json.loads(line)) for line in some]
        model._base_manager.using(using)._insert(things, fields=fields, using=using, raw=True)  # type: ignore[attr-defined]
        count += len(things)
    if count != table.rows:
        raise Damaged(f"{table.name} has {count} rows where {table.rows} were written.")
    _go_on_from(model, table.last_number, using)


def _at_once(fields: Sequence[Any], using: str) -> int:
    """How many rows one statement takes."""
    return min(SOME, connections[using].ops.bulk_batch_size(list(fields), [None] * SOME))


def _plain(value: Any) -> Any:
    """A value as JSON has it; `_understood` is the way back."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)


def _understood(model: type[Model], row: list[Any]) -> Model:
    fields = model._meta.local_concrete_fields
    values = {
        field.attname: value if isinstance(field, JSONField) else field.to_python(value)
        for field, value in zip(fields, row, strict=True)
    }
    return model(**values)


def _last_number(model: type[Model], using: str) -> int | None:
    """The last number that a table gave to a row, so that none is given twice."""
    key = model._meta.pk
    if not isinstance(key, AutoField):
        return None
    with connections[using].cursor() as cursor:
        if is_sqlite(using):
            cursor.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table]
            )
        elif sequence := _sequence(cursor, model):
            cursor.execute(f"SELECT last_value FROM {sequence} WHERE is_called")
        found = cursor.fetchone()
    return found[0] or None if found else None  # SQLite counts from 0 where none was given


def _go_on_from(model: type[Model], last: int | None, using: str) -> None:
    if last is None:
        return
    table = model._meta.db_table
    with connections[using].cursor() as cursor:
        if is_sqlite(using):
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
        elif sequence := _sequence(cursor, model):
            cursor.execute("SELECT setval(%s::regclass, %s, true)", [sequence, last])


def _sequence(cursor: Any, model: type[Model]) -> str | None:
    """What PostgreSQL counts a table's numbers with."""
    assert model._meta.pk is not None
    cursor.execute(
        "SELECT pg_get_serial_sequence(%s, %s)",
        [f'"{model._meta.db_table}"', model._meta.pk.column],
    )
    found = cursor.fetchone()
    return found[0] if found else None
