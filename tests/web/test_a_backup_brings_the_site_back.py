"""After a backup is restored, every row and every file is as it was, and the site goes on."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tests.cast import NOW, PASSWORD, Cast
from tests.jobs.work import count_sheep, known
from tests.postgres import Postgres
from tests.web.installation import Installation, ask_for_sheep, every_row, live
from weft.analysis.errors import WeftError
from weft.audit import guards, queries
from weft.audit.actions import make_checkpoint, seal_what_waits
from weft.frameworks.models import Edition, Node
from weft.jobs import actions, running
from weft.jobs.models import Job
from weft.jobs.rules import State
from weft.jobs.tasks import job_folder
from weft.organisations.models import Organisation
from weft.web.backups.checking import check_backup
from weft.web.backups.making import forget_older, make_backup
from weft.web.backups.manifest import Manifest
from weft.web.backups.restoring import NotEmpty, restore_backup

LATER = NOW + timedelta(days=1)
DATABASES = ("sqlite", "postgresql")
ON_BOTH = ("sqlite", pytest.param("postgresql", marks=pytest.mark.apart))


@dataclass(frozen=True)
class Restored:
    """A site at which two councils work, its backup, and another site that was restored from it."""

    site: Installation
    last: int
    """The number of the last organisation."""
    gone: int
    """The number of a job whose row was gone before the backup."""
    rows: dict[str, Any]
    files: dict[str, bytes]
    path: Path
    said: Manifest
    other: Installation
    rows_there: dict[str, Any]
    files_there: dict[str, bytes]


def an_installation(
    folder: Path, kind: str, request: pytest.FixtureRequest, *, empty: bool
) -> Installation:
    """A site that nobody has used yet: without any table, or with all of them."""
    folder.mkdir()
    if kind == "sqlite":
        return Installation(folder, f"sqlite:///{folder}/weft.sqlite3")
    server: Postgres = request.getfixturevalue("postgres")
    like = "template1" if empty else request.getfixturevalue("postgres_template")
    return Installation(folder, server.address(server.database(like=like)))


@pytest.fixture(scope="module", params=ON_BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def restored(
    kind: str,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: Any,
) -> Restored:
    """Made once for each kind of database: restoring makes every table anew."""
    folder = tmp_path_factory.mktemp("restored")
    site = an_installation(folder / "site", kind, request, empty=False)
    other = an_installation(folder / "other", kind, request, empty=True)
    with django_db_blocker.unblock():
        with site.at_work():
            gone = ask_for_sheep_and_forget(live())
            last = Organisation.objects.latest("pk").pk
            path, said = make_backup(to=folder, at=LATER)
            rows, files = every_row(), site.files()
        with other.at_work():
            restore_backup(path, at=LATER)
            there = (every_row(), other.files())
    return Restored(site, last, gone, rows, files, path, said, other, *there)


@pytest.fixture(autouse=True)
def _databases_of_their_own(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def to(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


def same_but_for_the_restoring(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether every row is as it was; what is added is the one entry that says what was done."""
    added = after["audit_entry"][len(before["audit_entry"]) :]
    return len(added) == 1 and {**after, "audit_entry": after["audit_entry"][:-1]} == before


def test_every_row_and_every_file_is_as_it_was(restored: Restored) -> None:
    assert restored.said.rows == sum(map(len, restored.rows.values())) > 100
    assert any(name.startswith("site/jobs/") for name in restored.files)
    assert same_but_for_the_restoring(restored.rows, restored.rows_there)
    assert restored.files_there == restored.files


@pytest.mark.apart
def test_a_site_moves_to_another_kind_of_database(
    restored: Restored, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (into,) = set(DATABASES) - {kind}
    empty = an_installation(tmp_path / "moved", into, request, empty=True)
    with empty.at_work():
        restore_backup(restored.path, at=LATER)
        assert same_but_for_the_restoring(restored.rows, every_row())
        assert empty.files() == restored.files


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_folder_that_is_not_there_yet_is_made(restored: Restored, tmp_path: Path) -> None:
    new = tmp_path / "new"
    with Installation(new, f"sqlite:///{new}/site/weft.sqlite3").at_work():
        (new / "site").rmdir()
        new.rmdir()
        restore_backup(restored.path, at=LATER)
        assert same_but_for_the_restoring(restored.rows, every_row())


def test_only_its_owner_reads_a_backup_or_what_comes_of_it(restored: Restored) -> None:
    assert restored.path.stat().st_mode & 0o777 == 0o600
    with restored.other.at_work():
        assert (settings.KEY_FOLDER / "audit.key").stat().st_mode & 0o777 == 0o600


def test_it_is_restored_into_emptiness_only(
    restored: Restored, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with restored.site.at_work():
        with pytest.raises(NotEmpty, match="database is not empty"):
            restore_backup(restored.path, at=LATER)
        assert (every_row(), restored.site.files()) == (restored.rows, restored.files)
    with an_installation(tmp_path / "empty", kind, request, empty=True).at_work():
        settings.KEY_FOLDER.mkdir()
        (settings.KEY_FOLDER / "audit.key").write_text("another's")
        with pytest.raises(NotEmpty, match="keys is not empty"):
            restore_backup(restored.path, at=LATER)
        assert connection.introspection.table_names() == []


def test_a_second_backup_never_replaces_the_first(restored: Restored, to: Path) -> None:
    with restored.site.at_work():
        path, _ = make_backup(to=to, at=LATER)
        before = path.read_bytes()
        with pytest.raises(WeftError, match="there already"):
            make_backup(to=to, at=LATER)
    assert path.read_bytes() == before
    assert list(to.iterdir()) == [path]
    assert check_backup(path).rows > 100
    assert zipfile.is_zipfile(path)


def test_the_restored_site_goes_on_and_gives_out_no_number_again(restored: Restored) -> None:
    with restored.other.at_work(), known("count sheep", count_sheep):
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
        assert a_new_organisation().pk > restored.last
        assert Job.objects.get(ref=ask_for_sheep(cast_of(waiting))).pk > restored.gone


def test_what_was_adopted_never_changes_in_the_restored_site(restored: Restored) -> None:
    with restored.other.at_work():
        assert guards.missing(connection) == []
        assert Node.objects.count() == 5
        for change in (
            lambda: Edition.objects.update(definition="Other"),
            lambda: Node.objects.update(wording="Other"),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()


def a_new_organisation() -> Organisation:
    """A new organisation on a site that has some."""
    return Cast().organisation("Mill Lane", administrator="Mila", approved=False)


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
    kind: str, to: Path, tmp_path: Path, request: pytest.FixtureRequest
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

    site = an_installation(tmp_path / "site", kind, request, empty=False)
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
    other = an_installation(tmp_path / "other", kind, request, empty=True)
    with other.at_work(), known("count sheep", count_sheep):
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
