"""What can be asked about runs. Every list starts from what the viewer may see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from weft.jobs.queries import result_folder
from weft.organisations.access import Viewer
from weft.spend import access
from weft.spend.models import Run
from weft.spend.results import NAMES

if TYPE_CHECKING:
    from weft.organisations.models import Organisation


def runs_visible_to(viewer: Viewer) -> QuerySet[Run]:
    """The runs of the council that the viewer acts for, newest first."""
    if not access.may_see(viewer):
        return Run.objects.none()
    return Run.objects.filter(council=viewer.acting_for).select_related("job", "asked_by")


def folder_of(run: Run) -> Path:
    """Where a run that is done keeps its results."""
    return result_folder(run.job)


def run_before(run: Run) -> Run | None:
    """The last run of the same period that was done before this one."""
    before = Run.objects.filter(council=run.council_id, period=run.period, pk__lt=run.pk)
    return before.filter(job__state="done").select_related("job").order_by("-pk").first()


def run_that_knows(council: Organisation) -> Run | None:
    """The council's last run that is done and remembers who is who, whatever its period."""
    done = Run.objects.filter(council=council, job__state="done").select_related("job")
    return next(
        (run for run in done.order_by("-pk")[:50] if (folder_of(run) / NAMES).is_file()), None
    )


def names_known(ref: str, council: int) -> Path:
    """The file in which a run of the council remembers who is who, for the work of the next one."""
    run = Run.objects.select_related("job").get(ref=ref, council=council)
    return folder_of(run) / NAMES


def changed_since(run: Run, before: Run) -> dict[str, list[str]]:
    """The files by which two runs differ: `added` and `left_out`, by name."""
    names = {
        each.pk: dict(each.files.values_list("upload__sha256", "upload__name"))
        for each in (run, before)
    }
    now, then = names[run.pk], names[before.pk]
    return {
        "added": sorted(now[sha] for sha in now.keys() - then.keys()),
        "left_out": sorted(then[sha] for sha in then.keys() - now.keys()),
    }
