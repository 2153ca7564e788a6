"""A damaged backup, a newer one, or a restore that is stopped half way leaves nothing behind."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.architecture.project import ROOT
from tests.cast import NOW
from tests.web.installation import Installation, live
from weft.analysis.errors import ExitCode, WeftError
from weft.web.backups import restoring
from weft.web.backups.checking import check_backup
from weft.web.backups.making import make_backup
from weft.web.backups.manifest import MANIFEST, Damaged, MadeByNewer

LATER = NOW + timedelta(days=1)
COMMAND = "from weft.cli.main import run; run()"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Installation:
    folder = tmp_path_factory.mktemp("site")
    made = Installation(folder, f"sqlite:///{folder}/site/weft.sqlite3")
    with django_db_blocker.unblock(), made.at_work():
        live()
    return made


@pytest.fixture(scope="module")
def backup(
    site: Installation, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Path:
    with django_db_blocker.unblock(), site.at_work():
        return make_backup(to=tmp_path_factory.mktemp("backups"), at=LATER)[0]


@pytest.fixture
def empty(tmp_path: Path, django_db_blocker: Any) -> Iterator[Installation]:
    made = Installation(tmp_path / "empty", f"sqlite:///{tmp_path}/weft.sqlite3")
    with django_db_blocker.unblock(), made.at_work():
        yield made


def rewritten(backup: Path, to: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A backup of which something was changed, whole as a zip file."""
    with zipfile.ZipFile(backup) as was, zipfile.ZipFile(to, "w") as becomes:
        for name in was.namelist():
            if (bytes_ := change(name, was.read(name))) is not None:
                becomes.writestr(name, bytes_)
    return to


def nothing_is_there(site: Installation) -> bool:
    return connection.introspection.table_names() == [] and site.files() == {}


def test_bytes_that_changed_anywhere_are_found(backup: Path, tmp_path: Path) -> None:
    chance, whole = random.Random(3), backup.read_bytes()
    with zipfile.ZipFile(backup) as was:
        data = [
            (one.header_offset + 60, one.header_offset + one.compress_size)
            for one in was.infolist()
        ]
    for first, last in data:
        if last - first < 200:
            continue
        at = chance.randrange(first + 100, last)
        changed = tmp_path / "changed.zip"
        changed.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        with pytest.raises(Damaged):
            check_backup(changed)


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.99])
def test_a_backup_that_is_cut_off_is_found(backup: Path, tmp_path: Path, share: float) -> None:
    whole = backup.read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Damaged, match="cut off"):
        check_backup(cut)


