"""Sealing gives each entry its place in the chain, and no writer waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from tests.audit.acts import AT, LATER, an_act
from weft.audit import actions, queries
from weft.audit.models import Entry
from weft.audit.rules import GENESIS


def positions() -> list[tuple[int, int]]:
    sealed = Entry.objects.filter(position__isnull=False).order_by("position")
    return list(sealed.values_list("position", "id"))


def holds() -> bool:
    return queries.verified([], trusted=(), whole=True).holds


@pytest.mark.django_db
def test_entries_are_sealed_one_after_the_other() -> None:
    first, second, third = an_act(), an_act(), an_act()
    assert actions.seal(at=AT, size=2) == 2
    assert actions.seal(at=LATER, size=2) == 1
    assert actions.seal(at=LATER, size=2) == 0
    assert positions() == [(1, first.pk), (2, second.pk), (3, third.pk)]
    chain = list(Entry.objects.order_by("position"))
    assert [entry.previous for entry in chain] == [GENESIS, chain[0].chained, chain[1].chained]
    assert [entry.sealed_at for entry in chain] == [AT, AT, LATER]
    assert holds()


@pytest.mark.django_db
def test_all_that_waits_is_sealed_in_as_many_batches_as_it_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(7):
        an_act()
    seal, sizes = actions.seal, []

    def small(**words: object) -> int:
        sizes.append(seal(at=AT, size=3))
        return sizes[-1]

    monkeypatch.setattr(actions, "seal", small)
    assert actions.seal_what_waits(at=AT) == 7
    assert sizes == [3, 3, 1, 0]
    assert holds()


@pytest.mark.django_db
def test_values_of_every_kind_are_sealed_as_they_come_back_from_the_database() -> None:
    an_act(
        amount=12.50, share="½", words='“quoted” \\ "plain"\n', none=None, deep={"b": [1, {"a": 2}]}
    )
    an_act(at=AT + timedelta(microseconds=123), person=0, acting_for=None)
    actions.seal_what_waits(at=AT)
    assert holds()
    assert Entry.objects.order_by("id")[0].after["amount"] == "12.5"


def in_a_thread(work: Callable[[], None]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_what_commits_late_is_sealed_late(on_postgres: str) -> None:
    """Its number is lower than that of one already sealed; its position is higher."""
    recorded, commit = threading.Event(), threading.Event()
    late: list[int] = []

    def slow() -> None:
        with transaction.atomic():
            late.append(an_act().pk)
            recorded.set()
            assert commit.wait(20)

    thread = in_a_thread(slow)
    assert recorded.wait(20)
    early = an_act()
    assert early.pk > late[0]
    assert actions.seal_what_waits(at=AT) == 1
    commit.set()
    thread.join()
    assert actions.seal_what_waits(at=LATER) == 1
    assert positions() == [(1, early.pk), (2, late[0])]
    assert holds()


def test_a_writer_does_not_wait_for_the_sealer(on_postgres: str) -> None:
    """A sealer is in the middle of its transaction; someone records an act, which commits at once."""
    an_act()
    sealed, finish = threading.Event(), threading.Event()

    def slow_sealer() -> None:
        with transaction.atomic():
            actions.seal.__wrapped__(at=AT)  # type: ignore[attr-defined]
            sealed.set()
            assert finish.wait(20)

    thread = in_a_thread(slow_sealer)
    assert sealed.wait(20)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '2s'")
    an_act()
    finish.set()
    thread.join()
    assert actions.seal_what_waits(at=LATER) == 1
    assert holds()


def test_many_write_while_two_seal_and_nothing_is_lost(on_postgres: str) -> None:
    writers, each, done = 4, 50, threading.Event()

    def write() -> None:
        for _ in range(each):
            an_act()

    def keep_sealing() -> None:
        while not done.is_set():
            actions.seal(at=AT, size=7)

    sealers = [in_a_thread(keep_sealing) for _ in range(2)]
    for thread in [in_a_thread(write) for _ in range(writers)]:
        thread.join()
    done.set()
    for thread in sealers:
        thread.join()
    actions.seal_what_waits(at=LATER)
    assert [position for position, _ in positions()] == list(range(1, writers * each + 1))
    verdict = queries.verified([], trusted=(), whole=True)
    assert (verdict.holds, verdict.told, verdict.unsealed) == (True, writers * each, 0)
