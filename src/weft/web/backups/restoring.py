"""Restore a backup: into an empty database and empty folders only, wholly or not at all."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from weft.analysis.errors import ExitCode, WeftError
from weft.audit import guards
from weft.audit.actions import WEFT, record
from weft.web.backups import rows
from weft.web.backups.checking import checked, opened, stream
from weft.web.backups.folders import places
from weft.web.backups.manifest import Damaged, KeptFile, MadeByNewer, Manifest, newer_than
from weft.web.beginning import bring_database_up_to_date, make_room_for_database

OWNER_ONLY, OWNERS_FOLDER = 0o600, 0o700


class NotEmpty(WeftError):
    """There is something already where the backup would go."""


class CannotRestore(WeftError):
    """The files or rows cannot be written, with the remedy. What was written was taken back."""

    exit_code = ExitCode.CANNOT_WRITE


def restore_backup(path: Path, *, at: datetime) -> Manifest:
    """Bring a site back, and then to the state that this version needs; gives what was restored.

    Raises Damaged, MadeByNewer, NotEmpty or CannotRestore, and then nothing was restored.
    """
    with opened(path) as backup:
        manifest = checked(backup)
        make_room_for_database()
        executor = MigrationExecutor(connection)
        if reason := newer_than(version("weft"), manifest, set(executor.loader.disk_migrations)):
            raise MadeByNewer(reason)
        _refuse_what_is_not_empty()
        try:
            with _files_taken_back() as written, _all_or_nothing():
                _restore_rows(backup, manifest)
                for kept in manifest.files:
                    _restore_file(backup, kept, written)
        except (OSError, DatabaseError) as fault:
            raise CannotRestore(f"Nothing was restored: {_in_words(fault)}.") from fault
    bring_database_up_to_date()
    record(
        act="restore backup", by=WEFT, on=("backup", 0), at=at,
        after={"made_at": manifest.made_at, "weft": manifest.weft, "rows": manifest.rows},
    )  # fmt: skip
    return manifest


def _refuse_what_is_not_empty() -> None:
    if tables := connection.introspection.table_names():
        raise NotEmpty(
            f"The database is not empty: it has {len(tables)} tables, {tables[0]} among them. Restore "
            "into a new one: name it with WEFT_DATABASE."
        )
    for folder in places().values():
        if folder.is_dir() and any(folder.iterdir()):
            raise NotEmpty(
                f"The folder {folder} is not empty. Restore into new folders (WEFT_DATA, WEFT_KEYS, "
                "WEFT_CHECKPOINTS), or move away what is in it."
            )


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    """One transaction for tables and rows alike; references are checked at its end."""
    sqlite = connection.vendor == "sqlite"
    unchecked: AbstractContextManager[object] = (
        connection.constraint_checks_disabled() if sqlite else nullcontext()
    )
    with unchecked, transaction.atomic():
        yield
        connection.check_constraints()


def _restore_rows(backup: zipfile.ZipFile, manifest: Manifest) -> None:
    """Make the tables as the backup's own migrations make them, and put its rows in."""
    executor, wanted = MigrationExecutor(connection), set(manifest.migrations)
    if not wanted.issuperset(
        executor.loader.replacements
    ):  # made by the many steps that one step replaces today
        executor.loader.replace_migrations = False  # type: ignore[attr-defined]
        executor.loader.build_graph()
    steps = executor.migration_plan(executor.loader.graph.leaf_nodes())
    executor.migrate(None, [step for step in steps if (step[0].app_label, step[0].name) in wanted])
    known = rows.tables_at(executor.loader, manifest.migrations)
    _check_references_last()
    tables = {table.name: table for table in manifest.tables}
    if strange := set(tables) ^ {model._meta.db_table for model in known.models}:
        raise Damaged(f"Its tables are not those that its migrations make: {min(strange)}.")
    with guards.down(connection):
        for model in known.models:
            table = tables[model._meta.db_table]
            _empty(table.name)
            with backup.open(table.path) as lines:
                rows.read_rows(model, table, lines, connection.alias)


def _check_references_last() -> None:
    """Some migrations have PostgreSQL check at once; rows come in any order."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _empty(table: str) -> None:
    """Take out what the migrations have put in."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")


@contextmanager
def _files_taken_back() -> Iterator[list[Path]]:
    """The files and folders that were made; where anything fails, they are taken away again."""
    made: list[Path] = []
    try:
        yield made
    except BaseException:
        for path in reversed(made):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
        raise


def _restore_file(backup: zipfile.ZipFile, kept: KeptFile, made: list[Path]) -> None:
    folder, *parts = PurePosixPath(kept.path).parts
    if folder not in places():
        raise Damaged(f"It holds a file of a folder that the site does not have: {kept.path}.")
    path = places()[folder].joinpath(*parts)
    missing = [one for one in (path.parent, *path.parent.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=OWNERS_FOLDER)
        made.append(one)
    made.append(path)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
        size, sha256 = stream(backup, kept.inside, file.write)
        file.flush()
        os.fsync(file.fileno())
    if (size, sha256) != (kept.size, kept.sha256):
        raise Damaged(f"{kept.path} in it is not what was written.")


def _in_words(fault: Exception) -> str:
    if isinstance(fault, OSError):
        return f"{fault.filename or 'a file'} could not be written ({fault.strerror})"
    return f"the database refused it ({' '.join(str(fault).split())})"
