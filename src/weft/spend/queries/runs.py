"""What can be asked about runs. Every list starts from what the viewer may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from weft.jobs.queries import result_folder
from weft.jobs.rules import UNDER_WAY
from weft.organisations.access import Viewer
from weft.organisations.queries import own_records, records_beside, records_numbered
from weft.spend import access
from weft.spend.models import RowCorrection, Run
from weft.spend.results import NAMES

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


def runs_visible_to(viewer: Viewer) -> QuerySet[Run]:
    """The runs of the council that the viewer acts for, newest first; those of a record that has become part of it
    among them, as long as it is."""
    if not access.may_see(viewer):
        return Run.objects.none()
    theirs = Run.objects.filter(council__in=own_records(viewer))
    return theirs.select_related("job", "asked_by", "council")


def run_called(ref: str) -> Run | None:
    """The run of a reference, whosever it is: for who looks after the installation."""
    return Run.objects.filter(ref=ref).select_related("job", "council").first()


def folder_of(run: Run) -> Path:
    """Where a run that is done keeps its results."""
    return result_folder(run.job)


def run_before(run: Run, by: Viewer) -> Run | None:
    """The last run of the same period that was done before this one."""
    before = runs_visible_to(by).filter(period=run.period, pk__lt=run.pk)
    return before.filter(job__state="done").order_by("-pk").first()


def run_that_knows(council: Organisation) -> Run | None:
    """The council's last run that is done and remembers who is who, whatever its period: one of its own record,
    else of one that is part of it."""
    theirs = Run.objects.filter(council__in=records_beside(council), job__state="done")
    done = theirs.select_related("job").order_by("-pk")
    own, others = done.filter(council=council)[:50], done.exclude(council=council)[:50]
    return next((run for run in chain(own, others) if (folder_of(run) / NAMES).is_file()), None)


def same_run_under_way(council: Organisation, wishes: Mapping[str, Any]) -> bool:
    """Whether an analysis of a council that was told the same waits or runs."""
    under_way = Run.objects.filter(council=council, job__state__in=UNDER_WAY).select_related("job")
    return any(run.job.wishes == {**wishes, "run": run.ref} for run in under_way)


def names_known(ref: str, council: int) -> Path:
    """The file in which a run of the council remembers who is who, for the work of the next one."""
    run = Run.objects.select_related("job").get(ref=ref, council__in=records_numbered(council))
    return folder_of(run) / NAMES


@dataclass(frozen=True)
class Changed:
    """By what two runs of the same period differ: names of files, and of how many rows something else was said."""

    added: list[str]
    left_out: list[str]
    columns: list[str]
    """Files in both that are read by other columns, dates or body."""
    rows: list[tuple[str, int]]
    """Files in both of whose rows something else was said, and of how many."""

    @property
    def same_files(self) -> bool:
        """Whether both have the same files."""
        return not self.added and not self.left_out


def changed_since(run: Run, before: Run) -> Changed:
    """By what a run differs from one before it: all that both were told."""
    now, then = _told(run), _told(before)
    both = sorted(now.keys() & then.keys(), key=lambda sha: now[sha]["name"])
    rows = [(now[sha]["name"], _rows_between(now[sha], then[sha])) for sha in both]
    return Changed(
        added=sorted(now[sha]["name"] for sha in now.keys() - then.keys()),
        left_out=sorted(then[sha]["name"] for sha in then.keys() - now.keys()),
        columns=[now[sha]["name"] for sha in both if _said(now[sha]) != _said(then[sha])],
        rows=[(name, count) for name, count in rows if count],
    )


def _told(run: Run) -> dict[str, dict[str, Any]]:
    """The files of a run as it was told of them, by their hashes."""
    return {file["sha256"]: file for file in run.job.wishes["files"]}


def _said(file: Mapping[str, Any]) -> dict[str, Any]:
    """What was said of a file; nothing, where nobody had."""
    return {name: value for name, value in (file["said"] or {}).items() if value}


def _rows_between(now: Mapping[str, Any], then: Mapping[str, Any]) -> int:
    """Of how many rows something else was said."""
    changed = set(now.get("corrections", ())) ^ set(then.get("corrections", ()))
    found = RowCorrection.objects.filter(pk__in=changed)
    return found.values("sha256", "sheet", "row").distinct().order_by().count()
