"""A job's page says on what it works, when it was asked for, begun and ended, and how long that took; the list
tells jobs apart, and turns pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from tests.cast import NOW, Cast
from tests.jobs.conftest import Clock, work_off
from tests.ui.pages import tree
from tests.web.getting_in import Commits
from weft.jobs import actions
from weft.jobs.kinds import Made, job_kind
from weft.jobs.models import Job
from weft.jobs.tasks import tell_owner
from weft.ui.lasting import lasting
from weft.uploads.actions import delete_upload, keep_uploads
from weft.uploads.arriving import Arrived
from weft.uploads.models import Upload
from weft.uploads.rules import TABLES
from weft.web.counting import KIND

pytestmark = pytest.mark.django_db


@pytest.fixture
def june(cast: Cast, root: Path, monkeypatch: pytest.MonkeyPatch) -> Upload:
    """A file that Ada sent to Ambleford."""
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", root.parent / "uploads")
    return sent(cast, "June.csv")


def sent(cast: Cast, name: str) -> Upload:
    arrived = Arrived(name, "text/csv")
    arrived.add(b"Supplier,Amount\r\nCanal Boats,3.00\r\n")
    (kept,) = keep_uploads(arrived=[arrived], taken=TABLES, by=cast.viewer("Ada"), at=NOW)
    return kept


def counting(cast: Cast, upload: Upload) -> Job:
    wishes = {"upload": upload.ref, "organisation": upload.organisation_id}
    return actions.start_job(kind=KIND, wishes=wishes, by=cast.viewer("Ada"), at=NOW)


def text_of(client: Client, there: str) -> str:
    main = tree(client.get(there).content.decode()).xpath("//main")[0]
    return " ".join("".join(main.itertext()).split())


def test_the_page_names_the_file_and_leads_to_it(client: Client, cast: Cast, june: Upload) -> None:
    job = counting(cast, june)
    client.force_login(cast.person("Ada"))
    page = client.get(f"/jobs/{job.ref}/").content.decode()
    assert f'href="/files/{june.ref}/" translate="no">June.csv</a>' in page


def test_whoever_sees_no_files_is_not_told_their_names(
    client: Client, cast: Cast, june: Upload
) -> None:
    job = counting(cast, june)
    client.force_login(cast.person("Rita"))
    for there in (f"/jobs/{job.ref}/", "/jobs/"):
        said = text_of(client, there)
        assert "Count the rows of a file" in said
        assert "June.csv" not in said


def test_a_file_that_is_gone_is_said_to_be(client: Client, cast: Cast, june: Upload) -> None:
    job = counting(cast, june)
    delete_upload(upload=june, by=cast.viewer("Ada"), at=NOW)
    client.force_login(cast.person("Ada"))
    assert "A file that has been deleted" in text_of(client, f"/jobs/{job.ref}/")


def test_the_page_says_when_it_began_and_ended_and_how_long_it_took(
    client: Client, cast: Cast, root: Path, clock: Clock, lasts: None
) -> None:
    job = actions.start_job(kind="last", wishes={}, by=cast.viewer("Ada"), at=NOW)
    client.force_login(cast.person("Ada"))
    before = text_of(client, f"/jobs/{job.ref}/")
    assert "Asked for 3 November 2026, 9:30am" in before
    assert "Started" not in before and "Ended" not in before
    clock.later(minutes=1)
    LATER[:] = [lambda: clock.later(minutes=2, seconds=5)]
    work_off(job, root, clock)
    after = text_of(client, f"/jobs/{job.ref}/")
    assert "Started 3 November 2026, 9:31am" in after
    assert "Ended 3 November 2026, 9:33am" in after
    assert "Took 2 minutes 5 seconds" in after
    assert "2 minutes 5 seconds" in text_of(client, "/jobs/")


def test_a_job_that_is_tried_again_has_not_begun(cast: Cast, job: Job, clock: Clock) -> None:
    taken = actions.take(ref=job.ref, at=clock())
    assert taken is not None
    actions.stop(job=taken, at=clock())
    again = actions.retry_job(job=job, by=cast.viewer("Ada"), at=clock())
    assert again.begun_at is None


LATER: list[Any] = []


@pytest.fixture
def lasts() -> Iterator[None]:
    """Work that takes as long as the test says."""
    from weft.jobs import kinds

    @job_kind("last", words="Last")
    def last(run: object, wishes: object) -> Made:
        LATER.pop()()
        return Made()

    yield
    del kinds.KINDS["last"]


def test_the_list_tells_two_jobs_of_a_kind_apart(client: Client, cast: Cast, june: Upload) -> None:
    counting(cast, june)
    counting(cast, sent(cast, "July.csv"))
    client.force_login(cast.person("Ada"))
    rows = tree(client.get("/jobs/").content.decode()).xpath("//tbody/tr")
    said = [" ".join("".join(row.itertext()).split()) for row in rows]
    assert len(said) == 2
    assert "July.csv" in said[0] and "June.csv" in said[1]
    assert "Ada" in said[0] and "Waiting" in said[0]


def test_the_list_turns_pages(client: Client, cast: Cast, sheep: None) -> None:
    refs = [
        actions.start_job(kind="count sheep", wishes={}, by=cast.viewer("Ada"), at=NOW).ref
        for _ in range(30)
    ]
    client.force_login(cast.person("Ada"))
    seen: list[str] = []
    pages = 0
    there: str | None = "/jobs/"
    while there:
        page = tree(client.get(there).content.decode())
        seen += [link.split("/")[2] for link in page.xpath("//tbody//th/a/@href")]
        further = page.xpath("//a[@rel='next']/@href")
        there = f"/jobs/{further[0]}" if further else None
        pages += 1
    assert (seen, pages) == (refs[::-1], 2)


def test_the_letter_names_the_file(
    cast: Cast, june: Upload, root: Path, clock: Clock,
    django_capture_on_commit_callbacks: Commits,
) -> None:  # fmt: skip
    job = work_off(counting(cast, june), root, clock)
    with django_capture_on_commit_callbacks(execute=True):
        tell_owner.call(job.ref)
    (letter,) = mail.outbox
    assert "Count the rows of a file (June.csv): Done" in letter.subject
    assert "Rows: 2" in letter.body
    assert "It worked on: June.csv" in letter.body


def test_a_job_that_runs_follows_by_itself_unless_asked_not_to(
    client: Client, cast: Cast, job: Job
) -> None:
    client.force_login(cast.person("Ada"))
    there = f"/jobs/{job.ref}/"
    follows, still = (client.get(each).content.decode() for each in (there, f"{there}?still=yes"))
    comes_anew = '<noscript><meta http-equiv="refresh" content="10"></noscript>'
    assert comes_anew in follows.split("</head>")[0]
    assert f'href="{there}?still=yes"' in follows
    assert "http-equiv" not in still and "data-hx-get" not in still
    assert f'href="{there}"' in still
    actions.cancel_job(job=job, by=cast.viewer("Ada"), at=NOW)
    assert "http-equiv" not in client.get(there).content.decode()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "less than a second"), (1, "1 second"), (59, "59 seconds"), (60, "1 minute"),
        (125, "2 minutes 5 seconds"), (3600, "1 hour"), (3661, "1 hour 1 minute"),
        (3601, "1 hour"), (90000, "1 day 1 hour"),
    ],
)  # fmt: skip
def test_how_long_something_took_is_said_in_its_two_largest_units(
    seconds: float, words: str
) -> None:
    assert lasting(timedelta(seconds=seconds)) == words
