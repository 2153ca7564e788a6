"""What holds for every test that uses the site's database."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from tests.scratch import made_once


def make_tables() -> None:
    """The tables of the site at work: on SQLite migrated once, and copied from then on; on PostgreSQL there already where
    the database is a copy of `postgres_template`."""
    from django.core.management import call_command
    from django.db import connection

    if connection.vendor == "postgresql":
        if not connection.introspection.table_names():
            call_command("migrate", verbosity=0)
        return
    made = migrated_once()
    connection.close()
    shutil.copyfile(made, connection.settings_dict["NAME"])


def migrated_once() -> Path:
    """A SQLite file with all tables, which is made once in a run. To be copied."""
    from django.core.management import call_command

    from tests.postgres import default_database

    def migrate(folder: Path) -> None:
        with default_database(f"sqlite:///{folder / 'weft.sqlite3'}"):
            call_command("migrate", verbosity=0)

    return made_once("migrated", migrate) / "weft.sqlite3"


@pytest.fixture(scope="session", autouse=True)
def _databases_can_be_emptied() -> Iterator[None]:
    """After a test that really commits, Django empties every table: the audit's guards let it."""
    from django.db import connection
    from django.test import TransactionTestCase

    from weft.audit import guards

    empty = TransactionTestCase._fixture_teardown

    def without_guards(case: TransactionTestCase) -> None:
        with guards.down(connection):
            empty(case)

    TransactionTestCase._fixture_teardown = without_guards  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = empty  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: object
) -> Iterator[None]:
    """Where the tests' database is SQLite in memory, it holds all tables from the beginning, so that no worker migrates it anew."""
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        made, name = migrated_once(), connection.creation._get_test_db_name()
    with closing(sqlite3.connect(name, uri=True)) as kept, closing(sqlite3.connect(made)) as source:
        source.backup(kept)
        yield


@pytest.fixture(scope="session")
def migrated(django_db_blocker: object) -> Path:
    """A SQLite file with all tables, to copy."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        return migrated_once()


@pytest.fixture(autouse=True)
def _every_write_is_recorded(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test fails when Weft writes to a room's table without an entry in the audit."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None:
        yield
        return
    commits = bool(marker.kwargs.get("transaction"))
    request.getfixturevalue("transactional_db" if commits else "db")
    from django.db import connection

    from tests.recorded import CommitWatch, Watch

    watch = CommitWatch(_watched()) if commits else Watch(_watched())
    with watch.watching(connection) if commits else connection.execute_wrapper(watch):  # type: ignore[union-attr]
        yield
    assert not watch.wrong, f"Written, and not in the audit: {'; '.join(watch.wrong)}"


@cache
def _watched() -> frozenset[str]:
    """The tables in which nothing is written without an entry."""
    from django.apps import apps

    from tests.recorded import OF_THE_LIBRARY

    rooms = [room for room in apps.get_app_configs() if room.name.startswith("weft.")]
    tables = {model._meta.db_table for room in rooms for model in room.get_models(True)}
    return frozenset({one for one in tables if not one.startswith("audit_")} | set(OF_THE_LIBRARY))
