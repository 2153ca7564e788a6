"""Whoever has the whole database, with its guards out of the way, is found by `verify`."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import DataError, connection, transaction

from tests.audit.acts import AT, an_act
from tests.audit.tampering import WAYS, Chance, Expected, Record
from weft.audit import actions, guards, keys, queries
from weft.audit.actions import Personal
from weft.audit.checking import Verdict
from weft.audit.checkpoints import Line, read, understood
from weft.audit.models import Entry
from weft.audit.rules import Sealed, ToldValue

A_FEW, A_THOUSAND = 4, 60
"""How often each way is tried; the long test tries them a thousand times and more together."""


@pytest.fixture(params=[pytest.param("as set up", marks=pytest.mark.django_db), "postgresql"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """A record made through the actions, in a database, with three checkpoints, the last at its end."""
    request.getfixturevalue("on_postgres" if request.param == "postgresql" else "db")
    file, chance = tmp_path / "checkpoints.jsonl", random.Random(4)
    batches = []
    for _ in range(4):
        first = Entry.objects.count()
        for _ in range(9):
            number = chance.randint(1, 99)
            an_act(email=Personal(f"p{number}@example.org", number), on=("organisation", number))
        actions.seal_what_waits(at=AT)
        batches.append((first, Entry.objects.count()))
        actions.make_checkpoint(keys=tmp_path, folder=tmp_path, place="Quillmouth", at=AT)
    actions.seal_what_waits(at=AT)
    actions.make_checkpoint(keys=tmp_path, folder=tmp_path, place="Quillmouth", at=AT)
    rows, told = [], []
    for row, values in queries.chain():
        rows.append(row)
        told += values
    lines = file.read_text().splitlines()
    yield Record(rows, told, lines, keys.signing_key(tmp_path), batches)


@contextmanager
def as_superuser() -> Iterator[Callable[..., Any]]:
    """The database without guards and keys between its tables; afterwards nothing has happened."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            guards.take_down(connection, cursor.execute, guards.known())
        yield cursor.execute
        transaction.set_rollback(True)


def write_back(execute: Callable[..., Any], record: Record) -> None:
    execute("DELETE FROM audit_told")
    execute("DELETE FROM audit_entry WHERE position IS NOT NULL")
    for row in record.rows:
        _insert(execute, "audit_entry", Sealed._fields, row)
    for told in record.told:
        _insert(execute, "audit_told", ("entry_id", *ToldValue._fields[1:]), told)


def _insert(execute: Callable[..., Any], table: str, columns: tuple[str, ...], row: Any) -> None:
    values = [_adapted(name, value) for name, value in zip(columns, row, strict=True)]
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)


def _adapted(name: str, value: Any) -> Any:
    if name in {"before", "after"} or (name == "value" and value is not None):
        return json.dumps(value)
    if name in {"at", "sealed_at", "erased_at"}:
        return connection.ops.adapt_datetimefield_value(value)
    return value


def verdict(record: Record) -> Verdict:
    lines = [Line(n, text, understood(text)) for n, text in enumerate(record.lines, 1)]
    trusted = {keys.in_hexadecimal(record.key.public_key())}
    return queries.verified(lines, trusted=trusted, whole=True)


def test_an_untouched_record_holds_when_written_back_as_it_was(record: Record) -> None:
    with as_superuser() as execute:
        write_back(execute, record)
        faults = [fault for fault in verdict(record).faults if fault.kind != "unguarded"]
        assert faults == []


@pytest.mark.parametrize("each", [A_FEW, pytest.param(A_THOUSAND, marks=pytest.mark.long)])
def test_each_way_of_tampering_is_found(record: Record, each: int) -> None:
    assert each == A_FEW or each * len(WAYS) >= 1000
    missed: list[tuple[str, int, Expected, Verdict]] = []
    for way in WAYS:
        for seed in range(each):
            tampered = record.copy()
            chance: Chance = random.Random(f"{way.__name__} {seed}")
            expected = way(tampered, chance)
            with as_superuser() as execute:
                write_back(execute, tampered)
                found = verdict(tampered)
            if not expected.is_found_in(found) and tampered != record:
                missed.append((way.__name__, seed, expected, found))
    assert missed == []


@pytest.mark.parametrize("record", ["as set up"], indirect=True)
def test_what_no_column_should_hold_is_refused_or_found(record: Record) -> None:
    """SQLite takes any value in any column."""
    for column, nonsense in [
        ("before", "[]"),
        ("at", "soon"),
        ("at", "2026-13-45 01:00:00"),
        ("act", b"\xff"),
        ("person", "x"),
    ]:
        with suppress(DataError, TypeError), as_superuser() as execute:
            execute(f"UPDATE audit_entry SET {column} = %s WHERE position = 5", [nonsense])
            assert any(fault.position == 5 for fault in verdict(record).faults), column


def test_an_unsealed_entry_comes_back_at_the_end_and_is_missing_where_it_was(
    record: Record,
) -> None:
    seal = "position = NULL, sealed_at = NULL, previous = NULL, chained = NULL"
    with as_superuser() as execute:
        execute(f"UPDATE audit_entry SET {seal}, act = 'nothing' WHERE position = 5")
        actions.seal.__wrapped__(at=AT)  # type: ignore[attr-defined]
        assert any(
            fault.kind == "missing" and fault.position == 5 for fault in verdict(record).faults
        )


def test_the_guards_that_were_taken_down_are_missed(record: Record) -> None:
    with connection.cursor() as cursor:
        guards.take_down(connection, cursor.execute, guards.known())
    said = [fault.said for fault in verdict(record).faults]
    assert len(said) == len(guards.known())
    assert all("weft audit guard" in one for one in said)


def test_the_lines_that_were_read_are_those_of_the_file(record: Record, tmp_path: Path) -> None:
    assert [line.text for line in read(tmp_path / "checkpoints.jsonl")] == record.lines
