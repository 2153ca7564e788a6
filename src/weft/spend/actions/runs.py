"""What can happen to runs."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from weft.audit.actions import record
from weft.jobs.actions import start_job
from weft.organisations.access import Viewer
from weft.organisations.rules import new_ref
from weft.spend import queries, rules
from weft.spend.actions.files import as_wished
from weft.spend.actions.who import CannotDo, analyst_of
from weft.spend.models import Run
from weft.spend.rules import Standing
from weft.spend.work import ANALYSE
from weft.ui.marks import Reason, why


@transaction.atomic
def start_run(*, period: str, by: Viewer, at: datetime) -> Run:
    """Analyse all payment files in use for a period; not while the very same is under way."""
    council, person = analyst_of(by)
    every = queries.stood(queries.in_use_of(council))
    if reason := rules.why_not_run({each.standing for each in every}):
        raise CannotDo(reason)
    if reason := _why_no_period(period):
        raise CannotDo(reason)
    period = _as_all_write_it(period)
    taken = [each for each in every if each.standing in {Standing.UNDERSTOOD, Standing.UNCLEAR}]
    held = queries.holding(council)
    files = [as_wished(e.file.ref, e.file.upload, e.understanding.said, held) for e in taken]
    for file, name in zip(files, rules.names_on_disk(f["name"] for f in files), strict=True):
        file["as"] = name
    ref = new_ref()
    before = queries.run_that_knows(council)
    wishes = {
        "organisation": council.pk, "council": council.name, "run": ref, "period": period, "files": files,
        "rulings": queries.wished(council), "known": before.ref if before else None,
        "left_out_under": settings.LEFT_OUT_UNDER,
        "answers": queries.answers_wished(council, before), "editions": _editions_in_use(),
    }  # fmt: skip
    if queries.same_run_under_way(council, wishes):
        raise CannotDo(
            why(
                "This period is being analysed already, from the same files. You find it under Spend."
            )
        )
    job = start_job(kind=ANALYSE, wishes=wishes, by=by, at=at)
    run = Run.objects.create(
        ref=ref, council=council, period=period, job=job, asked_at=at, asked_by=person
    )
    run.files.set([each.file for each in taken])
    record(
        act="start run", by=by.actor, on=("run", run.pk), at=at,
        after={"ref": run.ref, "period": period, "files": [file["sha256"] for file in files]},
    )  # fmt: skip
    return run


def _editions_in_use() -> dict[str, str]:
    """The editions of registers and places in use now: a run keeps to them, whenever it is carried out."""
    from weft.analysis.editions import Editions

    return Editions(Path(settings.DATA_FOLDER)).in_use()


def _as_all_write_it(period: str) -> str:
    """“2015/16” as “2015-16”, so that two analyses of one period are known as that."""
    from weft.analysis.spend.periods import period as period_of

    return period_of(period).name


def _why_no_period(period: str) -> Reason | None:
    from weft.analysis.spend.periods import NotAPeriod
    from weft.analysis.spend.periods import period as period_of

    try:
        period_of(period)
    except NotAPeriod:
        return why(
            "“%(period)s” is not a period. Write a financial year such as 2024-25, a quarter such as 2024-25 Q1, a month such as June 2024, or days such as 2024-04-01..2024-06-30.",
            period=period,
        )
    return None
