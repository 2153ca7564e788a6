"""Carry out a job: take it, keep its lease alive, do the work, say how it ended."""

from __future__ import annotations

import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import InterfaceError, OperationalError, connection

from weft.analysis.errors import WeftError, is_no_room
from weft.analysis.scratch import scratch_below
from weft.jobs import actions, queries
from weft.jobs.kinds import kind_of
from weft.jobs.models import Job
from weft.jobs.queries import folder_of
from weft.jobs.rules import HEARTBEAT_SECONDS
from weft.ui.marks import Sentence, sentence

log = logging.getLogger("weft.jobs")
AWAY = (OperationalError, InterfaceError)
"""What is raised where the database does not answer, or is busy for too long."""
TELLINGS, PAUSE_SECONDS = 20, 1.0
Clock = Callable[[], datetime]


class Cancelled(Exception):
    """Someone asked to cancel the job."""


class JobRun:
    """One attempt at a job, as its work sees it."""

    def __init__(self, job: Job, folder: Path, clock: Clock) -> None:
        self.job, self.folder, self.clock = job, folder, clock
        self._told: tuple[int, int] | None = None

    def say(self, words: Sentence) -> None:
        """Add a line to the job's log, in plain words."""
        with _unheard():
            actions.say(job=self.job, words=words, at=self.clock())

    def progress(self, done: int, of: int) -> None:
        """Say how far it is; raises Cancelled or Taken where the work has to stop."""
        percent = (done * 200 // of if of else 0, of)
        if percent == self._told and done < of:
            return
        self._told = percent
        asked = False
        with _unheard():
            asked = actions.hold(job=self.job, at=self.clock(), done=done, of=of)
        if asked:
            raise Cancelled


@contextmanager
def _unheard() -> Iterator[None]:
    """A word on the way that the database does not hear is let go: it is not worth the work."""
    try:
        yield
    except AWAY as fault:
        log.warning("the database did not hear how far a job is (%s)", type(fault).__name__)
        connection.close_if_unusable_or_obsolete()


def carry_out(ref: str, *, root: Path, clock: Clock, seconds: float = HEARTBEAT_SECONDS) -> None:
    """Do one job's work. Nothing happens where it does not wait: it is another's, or over.

    Where the database stays away, so that not even its end can be told, the job is taken back later.
    """
    job = actions.take(ref=ref, at=clock())
    if job is None:
        return
    run = JobRun(job, folder_of(root, job), clock)
    try:
        with _Heartbeat(job, clock, seconds):
            _attempt(run)
    except actions.Taken:
        log.warning("job %s was taken back from this worker", job.ref)
    except AWAY:
        log.exception("job %s: the database was away; the job is taken back", job.ref)
        connection.close_if_unusable_or_obsolete()
    if not queries.is_result_of(job):
        shutil.rmtree(run.folder, ignore_errors=True)


def _attempt(run: JobRun) -> None:
    """Do the work and say how it ended. What earlier attempts left counts for nothing."""
    job, clock = run.job, run.clock
    try:
        shutil.rmtree(run.folder.parent, ignore_errors=True)
        run.folder.mkdir(parents=True)
        with scratch_below(run.folder):
            made = kind_of(job.kind).work(run, job.wishes)
        _on_disk(run.folder)
        _tell(lambda: actions.finish(job=job, made=made, at=clock()))
    except Cancelled:
        _tell(lambda: actions.stop(job=job, at=clock()))
    except (actions.Taken, *AWAY):
        raise
    except Exception as fault:
        log.exception("job %s failed", job.ref)
        problem = _in_words(fault)
        _tell(lambda: actions.fail(job=job, problem=problem, at=clock()))


def _tell(act: Callable[[], object]) -> None:
    """Say how the work ended; where the database is away, as soon as it is back, for a while.

    It may have heard, and have gone before it answered: then the job is no longer this worker's (Taken).
    """
    for _ in range(TELLINGS):
        try:
            act()
        except AWAY as fault:
            log.warning("the database did not hear how a job ended (%s)", type(fault).__name__)
            connection.close_if_unusable_or_obsolete()
            time.sleep(PAUSE_SECONDS)
        else:
            return
    act()


class _Heartbeat:
    """Keeps the lease alive from a thread of its own, for work that says nothing for long."""

    def __init__(self, job: Job, clock: Clock, seconds: float) -> None:
        self.job, self.clock, self.seconds = job, clock, seconds
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> _Heartbeat:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.thread.join()

    def _beat(self) -> None:
        try:
            while not self.over.wait(self.seconds):
                try:
                    actions.hold(job=self.job, at=self.clock())
                except actions.Taken:
                    return  # the work finds out at its next word
                except Exception:
                    log.exception("job %s: no heartbeat this time", self.job.ref)
                    connection.close_if_unusable_or_obsolete()
        finally:
            connection.close()


def _in_words(fault: Exception) -> Sentence:
    if is_no_room(fault):
        return sentence(
            "The site has no room left for what this makes. Whoever runs it has to make room; then try it again."
        )
    if isinstance(fault, WeftError):
        told = fault.message
        return told if isinstance(told, Sentence) else Sentence.of(told, {})
    return sentence(
        "Weft met a fault of its own. Whoever runs this site finds it in the log; try it again."
    )


def _on_disk(folder: Path) -> None:
    """See that the files are on the disk before the database says that they are there."""
    for path in [*folder.rglob("*"), folder]:
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
