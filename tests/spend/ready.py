"""A council whose payment files have been looked at and analysed, quickly: the work is done once in a run of the tests."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from tests.cast import NOW
from tests.scratch import made_once
from weft.jobs.actions import finish, take
from weft.jobs.kinds import Made
from weft.jobs.models import Job
from weft.jobs.queries import job_folder, result_folder
from weft.jobs.running import carry_out
from weft.organisations.access import Viewer
from weft.spend.actions import add_files, say_rulings, start_run
from weft.spend.models import PaymentFile, RowCorrection, Ruling, Run
from weft.spend.quarantine import quarantine_of
from weft.spend.results import UNDERSTOOD, Suppliers
from weft.ui.marks import sentence
from weft.uploads.arriving import Arrived

PAYMENTS = (
    b"Supplier,Date,Amount,Department\r\nCanal Boats Ltd,03/04/2024,3.00,Parks\r\n"
    b"Mill Lane Bakery Ltd,04/04/2024,4.00,Schools\r\nMr John Smith,05/05/2024,2.00,Adults\r\n"
    b"Canal Boats Ltd,soon,5.00,Parks\r\n"
    b"Quillmouth Youth Project,06/05/2024,1.00,Youth\r\n"
    b"Zellenfold and Quillmouth Youth Project,07/05/2024,1.50,Youth\r\n"
    b"Bridge Street Surgery,08/05/2024,1.00,Health\r\n"
)
"""The third and fourth names are in doubt."""
TOLD = (
    "council", "period", "profiles", "rulings", "answers", "left_out_under", "editions",
)  # fmt: skip
"""What a job is told beside its files and the run before."""


def ready(by: Viewer) -> tuple[PaymentFile, Run]:
    """A payment file of the council that the analyst acts for, and a run over it that is done."""
    arrived = Arrived("April.csv", "text/csv")
    arrived.add(PAYMENTS)
    (file,) = add_files(arrived=[arrived], by=by, at=NOW).files
    done(file.look)
    file.refresh_from_db()
    return file, once_more(by)


def once_more(by: Viewer) -> Run:
    """Another run over the payment files of the council that the analyst acts for."""
    run = start_run(period="2024-25", by=by, at=NOW)
    done(run.job)
    run.refresh_from_db()
    return run


def a_ruling(by: Viewer) -> Ruling:
    """A ruling of the council that the analyst acts for."""
    said = {"ruling": "organisation", "name": "Canal Boats Ltd", "reason": "It has a number."}
    (made,) = say_rulings(said=[said], by=by, at=NOW)
    return made


def a_supplier(run: Run, name: str = "") -> str:
    """The id of a supplier of a run: the largest, or the largest of those with this in their names."""
    there = Suppliers(result_folder(run.job))
    found: str = there.part(name, "amount_gbp", down=True)[0].supplier_id
    return found


def done(job: Job) -> None:
    """Do the work of a job the first time; every other time give it what was made of the same wishes then."""
    try:
        kept = made_once(f"job-{_alike(job)}", lambda folder: _carry_out(job, folder))
    except NotDone:
        return
    job.refresh_from_db()
    if job.state == "done":
        return
    taken = take(ref=job.ref, at=NOW)
    assert taken is not None
    shutil.copytree(kept, result_folder(taken))
    was = json.loads((kept / "of").read_text())
    _put_for(result_folder(taken), dict(zip(was, _refs(job), strict=True)))
    finish(job=taken, made=Made(sentence("Files looked at: %(files)s.", files="1")), at=NOW)


class NotDone(Exception):
    """The work did not end well: it is tried anew by the next who asks for the same."""


def _carry_out(job: Job, kept: Path) -> None:
    carry_out(job.ref, root=job_folder(), clock=lambda: NOW, seconds=600)
    job.refresh_from_db()
    if job.state != "done":
        raise NotDone
    shutil.copytree(result_folder(job), kept, dirs_exist_ok=True)
    (kept / "of").write_text(json.dumps(_refs(job)))


def _refs(job: Job) -> list[str]:
    return [file["ref"] for file in job.wishes["files"]]


def _alike(job: Job) -> str:
    """What jobs share that ask for the same: all but references.

    A run that knows of one like it that knows of one like it finds what that one found: nothing has changed.
    """
    before = _before(job)
    once_more = before and _asked(before) == _asked(job)
    if before and once_more and (first := _before(before)) and _asked(first) == _asked(job):
        return _alike(before)
    known = _alike(before) if before else None
    return hashlib.sha256(json.dumps([_asked(job), known], sort_keys=True).encode()).hexdigest()


def _before(job: Job) -> Job | None:
    """The job of the run from which suppliers keep their ids."""
    before = Run.objects.filter(ref=job.wishes.get("known") or "").select_related("job").first()
    return before.job if before else None


def _asked(job: Job) -> list[object]:
    """What a job asks for, whatever was known before."""
    files = [
        [file["name"], file["sha256"], file["said"], _rows_said(file["corrections"])]
        for file in job.wishes["files"]
    ]
    return [job.kind, files, *(job.wishes.get(what) for what in TOLD)]


def _rows_said(numbers: list[int]) -> list[tuple[object, ...]]:
    """What people said of rows, without who and when."""
    names = ("sha256", "sheet", "row", "column", "before", "after")
    return list(RowCorrection.objects.filter(pk__in=numbers).order_by("pk").values_list(*names))


def _put_for(folder: Path, now: dict[str, str]) -> None:
    """What a look wrote under some references, under others."""
    if (folder / UNDERSTOOD).exists():
        found = json.loads((folder / UNDERSTOOD).read_text())
        (folder / UNDERSTOOD).write_text(
            json.dumps({now[ref]: each for ref, each in found.items()})
        )
        for was, ref in now.items():
            if (folder / quarantine_of(was)).exists():
                (folder / quarantine_of(was)).rename(folder / quarantine_of(ref))
