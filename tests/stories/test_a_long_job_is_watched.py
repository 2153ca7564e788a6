"""A long job: begun, watched as it goes on, cancelled, tried again, and its owner told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.utils import timezone

from tests.cast import Cast, two_councils
from tests.stories.people import Someone, walking
from tests.web.getting_in import confirmed
from weft.jobs import kinds
from weft.jobs.actions import start_job
from weft.jobs.kinds import Made, Run, job_kind
from weft.jobs.models import Job
from weft.jobs.running import carry_out
from weft.jobs.tasks import job_folder, tell_owner
from weft.ui.marks import sentence

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS: list[Callable[[], None]] = []
"""What someone does at the page while the work goes on, at 30 and at 60 of 100."""


@pytest.fixture
def counting() -> Iterator[None]:
    """Work of which one can say how far it is."""

    @job_kind("count slowly", words="Count slowly")
    def count(run: Run, wishes: Mapping[str, Any]) -> Made:
        for done, look in zip((30, 60), LOOKS, strict=False):
            run.say(sentence("%(number)s counted", number=str(done)))
            run.progress(done, 100)
            look()
            run.progress(done + 1, 100)
        (run.folder / "counted.csv").write_text("number\n1\n")
        return Made(sentence("100 counted."), ("counted.csv",))

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
        ada.sees("Stop it from changing")
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


def test_without_scripts_the_page_comes_anew_until_it_is_stopped(
    browser: Browser, site: str, cast: Cast, counting: None
) -> None:
    job = start_job(kind="count slowly", wishes={}, by=cast.viewer("Ada"), at=timezone.now())
    with walking(browser, site, "without JavaScript") as people:
        ada = people.someone("Ada")
        ada.signs_in()
        ada.opens(f"/jobs/{job.ref}/")

        def watches() -> None:
            ada.sees("30% done")  # the page came anew by itself
            ada.follows("Stop it from changing")
            ada.sees("This page stays as it is until you ask for it again")

        def looks_again() -> None:
            ada.sees("30% done")
            ada.follows("Show how far it is now")
            ada.sees("60% done")
            ada.follows("Let the page follow by itself")

        LOOKS[:] = [watches, looks_again]
        work(job)
        ada.sees("The job is done")
