"""A file that has no room on the disk leaves nothing there, and its sender hears why: all that they send is read."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.uploads.conftest import CSV, files_in, sent
from weft.uploads.models import Upload

pytestmark = pytest.mark.django_db
ROOM = 300_000


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file of this process may grow beyond a size, as where the disk is full."""
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, was[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
        signal.signal(signal.SIGXFSZ, before)


@pytest.mark.parametrize("size", [ROOM + 1, 5_000_000])
def test_nothing_is_kept_and_the_reason_is_told(
    mabel: Client, kept: Path, little_room: None, size: int
) -> None:
    mabel.raise_request_exception = False
    files = [SimpleUploadedFile("June.csv", b"x" * size), SimpleUploadedFile("July.csv", CSV)]
    answer = mabel.post("/files/send/", {"chosen": files})
    assert answer.status_code == 507
    assert "the site has no room left" in answer.content.decode()
    assert (Upload.objects.count(), files_in(kept)) == (0, [])
    left = answer.wsgi_request.META["wsgi.input"]
    assert len(left) == 0, "who is answered in the middle hears nothing of it"


def test_what_has_room_is_kept(mabel: Client, kept: Path, little_room: None) -> None:
    sent(mabel, ("June.csv", CSV))
    assert len(files_in(kept)) == 1
