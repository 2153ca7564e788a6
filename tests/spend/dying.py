"""A process of its own in which workers die at every step of a look and of an analysis, and what came of it.

    python -m tests.spend.dying

A step is whatever is written: a statement that changes the database, a file that is opened to be written or written
to as Parquet, one that is linked or moved. For each pair of steps a worker is killed with SIGKILL before the first,
the worker that begins again before the second, and a third one works to the end. Prints one JSON object for each.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import django

LATER = timedelta(minutes=5)
TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
MOVES = frozenset({"os.rename", "os.link", "os.remove"})
CHANGES = ("INSERT", "UPDATE", "DELETE")
SAME_AS_ANOTHER = tuple(
    f"/tables/{name}.csv"
    for name in (
        "bridge", "bridge-rules", "categories", "concentration", "departments", "kinds", "quarantine", "reconciliation",
        "sme", "suppliers-influenceable", "suppliers-top", "vat-basis", "vcse",
    )
)  # fmt: skip
"""Files that are written as their neighbours are: dying before these would only take longer."""
MOST_SECONDS = 120
Step = Callable[[], None]
_at_a_step: list[Step] = []
"""What happens at each step: nothing, but while somebody counts."""


def main() -> None:
    """Die at every step, and print what came of it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["WEFT_DATA"] = folder = tempfile.mkdtemp(prefix="weft-dying-")
    django.setup()
    (aside := Path(folder) / "tmp").mkdir()
    tempfile.tempdir = str(aside)
    from tests.databases import make_tables

    make_tables()
    sys.addaudithook(_is_a_step)
    try:
        _die_everywhere()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _die_everywhere() -> None:
    from tests.cast import two_councils
    from tests.spend.conftest import APRIL, MAY
    from weft.spend.actions import add_files, start_run
    from weft.uploads.arriving import Arrived

    ada = two_councils().viewer("Ada")
    arrived = [Arrived("April.csv", "text/csv"), Arrived("May.csv", "text/csv")]
    for one, text in zip(arrived, (APRIL, MAY), strict=True):
        one.add(text.encode())
    april, _may = add_files(arrived=arrived, by=ada, at=now()).files
    _die_at_every_step_of(
        "look",
        april.look,
        ada,
        {"/spend/": "Weft is looking at files.", f"/spend/files/{april.ref}/": "Weft is looking"},
    )
    run = start_run(period="2024-25", by=ada, at=now())
    there = f"/spend/runs/{run.ref}/"
    _die_at_every_step_of(
        "analysis",
        run.job,
        ada,
        {
            "/spend/": "April.csv",
            there: "The analysis is not done yet.",
            f"{there}take-away/report.pdf": "Page not found",
        },
    )


