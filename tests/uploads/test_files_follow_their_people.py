"""A file is deleted only after one is asked once more, is part of what people take with them, and goes with the
record of its organisation where that becomes part of another."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from tests.ui.pages import tree
from tests.uploads.conftest import CSV, sent
from weft.jobs.models import Job
from weft.organisations.actions import merge_organisations, undo_merge
from weft.organisations.models import Merge
from weft.organisations.queries import records_of
from weft.organisations.rules import Kind
from weft.uploads.models import Upload
from weft.uploads.queries import kept_by

pytestmark = pytest.mark.django_db


def merged(cast: Cast, kept: str, other: str) -> Merge:
    """Stella makes one record part of another."""
    own = cast.organisations
    return merge_organisations(kept=own[kept], other=own[other], by=cast.steward(), at=NOW)


def test_one_is_asked_before_a_file_is_deleted(mabel: Client) -> None:
    upload = sent(mabel, ("June.csv", CSV))
    page = mabel.get(f"/files/{upload.ref}/").content.decode()
    assert f'href="/files/{upload.ref}/delete/"' in page
    assert f'action="/files/{upload.ref}/delete/"' not in page
    asked = mabel.get(f"/files/{upload.ref}/delete/").content.decode()
    assert "nobody can bring it back" in asked
    assert Upload.objects.filter(pk=upload.pk).exists()
    mabel.post(f"/files/{upload.ref}/delete/")
    assert not Upload.objects.filter(pk=upload.pk).exists()


def test_the_list_turns_pages(mabel: Client) -> None:
    for number in range(30):
        sent(mabel, (f"{number:02}.csv", CSV))
    first = tree(mabel.get("/files/").content.decode())
    (further,) = first.xpath("//a[@rel='next']/@href")
    then = tree(mabel.get(f"/files/{further}").content.decode())
    names = [page.xpath("//tbody//th/a/text()") for page in (first, then)]
    assert names[0] == [f"{number:02}.csv" for number in range(29, 4, -1)]
    assert names[1] == [f"{number:02}.csv" for number in range(4, -1, -1)]


def test_what_someone_sent_and_asked_for_is_in_what_they_take_with_them(
    mabel: Client, cast: Cast
) -> None:
    upload = sent(mabel, ("June.csv", CSV))
    mabel.post(f"/files/{upload.ref}/count/")
    told = mabel.get("/me/export/").json()
    (file,), (job,) = told["files_sent"], told["jobs_asked_for"]
    assert (file["name"], file["bytes"], file["sha256"]) == ("June.csv", len(CSV), upload.sha256)
    assert file["organisation"] == job["organisation"] == "Ambleford Council"
    assert (job["work"], job["state"]) == ("count rows", "waiting")
    ada = Client()
    ada.force_login(cast.person("Ada"))
    other = ada.get("/me/export/").json()
    assert (other["files_sent"], other["jobs_asked_for"]) == ([], [])


def test_files_and_jobs_follow_a_merge_and_come_back_when_it_is_undone(
    client: Client, cast: Cast, mabel: Client
) -> None:
    upload = sent(mabel, ("June.csv", CSV))
    mabel.post(f"/files/{upload.ref}/count/")
    job = Job.objects.get()
    brian = Client()
    brian.force_login(cast.person("Brian"))
    theirs = (f"/files/{upload.ref}/", f"/jobs/{job.ref}/")
    assert [brian.get(each).status_code for each in theirs] == [404, 404]
    merge = merged(cast, "Brindale Council", "Ambleford Council")
    assert [brian.get(each).status_code for each in theirs] == [200, 200]
    assert [mabel.get(each).status_code for each in theirs] == [200, 200]
    assert kept_by(cast.organisations["Brindale Council"]) == len(CSV)
    assert brian.get(f"/files/{upload.ref}/delete/").status_code == 200
    assert brian.post(f"/jobs/{job.ref}/cancel/").status_code == 302
    undo_merge(merge=merge, by=cast.steward(), at=NOW)
    assert [brian.get(each).status_code for each in theirs] == [404, 404]
    assert [mabel.get(each).status_code for each in theirs] == [200, 200]


def test_they_follow_through_two_merges(cast: Cast, mabel: Client) -> None:
    cast.organisation("Corvedale Council", Kind.COUNCIL, administrator="Cora")
    own = cast.organisations
    merged(cast, "Brindale Council", "Ambleford Council")
    merged(cast, "Corvedale Council", "Brindale Council")
    assert records_of(own["Corvedale Council"]) == {one.pk for one in own.values()}
    assert records_of(own["Ambleford Council"]) == {own["Ambleford Council"].pk}


def test_a_list_without_files_says_so(mabel: Client) -> None:
    page = mabel.get("/files/").content.decode()
    assert "There are none yet." in page
    assert "<table" not in page
