"""A record as rows, and the many ways in which someone with the whole database could tamper with it.

Each way takes the record and a source of chance, changes the record, and says what has to be found: the
kinds that name it rightly, and the positions or entries that have to be named.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from weft.audit.checking import Verdict, check
from weft.audit.checkpoints import Checkpoint, Line, understood
from weft.audit.faults import Kind
from weft.audit.keys import in_hexadecimal
from weft.audit.rules import (
    GENESIS,
    MAKE_CHECKPOINT,
    Sealed,
    ToldValue,
    fingerprint,
    hash_of,
    moment,
    sha256,
)

START = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
ACTS = ["approve organisation", "invite", "give roles", "change organisation"]
Chance = random.Random


@dataclass
class Record:
    """All rows of an audit, and its file of checkpoints."""

    rows: list[Sealed]
    told: list[ToldValue]
    lines: list[str]
    key: Ed25519PrivateKey
    batches: list[tuple[int, int]] = field(default_factory=list)

    def copy(self) -> Record:
        return replace(
            self, rows=copy.deepcopy(self.rows), told=list(self.told), lines=list(self.lines)
        )

    def verdict(self) -> Verdict:
        by_entry: dict[int, list[ToldValue]] = {}
        for one in self.told:
            by_entry.setdefault(one.entry, []).append(one)
        rows = sorted(self.rows, key=lambda row: (row.position, row.id))
        lines = [Line(n, text, understood(text)) for n, text in enumerate(self.lines, 1)]
        return check(
            ((row, by_entry.get(row.id, [])) for row in rows),
            lines,
            keys={in_hexadecimal(self.key.public_key())},
            whole=True,
        )

    def seal_again(self, start: int) -> None:
        """Make the chain again from a place in the list on, as someone who knows how would."""
        self.rows.sort(key=lambda row: row.position)
        for n in range(start, len(self.rows)):
            previous = self.rows[n - 1].chained if n else GENESIS
            row = self.rows[n]._replace(position=n + 1, previous=previous)
            self.rows[n] = row._replace(chained=hash_of(row))


def a_record(entries: int, chance: Chance) -> Record:
    """A record with entries sealed in batches, personal values, and four checkpoints, the last at the end."""
    record = Record([], [], [], Ed25519PrivateKey.generate())
    stops = sorted({entries, *(round(entries * share) for share in (0.3, 0.55, 0.8))})
    number = 0
    while len(record.rows) < entries:
        size = min(chance.randint(1, 7), entries - len(record.rows))
        record.batches.append((len(record.rows), len(record.rows) + size))
        for _ in range(size):
            number += chance.randint(1, 2)
            _add(record, number, chance)
        while stops and len(record.rows) >= stops[0]:
            stops.pop(0)
            _checkpoint(record)
            if stops:
                _add(record, number := number + 1, chance, checkpoint=len(record.lines))
    _checkpoint(record)
    return record


def _add(record: Record, number: int, chance: Chance, checkpoint: int = 0) -> None:
    at = START + timedelta(minutes=len(record.rows))
    after: dict[str, Any] = {"state": chance.choice(["approved", "waiting"]), "n": number}
    if not checkpoint and chance.random() < 0.4:
        salt, value = f"{chance.getrandbits(128):032x}", f"person{number}@example.org"
        record.told.append(ToldValue(number, "after", "email", salt, value, None))
        after["email"] = {"personal": fingerprint(salt, value)}
    previous = record.rows[-1].chained if record.rows else GENESIS
    row = Sealed(
        id=number, at=at, person=None if checkpoint else chance.randint(1, 9),
        acting_for=None if checkpoint else chance.randint(1, 5),
        act=MAKE_CHECKPOINT if checkpoint else chance.choice(ACTS),
        subject_kind="checkpoint" if checkpoint else "organisation",
        subject=checkpoint or chance.randint(1, 9), before={"state": "waiting"}, after=after,
        position=len(record.rows) + 1, sealed_at=at + timedelta(minutes=5), previous=previous, chained="",
    )  # fmt: skip
    record.rows.append(row._replace(chained=hash_of(row)))


def _checkpoint(record: Record) -> None:
    unsigned = Checkpoint(
        number=len(record.lines) + 1, place="Greater Quillmouth",
        at=moment(START + timedelta(days=len(record.lines))), count=len(record.rows),
        head=record.rows[-1].chained, previous=sha256(record.lines[-1]) if record.lines else GENESIS,
        key=in_hexadecimal(record.key.public_key()),
    )  # fmt: skip
    record.lines.append(signed(unsigned, record.key).line)


def signed(unsigned: Checkpoint, key: Ed25519PrivateKey) -> Checkpoint:
    return replace(unsigned, signature=key.sign(unsigned.signed_text.encode()).hex())


@dataclass(frozen=True)
class Expected:
    """What has to be found: one of these kinds, at one of these positions or for one of these entries."""

    kinds: frozenset[Kind]
    positions: frozenset[int] = frozenset()
    entries: frozenset[int] = frozenset()
    words: str = ""

    def is_found_in(self, verdict: Verdict) -> bool:
        return any(
            fault.kind in self.kinds
            and self.words in fault.said
            and (not self.positions or self._names_a_position(fault.position, fault.until))
            and (not self.entries or fault.entry in self.entries)
            for fault in verdict.faults
        )

    def _names_a_position(self, first: int | None, last: int | None) -> bool:
        return first is not None and any(
            first <= position <= (last or first) for position in self.positions
        )


def expect(*kinds: Kind, positions: set[int] | None = None, entry: int | None = None, words: str = "") -> Expected:  # fmt: skip
    return Expected(
        frozenset(kinds), frozenset(positions or ()), frozenset({entry} if entry else ()), words
    )


def _any(record: Record, chance: Chance) -> tuple[int, Sealed]:
    n = chance.randrange(len(record.rows))
    return n, record.rows[n]


def _edited(row: Sealed, chance: Chance) -> Sealed:
    """Another value in one of the columns that say what was done."""
    column = chance.choice(
        ["at", "person", "acting_for", "act", "subject_kind", "subject", "before", "after", "sealed_at"]
    )  # fmt: skip
    was = getattr(row, column)
    if isinstance(was, datetime):
        return row._replace(**{column: was + timedelta(microseconds=chance.choice([-1, 1, 10**9]))})
    if isinstance(was, dict):
        return row._replace(**{column: {**was, "state": f"{was.get('state')}!"}})
    if isinstance(was, str):
        return row._replace(**{column: was.capitalize()})
    return row._replace(**{column: (was or 0) + 1})


def edit(record: Record, chance: Chance) -> Expected:
    n, row = _any(record, chance)
    record.rows[n] = _edited(row, chance)
    return expect(Kind.CHANGED, positions={row.position}, entry=row.id)


def edit_the_number(record: Record, chance: Chance) -> Expected:
    n, row = _any(record, chance)
    record.rows[n] = row._replace(id=100_000)
    return expect(Kind.CHANGED, positions={row.position}, entry=100_000)


def edit_a_hash(record: Record, chance: Chance) -> Expected:
    n, row = _any(record, chance)
    record.rows[n] = row._replace(**{chance.choice(["previous", "chained"]): sha256("another")})
    return expect(Kind.CHANGED, positions={row.position}, entry=row.id)


def edit_and_hash_again(record: Record, chance: Chance) -> Expected:
    n, row = _any(record, chance)
    edited = _edited(row, chance)
    record.rows[n] = edited._replace(chained=hash_of(edited))
    last = n == len(record.rows) - 1
    return expect(Kind.REMADE if last else Kind.CHANGED, positions={row.position})


def edit_and_mend_the_next(record: Record, chance: Chance) -> Expected:
    """The hash made again, and the next entry made to name it: the fault shows at the next."""
    n = chance.randrange(len(record.rows) - 1)
    edited = _edited(record.rows[n], chance)
    record.rows[n] = edited._replace(chained=hash_of(edited))
    record.rows[n + 1] = record.rows[n + 1]._replace(previous=record.rows[n].chained)
    return expect(Kind.CHANGED, positions={edited.position, edited.position + 1})


def edit_and_make_the_chain_again(record: Record, chance: Chance) -> Expected:
    n, row = _any(record, chance)
    record.rows[n] = _edited(row, chance)
    record.seal_again(n)
    return expect(Kind.REMADE, positions={row.position})


def swap_what_two_say(record: Record, chance: Chance) -> Expected:
    a, b = sorted(chance.sample(range(len(record.rows)), 2))
    one, other = record.rows[a], record.rows[b]
    seal = ("position", "sealed_at", "previous", "chained")
    record.rows[a] = other._replace(**{name: getattr(one, name) for name in seal})
    record.rows[b] = one._replace(**{name: getattr(other, name) for name in seal})
    return expect(Kind.CHANGED, positions={one.position, other.position})


def swap_positions(record: Record, chance: Chance) -> Expected:
    a, b = sorted(chance.sample(range(len(record.rows)), 2))
    one, other = record.rows[a], record.rows[b]
    record.rows[a] = one._replace(position=other.position)
    record.rows[b] = other._replace(position=one.position)
    return expect(Kind.MOVED, positions={one.position, other.position})


def move_to_another_place(record: Record, chance: Chance) -> Expected:
    """One entry taken out and put in somewhere else, and all between renumbered."""
    a, b = chance.sample(range(len(record.rows)), 2)
    moved = record.rows.pop(a)
    record.rows.insert(b, moved)
    _renumber(record)
    return expect(Kind.MOVED, Kind.MISSING, Kind.INSERTED, positions=set(range(min(a, b) + 1, max(a, b) + 2)))  # fmt: skip


def move_and_make_the_chain_again(record: Record, chance: Chance) -> Expected:
    a, b = sorted(chance.sample(range(len(record.rows)), 2))
    one, other = record.rows[a], record.rows[b]
    record.rows[a], record.rows[b] = (
        other._replace(position=one.position), one._replace(position=other.position)
    )  # fmt: skip
    record.seal_again(a)
    return expect(Kind.REMADE, positions={a + 1})


def delete(record: Record, chance: Chance) -> Expected:
    n, row = _any(record, chance)
    _take_out(record, n, n + 1)
    return expect(Kind.MISSING, positions={row.position})


def delete_and_close_the_gap(record: Record, chance: Chance) -> Expected:
    n, row = _any(record, chance)
    _take_out(record, n, n + 1)
    _renumber(record)
    return expect(Kind.MISSING, positions={row.position})


def delete_a_batch(record: Record, chance: Chance) -> Expected:
    first, last = chance.choice(record.batches)
    _take_out(record, first, last)
    if chance.random() < 0.5:
        _renumber(record)
    return expect(Kind.MISSING, positions={first + 1})


def delete_the_end(record: Record, chance: Chance) -> Expected:
    n = chance.randrange(len(record.rows))
    _take_out(record, n, len(record.rows))
    return expect(Kind.MISSING, positions={n + 1})


def delete_and_make_the_chain_again(record: Record, chance: Chance) -> Expected:
    n, row = _any(record, chance)
    _take_out(record, n, n + 1)
    record.seal_again(n)
    return expect(Kind.REMADE, Kind.MISSING, positions={row.position})


def insert(record: Record, chance: Chance) -> Expected:
    """An entry that never was, with its hash made up or made rightly, and those after it renumbered."""
    n, row = _any(record, chance)
    previous = row.previous if chance.random() < 0.5 else sha256("made up")
    made = _edited(row, chance)._replace(id=100_000, previous=previous)
    chained = hash_of(made) if chance.random() < 0.5 else sha256("made up, too")
    record.rows.insert(n, made._replace(chained=chained))
    _renumber(record)
    return expect(Kind.INSERTED, positions={n + 1}, entry=100_000)


def insert_and_make_the_chain_again(record: Record, chance: Chance) -> Expected:
    n, row = _any(record, chance)
    record.rows.insert(n, _edited(row, chance)._replace(id=100_000))
    for later in range(n, len(record.rows)):
        record.rows[later] = record.rows[later]._replace(position=later + 1)
    record.seal_again(n)
    return expect(Kind.REMADE, positions={n + 1})


def change_a_personal_value(record: Record, chance: Chance) -> Expected:
    n = chance.randrange(len(record.told))
    one = record.told[n]
    change: dict[str, Any] = chance.choice(
        [{"value": "someone.else@example.org"}, {"salt": "0" * 32}, {"field": "name"}, {"side": "before"}]
    )  # fmt: skip
    record.told[n] = one._replace(**change)
    return expect(Kind.PERSONAL, entry=one.entry)


def delete_a_personal_value(record: Record, chance: Chance) -> Expected:
    one = record.told.pop(chance.randrange(len(record.told)))
    return expect(Kind.PERSONAL, entry=one.entry, words="is gone")


def erase_a_personal_value_in_silence(record: Record, chance: Chance) -> Expected:
    n = chance.randrange(len(record.told))
    moment_ = START + timedelta(days=300)
    record.told[n] = record.told[n]._replace(salt="", value=None, erased_at=moment_)
    return expect(Kind.PERSONAL, entry=record.told[n].entry, words="no act says so")


def invent_a_personal_value(record: Record, chance: Chance) -> Expected:
    _, row = _any(record, chance)
    record.told.append(ToldValue(row.id, "after", "telephone", "0" * 32, "0161", None))
    return expect(Kind.PERSONAL, entry=row.id)


def take_a_checkpoint_out(record: Record, chance: Chance) -> Expected:
    """Any but the last two, which no entry names yet at the end of the record."""
    number = chance.randrange(len(record.lines) - 1)
    del record.lines[number]
    return expect(Kind.CHECKPOINT, words=f"Checkpoint {number + 1} is missing")


def edit_a_checkpoint(record: Record, chance: Chance) -> Expected:
    n = chance.randrange(len(record.lines))
    said = understood(record.lines[n])
    assert said is not None
    change: dict[str, Any] = chance.choice(
        [{"count": said.count - 1}, {"head": sha256("another")}, {"at": moment(START)}, {"place": "Elsewhere"},
         {"number": said.number + 1}, {"previous": sha256("another")}, {"signature": "00" * 64}]
    )  # fmt: skip
    record.lines[n] = replace(said, **change).line
    return expect(Kind.CHECKPOINT, words=f"Line {n + 1} ")


def sign_a_checkpoint_with_another_key(record: Record, chance: Chance) -> Expected:
    n = chance.randrange(len(record.lines))
    said = understood(record.lines[n])
    assert said is not None
    other = Ed25519PrivateKey.generate()
    key = chance.choice([said.key, in_hexadecimal(other.public_key())])
    record.lines[n] = signed(replace(said, head=sha256("another"), key=key), other).line
    return expect(Kind.CHECKPOINT, words=f"Line {n + 1} ")


def spoil_a_line(record: Record, chance: Chance) -> Expected:
    n = chance.randrange(len(record.lines))
    record.lines[n] = record.lines[n][: chance.randrange(1, len(record.lines[n]))]
    return expect(Kind.CHECKPOINT, words=f"Line {n + 1} ")


def swap_checkpoints(record: Record, chance: Chance) -> Expected:
    a, b = sorted(chance.sample(range(len(record.lines)), 2))
    record.lines[a], record.lines[b] = record.lines[b], record.lines[a]
    return expect(Kind.CHECKPOINT)


def _take_out(record: Record, first: int, last: int) -> None:
    gone = {row.id for row in record.rows[first:last]}
    del record.rows[first:last]
    record.told = [one for one in record.told if one.entry not in gone]


def _renumber(record: Record) -> None:
    record.rows = [row._replace(position=n) for n, row in enumerate(record.rows, 1)]


WAYS: list[Callable[[Record, Chance], Expected]] = [
    edit, edit_the_number, edit_a_hash, edit_and_hash_again, edit_and_mend_the_next,
    edit_and_make_the_chain_again, swap_what_two_say, swap_positions, move_to_another_place,
    move_and_make_the_chain_again, delete, delete_and_close_the_gap, delete_a_batch, delete_the_end,
    delete_and_make_the_chain_again, insert, insert_and_make_the_chain_again, change_a_personal_value,
    delete_a_personal_value, erase_a_personal_value_in_silence, invent_a_personal_value,
    take_a_checkpoint_out, edit_a_checkpoint, sign_a_checkpoint_with_another_key, spoil_a_line,
    swap_checkpoints,
]  # fmt: skip
