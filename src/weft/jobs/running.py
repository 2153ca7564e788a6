"""Carry out a job: take it, keep its lease alive, do the work, say how it ended."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import connection

from weft.analysis.errors import WeftError
from weft.jobs import actions
from weft.jobs.kinds import kind_of
from weft.jobs.models import Job
from weft.jobs.rules import HEARTBEAT_SECONDS
from weft.ui.marks import Sentence, sentence

log = logging.getLogger("weft.jobs")
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
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
        actions.say(job=self.job, words=words, at=self.clock())

    def progress(self, done: int, of: int) -> None:
        """Say how far it is; raises Cancelled or Taken where the work has to stop."""
        percent = (done * 200 // of if of else 0, of)
        if percent == self._told and done < of:
            return
        self._told = percent
        if actions.hold(job=self.job, at=self.clock(), done=done, of=of):
            raise Cancelled


def folder_of(root: Path, job: Job) -> Path:
    """Where an attempt at a job writes its files; a new one for every attempt."""
    return root / job.ref / str(job.attempt)


def carry_out(ref: str, *, root: Path, clock: Clock, seconds: float = HEARTBEAT_SECONDS) -> None:
    """Do one job's work. Nothing happens where it does not wait: it is another's, or over."""
    job = actions.take(ref=ref, at=clock())
    if job is None:
        return
    folder = folder_of(root, job)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    run = JobRun(job, folder, clock)
    kept = False
    try:
        with _Heartbeat(job, clock, seconds):
            kept = _attempt(run)
    except actions.Taken:
        log.warning("job %s was taken back from this worker", job.ref)
    if not kept:
        shutil.rmtree(folder, ignore_errors=True)


def _attempt(run: JobRun) -> bool:
    """Do the work and say how it ended; gives whether its files are the result."""
    job, clock = run.job, run.clock
    try:
        made = kind_of(job.kind).work(run, job.wishes)
        _on_disk(run.folder)
        actions.finish(job=job, made=made, at=clock())
        return True
    except Cancelled:
        actions.stop(job=job, at=clock())
    except actions.Taken:
        raise
    except Exception as fault:
        log.exception("job %s failed", job.ref)
        actions.fail(job=job, problem=_in_words(fault), at=clock())
    return False


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
        finally:
            connection.close()


def _in_words(fault: Exception) -> Sentence:
    if isinstance(fault, WeftError):
        told = fault.message
        return told if isinstance(told, Sentence) else Sentence.of(told, {})
    if isinstance(fault, OSError) and fault.errno in NO_ROOM:
        return sentence(
            "The site has no room left for what this makes. Whoever runs it has to make room; then try it again."
        )
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
