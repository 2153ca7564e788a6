"""A file that someone sends is kept as it came, for their organisation, or not at all."""

from __future__ import annotations

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import NOW, Cast
from tests.uploads.conftest import CSV, files_in, sent
from weft.audit.models import Entry
from weft.jobs.models import Job
from weft.jobs.rules import State
from weft.jobs.running import carry_out
from weft.jobs.tasks import job_folder
from weft.uploads.actions import sweep
from weft.uploads.arriving import ToDisk
from weft.uploads.models import Upload

pytestmark = pytest.mark.django_db


def test_it_is_kept_as_it_came(mabel: Client, kept: Path) -> None:
    upload = sent(mabel, ("June payments.csv", CSV))
    (path,) = files_in(kept)
    assert path.read_bytes() == CSV
    assert "June" not in str(path) and path.stat().st_mode & 0o777 == 0o600
    assert (upload.name, upload.size, upload.kind) == ("June payments.csv", len(CSV), "text")
    assert upload.sha256 == hashlib.sha256(CSV).hexdigest()
    assert Entry.objects.filter(act="send file", subject=upload.pk).count() == 1


def test_it_is_given_back_as_an_attachment_in_which_nothing_runs(mabel: Client) -> None:
    upload = sent(mabel, ("page.csv", b"x,<script>alert(1)</script>\n"))
    answer = mabel.get(f"/files/{upload.ref}/download/")
    assert b"".join(answer.streaming_content) == b"x,<script>alert(1)</script>\n"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "answer"),
    [("Mabel", 200), ("Ada", 200), ("Rita", 404), ("Brian", 404), ("Stella", 404)],
)
def test_who_finds_it(client: Client, cast: Cast, mabel: Client, name: str, answer: int) -> None:
    upload = sent(mabel, ("June.csv", CSV))
    cast.steward()
    client.force_login(cast.person(name))
    for address in (f"/files/{upload.ref}/", f"/files/{upload.ref}/download/"):
        answered = client.get(address)
        assert answered.status_code == answer
        for close in answered._resource_closers:  # closing the answer would close the database, too
            close()
    if answer == 404:
        assert client.post(f"/files/{upload.ref}/delete/").status_code == 404
        assert client.post(f"/files/{upload.ref}/count/").status_code == 404
        assert Upload.objects.count() == 1


def test_whoever_is_signed_out_is_led_to_sign_in(client: Client) -> None:
    for address in ("/files/", "/files/send/", "/files/abcdefgh/", "/files/abcdefgh/download/"):
        assert client.get(address)["Location"].startswith("/account/login/")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("payments.csv", b"\x7fELF\x02\x01\x01\x00" + bytes(100)),
        ("payments.csv", b"MZ\x90\x00\x03" + bytes(100)),
        ("payments.csv", b"\n <!DOCTYPE html><script>alert(1)</script>"),
        ("payments.csv", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("payments.xlsx", b"%PDF-1.7"),
    ],
)
def test_what_it_is_is_told_by_what_is_in_it(
    mabel: Client, kept: Path, name: str, content: bytes
) -> None:
    answer = mabel.post("/files/send/", {"chosen": SimpleUploadedFile(name, content)})
    assert "no file of a kind that is taken here" in answer.content.decode()
    assert (Upload.objects.count(), files_in(kept)) == (0, [])


