"""A look or an analysis whose workers keep dying, or that somebody cancels: its page says so and what to do, nothing
that was half written counts, and no analysis leaves the file out without a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.spend.conftest import APRIL, MAY, send
from weft.jobs.actions import cancel_job, reclaim, take
from weft.jobs.models import Job
from weft.jobs.queries import result_folder
from weft.jobs.rules import TRIES
from weft.spend.models import PaymentFile, Run
from weft.spend.queries import stood
from weft.spend.results import KEPT, UNDERSTOOD
from weft.spend.rules import Standing

pytestmark = pytest.mark.django_db
Work = Callable[[], None]
BEGUN = "The work was begun 3 times, and its worker stopped each time without a word."


def given_up(job: Job, half: str) -> None:
    """Worker after worker takes the job, leaves a file half written, and dies."""
    for attempt in range(1, TRIES + 1):
        taken = take(ref=job.ref, at=NOW + timedelta(minutes=attempt))
        assert taken is not None
        result_folder(taken).mkdir(parents=True)
        (result_folder(taken) / half).write_text('{"half')
        reclaim(at=NOW + timedelta(minutes=attempt, seconds=50))


def test_a_look_whose_workers_keep_dying(mabel: Client, work: Work) -> None:
    april, _may = send(mabel, ("April.csv", APRIL), ("May.csv", MAY))
    given_up(april.look, UNDERSTOOD)
    page = mabel.get(f"/spend/files/{april.ref}/").content.decode()
    for words in ("Not looked at", BEGUN, "Read the file again"):
        assert words in page
    answer = mabel.post("/spend/runs/start/", {"period": "2024-25"})
    assert "Weft has not looked at every file" in answer.content.decode()
    assert not Run.objects.exists()
    for file in PaymentFile.objects.all():
        mabel.post(f"/spend/files/{file.ref}/look-again/")
    work()
    found = stood(PaymentFile.objects.select_related("look", "upload"))
    assert {each.standing for each in found} == {Standing.UNDERSTOOD}


def test_a_look_that_was_cancelled(mabel: Client, cast: Cast, work: Work) -> None:
    (april,) = send(mabel, ("April.csv", APRIL))
    cancel_job(job=april.look, by=cast.viewer("Mabel"), at=NOW)
    page = mabel.get(f"/spend/files/{april.ref}/").content.decode()
    assert "The look at it was cancelled." in page
    assert "Not looked at" in mabel.get("/spend/").content.decode()
    rita = Client()
    rita.force_login(cast.person("Rita"))
    assert "Read the file again" not in rita.get(f"/spend/files/{april.ref}/").content.decode()
    mabel.post(f"/spend/files/{april.ref}/look-again/")
    work()
    assert "Understood" in mabel.get(f"/spend/files/{april.ref}/").content.decode()


def test_an_analysis_whose_workers_keep_dying(mabel: Client, work: Work) -> None:
    send(mabel, ("April.csv", APRIL))
    work()
    mabel.post("/spend/runs/start/", {"period": "2024-25"})
    run = Run.objects.get()
    given_up(run.job, KEPT)
    page = mabel.get(f"/spend/runs/{run.ref}/").content.decode()
    assert "The analysis has failed." in page
    assert BEGUN in page
    assert f'href="/jobs/{run.job.ref}/">See what happened, or try it again</a>' in page
    assert mabel.get(f"/spend/runs/{run.ref}/who/").status_code == 404
    mabel.post(f"/jobs/{run.job.ref}/retry/")
    work()
    assert "was paid in 5 payments" in mabel.get(f"/spend/runs/{run.ref}/").content.decode()
