"""A job whose disk is full is said to have failed, in words, leaves no files, and can be tried again."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.jobs.conftest import Clock, work_off
from tests.jobs.work import known
from weft.jobs import actions, running
from weft.jobs.kinds import Made, Run
from weft.jobs.rules import State

pytestmark = pytest.mark.django_db


def test_it_says_so_and_can_be_tried_again(cast: Cast, root: Path, clock: Clock) -> None:
    full = True

    def write(run: Run, wishes: Any) -> Made:
        (run.folder / "half.csv").write_text("half")
        if full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(run.folder / "half.csv"))
        return Made(None, ("half.csv",))

    with known("write", write):
        job = actions.start_job(kind="write", wishes={}, by=cast.viewer("Ada"), at=clock())
        work_off(job, root, clock)
        assert job.state == State.FAILED
        assert job.problem == (
            "The site has no room left for what this makes. Whoever runs it has to make room; then try it again."
        )
        assert not running.folder_of(root, job).exists()
        full = False
        actions.retry_job(job=job, by=cast.viewer("Ada"), at=clock())
        assert work_off(job, root, clock).state == State.DONE
