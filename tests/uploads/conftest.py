"""What the tests of uploads share."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast, two_councils
from weft.organisations.rules import Role
from weft.uploads.models import Upload

CSV = b'Supplier,Amount\r\n"Mill Lane\nBakery",12.50\r\nCanal Boats,3.00\r\n'


@pytest.fixture
def cast() -> Cast:
    cast = two_councils()
    cast.member("Mabel", "Ambleford Council", Role.SPEND_ANALYST, administrator="Ada")
    return cast


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of uploads."""
    monkeypatch.setattr(settings, "SITE_FOLDER", tmp_path)
    monkeypatch.setattr(settings, "UPLOAD_FOLDER", tmp_path / "uploads")
    return tmp_path / "uploads"


@pytest.fixture
def mabel(client: Client, cast: Cast) -> Client:
    """Mabel, who is signed in and analyses spend for Ambleford."""
    client.force_login(cast.person("Mabel"))
    return client


def files_in(folder: Path) -> Iterable[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def sent(client: Client, *files: tuple[str, bytes]) -> Upload:
    """Send files; gives the last of them."""
    chosen = [SimpleUploadedFile(name, content) for name, content in files]
    answer = client.post("/files/send/", {"chosen": chosen})
    assert answer.status_code == 302, answer.content.decode()
    return Upload.objects.latest("pk")
