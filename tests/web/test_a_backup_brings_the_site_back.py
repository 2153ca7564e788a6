"""After a backup is restored, every row and every file is as it was, and the site goes on."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.cast import NOW, PASSWORD, Cast
from tests.jobs.work import count_sheep, known
from tests.postgres import Postgres
from tests.web.installation import Installation, ask_for_sheep, every_row, live
from weft.analysis.errors import WeftError
from weft.audit import queries
from weft.audit.actions import make_checkpoint, seal_what_waits
from weft.jobs import actions, running
from weft.jobs.models import Job
from weft.jobs.rules import State
from weft.jobs.tasks import job_folder
from weft.organisations.models import Organisation
from weft.web.backups.checking import check_backup
from weft.web.backups.making import forget_older, make_backup
from weft.web.backups.restoring import NotEmpty, restore_backup

LATER = NOW + timedelta(days=1)
DATABASES = ("sqlite", "postgresql")


def an_installation(folder: Path, kind: str, request: pytest.FixtureRequest) -> Installation:
    if kind == "postgresql":
        server: Postgres = request.getfixturevalue("postgres")
        return Installation(folder, server.address(server.database()))
    return Installation(folder, f"sqlite:///{folder}/weft.sqlite3")


@pytest.fixture(autouse=True)
def _databases_of_their_own(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture(params=DATABASES)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    (tmp_path / "site").mkdir()
    return an_installation(tmp_path / "site", request.param, request)


@pytest.fixture
def to(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


def other(site: Installation, request: pytest.FixtureRequest, kind: str = "") -> Installation:
    """An empty installation, on the same kind of database or another."""
    folder = site.folder.parent / f"other-{len(list(site.folder.parent.iterdir()))}"
    folder.mkdir()
    same = "sqlite" if site.database.startswith("sqlite") else "postgresql"
    return an_installation(folder, kind or same, request)


def same_but_for_the_restoring(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether every row is as it was; what is added is the one entry that says what was done."""
    added = after["audit_entry"][len(before["audit_entry"]) :]
    return len(added) == 1 and {**after, "audit_entry": after["audit_entry"][:-1]} == before


@pytest.mark.parametrize("into", DATABASES)
def test_every_row_and_every_file_is_as_it_was(
    site: Installation, to: Path, into: str, request: pytest.FixtureRequest
) -> None:
    with site.at_work():
        live()
        path, made = make_backup(to=to, at=LATER)
        rows, files = every_row(), site.files()
    assert made.rows == sum(map(len, rows.values())) > 100
    assert any(name.startswith("site/jobs/") for name in files)
    empty = other(site, request, into)
    with empty.at_work():
        restore_backup(path, at=LATER)
        assert same_but_for_the_restoring(rows, every_row())
        assert empty.files() == files


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path, to: Path) -> None:
    (tmp_path / "site").mkdir()
    site = Installation(tmp_path / "site", f"sqlite:///{tmp_path}/site/weft.sqlite3")
    with site.at_work():
        live()
        path, _ = make_backup(to=to, at=LATER)
        rows = every_row()
    new = tmp_path / "new"
    with Installation(new, f"sqlite:///{new}/site/weft.sqlite3").at_work():
        (new / "site").rmdir()
        new.rmdir()
        restore_backup(path, at=LATER)
        assert same_but_for_the_restoring(rows, every_row())


def test_the_restored_site_goes_on(
    site: Installation, to: Path, request: pytest.FixtureRequest
) -> None:
    with site.at_work():
        live()
        path, _ = make_backup(to=to, at=LATER)
        last = Organisation.objects.latest("pk").pk
    with other(site, request).at_work(), known("count sheep", count_sheep):
        restore_backup(path, at=LATER)
        seal_what_waits(at=LATER)
        lines = queries.checkpoints_in(settings.CHECKPOINT_FOLDER)
        trusted = queries.public_keys([settings.KEY_FOLDER])
        verdict = queries.verified(lines, trusted=trusted, whole=True)
        assert (verdict.faults, verdict.checkpoints) == ([], 2)
        client = Client()
        client.post("/account/login/", {"login": "ada@example.org", "password": PASSWORD})
        assert client.get("/jobs/").status_code == 200
        waiting = Job.objects.get(state=State.WAITING)
        for _ in range(2):
            running.carry_out(waiting.ref, root=job_folder(), clock=lambda: LATER, seconds=3600)
        waiting.refresh_from_db()
        assert (waiting.state, waiting.attempt) == (State.DONE, 1)
        assert a_new_organisation().pk > last


def a_new_organisation() -> Organisation:
    """A new organisation on a site that has some."""
    return Cast().organisation("Mill Lane", administrator="Mila", approved=False)


def test_numbers_that_were_given_out_are_not_given_out_again(
    site: Installation, to: Path, request: pytest.FixtureRequest
) -> None:
    with site.at_work():
        cast = live()
        gone = ask_for_sheep_and_forget(cast)
        path, _ = make_backup(to=to, at=LATER)
    with other(site, request).at_work(), known("count sheep", count_sheep):
        restore_backup(path, at=LATER)
        again = cast_of(Job.objects.first())
        assert Job.objects.get(ref=ask_for_sheep(again)).pk > gone


