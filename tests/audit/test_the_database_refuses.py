"""The database itself refuses to change or delete what stands in the audit; so does Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import Error, connection, transaction

from tests.audit.acts import AT, LATER, an_act
from weft.audit import actions, guards
from weft.audit.models import Entry, NeverChanged, Told

REFUSED = [
    "UPDATE audit_entry SET act = 'nothing'",
    "UPDATE audit_entry SET at = '2020-01-01 00:00:00'",
    "UPDATE audit_entry SET person = NULL",
    "UPDATE audit_entry SET after = '{}'",
    "UPDATE audit_entry SET id = id + 1000",
    "DELETE FROM audit_entry",
    "UPDATE audit_told SET value = '\"someone else\"'",
    "UPDATE audit_told SET about = 3",
    "UPDATE audit_told SET salt = 'x'",
    "DELETE FROM audit_told",
]
REFUSED_WHEN_DONE = [
    "UPDATE audit_entry SET position = 17",
    "UPDATE audit_entry SET position = NULL, sealed_at = NULL, previous = NULL, chained = NULL",
    "UPDATE audit_told SET erased_at = NULL, value = '\"someone\"', salt = 'x'",
    "UPDATE audit_told SET erased_at = '2020-01-01 00:00:00'",
]


@pytest.fixture(params=["as set up", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "postgresql":
        request.getfixturevalue("on_postgres")
    else:
        request.getfixturevalue("db")
    yield


def refused(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except Error as error:
        return "audit" in str(error) or "personal value" in str(error)
    return False


@pytest.mark.usefixtures("database")
def test_nothing_that_is_written_can_be_changed() -> None:
    an_act()
    assert [sql for sql in REFUSED if not refused(sql)] == []


@pytest.mark.usefixtures("database")
def test_what_is_sealed_or_erased_is_so_once() -> None:
    an_act()
    actions.seal_what_waits(at=AT)
    actions.erase(about=7, at=LATER)
    assert [sql for sql in (*REFUSED, *REFUSED_WHEN_DONE) if not refused(sql)] == []


def test_postgresql_refuses_to_empty_the_table(on_postgres: str) -> None:
    an_act()
    assert refused("TRUNCATE audit_entry CASCADE")


@pytest.mark.usefixtures("database")
def test_a_guard_that_was_taken_down_is_missed_and_put_up_again() -> None:
    assert guards.missing(connection) == []
    with connection.cursor() as cursor:
        on = " ON audit_entry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER entry_is_never_deleted{on}")
    an_act()
    assert guards.missing(connection) == ["entry_is_never_deleted"]
    assert actions.put_up_guards(at=LATER) == ["entry_is_never_deleted"]
    assert guards.missing(connection) == []
    assert refused("DELETE FROM audit_entry")
    assert Entry.objects.filter(act="put up guards").count() == 1


def test_a_guard_that_was_switched_off_is_missed(on_postgres: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER entry_is_only_sealed")
    assert guards.missing(connection) == ["entry_is_only_sealed"]


@pytest.mark.django_db
def test_python_refuses_before_it_asks_the_database() -> None:
    entry = an_act()
    told = Told.objects.get()
    attempts: list[Any] = [
        entry.save, entry.delete, told.save, told.delete, Entry.objects.all().delete,
        lambda: Entry.objects.update(act="nothing"), lambda: Told.objects.update(about=1),
        lambda: Entry.objects.bulk_update([entry], ["act"]), Told.objects.all().delete,
    ]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(NeverChanged):
            attempt()
