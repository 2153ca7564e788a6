"""A large workbook of what was delivered is read by a job; all that is wrong is said, and nothing is recorded until somebody says so, then all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.cast import NOW
from tests.commitments.conftest import BUILDERS, Place
from tests.commitments.test_agreements_are_kept_on_pages import problems, text
from tests.commitments.test_recording_from_a_spreadsheet import THERE, csv_of
from tests.commitments.test_recording_in_pages import signed_in
from tests.walls.promised import Quiet
from weft.audit.models import Entry
from weft.commitments.models import Benefit, Claim, Commitment
from weft.commitments.views import sheets
from weft.commitments.work import read
from weft.jobs.actions import finish, take
from weft.jobs.models import Job
from weft.jobs.queries import folder_of, job_folder
from weft.organisations.rules import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is large is more than two lines here."""
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path / "uploads")
    monkeypatch.setattr(settings, "SITE_FOLDER", tmp_path)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr(sheets, "AT_ONCE", 2)


@pytest.fixture
def rena(place: Place) -> Client:
    place.cast.member("Rena", BUILDERS, Role.REPORTER, administrator="Mo")
    return signed_in(place, "Rena")


def lines(place: Place, number: int = 4, day: str = "1 10 2026") -> list[list[str]]:
    return [[place.first.ref, "2", day, "", "Harbour Choir", f"Week {at}"] for at in range(number)]


def sent(client: Client, *rows: list[str]) -> str:
    """The page of the workbook, once the job has read it."""
    file = SimpleUploadedFile("delivered.csv", csv_of(*rows))
    there: str = client.post(THERE, {"chosen": file})["Location"]
    assert "is being read" in client.get(there).content.decode()
    job = take(ref=Job.objects.latest("pk").ref, at=NOW)
    assert job is not None
    folder = folder_of(job_folder(), job)
    folder.mkdir(parents=True)
    finish(job=job, made=read(Quiet(folder), job.wishes), at=NOW)
    return there


def test_all_of_it_is_reported_and_counts_for_the_promises_that_it_names(place: Place, rena: Client) -> None:  # fmt: skip
    there = sent(rena, *lines(place))
    assert "4 lines can be recorded" in text(rena.get(there)) and not Benefit.objects.exists()
    done = rena.post(there, {"becomes": "reported"}, follow=True)
    assert "4 are recorded." in done.content.decode()
    assert {(one.state, one.claimed, one.beneficiary.name) for one in Benefit.objects.all() if one.beneficiary} == {("reported", 2, "Harbour Choir")}  # fmt: skip
    assert {(one.state, one.counts, one.commitment_id) for one in Claim.objects.all()} == {("made", 2, place.first.pk)}  # fmt: skip
    assert Commitment.objects.get(pk=place.first.pk).claimed == 8
    assert Entry.objects.get(act="take in benefits").after == {"count": 4, "source": "delivered.csv", "reported": True}  # fmt: skip


def test_the_same_workbook_twice_adds_nothing_and_a_longer_one_what_is_new(
    place: Place, rena: Client
) -> None:
    there = sent(rena, *lines(place))
    rena.post(there, {"becomes": "drafts"})
    assert {one.state for one in Benefit.objects.all()} == {"draft"} and not Claim.objects.exists()
    assert problems(rena.post(there, {"becomes": "drafts"})) == ["All of these are recorded already."]  # fmt: skip
    more = rena.post(sent(rena, *lines(place, 6)), {"becomes": "drafts"}, follow=True)
    assert "2 are recorded. 4 were recorded already." in more.content.decode()
    assert Benefit.objects.count() == 6


def test_everything_that_is_wrong_is_said_and_can_be_taken_away(place: Place, rena: Client) -> None:
    first, other, soon = place.first.ref, ["nobody", "2", "1 10 2026"], ["", "", "1 1 2027"]
    wrong = [*lines(place), other, [first, "some", "31 2 2026"], [first, "1", *soon[2:]]]
    there = sent(rena, *wrong)
    page = text(rena.get(there))
    assert "Nothing is recorded: 4 things are wrong." in page
    for row in ("Row 6:", "Row 7:", "Row 8:"):
        assert row in page
    rena.post(there, {"becomes": "drafts"})
    assert not Benefit.objects.exists()
    away = rena.get(f"/jobs/{Job.objects.get().ref}/files/what-is-wrong.csv")
    assert b"".join(away).decode("utf-8-sig").count("\r\n") == 5  # type: ignore[arg-type]


def test_what_would_count_for_nothing_is_said_and_becomes_drafts_alone(
    place: Place, rena: Client
) -> None:
    there = sent(rena, *lines(place, 3), [place.first.ref, "2", "1 3 2026"])
    page = text(rena.get(there))
    assert "What would count for nothing" in page and "Row 5:" in page
    (wrong,) = problems(rena.post(there, {"becomes": "reported"}))
    assert wrong.startswith("Some lines count for nothing") and not Benefit.objects.exists()
    rena.post(there, {"becomes": "drafts"})
    assert Benefit.objects.count() == 4


def test_what_may_name_people_waits_until_somebody_has_looked(place: Place, rena: Client) -> None:
    rows = lines(place, 3)
    rows[1][5] = "His number is AB 12 34 56 C"
    there = sent(rena, *rows)
    assert problems(rena.post(there, {"becomes": "drafts"})) and not Benefit.objects.exists()
    rena.post(there, {"becomes": "drafts", "looked": "on"})
    assert Benefit.objects.count() == 3


def test_the_job_leads_to_what_comes_of_it(place: Place, rena: Client) -> None:
    there = sent(rena, *lines(place))
    page = rena.get(f"/jobs/{Job.objects.get().ref}/").content.decode()
    assert f'href="{there}"' in page and "delivered.csv" in page


def test_a_workbook_of_another_organisation_is_not_there(place: Place, rena: Client) -> None:
    there = sent(rena, *lines(place))
    assert signed_in(place, "Rolf").get(there).status_code == 404


def test_a_workbook_that_was_deleted_meanwhile_is_said(place: Place, rena: Client) -> None:
    from weft.analysis.commitments.filled import CannotReadSheet

    rena.post(THERE, {"chosen": SimpleUploadedFile("d.csv", csv_of(*lines(place)))})
    job = Job.objects.get()
    with pytest.raises(CannotReadSheet, match="deleted meanwhile"):
        read(Quiet(Path()), job.wishes | {"upload": "nothing"})
