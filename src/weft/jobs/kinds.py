"""The kinds of long work, each registered by the room that does it.

    @job_kind("count rows", words=to_translate("Count the rows of a file"), about=files_counted)
    def count_rows(run: Run, wishes: Mapping[str, Any]) -> Made: ...

A kind is told everything by its wishes and writes files only into `run.folder`, which is new for every
attempt; it changes nothing else. So an attempt that dies leaves nothing, and the next begins afresh.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from weft.ui.marks import Sentence

if TYPE_CHECKING:
    from weft.organisations.access import Viewer


class Run(Protocol):
    """What the work is given: where to write, and how to say how far it is."""

    folder: Path

    def say(self, words: Sentence) -> None:
        """Add a line to the job's log, in plain words."""

    def progress(self, done: int, of: int) -> None:
        """Say how far it is; stops the work where it is cancelled or taken away."""


@dataclass(frozen=True)
class Made:
    """What came of the work: a sentence, and the names of the files in the folder of its attempt."""

    words: Sentence | None = None
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """What a job works on, as someone who looks at it may know it: its name, and where it is.

    Without an address it is a text of ours in place of a name.
    """

    name: str
    href: str = ""


Work = Callable[[Run, Mapping[str, Any]], Made]
Naming = Callable[["Viewer", Sequence[Mapping[str, Any]]], Sequence[About | None]]
"""Says for several jobs at once, each by its wishes, what they work on."""


def about_nothing(viewer: Viewer, wishes: Sequence[Mapping[str, Any]]) -> Sequence[About | None]:
    """For work on nothing in particular."""
    return [None] * len(wishes)


@dataclass(frozen=True)
class JobKind:
    """A kind of work: its name, what a person calls it, what does it, and on what."""

    name: str
    words: str
    work: Work
    about: Naming = about_nothing


class UnknownKind(LookupError):
    """A job is of a kind that this version of Weft does not know."""


KINDS: dict[str, JobKind] = {}


def job_kind(name: str, *, words: str, about: Naming = about_nothing) -> Callable[[Work], Work]:
    """Register what does a kind of work."""

    def register(work: Work) -> Work:
        KINDS[name] = JobKind(name, words, work, about)
        return work

    return register


def kind_of(name: str) -> JobKind:
    """A kind by its name. Raises UnknownKind."""
    if name not in KINDS:
        raise UnknownKind(f"This version of Weft does not know the work “{name}”.")
    return KINDS[name]
