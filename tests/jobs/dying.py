"""A process of its own that dies at every step of a job in turn, and says what came of it.

    python -m tests.jobs.dying

For each step (a statement to the database, counted from 1) a child is forked that kills itself with
SIGKILL before that step: once while a job is asked for, once while it is carried out. Then time passes,
what was left is reclaimed, and another worker works. Prints one JSON object for each death.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import django

LATER = timedelta(minutes=5)


def main() -> None:
    """Die at every step, and print what came of it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["WEFT_DATA"] = folder = tempfile.mkdtemp(prefix="weft-dying-")
    django.setup()
    from tests.postgres import database_of_its_own

    try:
        with database_of_its_own():
            _die_everywhere(Path(folder))
    finally:
        shutil.rmtree(folder)


def _die_everywhere(folder: Path) -> None:
    from tests.cast import two_councils
    from tests.databases import make_tables
    from tests.jobs.work import count_sheep
    from weft.jobs.kinds import KINDS, JobKind

    make_tables()
    two_councils()
    KINDS["count sheep"] = JobKind("count sheep", "Count sheep", count_sheep)
    for death in (while_asked_for, while_carried_out):
        step = 1
        while death(folder, step):
            step += 1


def dies(work: Callable[[], object], step: int) -> bool:
    """Do the work in a child that kills itself before a step; gives whether it came to that step."""
    from django.db import connection

    connection.close()
    child = os.fork()
    if child == 0:
        taken = 0

        def count(execute: Any, sql: str, *rest: Any) -> Any:
            nonlocal taken
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, *rest)

        try:
            with connection.execute_wrapper(count):
                work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def while_asked_for(folder: Path, step: int) -> bool:
    """Die while a job is asked for."""
    from weft.jobs.models import Job

    before = Job.objects.count()
    died = dies(ask, step)
    found = Job.objects.count() - before
    finished = [work_off(folder, job.ref) for job in Job.objects.filter(state="waiting")]
    print(
        json.dumps(
            {"during": "asking", "step": step, "died": died, "jobs": found, "then": finished}
        )
    )
    return died


def while_carried_out(folder: Path, step: int) -> bool:
    """Die while a job is carried out."""
    from weft.jobs import running

    job = ask()
    died = dies(
        lambda: running.carry_out(job.ref, root=folder / "jobs", clock=now, seconds=3600), step
    )
    then = work_off(folder, job.ref)
    print(json.dumps({"during": "carrying out", "step": step, "died": died, "then": [then]}))
    return died


def ask() -> Any:
    """Ada asks for a job."""
    from weft.jobs import actions
    from weft.organisations.models import Person
    from weft.organisations.queries import viewer_for

    ada = Person.objects.get(name="Ada")
    return actions.start_job(
        kind="count sheep", wishes={"sheep": 3}, by=viewer_for(ada, None), at=now()
    )


def work_off(folder: Path, ref: str) -> dict[str, Any]:
    """Time passes, what was left is reclaimed, and another worker carries out what waits."""
    from weft.jobs import actions, running
    from weft.jobs.models import Job

    actions.reclaim(at=now() + LATER)
    running.carry_out(ref, root=folder / "jobs", clock=lambda: now() + LATER, seconds=3600)
    job = Job.objects.get(ref=ref)
    path = running.folder_of(folder / "jobs", job) / "sheep.txt"
    sheep = path.read_text().count("sheep") if path.exists() else None
    return {"state": job.state, "sheep": sheep, "attempt": job.attempt, "ends": ends_on_record(job)}


def ends_on_record(job: Any) -> int:
    """How often the audit says that the job was done."""
    from weft.audit.models import Entry

    return Entry.objects.filter(subject_kind="job", subject=job.pk, act="job done").count()


def now() -> datetime:
    """The moment."""
    from django.utils import timezone

    return timezone.now()


if __name__ == "__main__":
    main()
