"""Only its owner's organisation sees a job; only who may start one cancels or retries it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core import mail
from django.test import Client

from tests.cast import NOW, Cast
from tests.jobs.conftest import Clock, work_off
from tests.web.getting_in import Commits
from weft.jobs import actions, queries
from weft.jobs.models import Job
from weft.jobs.tasks import tell_owner
from weft.organisations.access import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "answer"), [("Ada", 200), ("Rita", 200), ("Brian", 404), ("Nobody", 404)]
)
def test_who_finds_the_page(client: Client, cast: Cast, job: Job, name: str, answer: int) -> None:
    client.force_login(cast.person(name))
    assert client.get(f"/jobs/{job.ref}/").status_code == answer
    assert client.get(f"/jobs/{job.ref}/progress/").status_code == answer


def test_a_reader_may_look_but_not_cancel(client: Client, cast: Cast, job: Job) -> None:
    client.force_login(cast.person("Rita"))
    assert client.post(f"/jobs/{job.ref}/cancel/").status_code == 403
    with pytest.raises(NotAllowed):
        actions.start_job(kind="count sheep", wishes={}, by=cast.viewer("Rita"), at=NOW)


def test_a_stranger_cancels_nothing(client: Client, cast: Cast, job: Job) -> None:
    client.force_login(cast.person("Brian"))
    assert client.post(f"/jobs/{job.ref}/cancel/").status_code == 404
    job.refresh_from_db()
    assert job.state == "waiting"


def test_what_a_job_made_is_fetched_by_its_organisation_only(
    client: Client, cast: Cast, job: Job, root: Path, clock: Clock
) -> None:
    work_off(job, root, clock)
    client.force_login(cast.person("Rita"))
    answer = client.get(f"/jobs/{job.ref}/files/sheep.txt")
    assert b"sheep 4" in b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert "attachment" in answer["Content-Disposition"]
    assert client.get(f"/jobs/{job.ref}/files/other.txt").status_code == 404
    client.force_login(cast.person("Brian"))
    assert client.get(f"/jobs/{job.ref}/files/sheep.txt").status_code == 404


def test_its_owner_is_told_when_it_ends(
    cast: Cast, job: Job, root: Path, clock: Clock, django_capture_on_commit_callbacks: Commits
) -> None:
    work_off(job, root, clock)
    with django_capture_on_commit_callbacks(execute=True):
        tell_owner.call(job.ref)
    (letter,) = mail.outbox
    assert letter.to == ["ada@example.org"]
    assert f"/jobs/{job.ref}/" in letter.body
    assert list(queries.ended_unseen(cast.viewer("Ada"))) == [job]
    actions.see_job(job=job, by=cast.viewer("Ada"), at=clock.later(seconds=1))
    assert list(queries.ended_unseen(cast.viewer("Ada"))) == []
