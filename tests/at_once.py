"""Several people do the same at the same moment, each in a thread and a connection of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from django.test import Client

from tests.cast import Cast


def at_once(cast: Cast, act: Callable[[Client], str], *names: str) -> list[str]:
    """People do the same at the same moment; gives what each is told."""
    clients, begin = [Client() for _ in names], threading.Barrier(len(names))
    for client, name in zip(clients, names, strict=True):
        client.force_login(cast.person(name))

    def does(client: Client) -> str:
        try:
            begin.wait(20)
            return act(client)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(names)) as people:
        return list(people.map(does, clients))


def told_otherwise(said: list[str], words: str, others: str) -> None:
    """One is told this, and everybody else that."""
    assert sorted(words in each for each in said) == [*[False] * (len(said) - 1), True], said
    assert [others in each for each in said].count(True) == len(said) - 1, said
