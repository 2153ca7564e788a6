"""A worker whose database goes away goes on when it is back, in the same process."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import OperationalError

from weft.web import working

pytestmark = pytest.mark.django_db


class Worker:
    """One that meets a fault of the database, twice."""

    rounds = 0

    def run(self) -> None:
        self.rounds += 1
        if self.rounds <= 2:
            raise OperationalError("the connection is closed")


def test_it_goes_on_until_it_is_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "KEEP_HOUSE_SECONDS", 0)
    worker: Any = Worker()
    working._go_on(worker, threading.Event())
    assert worker.rounds == 3


def test_it_begins_no_round_once_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    over.set()
    worker: Any = Worker()
    working._go_on(worker, over)
    assert worker.rounds == 0
