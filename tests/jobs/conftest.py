"""What the tests of jobs share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from tests.cast import NOW, Cast, two_councils
from tests.jobs.work import count_sheep, known
from weft.jobs import actions, running
from weft.jobs.models import Job


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def later(self, **much: float) -> datetime:
        """Let time pass."""
        self.now += timedelta(**much)
        return self.now


@pytest.fixture
def cast() -> Cast:
    return two_councils()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "SITE_FOLDER", tmp_path)
    return tmp_path / "jobs"


@pytest.fixture
def sheep() -> Iterator[None]:
    with known("count sheep", count_sheep):
        yield


@pytest.fixture
def job(cast: Cast, sheep: None) -> Job:
    """Ada asks for sheep to be counted, for Ambleford."""
    return actions.start_job(kind="count sheep", wishes={"sheep": 5}, by=cast.viewer("Ada"), at=NOW)


def work_off(job: Job, root: Path, clock: Clock) -> Job:
    """Let a worker carry out a job."""
    running.carry_out(job.ref, root=root, clock=clock, seconds=3600)
    job.refresh_from_db()
    return job