CHANGES: dict[str, Callable[[str, bytes], bytes | None]] = {
    "a row is missing": lambda n, b: b.partition(b"\n")[2] if n == "tables/jobs_job.jsonl" else b,
    "a name was changed": lambda n, b: (
        b.replace(b"Ambleford", b"Amblefork") if n.startswith("tables/organisations_org") else b
    ),
    "a file is missing": lambda n, b: None if n.endswith("sheep.txt") else b,
    "a key was exchanged": lambda n, b: b"other" if n.endswith("audit.key") else b,
    "no manifest": lambda n, b: None if n == MANIFEST else b,
    "a manifest of something else": lambda n, b: b"{}" if n == MANIFEST else b,
    "a way out of the folders": lambda n, b: (
        b.replace(b'"keys/audit.pub"', b'"keys/../../audit.pub"') if n == MANIFEST else b
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_backup_that_was_changed_is_refused(
    backup: Path, tmp_path: Path, empty: Installation, change: str
) -> None:
    changed = rewritten(backup, tmp_path / "changed.zip", CHANGES[change])
    with pytest.raises(Damaged, match="Use another backup"):
        check_backup(changed)
    with pytest.raises(Damaged, match="Use another backup"):
        restoring.restore_backup(changed, at=LATER)
    assert nothing_is_there(empty)


def test_a_backup_never_writes_outside_the_folders(
    backup: Path, tmp_path: Path, empty: Installation
) -> None:
    out = tmp_path / "out.zip"
    with zipfile.ZipFile(backup) as was, zipfile.ZipFile(out, "w") as becomes:
        for name in was.namelist():
            said = was.read(name).replace(b'"keys/audit.pub"', b'"keys/../../audit.pub"')
            becomes.writestr(name.replace("keys/audit.pub", "keys/../../audit.pub"), said)
    with pytest.raises(Damaged, match="outside the site's folders"):
        restoring.restore_backup(out, at=LATER)
    assert nothing_is_there(empty)


def of_a_later_version(name: str, text: bytes) -> bytes:
    if name != MANIFEST:
        return text
    said = json.loads(text)
    return json.dumps(
        {**said, "weft": "9.9", "migrations": [*said["migrations"], ["jobs", "0099_later"]]}
    ).encode()


def of_a_later_format(name: str, text: bytes) -> bytes:
    return b'{"format": 99, "weft": "9.9"}' if name == MANIFEST else text


@pytest.mark.parametrize("change", [of_a_later_version, of_a_later_format])
def test_a_backup_of_a_later_version_is_refused(
    backup: Path, tmp_path: Path, empty: Installation, change: Callable[[str, bytes], bytes]
) -> None:
    later = rewritten(backup, tmp_path / "later.zip", change)
    with pytest.raises(MadeByNewer, match=r"made by Weft 9\.9.*Install the version that made it"):
        restoring.restore_backup(later, at=LATER)
    assert nothing_is_there(empty)


def test_what_is_no_backup_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_text("Dear council")
    with pytest.raises(WeftError, match="cut off"):
        check_backup(tmp_path / "letter.zip")
    with pytest.raises(WeftError, match="no backup at"):
        check_backup(tmp_path / "none.zip")


@pytest.mark.parametrize("which", ["the last", pytest.param("any", marks=pytest.mark.long)])
def test_a_restore_that_is_stopped_at_a_file_leaves_nothing(
    backup: Path, empty: Installation, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    put = restoring._restore_file
    files = range(len(check_backup(backup).files))
    assert len(files) > 2
    for stop_at in files if which == "any" else files[-1:]:
        left = stop_at

        def stopped(*words: Any) -> None:
            nonlocal left
            put(*words)
            if left == 0:
                raise KeyboardInterrupt
            left -= 1

        monkeypatch.setattr(restoring, "_restore_file", stopped)
        with pytest.raises(KeyboardInterrupt):
            restoring.restore_backup(backup, at=LATER)
        assert nothing_is_there(empty), f"stopped after file {stop_at}"
    monkeypatch.setattr(restoring, "_restore_file", put)
    assert restoring.restore_backup(backup, at=LATER).rows > 100


class Command:
    """`weft` in a process of its own, on the site."""

    def __init__(self, site: Installation) -> None:
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("WEFT_")},
            "WEFT_MODE": "demo", "WEFT_DATA": str(site.folder),
        }  # fmt: skip

    def begin(self, *words: str, limit: int | None = None) -> subprocess.Popen[str]:
        def bounded() -> None:
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        return subprocess.Popen(
            [sys.executable, "-c", COMMAND, *words], cwd=ROOT, env=self.environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=bounded,  # noqa: PLW1509
        )  # fmt: skip


def test_from_the_command_line(site: Installation, tmp_path: Path) -> None:
    command = Command(site)
    made, said = command.begin("backup", "--to", str(tmp_path)).communicate()
    (path,) = tmp_path.iterdir()
    assert "It is secret" in made, said
    checked, _ = command.begin("backup", "check", str(path)).communicate()
    assert checked.startswith("The backup is whole: Greater Quillmouth")
    refused = command.begin("restore", str(path))
    assert "database is not empty" in refused.communicate()[1]
    assert refused.returncode == ExitCode.WRONG_USE


def test_a_full_disk_leaves_nothing(site: Installation, tmp_path: Path) -> None:
    large = site.folder / "site" / "jobs" / "large.bin"
    large.write_bytes(os.urandom(2 << 20))
    ended = Command(site).begin("backup", "--to", str(tmp_path), limit=1 << 20)
    _, said = ended.communicate()
    large.unlink()
    assert "not enough room" in said
    assert ended.returncode == ExitCode.CANNOT_WRITE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_backup_that_is_stopped_leaves_nothing(
    site: Installation, tmp_path: Path, stop: signal.Signals
) -> None:
    large = site.folder / "site" / "jobs" / "large.bin"
    with large.open("wb") as file:
        for _ in range(60):
            file.write(os.urandom(1 << 20))
    try:
        process = Command(site).begin("backup", "--to", str(tmp_path))
        until = time.monotonic() + 60
        while not any(path.stat().st_size > 1 << 20 for path in tmp_path.iterdir()):
            assert time.monotonic() < until and process.poll() is None
            time.sleep(0.01)
        process.send_signal(stop)
        process.communicate()
        assert process.returncode in {ExitCode.INTERRUPTED, ExitCode.TERMINATED}
        assert list(tmp_path.iterdir()) == []
    finally:
        large.unlink()
