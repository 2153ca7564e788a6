"""A file that arrives in parts goes on where it stopped, is taken from its sender only, and is kept once."""

from __future__ import annotations

import fcntl
import hashlib
import io
import os
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.uploads.conftest import CSV, files_in
from weft.audit.models import Entry
from weft.organisations.rules import Role
from weft.uploads.actions import sweep
from weft.uploads.models import Arrival, Upload
from weft.uploads.queries import part_at
from weft.web.tidying import tidy

pytestmark = pytest.mark.django_db
TUS = {"Tus-Resumable": "1.0.0"}
BEGIN = "/files/on-their-way/"


def begun(client: Client, size: int = len(CSV), name: str = "June.csv", **more: str) -> Any:
    about = f"filename {b64encode(name.encode()).decode()},changed {b64encode(b'170').decode()}"
    headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": about, **more}
    return client.post(BEGIN, headers=headers)


def where(client: Client, size: int = len(CSV), name: str = "June.csv") -> str:
    answer = begun(client, size, name)
    assert answer.status_code == 201, answer.content
    return str(answer["Location"])


def part(
    client: Client, address: str, content: bytes, begins: int = 0, **more: str
) -> HttpResponse:
    headers = {**TUS, "Upload-Offset": str(begins), **more}
    kind = more.pop("kind", "application/offset+octet-stream")
    answer: Any = client.patch(address, content, content_type=kind, headers=headers)
    return answer


def here(client: Client, address: str) -> str:
    return str(client.head(address, headers=TUS)["Upload-Offset"])


def test_its_parts_are_one_file_in_the_end(mabel: Client, kept: Path) -> None:
    address = where(mabel)
    assert here(mabel, address) == "0"
    answer = part(mabel, address, CSV[:10])
    assert (answer.status_code, answer["Upload-Offset"]) == (204, "10")
    assert here(mabel, address) == "10"
    part(mabel, address, CSV[10:], begins=10)
    ref = address.split("/")[-2]
    assert Upload.objects.count() == 0, "not before its sender says so"
    answer = mabel.post("/files/send/", {"arrived": [ref]})
    assert answer.status_code == 302, answer.content.decode()
    upload = Upload.objects.get()
    assert (upload.name, upload.sha256) == ("June.csv", hashlib.sha256(CSV).hexdigest())
    assert Arrival.objects.count() == 0


def test_the_parts_are_outside_the_web_root_under_a_name_that_says_nothing(
    mabel: Client, kept: Path
) -> None:
    where(mabel)
    (path,) = files_in(kept)
    assert path.parent.name == ".parts" and "June" not in path.name
    assert path.stat().st_mode & 0o777 == 0o600


def test_once_kept_no_part_is_left(
    mabel: Client, kept: Path, django_capture_on_commit_callbacks: Any
) -> None:
    address = where(mabel)
    part(mabel, address, CSV)
    with django_capture_on_commit_callbacks(execute=True):
        mabel.post("/files/send/", {"arrived": [address.split("/")[-2]]})
    (path,) = files_in(kept)
    assert path.read_bytes() == CSV and path.parent.name != ".parts"


def test_a_page_says_what_has_arrived_and_what_has_not(mabel: Client) -> None:
    whole, half = where(mabel), where(mabel, size=2_000_000, name="year.csv")
    part(mabel, whole, CSV)
    part(mabel, half, b"x" * 1_000_000)
    said = mabel.get("/files/send/").content.decode()
    assert "1 MB of 2 MB have arrived" in said and "year.csv" in said
    assert "Files that have arrived already" in said
    assert (
        f'value="{whole.split("/")[-2]}"' in said and f'value="{half.split("/")[-2]}"' not in said
    )


def test_a_part_begins_where_the_file_ends(mabel: Client) -> None:
    address = where(mabel)
    part(mabel, address, CSV[:10])
    for begins in (0, 9, 11):
        answer = part(mabel, address, CSV[11:20], begins=begins)
        assert (answer.status_code, answer["Upload-Offset"]) == (409, "10")
    assert here(mabel, address) == "10"


def test_no_more_comes_than_was_said(mabel: Client) -> None:
    address = where(mabel, size=10)
    assert part(mabel, address, b"x" * 11).status_code == 400
    assert here(mabel, address) == "0"


def test_one_part_is_written_at_a_time(mabel: Client) -> None:
    address = where(mabel)
    with part_at(Arrival.objects.get().stored_as).open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert part(mabel, address, CSV).status_code == 423
    assert part(mabel, address, CSV).status_code == 204


