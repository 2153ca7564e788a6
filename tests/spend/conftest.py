"""What the tests of spend share: a council with an analyst, files in the manner of councils, a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import NOW, Cast, two_councils
from tests.spend.ready import done
from tests.stage import Stage, set_for
from weft.jobs.models import Job
from weft.jobs.queries import job_folder
from weft.jobs.running import carry_out
from weft.organisations.rules import Role
from weft.spend.models import PaymentFile, Run

AMBLEFORD = "Ambleford Council"
APRIL = (
    "Supplier Name,Payment Date,Net Amount,Service Area,Purpose\r\n"
    "Mill Lane Bakery Ltd,03/04/2024,100.00,Schools,Catering\r\n"
    "MILL LANE BAKERY LIMITED,04/04/2024,50.50,Schools,Catering\r\n"
    "Canal Boats plc,05/04/2024,1200.00,Parks,Repairs\r\n"
    "REDACTED PERSONAL DATA,06/04/2024,80.00,Adults,Direct payment\r\n"
    "Mr John Smith,07/04/2024,75.00,Adults,Direct payment\r\n"
    "Canal Boats plc,not a day,9.99,Parks,Repairs\r\n"
)
MAY = (
    "Supplier Name,Payment Date,Net Amount,Service Area,Purpose\r\n"
    "Mill Lane Bakery Ltd,03/05/2024,10.00,Schools,Catering\r\n"
    "Ostle Roofing Ltd,09/05/2024,640.00,Housing,Roofs\r\n"
)


@pytest.fixture(scope="module")
def stage(request: pytest.FixtureRequest, django_db_blocker: object) -> Iterator[Stage]:
    """The people, where all tests of a module begin from them."""
    yield from set_for(request, django_db_blocker, {"cast": cast_of_spend})


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return stage.for_a_test() or cast_of_spend()


def cast_of_spend() -> Cast:
    """Mabel analyses Ambleford's spend."""
    cast = two_councils()
    cast.member("Mabel", AMBLEFORD, Role.SPEND_ANALYST, administrator="Ada")
    return cast


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders of the site."""
    monkeypatch.setattr(settings, "SITE_FOLDER", tmp_path)
    monkeypatch.setattr(settings, "DATA_FOLDER", tmp_path / "data")
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path / "uploads")
    return tmp_path


@pytest.fixture
def mabel(client: Client, cast: Cast) -> Client:
    """Mabel, who is signed in and analyses spend for Ambleford."""
    client.force_login(cast.person("Mabel"))
    return client


@pytest.fixture
def work() -> Callable[[], None]:
    """The worker carries out all that waits; what was made of the same wishes before is taken again."""

    def carry_out_all() -> None:
        for job in Job.objects.filter(state="waiting").order_by("pk"):
            done(job)

    return carry_out_all


@pytest.fixture
def work_anew() -> Callable[[], None]:
    """The same, and every bit of it is done."""

    def carry_out_all() -> None:
        for job in Job.objects.filter(state="waiting").order_by("pk"):
            carry_out(job.ref, root=job_folder(), clock=lambda: NOW, seconds=600)

    return carry_out_all


def csv_file(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def send(client: Client, *files: tuple[str, str]) -> list[PaymentFile]:
    """Send payment files on the page; gives them in the order they were sent."""
    before = set(PaymentFile.objects.values_list("pk", flat=True))
    answer = client.post("/spend/files/send/", {"chosen": [csv_file(*file) for file in files]})
    assert answer.status_code == 302, answer.content.decode()
    return list(PaymentFile.objects.exclude(pk__in=before).order_by("pk"))


def analyse(client: Client, period: str, work: Callable[[], None]) -> Run:
    """Ask for a run on the page, and let it be carried out."""
    answer = client.post("/spend/runs/start/", {"period": period})
    assert answer.status_code == 302, answer.content.decode()
    work()
    run = Run.objects.select_related("job").latest("pk")
    assert run.job.state == "done", run.job.problem
    return run
