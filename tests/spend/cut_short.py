"""A process of its own in which whoever acts dies at every statement to the database, and what came of it.

    python -m tests.spend.cut_short

Files are sent and replaced, a run is asked for, to be published, signed off and withdrawn; each act is begun in a child
that kills itself with SIGKILL before its first statement, its second, and so on until it comes to its end. Prints one
JSON object for each death.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import django


def main() -> None:
    """Die at every statement of every act, and print what came of it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["WEFT_DATA"] = folder = tempfile.mkdtemp(prefix="weft-cut-short-")
    django.setup()
    from tests.cast import two_councils
    from tests.databases import make_tables
    from weft.organisations.rules import Role

    make_tables()
    cast = two_councils()
    cast.member("Mabel", "Ambleford Council", Role.SPEND_ANALYST, administrator="Ada")
    try:
        _cut_short(cast.viewer("Mabel"), cast.viewer("Ada"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _cut_short(mabel: Any, ada: Any) -> None:
    from tests.jobs.dying import now
    from tests.spend.conftest import APRIL, MAY
    from tests.spend.dying import in_a_worker
    from weft.spend import actions
    from weft.spend.models import Edition, PaymentFile, Run

    until_it_is_done(
        "add",
        lambda: actions.add_files(arrived=[_sent(APRIL)], by=mabel, at=now()),
        how_files_stand,
    )
    april = PaymentFile.objects.get()
    until_it_is_done(
        "replace",
        lambda: actions.replace_file(file=april, arrived=_sent(MAY), by=mabel, at=now()),
        how_files_stand,
    )
    in_a_worker(PaymentFile.objects.latest("pk").look, now())
    until_it_is_done(
        "run", lambda: actions.start_run(period="2024-25", by=mabel, at=now()), how_runs_stand
    )
    run = Run.objects.get()
    in_a_worker(run.job, now())
    run = Run.objects.select_related("job").get()
    until_it_is_done(
        "ask",
        lambda: actions.ask_to_publish(run=run, note="All.", by=mabel, at=now()),
        how_editions_stand,
    )
    asked = Edition.objects.get()
    until_it_is_done(
        "sign off", lambda: actions.sign_off(edition=asked, by=ada, at=now()), how_editions_stand
    )
    until_it_is_done(
        "withdraw",
        lambda: actions.withdraw_edition(edition=asked, because="A draft.", by=mabel, at=now()),
        how_editions_stand,
    )


def until_it_is_done(act: str, do: Callable[[], object], how: Callable[[], dict[str, Any]]) -> None:
    """Begin the act again and again, and die a statement later each time, until it is done."""
    from tests.jobs.dying import dies

    before, statement = how(), 0
    while True:
        statement += 1
        died = dies(do, statement)
        told = {"act": act, "statement": statement, "died": died, "before": before, "then": how()}
        print(json.dumps(told), flush=True)
        if not died:
            return


def _sent(text: str) -> Any:
    from weft.uploads.arriving import Arrived

    arrived = Arrived("April.csv", "text/csv")
    arrived.add(text.encode())
    return arrived


def how_files_stand() -> dict[str, Any]:
    """What there is of files, what the record tells of them, and what no row names once all is swept."""
    from django.conf import settings

    from tests.jobs.dying import now
    from weft.audit.models import Entry
    from weft.jobs.models import Job
    from weft.spend.models import PaymentFile
    from weft.uploads.actions import sweep
    from weft.uploads.models import Upload
    from weft.uploads.queries import stored_at

    sweep(at=now() + timedelta(hours=7))
    root = Path(settings.UPLOAD_FOLDER)
    kept = [stored_at(one.stored_as) for one in Upload.objects.all()]
    return {
        "files": PaymentFile.objects.count(),
        "in use": PaymentFile.objects.filter(replaced_by=None).count(),
        "uploads": len(kept),
        "looks": Job.objects.count(),
        "there": all(each.exists() for each in kept),
        "astray": len([e for e in root.rglob("*") if e.is_file() and e not in kept]),
        "told": Entry.objects.filter(act__in=["add payment files", "replace payment file"]).count(),
    }


def how_runs_stand() -> dict[str, Any]:
    """What there is of runs, and what the record tells of them."""
    from weft.audit.models import Entry
    from weft.jobs.models import Job
    from weft.spend.models import Run
    from weft.spend.work import ANALYSE

    return {
        "runs": Run.objects.count(),
        "with files": Run.objects.filter(files__isnull=False).distinct().count(),
        "jobs": Job.objects.filter(kind=ANALYSE).count(),
        "told": Entry.objects.filter(act="start run").count(),
    }


def how_editions_stand() -> dict[str, Any]:
    """What there is of editions, what the record tells of them, and what everybody finds."""
    from django.test import Client

    from weft.audit.models import Entry
    from weft.spend.models import Edition, PublicName
    from weft.spend.queries import changed_files

    stranger = Client(SERVER_NAME="localhost", raise_request_exception=False)
    public = stranger.get("/spend-published/ambleford-council/2024-25/")
    editions = list(Edition.objects.all())
    return {
        "stages": [each.stage for each in editions],
        "numbers": [each.number for each in editions],
        "decided": [each.decided_by_id is not None for each in editions],
        "sealed": [bool(each.hashes) and changed_files(each) == [] for each in editions],
        "names": PublicName.objects.count(),
        "public": public.status_code,
        "told": list(
            Entry.objects.filter(subject_kind="edition of spend")
            .order_by("pk")
            .values_list("act", flat=True)
        ),
    }


if __name__ == "__main__":
    main()
