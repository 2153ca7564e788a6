"""The disk is full while a file is looked at, or while files are analysed: the page says what to do, nothing half done
is there, no file is blamed, and once there is room the work goes on and gives what it would have given."""

from __future__ import annotations

import gzip
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import NOW, Cast
from tests.spend.conftest import APRIL, MAY, send
from tests.spend.dying import files_of
from weft.analysis.spend.reading import spooled
from weft.analysis.spend.reading.read import read
from weft.jobs.actions import retry_job, start_job
from weft.jobs.kinds import KINDS, JobKind, Made, Run
from weft.jobs.models import Job
from weft.jobs.queries import job_folder
from weft.jobs.running import carry_out
from weft.spend.models import PaymentFile
from weft.spend.models import Run as Analysis
from weft.spend.queries import stood
from weft.spend.rules import Standing
from weft.spend.work import ANALYSE

pytestmark = pytest.mark.django_db
Work = Callable[[], None]
NO_ROOM = "The site has no room left for what this makes. Whoever runs it has to make room; then try it again."


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """As where the disk is full."""
    was, written = resource.getrlimit(resource.RLIMIT_FSIZE), sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # Python would leave halves of the modules that it loads
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, was[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
        sys.dont_write_bytecode = written


@contextmanager
def room_for_files_of(size: int, kind: str) -> Iterator[None]:
    """While work of a kind is done no file grows beyond a size."""
    held = KINDS[kind]

    def with_little_room(run: Run, wishes: Mapping[str, Any]) -> Made:
        with no_file_grows_beyond(size):
            return held.work(run, wishes)

    KINDS[kind] = JobKind(held.name, held.words, with_little_room, held.about)
    try:
        yield
    finally:
        KINDS[kind] = held


def carried_out(job: Job) -> Job:
    carry_out(job.ref, root=job_folder(), clock=lambda: NOW, seconds=600)
    return Job.objects.get(pk=job.pk)


def with_little_room(job: Job, size: int) -> None:
    """The job is carried out, finds no room, says so, and leaves nothing."""
    with room_for_files_of(size, job.kind):
        failed = carried_out(job)
    assert (failed.state, failed.problem) == ("failed", NO_ROOM), size
    assert list((job_folder() / job.ref).iterdir()) == []


def as_zip(folder: Path, text: str) -> bytes:
    with ZipFile(folder / "two.zip", "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("April.csv", text)
        zipped.writestr("May.csv", MAY)
    return (folder / "two.zip").read_bytes()


LONG = APRIL + "".join(
    f"Canal Boats plc,05/04/2024,{n}.00,Parks,Repairs to the long and narrow boat of the town\r\n"
    for n in range(1, 3_001)
)
"""Unpacked it is larger than all that is written when it is looked at."""


@pytest.mark.parametrize(
    ("name", "packed", "room"),
    [
        ("April.csv", lambda _folder: LONG.encode(), 100),
        ("April.csv.gz", lambda _folder: gzip.compress(LONG.encode()), len(LONG) // 2),
        ("April.zip", lambda folder: as_zip(folder, LONG), len(LONG) // 2),
    ],
)
def test_a_look_that_finds_no_room_blames_no_file(
    mabel: Client,
    cast: Cast,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    packed: Callable[[Path], bytes],
    room: int,
) -> None:
    monkeypatch.setattr(spooled, "IN_MEMORY", 1)
    chosen = SimpleUploadedFile(name, packed(tmp_path))
    mabel.post("/spend/files/send/", {"chosen": chosen})
    file = PaymentFile.objects.get()
    with_little_room(file.look, room)
    page = mabel.get(f"/spend/files/{file.ref}/").content.decode()
    assert "Not looked at" in page
    assert NO_ROOM in page
    assert "Read the file again" in page
    assert "damaged" not in page
    answer = mabel.post("/spend/runs/start/", {"period": "2024-25"})
    assert "Weft has not looked at every file" in answer.content.decode()
    assert not Analysis.objects.exists()

    mabel.post(f"/spend/files/{file.ref}/look-again/")
    file.refresh_from_db()
    carried_out(file.look)
    (found,) = stood([PaymentFile.objects.get()])
    assert found.standing is Standing.UNDERSTOOD
    assert found.understanding.rows_loaded == 3_000 + (7 if "zip" in name else 5)


def test_no_file_is_read_without_its_neighbour_that_had_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooled, "IN_MEMORY", 1)
    (folder := tmp_path / "payments").mkdir()
    (folder / "April.csv.gz").write_bytes(gzip.compress(LONG.encode()))
    (folder / "May.csv").write_text(MAY)
    with no_file_grows_beyond(len(LONG) // 2), pytest.raises(OSError, match="File too large"):
        read([folder], tmp_path / "out")
    assert [each.name for each in tmp_path.iterdir()] == ["payments"]
    assert read([folder], tmp_path / "out").reconciliation["total"]["rows_loaded"] == 3_007


@pytest.fixture
def asked(mabel: Client, work: Work) -> Analysis:
    """A run that Mabel has asked for."""
    send(mabel, ("April.csv", APRIL), ("May.csv", MAY))
    work()
    mabel.post("/spend/runs/start/", {"period": "2024-25"})
    return Analysis.objects.get()


def test_an_analysis_that_finds_no_room_is_tried_again_once_there_is(
    mabel: Client, cast: Cast, asked: Analysis
) -> None:
    with_little_room(asked.job, 20_000)
    page = mabel.get(f"/spend/runs/{asked.ref}/").content.decode()
    assert "The analysis has failed." in page
    assert NO_ROOM in page
    assert "£" not in page
    assert mabel.get(f"/spend/runs/{asked.ref}/take-away/report.pdf").status_code == 404
    mabel.post(f"/jobs/{asked.job.ref}/retry/")
    assert carried_out(asked.job).state == "done"
    assert "was paid in 7 payments" in mabel.get(f"/spend/runs/{asked.ref}/").content.decode()


@pytest.mark.long
def test_wherever_the_disk_is_full_the_analysis_ends_with_the_same_words_and_then_the_same_bytes(
    mabel: Client, cast: Cast, asked: Analysis
) -> None:
    whole = files_of(carried_out(asked.job))
    job = start_job(kind=ANALYSE, wishes=asked.job.wishes, by=cast.viewer("Mabel"), at=NOW)
    for size in sorted({size for _hash, size in whole.values()}):
        with_little_room(job, size - 1)
        retry_job(job=job, by=cast.viewer("Mabel"), at=NOW)
    assert files_of(carried_out(job)) == whole
