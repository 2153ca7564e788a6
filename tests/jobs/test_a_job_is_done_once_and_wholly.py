"""A job is done once and wholly, whatever dies on the way; else it is said to have failed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from tests.cast import Cast
from tests.jobs.conftest import Clock, work_off
from tests.jobs.work import known
from tests.web.getting_in import Commits
from weft.analysis.scratch import scratch
from weft.jobs import actions, running
from weft.jobs.kinds import Made, Run
from weft.jobs.models import Job
from weft.jobs.rules import TRIES, State

pytestmark = pytest.mark.django_db


def claim(job: Job) -> None:
    """A worker takes the task from the queue, and then dies."""
    DBTaskResult.objects.filter(pk=job.queued_as).update(status="RUNNING")


def queued(job: Job) -> int:
    """How many tasks wait to carry out the job."""
    ready = DBTaskResult.objects.filter(status="READY", task_path=actions.CARRY_OUT)
    return sum(task.args_kwargs["args"] == [job.ref] for task in ready)


def test_a_job_that_is_carried_out_gives_its_files(job: Job, root: Path, clock: Clock) -> None:
    work_off(job, root, clock)
    assert job.state == State.DONE
    assert (running.folder_of(root, job) / "sheep.txt").read_text().count("sheep") == 5


def test_a_second_worker_does_nothing(job: Job, root: Path, clock: Clock) -> None:
    work_off(job, root, clock)
    work_off(job, root, clock)
    assert (job.attempt, job.state) == (1, State.DONE)


def test_a_worker_that_dies_before_taking_the_job_is_replaced(job: Job, clock: Clock) -> None:
    claim(job)
    assert actions.reclaim(at=clock.later(seconds=10)) == []
    assert queued(job) == 0
    actions.reclaim(at=clock.later(seconds=60))
    assert queued(job) == 1


def test_a_worker_that_dies_at_work_is_replaced(job: Job, root: Path, clock: Clock) -> None:
    claim(job)
    assert actions.take(ref=job.ref, at=clock()) is not None
    actions.reclaim(at=clock.later(seconds=60))
    job.refresh_from_db()
    assert (job.state, queued(job)) == (State.WAITING, 1)
    assert work_off(job, root, clock).state == State.DONE
    assert job.attempt == 2


@pytest.mark.parametrize(
    ("put_back", "taken_back"),
    [({"hours": 1}, True), ({"minutes": 5}, False), ({"seconds": 5}, False)],
)
def test_a_clock_that_was_put_back_leaves_no_job_held_for_long(
    job: Job, clock: Clock, put_back: dict[str, float], taken_back: bool
) -> None:
    actions.take(ref=job.ref, at=clock())
    clock.now -= timedelta(**put_back)
    assert bool(actions.reclaim(at=clock())) == taken_back
    assert queued(job) == (2 if taken_back else 1)


def test_a_worker_that_keeps_its_lease_is_left_alone(job: Job, clock: Clock) -> None:
    taken = actions.take(ref=job.ref, at=clock())
    assert taken is not None
    actions.hold(job=taken, at=clock.later(seconds=25))
    assert actions.reclaim(at=clock.later(seconds=25)) == []


def test_a_worker_that_comes_back_late_changes_nothing(job: Job, root: Path, clock: Clock) -> None:
    late = actions.take(ref=job.ref, at=clock())
    assert late is not None
    actions.reclaim(at=clock.later(seconds=60))
    work_off(job, root, clock)
    with pytest.raises(actions.Taken):
        actions.finish(job=late, made=Made(None, ("wrong.txt",)), at=clock())
    job.refresh_from_db()
    assert job.result == {"files": ["sheep.txt"], "words": "Asleep.", "values": {}}


def test_a_job_whose_workers_keep_dying_is_said_to_have_failed(job: Job, clock: Clock) -> None:
    for _ in range(TRIES):
        assert actions.take(ref=job.ref, at=clock()) is not None
        actions.reclaim(at=clock.later(seconds=60))
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "begun 3 times" in job.why_failed


def test_what_dead_workers_left_of_a_job_that_is_given_up_takes_no_room(
    job: Job, root: Path, clock: Clock, django_capture_on_commit_callbacks: Commits
) -> None:
    for _ in range(TRIES):
        taken = actions.take(ref=job.ref, at=clock())
        assert taken is not None
        (half := running.folder_of(root, taken)).mkdir(parents=True)
        (half / "sheep.txt").write_text("half")
        with django_capture_on_commit_callbacks(execute=True):
            actions.reclaim(at=clock.later(seconds=60))
    assert not half.exists()


def test_a_person_gives_a_failed_job_new_tries(
    job: Job, root: Path, clock: Clock, cast: Cast
) -> None:
    for _ in range(TRIES):
        actions.take(ref=job.ref, at=clock())
        actions.reclaim(at=clock.later(seconds=60))
    actions.retry_job(job=job, by=cast.viewer("Ada"), at=clock())
    actions.take(ref=job.ref, at=clock())
    actions.reclaim(at=clock.later(seconds=60))
    assert work_off(job, root, clock).state == State.DONE


def test_work_that_fails_says_so_and_leaves_no_files(cast: Cast, root: Path, clock: Clock) -> None:
    def fall(run: Run, wishes: Any) -> Made:
        (run.folder / "half.txt").write_text("half")
        raise RuntimeError("secret of the machine")

    with known("fall", fall):
        job = actions.start_job(kind="fall", wishes={}, by=cast.viewer("Ada"), at=clock())
        work_off(job, root, clock)
    assert job.state == State.FAILED
    assert "secret" not in job.problem
    assert not running.folder_of(root, job).exists()


def test_what_work_writes_aside_lies_in_its_own_folder(
    cast: Cast, root: Path, clock: Clock
) -> None:
    """So it goes with the attempt, also where the worker is killed."""

    def aside(run: Run, wishes: Any) -> Made:
        with scratch() as folder:
            (run.folder / "where.txt").write_text(str(folder.parent))
        return Made(None, ("where.txt",))

    with known("aside", aside):
        job = actions.start_job(kind="aside", wishes={}, by=cast.viewer("Ada"), at=clock())
        work_off(job, root, clock)
    folder = running.folder_of(root, job)
    assert (folder / "where.txt").read_text() == str(folder)
    with scratch() as other:
        assert other.parent != folder, "only as long as it works"


def test_a_cancelled_job_stops_at_its_next_step(cast: Cast, root: Path, clock: Clock) -> None:
    def long_work(run: Run, wishes: Any) -> Made:
        job = Job.objects.get()
        actions.cancel_job(job=job, by=cast.viewer("Ada"), at=clock())
        run.progress(1, 2)
        raise AssertionError("the work went on")

    with known("long work", long_work):
        job = actions.start_job(kind="long work", wishes={}, by=cast.viewer("Ada"), at=clock())
        assert work_off(job, root, clock).state == State.CANCELLED


def test_a_waiting_job_is_cancelled_at_once(job: Job, root: Path, clock: Clock, cast: Cast) -> None:
    actions.cancel_job(job=job, by=cast.viewer("Ada"), at=clock())
    assert work_off(job, root, clock).state == State.CANCELLED
    assert job.attempt == 0
