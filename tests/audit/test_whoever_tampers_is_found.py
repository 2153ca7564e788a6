"""Whoever tampers with the record before its last checkpoint is found, and it is said where.

Here over rows in memory, a thousand times and more; test_the_superuser_is_found.py does it to databases, as often
in its long test.
"""

from __future__ import annotations

import random

import pytest

from tests.audit.tampering import WAYS, Chance, Record, a_record
from weft.audit.rules import hash_at, hash_of, sha256
from weft.audit.walking import STRAYS

EACH = 60


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [a_record(entries, random.Random(entries)) for entries in (12, 40, 90)]


def test_a_record_that_nobody_touched_holds(records: list[Record]) -> None:
    for record in records:
        verdict = record.verdict()
        assert verdict.faults == []
        assert verdict.told == len(record.told)
        assert verdict.checkpoints == len(record.lines)
        assert verdict.since_last == 0


def test_at_least_a_thousand_tamperings_are_tried() -> None:
    assert EACH * len(WAYS) >= 1000


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_it_is_found_and_said_where(records: list[Record], way: object) -> None:
    assert callable(way)
    for seed in range(EACH):
        chance: Chance = random.Random(f"{way.__name__} {seed}")
        record = chance.choice(records).copy()
        untouched = (list(record.rows), list(record.told), list(record.lines))
        expected = way(record, chance)
        if (record.rows, record.told, record.lines) == untouched:
            continue
        verdict = record.verdict()
        assert expected.is_found_in(verdict), (seed, expected, verdict.faults)


def test_a_position_far_beyond_all_others_is_told_at_once(records: list[Record]) -> None:
    record = records[1].copy()
    far = record.rows[-1]._replace(position=10**12, previous=sha256("made up"))
    record.rows[-1] = far._replace(chained=hash_of(far))
    kinds = {fault.kind for fault in record.verdict().faults}
    assert "missing" in kinds


def test_a_chain_with_nothing_right_in_it_is_told_in_bounded_time(records: list[Record]) -> None:
    record = records[2].copy()
    record.rows = [
        row._replace(id=number, position=number, previous=sha256(f"{number}"))
        for number, row in enumerate(record.rows * 100, 1)
    ]
    verdict = record.verdict()
    assert verdict.entries == 9000
    assert len(verdict.faults) > STRAYS
    assert any(f"{9000 - STRAYS} more entries" in fault.said for fault in verdict.faults)


def test_the_hash_at_a_position_is_the_hash_of_an_entry_there(records: list[Record]) -> None:
    for row in records[0].rows:
        assert hash_at(row)(row.position) == hash_of(row) == row.chained
        assert hash_at(row)(77) == hash_of(row._replace(position=77))
