"""Every write about a room or a person is in the audit: what is watched, and what is excused, with the reason."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

SOURCE = Path(__file__).parents[1] / "src" / "weft"
WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"?', re.IGNORECASE)
POINT = re.compile(r"\s*(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT)\b", re.IGNORECASE)
ENTRY = "audit_entry"
OF_THE_LIBRARY = (
    "account_emailaddress", "mfa_authenticator", "socialaccount_socialaccount",
    "usersessions_usersession",
)  # fmt: skip
"""Where the sign-in library keeps how people get in."""

NOT_ACTS = {
    (
        "commitments",
        "keep_jotting",
    ): "somebody types on, every few seconds; that they began and how it ended is recorded",
    (
        "commitments",
        "keep_beside",
    ): "a benefit is reported, which has its entry; that something is like it is worked out from the records",
    (
        "commitments",
        "press_once",
    ): "a button was pressed; what it asks for has its own entry",
    (
        "commitments",
        "report_and_claim",
    ): "a benefit is reported and claimed, and each has its entry",
    ("jobs", "see_job"): "the owner has looked: nothing changes for anyone else",
    ("jobs", "take"): "a worker begins; how the job ends is recorded",
    ("jobs", "hold"): "a worker's heartbeat, every few seconds",
    ("jobs", "say"): "a line of a job's own log",
    (
        "frameworks",
        "begin_framework",
    ): "a framework and its first edition begin, and each has its entry",
    ("frameworks", "take_in"): "so do they where they come from a file",
    (
        "frameworks",
        "carry_on",
    ): "the edition that begins has the entry; what becomes of each local change is worked out",
    ("frameworks", "written"): "the beginning of every act of writing, which has the entry",
}
"""Actions that write without an entry of their own, or leave two, and why that is right."""
EXCUSED = {
    r'(?:INSERT INTO|UPDATE|DELETE FROM) "commitments_press"': "a button was pressed; what it asks for has its own entry",
    r'DELETE FROM "usersessions_usersession"': "a session that is over is swept away when someone looks",
    r'UPDATE "mfa_authenticator" SET "last_used_at" = \S+ WHERE': "when it was used last: asked once more",
    r'UPDATE "mfa_authenticator" SET "data" = \S+ WHERE': "the recovery codes were shown once: a code that is used is written with its whole row",
    r'UPDATE "organisations_person" SET "password" = \S+ WHERE': "the same password, kept by a stronger method",
}
"""Statements that owe no entry, and why."""


@dataclass
class Watch:
    """Watches what one test's code writes, between its outermost savepoints."""

    tables: frozenset[str]
    wrong: list[str] = field(default_factory=list)
    _written: frozenset[str] = frozenset()
    _entries: int = 0
    _points: list[tuple[frozenset[str], int]] = field(default_factory=list)

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        """Let the statement be executed, and note it."""
        answer = execute(sql, params, many, context)
        if point := POINT.match(sql):
            self._at(point[1].upper())
        elif write := WRITE.match(sql):
            self._wrote(write[1], sql)
        return answer

    def _at(self, point: str) -> None:
        if point == "SAVEPOINT":
            if not self._points:
                self._written, self._entries = frozenset(), 0
            self._points.append((self._written, self._entries))
        elif point == "ROLLBACK TO SAVEPOINT" and self._points:
            self._written, self._entries = self._points[-1]
        elif point == "RELEASE SAVEPOINT" and self._points:
            self._points.pop()
            if not self._points and self._written and not self._entries:
                self.wrong.append(f"{', '.join(sorted(self._written))} without an entry")

    def _wrote(self, table: str, sql: str) -> None:
        if table == ENTRY:
            self._entries += 1
        elif self._points and table in self._written:
            return  # so it does already
        elif table in self.tables and _is_weft_and_owes_an_entry(sql):
            self._written |= {table}
            if not self._points:
                self.wrong.append(f"{table} outside any action ({sql[:200]})")


@dataclass
class CommitWatch:
    """The same for a test that really commits: each transaction that was committed has an entry.

    What a savepoint took back is forgotten with it. Only this process's own connection is watched: with SQLite
    in memory the test's server shares it, with PostgreSQL it has others.
    """

    tables: frozenset[str]
    wrong: list[str] = field(default_factory=list)
    _committed: list[str] = field(default_factory=list)

    @contextmanager
    def watching(self, connection: Any) -> Iterator[None]:
        """Watch what is committed in here."""
        hooks = connection.run_and_clear_commit_hooks
        connection.run_and_clear_commit_hooks = partial(self._commit, hooks)
        try:
            with connection.execute_wrapper(self):
                yield
        finally:
            del connection.run_and_clear_commit_hooks

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        """Let the statement be executed, and note it for when it is committed."""
        answer = execute(sql, params, many, context)
        write = WRITE.match(sql)
        if write and (write[1] == ENTRY or self._owes(write[1], sql)):
            if context["connection"].in_atomic_block:
                context["connection"].on_commit(partial(self._note, write[1]))
            elif write[1] != ENTRY:
                self.wrong.append(f"{write[1]} outside any action ({sql[:200]})")
        return answer

    def _note(self, table: str) -> None:
        self._committed.append(table)

    def _owes(self, table: str, sql: str) -> bool:
        return table in self.tables and _is_weft_and_owes_an_entry(sql)

    def _commit(self, hooks: Callable[[], None]) -> None:
        before, self._committed = self._committed, []
        hooks()
        if self._committed and ENTRY not in self._committed:
            self.wrong.append(f"{', '.join(sorted(set(self._committed)))} without an entry")
        self._committed = before


def _is_weft_and_owes_an_entry(sql: str) -> bool:
    """Whether code of Weft wrote, or led to what wrote, not the test itself, and not what is excused."""
    if any(re.match(excused, sql) for excused in EXCUSED):
        return False
    ours = [(parts, code.co_name) for code in _callers() if (parts := _in_weft(code.co_filename))]
    moves = any("migrations" in parts for parts, _ in ours)  # a new version's own step: nobody acts
    return (
        bool(ours) and not moves and not any((parts[0], name) in NOT_ACTS for parts, name in ours)
    )


@cache
def _in_weft(file: str) -> tuple[str, ...]:
    """The rooms, folders and module that a file of Weft is in; nothing, where it is of something else."""
    path = Path(file)
    return path.relative_to(SOURCE).parts if path.is_relative_to(SOURCE) else ()


def _callers() -> Iterator[CodeType]:
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        yield frame.f_code
        frame = frame.f_back