def _die_at_every_step_of(what: str, job: Any, by: Any, pages: dict[str, str]) -> None:
    """The job itself dies half way, with its pages looked at; others that ask for the same die at every step."""
    from weft.jobs.actions import start_job

    def the_same() -> Any:
        return start_job(kind=job.kind, wishes=job.wishes, by=by, at=now())

    whole, steps = undisturbed(the_same())
    tell(what, job, (steps // 2, steps), whole, pages)
    for deaths in in_pairs(steps):
        tell(what, the_same(), deaths, whole, {})


def in_pairs(steps: int) -> Iterator[tuple[int, int]]:
    """Every step once, an early one with a late one."""
    for first in range(1, steps // 2 + 1):
        yield first, steps + 1 - first
    if steps % 2:
        yield steps // 2 + 1, steps


def undisturbed(job: Any) -> tuple[dict[str, tuple[str, int]], int]:
    """What the work leaves where nobody dies, and of how many steps it is."""
    _died, steps = in_a_worker(job, now())
    job.refresh_from_db()
    assert job.state == "done", job.problem
    return files_of(job), steps


def tell(
    what: str, job: Any, deaths: tuple[int, int], whole: dict[str, tuple[str, int]], pages: dict[str, str]
) -> None:  # fmt: skip
    """Let two workers die, the third one work, and say what came of it."""
    from weft.audit.models import Entry
    from weft.jobs.actions import reclaim
    from weft.jobs.queries import job_folder

    died, said, moment = [], [], now()
    for step in deaths:
        died.append(in_a_worker(job, moment, dies_before=step)[0])
        said.append(seen_meanwhile(job, pages))
        moment += LATER
        reclaim(at=moment)
    said.append(seen_meanwhile(job, pages))
    in_a_worker(job, moment)
    job.refresh_from_db()
    ends = Entry.objects.filter(subject_kind="job", subject=job.pk, act="job done").count()
    told = {
        "what": what, "steps": deaths, "died": died, "state": job.state, "attempt": job.attempt, "ends": ends,
        "same": files_of(job) == whole, "folders": len(list((job_folder() / job.ref).iterdir())), "said": said,
        "left": [each.name for each in Path(tempfile.gettempdir()).iterdir()],
    }  # fmt: skip
    print(json.dumps(told), flush=True)


def seen_meanwhile(job: Any, pages: dict[str, str]) -> dict[str, Any]:
    """How the job stands, and whether its page and others say so to somebody of the council."""
    from django.test import Client

    from weft.organisations.models import Person

    job.refresh_from_db()
    ada = Client(raise_request_exception=False, SERVER_NAME="localhost")
    ada.force_login(Person.objects.get(name="Ada"))
    page = ada.get(f"/jobs/{job.ref}/").content.decode()
    words = {
        "waiting": "The job waits for its turn.",
        "running": "The job is running",
        "done": "The job is done.",
    }
    wrong = [] if words[job.state] in page else [f"/jobs/{job.ref}/"]
    for address, expected in pages.items():
        if job.state != "done" and expected not in ada.get(address).content.decode():
            wrong.append(address)
    again = "The work begins again." in page
    return {"state": job.state, "again": again, "wrong": wrong}


def files_of(job: Any) -> dict[str, tuple[str, int]]:
    """Every file that a job has left: its hash and size by its path."""
    from weft.jobs.queries import result_folder

    folder = result_folder(job)
    return {
        each.relative_to(folder).as_posix(): (
            hashlib.sha256(each.read_bytes()).hexdigest(),
            each.stat().st_size,
        )
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


@contextmanager
def steps_are(step: Step) -> Iterator[None]:
    """Something is done at each step."""
    from django.db import connection
    from pyarrow.parquet import ParquetWriter

    def of_database(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith(CHANGES):
            step()
        return execute(sql, *rest)

    written = ParquetWriter.write_table

    def of_parquet(writer: Any, *rest: Any, **named: Any) -> None:
        step()
        written(writer, *rest, **named)

    ParquetWriter.write_table = of_parquet
    _at_a_step.append(step)
    try:
        with connection.execute_wrapper(of_database):
            yield
    finally:
        _at_a_step.clear()
        ParquetWriter.write_table = written


def _is_a_step(event: str, given: tuple[Any, ...]) -> None:
    if not _at_a_step or event not in {"open", *MOVES}:
        return
    writes = event in MOVES or bool((given[2] or 0) & TO_WRITE)
    path = os.path.realpath(str(given[1 if event == "os.link" else 0]))
    if writes and "/jobs/" in path and not path.endswith(SAME_AS_ANOTHER):
        _at_a_step[0]()


def in_a_worker(job: Any, at: datetime, *, dies_before: int = 0) -> tuple[bool, int]:
    """Let a worker do the job in a process of its own; gives whether it was killed, and after how many steps.

    This process never does such work: its threads would not live on in the workers.
    """
    from django.db import connection

    from weft.jobs import running
    from weft.jobs.queries import job_folder

    connection.close()
    there, here = os.pipe()
    child = os.fork()
    if child == 0:

        def one_more() -> None:
            os.write(here, b".")
            one_more.taken += 1  # type: ignore[attr-defined]
            if one_more.taken == dies_before:  # type: ignore[attr-defined]
                os.kill(os.getpid(), signal.SIGKILL)

        one_more.taken = 0  # type: ignore[attr-defined]
        signal.alarm(MOST_SECONDS)
        try:
            with steps_are(one_more):
                running.carry_out(job.ref, root=job_folder(), clock=lambda: at, seconds=3600)
        finally:
            os._exit(0)
    os.close(here)
    with os.fdopen(there, "rb") as steps:
        taken = len(steps.read())
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, taken


def now() -> datetime:
    """The moment."""
    from django.utils import timezone

    return timezone.now()


if __name__ == "__main__":
    main()
