"""What a request writes: every statement that changes a table, and the entries that it adds to the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from tests.recorded import ENTRY, WRITE

SESSIONS = frozenset({"django_session", "usersessions_usersession"})
"""Who is signed in, and where: not what the site is about, and any page may write it."""


@dataclass
class Written:
    """The tables that were written to, sessions left out; and how many entries were added."""

    tables: set[str] = field(default_factory=set)
    entries: int = 0

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        """Let the statement be executed, and note what it writes."""
        answer = execute(sql, params, many, context)
        write, inserts = WRITE.match(sql), sql.lstrip().upper().startswith("INSERT")
        if write and write[1] not in SESSIONS and (inserts or context["cursor"].rowcount):
            self.tables.add(write[1])
            self.entries += write[1] == ENTRY and inserts
        return answer


@contextmanager
def noted() -> Iterator[Written]:
    """What is written in here."""
    written = Written()
    with connection.execute_wrapper(written):
        yield written


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written in here is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