def test_an_organisation_has_only_so_much_room(
    mabel: Client, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_QUOTA", 1500)
    sent(mabel, ("one.csv", b"x" * 1000))
    answer = mabel.post("/files/send/", {"chosen": SimpleUploadedFile("two.csv", b"x" * 501)})
    said = answer.content.decode()
    assert "Ambleford Council has room for 500 bytes more" in said and "Delete files" in said
    assert len(files_in(kept)) == 1
    sent(mabel, ("three.csv", b"x" * 500))


def test_of_several_files_those_are_kept_that_can_be_and_the_others_named(
    mabel: Client, kept: Path
) -> None:
    chosen = [
        SimpleUploadedFile("a.csv", CSV), SimpleUploadedFile("b.csv", b"\x00\x01"), SimpleUploadedFile("c.csv", b""),
    ]  # fmt: skip
    told = mabel.post("/files/send/", {"chosen": chosen}, follow=True).content.decode()
    assert "1 file was kept." in told
    assert "“b.csv” was not taken. This is no file" in told
    assert "“c.csv” was not taken. The file is empty." in told
    assert Upload.objects.get().name == "a.csv" and len(files_in(kept)) == 1


def test_where_none_can_be_kept_each_is_named(mabel: Client, kept: Path) -> None:
    chosen = [SimpleUploadedFile(name, b"") for name in ("c.csv", "d.csv")]
    told = mabel.post("/files/send/", {"chosen": chosen}).content.decode()
    for name in ("c.csv", "d.csv"):
        assert f"“{name}” was not taken. The file is empty." in told
    assert (Upload.objects.count(), files_in(kept)) == (0, [])


def test_where_there_is_no_room_for_all_none_is_kept(
    mabel: Client, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_QUOTA", 1500)
    chosen = [SimpleUploadedFile(f"{n}.csv", b"x" * 1000) for n in range(2)]
    answer = mabel.post("/files/send/", {"chosen": chosen})
    assert "1.csv: Ambleford Council has room for 500 bytes more" in answer.content.decode()
    assert (Upload.objects.count(), files_in(kept)) == (0, [])


def test_too_much_is_refused_with_what_to_do(
    mabel: Client, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_LIMIT", 100_000)
    chosen = [SimpleUploadedFile(f"{n}.csv", b"x" * 60_000) for n in range(2)]
    answer = mabel.post("/files/send/", {"chosen": chosen})
    assert answer.status_code == 413
    assert "Nothing was kept" in answer.content.decode()
    assert "100 kB" in answer.content.decode()
    assert (Upload.objects.count(), files_in(kept)) == (0, [])


def test_what_is_too_much_is_gone_at_once_and_the_rest_is_not_written(
    mabel: Client, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_LIMIT", 100_000)
    there: list[int] = []
    read_on = ToDisk.receive_data_chunk

    def watched(self: ToDisk, raw_data: bytes, start: int) -> None:
        read_on(self, raw_data, start)
        there.append(len(list(files_in(kept))))

    monkeypatch.setattr(ToDisk, "receive_data_chunk", watched)
    mabel.post("/files/send/", {"chosen": SimpleUploadedFile("a.csv", b"x" * 300_000)})
    assert (there[0], there[-1]) == (1, 0)


def test_no_other_page_writes_a_file_anywhere(mabel: Client, kept: Path) -> None:
    answer = mabel.post("/organisations/register/", {"x": SimpleUploadedFile("a.csv", CSV)})
    assert answer.status_code == 413
    assert files_in(kept) == []


def test_nor_does_whoever_is_signed_out(
    client: Client, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DEMO", False)
    strict = Client(enforce_csrf_checks=True)
    form = {"chosen": SimpleUploadedFile("a.csv", CSV)}
    origin = {"origin": "https://testserver"}
    answer = strict.post("/files/send/", form, secure=True, headers=origin)
    assert answer.status_code == 413, "refused before a byte of it was written"
    assert files_in(kept) == []


def test_an_upload_that_breaks_off_leaves_nothing(mabel: Client, kept: Path) -> None:
    body = (
        b"--x\r\nContent-Disposition: form-data; name=chosen; filename=a.csv\r\n\r\n" + CSV
        + b"\r\n--x\r\nContent-Disposition: form-data; name=chosen; filename=b.csv\r\n\r\nhalf"
    )  # fmt: skip
    answer = mabel.generic("POST", "/files/send/", body, "multipart/form-data; boundary=x")
    assert answer.status_code == 400
    assert (Upload.objects.count(), files_in(kept)) == (0, [])


def test_a_row_that_cannot_be_written_leaves_no_file(
    mabel: Client, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("the database is gone")

    monkeypatch.setattr("weft.uploads.actions.record", broken)
    with pytest.raises(RuntimeError):
        mabel.post("/files/send/", {"chosen": SimpleUploadedFile("a.csv", CSV)})
    assert files_in(kept) == []


def test_deleted_it_is_gone_and_the_record_says_so(
    mabel: Client, kept: Path, django_capture_on_commit_callbacks: Any
) -> None:
    upload = sent(mabel, ("June.csv", CSV))
    with django_capture_on_commit_callbacks(execute=True):
        assert mabel.post(f"/files/{upload.ref}/delete/").status_code == 302
    assert (Upload.objects.count(), files_in(kept)) == (0, [])
    assert Entry.objects.get(act="delete file").before["sha256"] == upload.sha256
    assert mabel.get(f"/files/{upload.ref}/").status_code == 404


def test_what_a_killed_process_left_is_swept(mabel: Client, kept: Path) -> None:
    sent(mabel, ("June.csv", CSV))
    (there,) = files_in(kept)
    left = [kept / ".arriving" / "tmpx", kept / "ab" / "abcd"]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.touch()
    for path in (*left, there):
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert sweep(at=NOW + timedelta(hours=1)) == []
    assert sorted(sweep(at=NOW + timedelta(hours=7))) == sorted(left)
    assert files_in(kept) == [there]


def test_long_work_counts_its_rows(mabel: Client) -> None:
    upload = sent(mabel, ("June.csv", CSV))
    mabel.post(f"/files/{upload.ref}/count/")
    job = Job.objects.get()
    carry_out(job.ref, root=job_folder(), clock=lambda: NOW, seconds=3600)
    job.refresh_from_db()
    assert job.state == State.DONE
    assert job.outcome == "Rows: 3, the heading’s among them. Columns: up to 2."


def test_work_on_a_file_that_was_deleted_says_so(
    mabel: Client, django_capture_on_commit_callbacks: Any
) -> None:
    upload = sent(mabel, ("June.csv", CSV))
    mabel.post(f"/files/{upload.ref}/count/")
    with django_capture_on_commit_callbacks(execute=True):
        mabel.post(f"/files/{upload.ref}/delete/")
    job = Job.objects.get()
    carry_out(job.ref, root=job_folder(), clock=lambda: NOW, seconds=3600)
    job.refresh_from_db()
    assert (job.state, job.problem) == (
        State.FAILED,
        "The file was deleted before the work began. Send it again.",
    )
