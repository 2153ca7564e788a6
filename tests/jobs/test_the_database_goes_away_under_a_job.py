"""The database goes away at any step of a job and comes back: the work is done once and wholly all the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection

from tests.cast import Cast
from tests.jobs.conftest import Clock, work_off
from tests.jobs.work import known
from weft.audit.models import Entry
from weft.jobs import actions, running
from weft.jobs.kinds import Made, Run
from weft.jobs.models import Job
from weft.jobs.rules import State

pytestmark = pytest.mark.django_db(transaction=True)
WRITES = ("INSERT", "UPDATE", "DELETE", "SELECT")
GONE_FOR = 2


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PAUSE_SECONDS", 0)


class Away:
    """A database that is away for a few statements, from one on."""

    def __init__(self, since: int, fault: type[Exception]) -> None:
        self.since, self.fault, self.count = since, fault, 0

    def __call__(self, execute: Any, sql: str, *more: Any) -> Any:
        if sql.startswith(WRITES):
            self.count += 1
            if self.since < self.count <= self.since + GONE_FOR:
                raise self.fault("server closed the connection unexpectedly")
        return execute(sql, *more)


@contextmanager
def away(since: int, fault: type[Exception] = OperationalError) -> Iterator[Away]:
    wrapper = Away(since, fault)
    with connection.execute_wrapper(wrapper):
        yield wrapper


def steps(cast: Cast, root: Path, clock: Clock) -> int:
    """How many statements a job takes."""
    job = asked(cast)
    with away(10_000) as counted:
        work_off(job, root, clock)
    return counted.count


def asked(cast: Cast) -> Job:
    return actions.start_job(
        kind="count sheep", wishes={"sheep": 3}, by=cast.viewer("Ada"), at=Clock()()
    )


@pytest.mark.parametrize("fault", [OperationalError, InterfaceError])
def test_it_is_done_once_and_wholly_whenever_it_goes(
    cast: Cast, sheep: None, root: Path, fault: type[Exception]
) -> None:
    number, begun_again = steps(cast, root, Clock()), 0
    assert number > 8
    for since in range(number + 1):
        job, clock = asked(cast), Clock()
        with away(since, fault), suppress(OperationalError, InterfaceError):  # the worker goes on
            running.carry_out(job.ref, root=root, clock=clock, seconds=3600)
        job.refresh_from_db()
        if job.state != State.DONE:
            begun_again += 1
            actions.reclaim(at=clock.later(seconds=31))
            work_off(job, root, clock)
        assert job.state == State.DONE, since
        made = running.folder_of(root, job) / "sheep.txt"
        assert made.read_text().count("sheep") == 3
        assert len(list((root / job.ref).iterdir())) == 1, "nothing of another attempt is left"
        ends = Entry.objects.filter(act="job done", subject_kind="job", subject=job.pk)
        assert ends.count() == 1
    assert begun_again < number / 2, "most of the work was not for nothing"


def test_what_it_made_stays_where_the_database_heard_that_it_is_done_and_did_not_say_so(
    cast: Cast, sheep: None, root: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = actions.finish

    def heard(**named: Any) -> None:
        finish(**named)
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(actions, "finish", heard)
    job = work_off(asked(cast), root, clock)
    assert job.state == State.DONE
    assert (running.folder_of(root, job) / "sheep.txt").is_file()


def test_work_that_itself_asks_the_database_in_vain_is_begun_again(
    cast: Cast, root: Path, clock: Clock
) -> None:
    tries: list[Path] = []

    def ask(run: Run, wishes: Any) -> Made:
        tries.append(run.folder)
        (run.folder / "half.csv").write_text("half")
        if len(tries) == 1:
            raise OperationalError("server closed the connection unexpectedly")
        return Made(None, ("half.csv",))

    with known("ask", ask):
        job = actions.start_job(kind="ask", wishes={}, by=cast.viewer("Ada"), at=clock())
        assert work_off(job, root, clock).state == State.RUNNING, "nobody says that it failed"
        tries[0].mkdir(parents=True)  # as where the database was still away in the end
        actions.reclaim(at=clock.later(seconds=31))
        assert work_off(job, root, clock).state == State.DONE
    assert [path.name for path in (root / job.ref).iterdir()] == ["2"]
