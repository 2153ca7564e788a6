"""The kinds of long work, each registered by the room that does it.

    @job_kind("compare organisations", words="Look for organisations entered twice")
    def compare_organisations(run: Run, wishes: Mapping[str, Any]) -> dict[str, Any]: ...

A kind is told everything by its wishes and writes files only into `run.folder`, which is new for every
attempt; it changes nothing else. So an attempt that dies leaves nothing, and the next begins afresh.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol


class Run(Protocol):
    """What the work is given: where to write, and how to say how far it is."""

    folder: Path

    def say(self, words: str) -> None:
        """Add a line to the job's log, in plain words."""

    def progress(self, done: int, of: int) -> None:
        """Say how far it is; stops the work where it is cancelled or taken away."""


Work = Callable[[Run, Mapping[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class JobKind:
    """A kind of work: its name, what a person calls it, and what does it."""

    name: str
    words: str
    work: Work


class UnknownKind(LookupError):
    """A job is of a kind that this version of Weft does not know."""


KINDS: dict[str, JobKind] = {}


def job_kind(name: str, *, words: str) -> Callable[[Work], Work]:
    """Register what does a kind of work."""

    def register(work: Work) -> Work:
        KINDS[name] = JobKind(name, words, work)
        return work

    return register


def kind_of(name: str) -> JobKind:
    """A kind by its name. Raises UnknownKind."""
    if name not in KINDS:
        raise UnknownKind(f"This version of Weft does not know the work “{name}”.")
    return KINDS[name]