def ask_for_sheep_and_forget(cast: Any) -> int:
    """The number of a job whose row is gone."""
    with known("count sheep", count_sheep):
        job = Job.objects.get(ref=ask_for_sheep(cast))
    number = job.pk
    job.delete()
    return number


def cast_of(job: Any) -> Any:
    """The people of a restored site: those that the job knows."""
    cast = Cast()
    cast.people["Ada"] = job.owner
    return cast


def test_a_backup_is_of_one_moment_while_the_site_goes_on(
    site: Installation, to: Path, request: pytest.FixtureRequest
) -> None:
    over = threading.Event()

    def work() -> None:
        cast = cast_of(Job.objects.first())
        with closing(connection):
            while not over.is_set():
                ref = ask_for_sheep(cast)
                running.carry_out(ref, root=job_folder(), clock=lambda: NOW, seconds=3600)
                seal_what_waits(at=NOW)
                make_checkpoint(
                    keys=settings.KEY_FOLDER, folder=settings.CHECKPOINT_FOLDER, place="Q", at=NOW
                )

    with site.at_work():
        live()
    with site.at_work(), known("count sheep", count_sheep):
        worker = threading.Thread(target=work)
        worker.start()
        try:
            made = [make_backup(to=to, at=LATER + timedelta(seconds=n))[0] for n in range(4)]
        finally:
            over.set()
            worker.join()
        assert Job.objects.count() > 4, "nothing was written meanwhile"
    with other(site, request).at_work(), known("count sheep", count_sheep):
        restore_backup(made[-1], at=LATER)
        for job in Job.objects.filter(state=State.DONE):
            file = running.folder_of(job_folder(), job) / "sheep.txt"
            assert file.read_text().count("sheep") == 3
        actions.reclaim(at=LATER)
        seal_what_waits(at=LATER)
        verdict = queries.verified(
            queries.checkpoints_in(settings.CHECKPOINT_FOLDER),
            trusted=queries.public_keys([settings.KEY_FOLDER]),
            whole=True,
        )
        assert verdict.faults == []


def test_it_is_restored_into_emptiness_only(
    site: Installation, to: Path, request: pytest.FixtureRequest
) -> None:
    with site.at_work():
        live()
        path, _ = make_backup(to=to, at=LATER)
        rows, files = every_row(), site.files()
        with pytest.raises(NotEmpty, match="database is not empty"):
            restore_backup(path, at=LATER)
        assert (every_row(), site.files()) == (rows, files)
    empty = other(site, request)
    with empty.at_work():
        settings.KEY_FOLDER.mkdir()
        (settings.KEY_FOLDER / "audit.key").write_text("another's")
        with pytest.raises(NotEmpty, match="keys is not empty"):
            restore_backup(path, at=LATER)
        assert connection.introspection.table_names() == []


def test_only_its_owner_reads_a_backup_or_what_comes_of_it(
    site: Installation, to: Path, request: pytest.FixtureRequest
) -> None:
    with site.at_work():
        live()
        path, _ = make_backup(to=to, at=LATER)
    assert path.stat().st_mode & 0o777 == 0o600
    with other(site, request).at_work():
        restore_backup(path, at=LATER)
        assert (settings.KEY_FOLDER / "audit.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("keep", "before", "left"),
    [
        (2, datetime(2020, 1, 1, tzinfo=UTC), [4, 5]),
        (9, datetime(2020, 1, 1, tzinfo=UTC), [1, 2, 3, 4, 5]),
        (None, datetime(2026, 11, 3, 2, 30, tzinfo=UTC), [3, 4, 5]),
        (2, datetime(2026, 11, 3, 2, 30, tzinfo=UTC), [4, 5]),
        (None, datetime(2030, 1, 1, tzinfo=UTC), [5]),
    ],
)
def test_old_backups_are_forgotten_and_nothing_else(
    to: Path, keep: int | None, before: datetime, left: list[int]
) -> None:
    for day in range(1, 6):
        (to / f"weft-2026-11-0{day}T023000Z.zip").touch()
    (to / "weft-notes.zip").touch()
    forget_older(to, keep=keep, before=before)
    there = [f"weft-2026-11-0{day}T023000Z.zip" for day in left]
    assert sorted(path.name for path in to.iterdir()) == [*there, "weft-notes.zip"]


def test_a_second_backup_never_replaces_the_first(site: Installation, to: Path) -> None:
    with site.at_work():
        live()
        path, _ = make_backup(to=to, at=LATER)
        before = path.read_bytes()
        with pytest.raises(WeftError, match="there already"):
            make_backup(to=to, at=LATER)
    assert path.read_bytes() == before
    assert list(to.iterdir()) == [path]
    assert check_backup(path).rows > 100
    assert zipfile.is_zipfile(path)