class BreaksOff(io.BytesIO):
    """A body whose sender goes away in the middle."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= 10:
            raise OSError("The connection broke off.")
        return super().read(10)


def test_what_came_before_the_connection_broke_off_counts(mabel: Client) -> None:
    address = where(mabel)
    answer = mabel.generic(
        "PATCH", address, CSV, "application/offset+octet-stream",
        headers={**TUS, "Upload-Offset": "0"}, **{"wsgi.input": BreaksOff(CSV)},
    )  # fmt: skip
    assert answer.status_code == 400
    assert here(mabel, address) == "10"
    assert part(mabel, address, CSV[10:], begins=10).status_code == 204


@pytest.mark.parametrize("name", ["Ada", "Brian", "Rita", "Stella"])
def test_to_all_others_there_is_no_such_file(
    client: Client, cast: Cast, mabel: Client, name: str
) -> None:
    cast.steward()
    address = where(mabel)
    client.force_login(cast.person(name))
    assert part(client, address, CSV).status_code == 404
    assert client.head(address, headers=TUS).status_code == 404
    assert client.delete(address, headers=TUS).status_code == 404
    assert client.post(f"{address}throw-away/").status_code == 404
    assert Arrival.objects.count() == 1
    assert client.post("/files/send/", {"arrived": [address.split("/")[-2]]}).status_code != 302


def test_nor_for_themselves_once_they_act_for_another(
    client: Client, cast: Cast, mabel: Client
) -> None:
    cast.member("Mabel", "Brindale Council", Role.SPEND_ANALYST, administrator="Brian")
    address = where(mabel)
    session = mabel.session
    session["acting_for"] = cast.organisations["Brindale Council"].pk
    session.save()
    assert mabel.head(address, headers=TUS).status_code == 404


def test_without_the_token_of_the_form_nothing_is_taken(cast: Cast, mabel: Client) -> None:
    address = where(mabel)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.person("Mabel"))
    assert begun(strict).status_code == 403
    assert part(strict, address, CSV).status_code == 403
    assert strict.delete(address, headers=TUS).status_code == 403
    strict.get("/files/send/")
    page = strict.get("/files/send/").content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert part(strict, address, CSV, **{"X-CSRFToken": token}).status_code == 204


def test_the_place_takes_so_much_at_a_time_whatever_is_on_its_way(
    mabel: Client, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_LIMIT", 1000)
    where(mabel, size=600)
    answer = begun(mabel, size=401)
    assert answer.status_code == 413
    assert "600 bytes of yours are on their way" in answer.content.decode()
    where(mabel, size=400)
    assert len(list(files_in(kept))) == 2


def test_an_organisation_has_only_so_much_room(
    mabel: Client, client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "UPLOAD_QUOTA", 1000)
    where(mabel, size=600)
    client.force_login(cast.person("Ada"))
    answer = begun(client, size=401)
    assert answer.status_code == 413 and "has room for 400 bytes more" in answer.content.decode()


def test_no_part_is_taken_while_the_disk_has_no_room(
    mabel: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = where(mabel)
    monkeypatch.setattr(settings, "DISK_SPARED", 1 << 62)
    assert begun(mabel).status_code == 413
    answer = part(mabel, address, CSV)
    assert answer.status_code == 507
    assert "make room. What has arrived is kept" in answer.content.decode()
    assert here(mabel, address) == "0"


@pytest.mark.parametrize("size", ["", "-1", "0", "x", "9" * 16])
def test_how_large_it_is_has_to_be_said(mabel: Client, size: str) -> None:
    assert begun(mabel, **{"Upload-Length": size}).status_code in {400, 413}
    assert Arrival.objects.count() == 0


def test_another_version_of_the_protocol_is_refused(mabel: Client) -> None:
    assert begun(mabel, **{"Tus-Resumable": "0.2"}).status_code == 412
    address = where(mabel)
    assert part(mabel, address, CSV, **{"Tus-Resumable": "0.2"}).status_code == 412
    assert part(mabel, address, CSV, kind="text/csv").status_code == 415
    assert here(mabel, address) == "0"


@pytest.mark.parametrize("way", ["DELETE", "POST"])
def test_it_can_be_thrown_away(
    mabel: Client, kept: Path, way: str, django_capture_on_commit_callbacks: Any
) -> None:
    address = where(mabel)
    part(mabel, address, CSV[:10])
    with django_capture_on_commit_callbacks(execute=True):
        if way == "DELETE":
            assert mabel.delete(address, headers=TUS).status_code == 204
        else:
            back = mabel.post(f"{address}throw-away/", {"back": "//elsewhere.example/"})
            assert back["Location"] == "/files/send/"
    assert (Arrival.objects.count(), files_in(kept)) == (0, [])
    assert mabel.head(address, headers=TUS).status_code == 404
    assert Entry.objects.filter(act="throw away file on its way").count() == 1


def test_half_a_file_is_not_kept(mabel: Client) -> None:
    address = where(mabel)
    part(mabel, address, CSV[:10])
    answer = mabel.post("/files/send/", {"arrived": [address.split("/")[-2]]})
    assert answer.status_code == 200 and "waits no longer" in answer.content.decode()
    assert (Upload.objects.count(), Arrival.objects.count()) == (0, 1)


def test_kept_twice_at_once_it_is_kept_once(mabel: Client, kept: Path) -> None:
    address = where(mabel)
    part(mabel, address, CSV)
    first, second = (
        mabel.post("/files/send/", {"arrived": [address.split("/")[-2]]}) for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (302, 200)
    assert "kept, or thrown away, in another window" in second.content.decode()
    assert Upload.objects.count() == 1


def test_with_a_file_that_is_refused_it_is_kept_and_that_one_is_thrown_away(
    mabel: Client, kept: Path, django_capture_on_commit_callbacks: Any
) -> None:
    good, bad = where(mabel), where(mabel, size=2, name="b.csv")
    part(mabel, good, CSV)
    part(mabel, bad, b"\x00\x01")
    refs = [address.split("/")[-2] for address in (good, bad)]
    with django_capture_on_commit_callbacks(execute=True):
        answer = mabel.post("/files/send/", {"arrived": refs}, follow=True)
    told = answer.content.decode()
    assert "1 file was kept." in told and "“b.csv” was not taken. This is no file" in told
    assert Upload.objects.get().name == "June.csv"
    assert not Arrival.objects.exists() and len(files_in(kept)) == 1
    assert Entry.objects.filter(act="throw away file on its way").count() == 1


def test_a_file_that_is_refused_alone_is_asked_about_no_more(mabel: Client) -> None:
    bad = where(mabel, size=2, name="b.csv")
    part(mabel, bad, b"\x00\x01")
    ref = bad.split("/")[-2]
    told = mabel.post("/files/send/", {"arrived": [ref]}).content.decode()
    assert "“b.csv” was not taken. This is no file" in told and ref not in told
    assert not Arrival.objects.exists()


def test_a_whole_file_can_be_thrown_away_on_the_page(mabel: Client) -> None:
    address = where(mabel)
    part(mabel, address, CSV)
    told = mabel.get("/files/send/").content.decode()
    assert f'action="{address}throw-away/"' in told
    answer = mabel.post(f"{address}throw-away/", {"back": "/files/send/"}, follow=True)
    assert "June.csv" not in answer.content.decode() and not Arrival.objects.exists()


def test_where_there_is_no_room_what_has_arrived_stays(
    mabel: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = where(mabel), where(mabel, size=2, name="b.csv")
    part(mabel, good, CSV)
    part(mabel, bad, b"\x00\x01")
    monkeypatch.setattr(settings, "UPLOAD_QUOTA", 1)
    refs = [address.split("/")[-2] for address in (good, bad)]
    told = mabel.post("/files/send/", {"arrived": refs}).content.decode()
    assert "June.csv: Ambleford Council has room for" in told and "“b.csv” was not taken." in told
    assert f'value="{refs[0]}"' in told and f'value="{refs[1]}"' not in told
    assert Arrival.objects.get().name == "June.csv"


def test_what_nobody_finished_is_tidied_away_after_a_week(
    mabel: Client, kept: Path, django_capture_on_commit_callbacks: Any
) -> None:
    part(mabel, where(mabel), CSV[:10])
    now = timezone.now()
    assert Arrival.objects.get().kept_until - now > timedelta(days=6, hours=23)
    tidy(at=now + timedelta(days=6))
    assert Arrival.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        tidy(at=now + timedelta(days=8))
    assert (Arrival.objects.count(), files_in(kept)) == (0, [])
    assert Entry.objects.filter(act="forget file on its way").count() == 1


def test_what_no_row_names_is_swept(mabel: Client, kept: Path) -> None:
    where(mabel)
    (there,) = files_in(kept)
    (left := kept / ".parts" / "nobodys").touch()
    later = timezone.now() + timedelta(hours=7)
    assert sweep(at=later) == [left]
    assert files_in(kept) == [there]


@pytest.fixture
def little_room() -> Iterator[int]:
    """No file of this process may grow beyond a size, as where the disk is full."""
    import resource
    import signal

    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, was[1]))
    try:
        yield 300_000
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
        signal.signal(signal.SIGXFSZ, before)


def test_a_disk_that_fills_in_the_middle_is_said_and_what_arrived_counts(
    mabel: Client, little_room: int
) -> None:
    address = where(mabel, size=little_room + 50_000)
    answer = part(mabel, address, b"x" * (little_room + 50_000))
    assert answer.status_code == 507 and "What has arrived is kept" in answer.content.decode()
    assert here(mabel, address) == str(little_room)
    assert os.path.getsize(part_at(Arrival.objects.get().stored_as)) == little_room  # noqa: PTH202
