"""A long job: begun, watched as it goes on, cancelled, tried again, and its owner told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from tests.cast import Cast, two_councils
from tests.stories.people import Someone, walking
from tests.web.getting_in import confirmed
from weft.jobs import kinds
from weft.jobs.actions import start_job
from weft.jobs.kinds import Run, job_kind
from weft.jobs.models import Job
from weft.jobs.running import carry_out
from weft.jobs.tasks import job_folder, tell_owner

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS: list[Callable[[], None]] = []
"""What someone does at the page while the work goes on, at 30 and at 60 of 100."""


@pytest.fixture
def counting() -> Iterator[None]:
    """Work of which one can say how far it is."""

    @job_kind("count slowly", words="Count slowly")
    def count(run: Run, wishes: Mapping[str, Any]) -> dict[str, Any]:
        for done, look in zip((30, 60), LOOKS, strict=False):
            run.say(f"{done} counted")
            run.progress(done, 100)
            look()
            run.progress(done + 1, 100)
        (run.folder / "counted.csv").write_text("number\n1\n")
        return {"files": ["counted.csv"], "words": "100 counted."}

    yield
    del kinds.KINDS["count slowly"]
    LOOKS.clear()


@pytest.fixture
def cast() -> Cast:
    cast = two_councils()
    confirmed(cast.person("Ada"))
    return cast


def work(job: Job) -> None:
    """What a worker does with it, without a heartbeat of its own."""
    carry_out(job.ref, root=job_folder(), clock=timezone.now, seconds=600)
    tell_owner.call(job.ref)


def test_someone_watches_cancels_and_tries_again(
    browser: Browser, site: str, cast: Cast, counting: None
) -> None:
    job = start_job(kind="count slowly", wishes={}, by=cast.viewer("Ada"), at=timezone.now())
    with walking(browser, site) as people:
        ada = people.someone("Ada")
        ada.signs_in()
        ada.follows("Long work is being done")
        ada.follows("Count slowly")
        ada.sees("The job waits for its turn")
        ada.looks_right(320, 1280)

        LOOKS[:] = [lambda: sees_30_and_cancels(ada)]
        work(job)
        ada.sees("The job was cancelled")
        ada.looks_right(320, 1280)
        assert mail.outbox[-1].to == ["ada@example.org"]
        assert "was cancelled" in mail.outbox[-1].body

        ada.presses("Try it again")
        ada.sees("The job waits for its turn")
        LOOKS[:] = [lambda: ada.sees("30% done"), lambda: ada.sees("60% done")]
        work(job)
        ada.sees("The job is done")
        ada.sees("100 counted.")
        ada.looks_right(320, 1280)
        assert "“Count slowly” is done" in mail.outbox[-1].body
        assert f"/jobs/{job.ref}/" in mail.outbox[-1].body

        ada.opens("/")
        ada.sees("Count slowly: Done")
        ada.presses("Hide this")
        ada.does_not_see("Count slowly")


def sees_30_and_cancels(ada: Someone) -> None:
    ada.sees("30% done")
    ada.sees("30 counted")
    ada.looks_right(320, 1280)
    ada.presses("Cancel the job")
    ada.sees("The job is being cancelled")


def test_without_scripts_one_asks_how_far_it_is(
    browser: Browser, site: str, cast: Cast, counting: None
) -> None:
    job = start_job(kind="count slowly", wishes={}, by=cast.viewer("Ada"), at=timezone.now())
    with walking(browser, site, "without JavaScript") as people:
        ada = people.someone("Ada")
        ada.signs_in()
        ada.opens(f"/jobs/{job.ref}/")

        def looks_again() -> None:
            ada.follows("Show how far it is now")
            ada.sees("30% done")

        LOOKS[:] = [looks_again]
        work(job)
        expect(ada.page.get_by_role("link", name="Show how far it is now")).to_be_visible()
        ada.follows("Show how far it is now")
        ada.sees("The job is done")
