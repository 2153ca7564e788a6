"""The example place, whose passwords are published, and a real site are never one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from tests.cast import NOW
from tests.web.served import HERE, free_port
from weft.analysis.errors import WeftError
from weft.organisations.actions import join
from weft.organisations.queries import person_with
from weft.web.beginning import begin, join_verified
from weft.web.demo import CAST, fill_example_place
from weft.web.serving import serve_site, why_not_live

pytestmark = [pytest.mark.django_db, pytest.mark.allow_hosts([HERE])]


@pytest.fixture(autouse=True)
def _nothing_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    def served(*_: object, **__: object) -> None:
        raise AssertionError("it was served")

    monkeypatch.setattr("granian.Granian", served)
    # The test's own connection stays open; a real server forks, and closes those of its parent.
    monkeypatch.setattr("weft.web.serving.connections.close_all", lambda: None)


def test_its_database_is_refused_with_the_remedy(settings: Any) -> None:
    fill_example_place()
    settings.DEMO = False
    with pytest.raises(WeftError, match=r"demo mode.*WEFT_DATA.*weft site start"):
        serve_site(HERE, free_port(), with_worker=False, say=print)


def test_one_known_password_is_enough() -> None:
    begin(email="stella@example.org", name="Stella", password="warp and weft and warp")
    assert why_not_live(demo=False) is None
    fill_example_place()
    assert person_with(CAST[0].email) is None, "a site that has a steward is not filled"
    join_verified(email=CAST[0].email, name=CAST[0].name, password="published to everyone")
    assert why_not_live(demo=False)
    assert why_not_live(demo=True) is None


def test_a_stranger_who_signs_up_under_a_name_of_the_cast_stops_nothing() -> None:
    begin(email="stella@example.org", name="Stella", password="warp and weft and warp")
    mallory = join(email=CAST[0].email, name="Mallory", password="warp and weft", at=NOW)
    EmailAddress.objects.create(user=mallory, email=mallory.email, verified=False, primary=True)
    assert why_not_live(demo=False) is None


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where the site keeps its files; nothing is there yet."""
    settings.SITE_FOLDER, settings.UPLOAD_FOLDER = tmp_path, tmp_path / "uploads"
    settings.KEY_FOLDER, settings.CHECKPOINT_FOLDER = tmp_path / "keys", tmp_path / "checkpoints"
    return tmp_path


def serve_the_example_place() -> None:
    serve_site(HERE, free_port(), with_worker=False, say=print)


def test_the_example_place_is_not_made_in_a_real_database(folder: Path) -> None:
    begin(email="stella@example.org", name="Stella", password="warp and weft and warp")
    with pytest.raises(WeftError, match=r"holds a real site.*new folder with WEFT_DATA"):
        serve_the_example_place()
    assert person_with(CAST[0].email) is None
    assert not list(folder.rglob("*"))


@pytest.mark.parametrize(
    "kept", ["keys/key.pem", "uploads/ab/abcdef", "checkpoints/list", "jobs/r/1/out.csv"]
)
def test_the_example_place_is_not_made_beside_the_files_of_a_real_site(
    folder: Path, kept: str
) -> None:
    file = folder / kept
    file.parent.mkdir(parents=True)
    file.write_text("somebody's")
    with pytest.raises(WeftError, match=rf"{kept}.*real site.*WEFT_DATA"):
        serve_the_example_place()
    assert person_with(CAST[0].email) is None


def test_the_example_place_is_served_again_where_it_was_made(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(AssertionError, match="it was served"):
            serve_the_example_place()
    assert (folder / "keys").is_dir()
