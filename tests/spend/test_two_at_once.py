"""Two people of a council do the same at the same moment: it is done once, and whoever comes second is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.at_once import at_once, told_otherwise
from tests.cast import NOW, Cast, two_councils
from tests.postgres import default_database
from tests.spend.conftest import AMBLEFORD, APRIL, csv_file, send
from tests.spend.ready import done, ready
from tests.web.installation import make_tables
from weft.jobs.models import Job
from weft.organisations.rules import Role
from weft.spend.models import Edition, PaymentFile, Run
from weft.uploads.models import Upload


@pytest.fixture(params=["sqlite", "postgresql"])
def cast(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: object) -> Iterator[Cast]:  # fmt: skip
    """Two councils in a database that several connections reach: a file, or a PostgreSQL."""
    if request.param == "postgresql":
        request.getfixturevalue("on_postgres")
        yield cast_of_ambleford()
        return
    there = f"sqlite:///{tmp_path}/weft.sqlite3"
    with django_db_blocker.unblock(), default_database(there):  # type: ignore[attr-defined]
        make_tables()
        yield cast_of_ambleford()


def cast_of_ambleford() -> Cast:
    cast = two_councils()
    for name in ("Mabel", "Asha"):
        cast.member(name, AMBLEFORD, Role.SPEND_ANALYST, administrator="Ada")
    return cast


def test_the_same_file_sent_twice_at_once_is_in_use_once(cast: Cast) -> None:
    def sends(client: Client) -> str:
        chosen = csv_file("April.csv", APRIL)
        there = "/spend/files/send/"
        return client.post(there, {"chosen": chosen}, follow=True).content.decode()

    said = at_once(cast, sends, "Mabel", "Asha", "Ada")
    told_otherwise(said, "1 file was kept", "is there already, byte for byte")
    assert PaymentFile.objects.count() == 1
    assert Upload.objects.count() == 1
    assert Job.objects.count() == 1
    folder = Path(settings.UPLOAD_FOLDER)
    assert len([each for each in folder.rglob("*") if each.is_file()]) == 1


def test_a_file_replaced_twice_at_once_is_replaced_by_one(cast: Cast) -> None:
    mabel = Client()
    mabel.force_login(cast.person("Mabel"))
    (april,) = send(mabel, ("April.csv", APRIL))

    def replaces(client: Client) -> str:
        chosen = csv_file("April 2.csv", APRIL.replace("100.00", str(id(client))))
        there = f"/spend/files/{april.ref}/replace/"
        return client.post(there, {"chosen": chosen}, follow=True).content.decode()

    said = at_once(cast, replaces, "Mabel", "Asha")
    told_otherwise(said, "The file was replaced.", "has been replaced or removed")
    assert PaymentFile.objects.count() == 2
    assert PaymentFile.objects.filter(replaced_by=None).count() == 1
    assert Upload.objects.count() == 2


def test_an_analysis_begun_twice_at_once_is_made_once(cast: Cast) -> None:
    mabel = Client()
    mabel.force_login(cast.person("Mabel"))
    send(mabel, ("April.csv", APRIL))
    done(Job.objects.get())

    def begins(client: Client) -> str:
        answer = client.post("/spend/runs/start/", {"period": "2024-25"}, follow=True)
        return answer.content.decode()

    said = at_once(cast, begins, "Mabel", "Asha")
    told_otherwise(said, "The job waits for its turn.", "This period is being analysed already")
    run = Run.objects.get()
    done(run.job)
    mabel.post("/spend/runs/start/", {"period": "2024-25"})
    assert Run.objects.count() == 2, "once it is done, it may be made again"


def test_what_two_people_sign_off_at_once_is_published_once(cast: Cast) -> None:
    _file, run = ready(cast.viewer("Mabel"))
    mabel = Client()
    mabel.force_login(cast.person("Mabel"))
    mabel.post(f"/spend/runs/{run.ref}/publish/", {"note": "All."})

    def signs_off(client: Client) -> str:
        there = f"/spend/runs/{run.ref}/sign-off/"
        given = {"decision": "publish", "because": ""}
        return client.post(there, given, follow=True).content.decode()

    said = at_once(cast, signs_off, "Asha", "Ada")
    assert [("Everybody can read it now" in each) for each in said].count(True) == 1, said
    edition = Edition.objects.get()
    assert (edition.stage, edition.number) == ("published", 1)
    assert Client().get("/spend-published/ambleford-council/2024-25/2/").status_code == 404


def test_what_two_people_ask_for_at_once_waits_once(cast: Cast) -> None:
    _file, run = ready(cast.viewer("Mabel"))

    def asks(client: Client) -> str:
        there = f"/spend/runs/{run.ref}/publish/"
        return client.post(there, {"note": "All."}, follow=True).content.decode()

    said = at_once(cast, asks, "Mabel", "Asha")
    told_otherwise(said, "Asked. Somebody else", "It waits to be signed off already")
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("when", ["it waits", "it reads"])
def test_a_file_replaced_while_an_analysis_is_under_way_stays_in_that_one(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    from weft.jobs import running
    from weft.jobs.queries import job_folder

    mabel = Client()
    mabel.force_login(cast.person("Mabel"))
    (april,) = send(mabel, ("April.csv", APRIL))
    done(april.look)
    mabel.post("/spend/runs/start/", {"period": "2024-25"})
    run = Run.objects.get()
    said = running.JobRun.say

    def replaces() -> None:
        if PaymentFile.objects.count() == 1:
            chosen = csv_file("April 2.csv", APRIL.replace("1200.00", "1.00"))
            mabel.post(f"/spend/files/{april.ref}/replace/", {"chosen": chosen})

    def replaced_meanwhile(attempt: running.JobRun, words: object) -> None:
        said(attempt, words)  # type: ignore[arg-type]
        replaces()

    if when == "it waits":
        replaces()
        done(run.job)
    else:
        monkeypatch.setattr(running.JobRun, "say", replaced_meanwhile)
        running.carry_out(run.job.ref, root=job_folder(), clock=lambda: NOW, seconds=600)
    assert PaymentFile.objects.count() == 2
    page = mabel.get(f"/spend/runs/{run.ref}/").content.decode()
    assert "£1.5k was paid in 5 payments" in page
    assert "April.csv" in mabel.get(f"/spend/files/{april.ref}/").content.decode()
    assert "April 2.csv" in mabel.get("/spend/").content.decode()
